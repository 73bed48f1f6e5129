using Rondetafel.Access;
using Rondetafel.Domain.Persons.Cases;
using Rondetafel.Domain.Shared;
using Rondetafel.Ui;

namespace Rondetafel.Features.Persons.Cases;

/// <summary>A contribution as typed: kind and text; all else may stay empty and comes from the organisation's defaults.</summary>
public sealed class ContributeInput
{
    public string? Kind { get; set; } = nameof(ContributionKind.Fact);
    public string? Text { get; set; }
    public string? Source { get; set; }
    public string? Day { get; set; }
    public List<string> RestsOn { get; set; } = [];
    public string? Category { get; set; }
    public string? Ground { get; set; }
    public string? Audience { get; set; }
    public List<string> Named { get; set; } = [];
    public string? Conditions { get; set; }
    public IFormFile? File { get; set; }
}

/// <summary>What an organisation takes as given for one kind.</summary>
/// <param name="Ground">Null when the ground that was set can no longer be chosen.</param>
public sealed record Default(string Category, string? Ground, AudienceKind Audience, string? Conditions)
{
    /// <summary>Nothing of the text.</summary>
    public override string ToString() => nameof(Default);
}

/// <summary>What the form of a contribution shows: the choices, and the defaults as sentences.</summary>
public sealed class ContributeForm(CaseView view, IReadOnlyDictionary<ContributionKind, Default> defaults)
{
    /// <summary>What was typed.</summary>
    public ContributeInput Input { get; init; } = new();

    /// <summary>The case.</summary>
    public CaseView View => view;

    /// <summary>The facts that the reader sees, for a conclusion to rest on, each with its conditions.</summary>
    public IReadOnlyList<Choice> Facts(Func<Contribution, string> text, Func<string, string> conditions) =>
        view.Contributions.Where(c => c.Kind == ContributionKind.Fact && c.FactStatus != FactStatus.Refuted).Select(c => new Choice(c.Id.Value.ToString(), text(c), view.Read(c, c.Conditions) is { } set ? conditions(set) : null)).ToList();

    /// <summary>The organisations at the table apart from the reader's own.</summary>
    public IReadOnlyList<Choice> Others =>
        view.AtTable.Where(o => o.Id != view.Reader.Organisation).Select(o => new Choice(o.Id.Value.ToString(), o.Name)).ToList();

    /// <summary>The defaults, once for all kinds that share them.</summary>
    public IEnumerable<(IReadOnlyList<ContributionKind> Kinds, Default Default)> Sentences =>
        defaults.GroupBy(d => d.Value).Select(g => ((IReadOnlyList<ContributionKind>)g.Select(d => d.Key).ToList(), g.Key));

    /// <summary>A default as one sentence.</summary>
    public static string Sentence(Texts.Texts texts, string organisation, Default set, Func<string, string, string> item) =>
        texts.Of("case.add.sentence", organisation, item("case.category", set.Category).ToLowerInvariant(), set.Ground is { } ground ? item(DefaultsQuery.Grounds, ground) : texts["case.add.noground"], texts["case.seen." + set.Audience])
        + (set.Conditions is { } conditions ? " " + texts.Of("case.conditions", conditions) : "");

    /// <summary>Whether the writer has to choose a ground for some kind.</summary>
    public bool AsksGround => defaults.Values.Any(d => d.Ground is null);

    /// <summary>Whether the reader may set the defaults of their organisation.</summary>
    public bool MaySetDefaults => AccessRules.May(view.Reader, Permission.SetDefaults);

    /// <summary>The default of a kind.</summary>
    public Default Of(ContributionKind kind) => defaults[kind];
}

/// <summary>Reads who may see a contribution from a form.</summary>
internal static class AudienceChoice
{
    /// <summary>The audience chosen; the default when nothing was; null for another word, and when organisations should be named and none is.</summary>
    public static Audience? Read(string? chosen, IEnumerable<string> named, AudienceKind otherwise, CaseView view)
    {
        if (!Enum.TryParse<AudienceKind>(chosen, out var kind) || !Enum.IsDefined(kind))
        {
            if (!string.IsNullOrEmpty(chosen)) return null;
            kind = otherwise;
        }
        if (kind == AudienceKind.WholeTable) return Audience.Table;
        if (kind == AudienceKind.OwnOrganisation) return Audience.Own;
        var atTable = view.AtTable.Select(o => o.Id).ToHashSet();
        var ids = named.Select(n => Guid.TryParse(n, out var id) ? new OrganisationId(id) : default).Where(atTable.Contains).ToList();
        return ids.Count == 0 ? null : Audience.Of(ids);
    }
}
