using Rondetafel.Domain.Persons.Cases;
using Rondetafel.Domain.Shared;
using Rondetafel.Ui;

namespace Rondetafel.Features.Persons.Cases;

/// <summary>An action as typed: what, who, by when; the rest may stay empty.</summary>
public sealed class ActionInput
{
    public string? Text { get; set; }
    public string? Owner { get; set; }
    public string? DueOn { get; set; }
    public string? Kind { get; set; } = nameof(PlanActionKind.Help);
    public string? LifeDomain { get; set; }
    public string? Goal { get; set; }
    public string? Executor { get; set; }
    public string? Measure { get; set; }
    public string? Ground { get; set; }
    public string? LighterOption { get; set; }
}

/// <summary>What the form of an action shows.</summary>
public sealed class ActionForm(CaseView view)
{
    /// <summary>What was typed. The name sets these fields apart from others on the same page.</summary>
    public ActionInput Action { get; init; } = new();

    /// <summary>The case.</summary>
    public CaseView View => view;

    /// <summary>The organisations at the table.</summary>
    public IReadOnlyList<Choice> Owners => view.AtTable.Select(o => new Choice(o.Id.Value.ToString(), o.Name)).ToList();

    /// <summary>The goals that stand.</summary>
    public IReadOnlyList<Choice> Goals => view.Case.Goals.Where(g => g.EndedAt is null).OrderBy(g => g.At).Select(g => new Choice(g.Id.Value.ToString(), view.Read(g, g.Text)!)).ToList();

    /// <summary>Who may carry it out: the people of the organisations, those at the table first.</summary>
    public IReadOnlyList<Choice> Executors => Executing.Choices(view);

    /// <summary>What organisations at the table need before they may act.</summary>
    public IReadOnlyList<(string Organisation, string Needs)> Needs => view.AtTable.Select(o => (o.Name, Need: PartnerNeeds.Of(o))).Where(n => n.Need is not null).Select(n => (n.Name, n.Need!)).ToList();
}

/// <summary>What a partner needs before it may act (product.md, details of row 10; domain-and-law 1.8): the key of a text, null when nothing special.</summary>
public static class PartnerNeeds
{
    /// <summary>The last part of the key "plan.needs.…" for an organisation.</summary>
    public static string? Of(NamedOrganisation organisation) => organisation.Part switch
    {
        WeighingPart.Prosecutor => "prosecutor",
        WeighingPart.Police => "police",
        _ when organisation.Name.Contains("Kinderbescherming", StringComparison.OrdinalIgnoreCase) => "childprotection",
        _ => null,
    };
}

/// <summary>The people who can be named as executor.</summary>
public static class Executing
{
    /// <summary>Everybody of the cooperation by organisation; those of organisations at the table first.</summary>
    public static IReadOnlyList<Choice> Choices(CaseView view)
    {
        var table = view.AtTable.Select(o => o.Id).ToHashSet();
        return view.Names.People.Values.OrderBy(p => !table.Contains(p.Organisation)).ThenBy(p => view.Organisation(p.Organisation), StringComparer.CurrentCulture)
            .ThenBy(p => p.Name, StringComparer.CurrentCulture).Select(p => new Choice(p.Id.Value.ToString(), $"{p.Name}, {view.Organisation(p.Organisation)}")).ToList();
    }
}
