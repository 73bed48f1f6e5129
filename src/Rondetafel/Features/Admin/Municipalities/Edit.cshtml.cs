using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Rondetafel.Access;
using Rondetafel.Data;
using Rondetafel.Domain.Shared;
using Rondetafel.Ui;
using Rondetafel.Web;

namespace Rondetafel.Features.Admin.Municipalities;

/// <summary>What is typed about a municipality.</summary>
public sealed class MunicipalityInput
{
    public DoorState Door { get; set; }

    public string? DoorText { get; set; }

    public string? AdvicePhone { get; set; }

    public string? AdviceHours { get; set; }

    public Guid? Director { get; set; }
}

/// <summary>Changes one municipality.</summary>
[Needs(Permission.ManageAccounts)]
public sealed class EditModel(RondetafelDb db, SaveMunicipalityHandler handler, Acting acting) : FormPage
{
    [BindProperty] public MunicipalityInput Input { get; set; } = new();

    [BindProperty(Name = "__version")] public int Version { get; set; }

    /// <summary>The municipality.</summary>
    public Municipality Found { get; private set; } = null!;

    /// <summary>The process directors to choose from.</summary>
    public IReadOnlyList<Choice> Directors { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancel)
    {
        if (!await FindAsync(id, cancel)) return NotFound();
        Version = Found.Version;
        Input = new MunicipalityInput
        {
            Door = Found.Door,
            DoorText = Found.DoorText,
            AdvicePhone = Found.AdvicePhone,
            AdviceHours = Found.AdviceHours,
            Director = Found.NamedDirector?.Value,
        };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken cancel)
    {
        if (!await FindAsync(id, cancel)) return NotFound();
        if (Input.Director is { } d && Directors.All(c => c.Value != d.ToString())) return Refuse(Outcome.Refused("choice_needed", nameof(Input.Director)));
        var outcome = await handler.RunAsync(new SaveMunicipality(id, Version, Input.Door, Input.DoorText, Input.AdvicePhone, Input.AdviceHours, Input.Director), cancel);
        return outcome.IsGood ? Done("admin.saved", "/beheer/gemeenten") : Refuse(outcome);
    }

    private async Task<bool> FindAsync(Guid id, CancellationToken cancel)
    {
        var found = await db.Municipalities.AsNoTracking().SingleOrDefaultAsync(m => m.Id == new MunicipalityId(id), cancel);
        if (found is null) return false;
        Found = found;
        var people = await Holders.WithRoleAsync(db, db.Professionals, Role.ProcessDirector, acting.Today, cancel);
        Directors = people.OrderBy(p => p.Name, StringComparer.CurrentCulture).Select(p => new Choice(p.Id.Value.ToString(), p.Name)).ToList();
        return true;
    }
}
