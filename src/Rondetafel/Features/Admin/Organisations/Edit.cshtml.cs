using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Rondetafel.Access;
using Rondetafel.Data;
using Rondetafel.Domain.Shared;
using Rondetafel.Ui;
using Rondetafel.Web;

namespace Rondetafel.Features.Admin.Organisations;

/// <summary>What is typed about an organisation.</summary>
public sealed class OrganisationInput
{
    public string? Name { get; set; }

    public OrganisationDomain? Domain { get; set; }

    public WeighingPart Part { get; set; }

    public Guid? Municipality { get; set; }

    public string? Until { get; set; }

    public string? Needs { get; set; }
}

/// <summary>Adds or changes one organisation.</summary>
[Needs(Permission.ManageAccounts)]
public sealed class EditModel(RondetafelDb db, SaveOrganisationHandler handler) : FormPage
{
    [BindProperty] public OrganisationInput Input { get; set; } = new();

    [BindProperty(Name = "__version")] public int Version { get; set; }

    /// <summary>The id; null for a new one.</summary>
    public Guid? Id { get; private set; }

    /// <summary>The municipalities to choose from.</summary>
    public IReadOnlyList<Choice> Municipalities { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(string id, CancellationToken cancel)
    {
        if (!await FindAsync(id, cancel)) return NotFound();
        if (Id is null) return Page();
        var found = await db.Organisations.AsNoTracking().SingleAsync(o => o.Id == new OrganisationId(Id.Value), cancel);
        Version = found.Version;
        Input = new OrganisationInput
        {
            Name = found.Name,
            Domain = found.Domain,
            Part = found.WeighingPart,
            Municipality = found.MunicipalityId?.Value,
            Needs = found.Needs,
            Until = found.Until is { } until ? new Dates(T.Language).Long(until) : null,
        };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string id, CancellationToken cancel)
    {
        if (!await FindAsync(id, cancel)) return NotFound();
        var outcome = await handler.RunAsync(new SaveOrganisation(Id, Version, Input.Name, Input.Domain, Input.Part, Input.Municipality, Input.Until, Input.Needs), cancel);
        return outcome.IsGood ? Done("admin.saved", "/beheer/organisaties") : Refuse(outcome);
    }

    private async Task<bool> FindAsync(string id, CancellationToken cancel)
    {
        Municipalities = await db.Municipalities.AsNoTracking().OrderBy(m => m.Name).Select(m => new Choice(m.Id.Value.ToString(), m.Name, null)).ToListAsync(cancel);
        if (id == "nieuw") return true;
        if (!Guid.TryParse(id, out var guid)) return false;
        Id = guid;
        return await db.Organisations.AnyAsync(o => o.Id == new OrganisationId(guid), cancel);
    }
}
