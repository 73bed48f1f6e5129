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
    public ActionInput Action { get; init; } = new() { LifeDomain = UsualDomain(view) };

    /// <summary>The case.</summary>
    public CaseView View => view;

    /// <summary>The organisations at the table.</summary>
    public IReadOnlyList<Choice> Owners => view.AtTable.Select(o => new Choice(o.Id.Value.ToString(), o.Name)).ToList();

    /// <summary>The goals that stand.</summary>
    public IReadOnlyList<Choice> Goals => view.Case.Goals.Where(g => g.EndedAt is null).OrderBy(g => g.At).Select(g => new Choice(g.Id.Value.ToString(), view.Read(g, g.Text)!)).ToList();

    /// <summary>Who may carry it out: the people of the organisations, those at the table first.</summary>
    public IReadOnlyList<Choice> Executors => Executing.Choices(view);

    private const string FirstDomain = "safety";

    /// <summary>The life domain that stands ready: of the newest goal that stands, else safety, else the first of the list; null when the list is empty.</summary>
    public static string? UsualDomain(CaseView view) =>
        view.Case.Goals.Where(g => g.EndedAt is null && view.IsOnList("case.domain", g.LifeDomain)).MaxBy(g => g.At)?.LifeDomain ?? (view.IsOnList("case.domain", FirstDomain) ? FirstDomain : view.List("case.domain").FirstOrDefault()?.Value);

    /// <summary>The organisations at the table that need something before they may act; the text of the chosen one is shown.</summary>
    public IReadOnlyList<NamedOrganisation> Needing => view.AtTable.Where(o => o.Needs is not null).ToList();
}

/// <summary>The people who can be named as executor.</summary>
public static class Executing
{
    /// <summary>Whom an id that a form sent names; null when it names nobody who may carry out an action.</summary>
    public static ProfessionalId? Read(string? sent, CaseView view) =>
        Guid.TryParse(sent, out var id) && view.Names.People.TryGetValue(new ProfessionalId(id), out var person) && person.MayAct ? person.Id : null;

    /// <summary>Whoever may carry out an action, by organisation; those of organisations at the table first.</summary>
    public static IReadOnlyList<Choice> Choices(CaseView view)
    {
        var table = view.AtTable.Select(o => o.Id).ToHashSet();
        return view.Names.People.Values.Where(p => p.MayAct).OrderBy(p => !table.Contains(p.Organisation)).ThenBy(p => view.Organisation(p.Organisation), StringComparer.CurrentCulture)
            .ThenBy(p => p.Name, StringComparer.CurrentCulture).Select(p => new Choice(p.Id.Value.ToString(), $"{p.Name}, {view.Organisation(p.Organisation)}")).ToList();
    }
}
