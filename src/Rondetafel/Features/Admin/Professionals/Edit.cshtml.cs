using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Rondetafel.Access;
using Rondetafel.Audit;
using Rondetafel.Access.Accounts;
using Rondetafel.Data;
using Rondetafel.Domain.Shared;
using Rondetafel.Ui;
using Rondetafel.Web;

namespace Rondetafel.Features.Admin.Professionals;

/// <summary>What is typed about a professional.</summary>
public sealed class ProfessionalInput
{
    public string? Name { get; set; }

    public string? Email { get; set; }

    public string? Function { get; set; }

    public Guid? OrganisationId { get; set; }

    public List<Role> Roles { get; set; } = [];

    public Guid? MunicipalityId { get; set; }

    public string? DesignatedUntil { get; set; }
}

/// <summary>What is typed about the employer's confirmations.</summary>
public sealed class ConfirmationsInput
{
    public string? Screening { get; set; }

    public string? Trained { get; set; }

    public List<TrainingTopic> Topics { get; set; } = [];
}

/// <summary>Designates or changes one professional, notes confirmations, makes a one-time code, ends the designation.</summary>
[Needs(Permission.ManageAccounts)]
public sealed class EditModel(RondetafelDb db, SaveProfessionalHandler save, ConfirmProfessionalHandler confirm, EndProfessionalHandler end, Invites invites, Acting acting) : FormPage
{
    private Parameters _terms = null!;

    [BindProperty] public ProfessionalInput Input { get; set; } = new();

    [BindProperty] public ConfirmationsInput Confirmed { get; set; } = new();

    [BindProperty(Name = "__version")] public int Version { get; set; }

    /// <summary>The professional; null for a new one.</summary>
    public Professional? Found { get; private set; }

    /// <summary>The organisations to choose from; for somebody who exists only their own.</summary>
    public IReadOnlyList<Choice> Organisations { get; private set; } = [];

    /// <summary>The municipalities to choose from.</summary>
    public IReadOnlyList<Choice> Municipalities { get; private set; } = [];

    /// <summary>The new one-time code, once; null otherwise.</summary>
    public string? Code { get; private set; }

    /// <summary>Whether roles of the new professional wait for a second person.</summary>
    public bool Waits { get; private set; }

    /// <summary>Whether this is the only one left who can be the second person for roles that the reader gives.</summary>
    public bool IsLastSecond { get; private set; }

    /// <summary>What must be confirmed, and how long that counts.</summary>
    public ConfirmationRule Rule { get; private set; } = null!;

    /// <summary>How many months ahead a designation may last.</summary>
    public int LongestMonths => _terms[Parameters.DesignationMonths];

    /// <summary>Whether the designation goes on.</summary>
    public bool IsNow => Found?.DesignatedUntil >= acting.Today;

    public async Task<IActionResult> OnGetAsync(string id, CancellationToken cancel)
    {
        if (!await FindAsync(id, cancel)) return NotFound();
        Fill();
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string id, CancellationToken cancel)
    {
        if (!await FindAsync(id, cancel)) return NotFound();
        var wrong = Outcome.Fields(
            (Found is null && Input.OrganisationId is null, "choice_needed", nameof(Input.OrganisationId)),
            (!TypedDate.TryRead(Input.DesignatedUntil ?? "", acting.Today, out var until, Lean.Future), "date_wrong", nameof(Input.DesignatedUntil)));
        var organisation = Found?.OrganisationId ?? new OrganisationId(Input.OrganisationId ?? default);
        MunicipalityId? municipality = Input.MunicipalityId is { } m ? new MunicipalityId(m) : null;
        var given = new Designation(organisation, municipality, Input.Name ?? "", Input.Email ?? "", Input.Function ?? "", until, Input.Roles.Distinct().ToList());
        var (outcome, code, waits) = await save.RunAsync(new SaveProfessional(Found?.Id.Value, Version, given, wrong), cancel);
        if (!outcome.IsGood) return Refuse(outcome);
        (Code, Waits) = (code, waits);
        return code is null ? Done(waits ? "admin.roles.saved" : "admin.saved", "/beheer/professionals") : Shown();
    }

