namespace Rondetafel.Domain.Shared;

/// <summary>What must be given with a step; a screen asks for it, the guard refuses without it.</summary>
[Flags]
public enum Facts
{
    /// <summary>Nothing.</summary>
    None = 0,
    /// <summary>A reason in words (product.md, rule 4).</summary>
    Reason = 1,
    /// <summary>To whom or where, from a list.</summary>
    Target = 2,
    /// <summary>A date until which.</summary>
    Until = 4,
    /// <summary>Two identifiers that agree (security rules 7.2, rule 13).</summary>
    TwoIdentifiers = 8,
    /// <summary>A second person of the right kind, not the first.</summary>
    SecondPerson = 16,
    /// <summary>The lighter option that was considered (product.md, rule 4).</summary>
    LighterOption = 32,
    /// <summary>Views of at least two organisations (four eyes of intake).</summary>
    TwoOrganisations = 64,
}

/// <summary>One row of a state table: from this status this action leads there, by whom, with what.</summary>
public sealed record Step<TStatus, TAction, TWho>(TStatus From, TAction Action, TStatus To, TWho By, Facts Needs = Facts.None)
    where TStatus : struct, Enum where TAction : struct, Enum where TWho : struct, Enum;

/// <summary>
/// A state table: the one place that says what may follow what. It drives the guard, the buttons, the picture
/// in docs/ and the test over every status × action pair (architecture, section 4).
/// </summary>
/// <param name="steps">The allowed steps.</param>
/// <param name="alreadySo">Pairs in which the action has nothing left to do; every other pair is refused.</param>
public sealed class StepTable<TStatus, TAction, TWho>(
    IReadOnlyList<Step<TStatus, TAction, TWho>> steps, IReadOnlyList<(TStatus From, TAction Action)> alreadySo)
    where TStatus : struct, Enum where TAction : struct, Enum where TWho : struct, Enum
{
    /// <summary>The allowed steps, in the order of the document.</summary>
    public IReadOnlyList<Step<TStatus, TAction, TWho>> Steps { get; } = steps;

    /// <summary>The pairs that are "already so".</summary>
    public IReadOnlyList<(TStatus From, TAction Action)> AlreadySo { get; } = alreadySo;

    /// <summary>The step for a pair and a kind of person; null when there is none.</summary>
    public Step<TStatus, TAction, TWho>? Find(TStatus from, TAction action, TWho who) =>
        Steps.FirstOrDefault(s => s.From.Equals(from) && s.Action.Equals(action) && s.By.HasFlag(who));

    /// <summary>What a person of this kind may do from here, for the buttons.</summary>
    public IEnumerable<TAction> ActionsFrom(TStatus from, TWho who) =>
        Steps.Where(s => s.From.Equals(from) && s.By.HasFlag(who)).Select(s => s.Action).Distinct();

    /// <summary>
    /// Judges a step. Refusals: "not_now" (no such step from here), "not_yours" (others may, you may not),
    /// "reason_needed", "target_needed", "until_needed" and so on for each fact that is missing.
    /// </summary>
    public Outcome Judge(TStatus from, TAction action, TWho who, Facts given)
    {
        if (Find(from, action, who) is { } step)
        {
            return Enum.GetValues<Facts>().Where(f => f != Facts.None && (step.Needs & ~given).HasFlag(f))
                .Aggregate(Outcome.Done, (judged, missing) => judged.And(Outcome.Refused(CodeOf(missing), FieldOf(missing))));
        }
        if (AlreadySo.Contains((from, action))) return Outcome.AlreadySo;
        return Outcome.Refused(Steps.Any(s => s.From.Equals(from) && s.Action.Equals(action)) ? "not_yours" : "not_now");
    }

    private static string CodeOf(Facts missing) => missing switch
    {
        Facts.Reason => "reason_needed",
        Facts.Target => "target_needed",
        Facts.Until => "until_needed",
        Facts.TwoIdentifiers => "two_identifiers_needed",
        Facts.SecondPerson => "second_person_needed",
        Facts.LighterOption => "lighter_option_needed",
        Facts.TwoOrganisations => "two_organisations_needed",
        _ => throw new InvalidOperationException(),
    };

    private static string? FieldOf(Facts missing) => missing switch
    {
        Facts.Reason => "Reason",
        Facts.Target => "Target",
        Facts.Until => "Until",
        Facts.LighterOption => "LighterOption",
        _ => null,
    };
}
