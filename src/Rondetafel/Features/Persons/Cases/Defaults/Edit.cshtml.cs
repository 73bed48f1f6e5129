using Microsoft.AspNetCore.Mvc;
using Rondetafel.Access;
using Rondetafel.Audit;
using Rondetafel.Data;
using Rondetafel.Domain.Persons.Cases;
using Rondetafel.Domain.Shared;
using Rondetafel.Ui;

namespace Rondetafel.Features.Persons.Cases.Defaults;

/// <summary>A default as typed.</summary>
public sealed class DefaultInput
{
    public string? Category { get; set; }
    public string? Ground { get; set; }
    public string? Conditions { get; set; }
    public string? Audience { get; set; }
}

/// <summary>Sets what the organisation takes as given for one kind.</summary>
[Needs(Permission.SetDefaults)]
public sealed class EditModel(DefaultsQuery defaults, SetDefaultHandler handler, RondetafelDb db, Acting acting, Readings readings) : DefaultsPage(defaults, db, acting, readings)
{
    [FromRoute(Name = "kind")] public string KindWord { get; set; } = "";

    [BindProperty] public DefaultInput Input { get; set; } = new();

    /// <summary>The version that the writer saw; -1 when nothing was set yet.</summary>
    [BindProperty(Name = "__version")] public int Version { get; set; }

    /// <summary>The kind.</summary>
    public ContributionKind Kind { get; private set; }

    /// <summary>The closed list of categories.</summary>
    public IReadOnlyList<Choice> Categories => List("case.category");

    /// <summary>The grounds.</summary>
    public IReadOnlyList<Choice> Grounds => List("case.ground");

    /// <summary>The two audiences that need no names.</summary>
    public IReadOnlyList<Choice> Audiences =>
        new[] { AudienceKind.OwnOrganisation, AudienceKind.WholeTable }.Select(a => new Choice(a.ToString(), T["case.audience." + a])).ToList();

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        if (!await FindAsync(cancel)) return NotFound();
        var set = Defaults[Kind];
        Input = new DefaultInput { Category = set.Category, Ground = set.Ground, Conditions = set.Conditions, Audience = set.Audience.ToString() };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        var seen = Version;
        if (!await FindAsync(cancel)) return NotFound();
        if (!Enum.TryParse<AudienceKind>(Input.Audience, out var audience) || !Enum.IsDefined(audience)) return Refuse(Outcome.Refused("choice_needed", "Audience"));
        var outcome = await handler.RunAsync(new SetDefault(Kind, seen, new DefaultGiven(Input.Category, Input.Ground, audience, Input.Conditions)), cancel);
        return outcome.IsGood ? Done("case.defaults.done", "/casussen/standaard") : Refuse(outcome);
    }

    private async Task<bool> FindAsync(CancellationToken cancel)
    {
        if (!Enum.TryParse<ContributionKind>(KindWord, ignoreCase: true, out var kind) || !Enum.IsDefined(kind)) return false;
        Kind = kind;
        await ReadAsync(cancel);
        Version = await VersionAsync(kind, cancel);
        return true;
    }
}