    public async Task<IActionResult> OnPostConfirmAsync(string id, CancellationToken cancel)
    {
        if (!await FindAsync(id, cancel) || Found is null) return NotFound();
        var (screening, trained) = (Day(Confirmed.Screening), Day(Confirmed.Trained));
        var outcome = Outcome.Fields((screening == default(DateOnly), "date_wrong", nameof(Confirmed.Screening)), (trained == default(DateOnly), "date_wrong", nameof(Confirmed.Trained)));
        if (outcome.IsGood) outcome = await confirm.RunAsync(new ConfirmProfessional(Found.Id.Value, Version, new Confirmation(screening, trained, Confirmed.Topics.Distinct().ToList())), cancel);
        return Answer(outcome, "admin.professionals.confirmed", nameof(Confirmed));
    }

    public async Task<IActionResult> OnPostCodeAsync(string id, CancellationToken cancel)
    {
        if (!await FindAsync(id, cancel) || Found is null || !IsNow) return NotFound();
        Code = await invites.MakeAsync(Found.Id, Found.Email, cancel);
        return Code is null ? Answer(Outcome.Refused("has_password"), "", "") : Shown();
    }

    public async Task<IActionResult> OnPostEndAsync(string id, CancellationToken cancel)
    {
        if (!await FindAsync(id, cancel) || Found is null) return NotFound();
        return Answer(await end.RunAsync(new EndProfessional(Found.Id.Value, Version), cancel), "admin.professionals.ended", "");
    }

    private IActionResult Answer(Outcome outcome, string done, string prefix)
    {
        if (outcome.IsGood) return Done(done, $"/beheer/professionals/{Found!.Id.Value}");
        ModelState.Clear();
        var typed = Confirmed;
        Fill();
        if (prefix.Length > 0) Confirmed = typed;
        return Refuse(outcome, prefix);
    }

    /// <summary>The day typed; null when empty, default when it is not a day.</summary>
    private DateOnly? Day(string? typed) =>
        string.IsNullOrWhiteSpace(typed) ? null : TypedDate.TryRead(typed, acting.Today, out var day) ? day : default(DateOnly);

    private void Fill()
    {
        var dates = new Dates(T.Language);
        if (Found is not { } p)
        {
            Input = new ProfessionalInput { DesignatedUntil = dates.Long(acting.Today.AddMonths(_terms[Parameters.DesignationMonths])), Roles = [Role.Professional] };
            return;
        }
        Version = p.Version;
        Input = new ProfessionalInput
        {
            Name = p.Name,
            Email = p.Email,
            Function = p.Function,
            OrganisationId = p.OrganisationId.Value,
            Roles = [.. p.Roles, .. p.AskedRoles],
            MunicipalityId = p.MunicipalityId?.Value,
            DesignatedUntil = dates.Long(p.DesignatedUntil),
        };
    }

    private async Task<bool> FindAsync(string id, CancellationToken cancel)
    {
        if (id != "nieuw")
        {
            if (!Guid.TryParse(id, out var guid)) return false;
            Found = await db.Professionals.AsNoTracking().SingleOrDefaultAsync(p => p.Id == new ProfessionalId(guid), cancel);
            if (Found is null) return false;
            if (Found.Roles.Any(Professional.Approves))
                IsLastSecond = (await Approvers.OfAsync(db, acting.Today, cancel)).Where(p => p.Id != acting.By.Id).ToList() is [var only] && only.Id == Found.Id;
            HttpContext.RequestServices.GetRequiredService<Readings>().Add(Reading.OfItem(acting, "Professional.opened", nameof(Professional), guid, db.Trace));
        }
        Rule = (_terms = await Parameters.OnAsync(db, acting.Today, cancel)).Confirmations;
        Organisations = (await db.Organisations.AsNoTracking().ToListAsync(cancel)).Where(o => Found is null ? o.Until is null || o.Until >= acting.Today : o.Id == Found.OrganisationId)
            .OrderBy(o => o.Name, StringComparer.CurrentCulture).Select(o => new Choice(o.Id.Value.ToString(), o.Name)).ToList();
        Municipalities = await db.Municipalities.AsNoTracking().OrderBy(m => m.Name).Select(m => new Choice(m.Id.Value.ToString(), m.Name, null)).ToListAsync(cancel);
        return true;
    }
}
