using Rondetafel.Domain.Persons.Signals;
using Rondetafel.Domain.Shared;
using static Rondetafel.Domain.Persons.Signals.SignalAction;
using static Rondetafel.Domain.Persons.Signals.SignalStatus;

namespace Rondetafel.Domain.Tests.Persons.Signals;

/// <summary>
/// What may follow what, written by hand from the description of rows 1 and 2, not from the code. One line per status: an
/// action, where it leads ("=" already so, nothing = refused), by whom (H holder, R reporter, 2 second, C clock, W weighers, S survivor), with what
/// (r reason, t target, u until, l lighter option, i two identifiers, s second person). Undoing a stop, a routing or a merge leads
/// to the status before, whichever that was: here it leads to itself, and SignalTests follows it from every status.
/// </summary>
internal static class SignalExpected
{
    public static IReadOnlyDictionary<SignalStatus, string> Lines { get; } = new Dictionary<SignalStatus, string>
    {
        [HeldApart] = "ConfirmReporter>Received:H:rt AskReporter>HeldApart:H:r Route>RoutedElsewhere:H:rt Stop>Stopped:H:rt AddByReporter>HeldApart:R: Destroy>HeldApart:C:",
        [Received] = "ConfirmReporter>= Acknowledge>Acknowledged:H: Amend>Received:H: Split>Received:H: Route>RoutedElsewhere:H:rt Stop>Stopped:H:rt AddByReporter>Received:R: Merge>Merged:2:is",
        [Acknowledged] = "ConfirmReporter>= Acknowledge>= Amend>Acknowledged:H: Split>Acknowledged:H: AskBack>AskedBack:H:ru BringToWeighing>ToWeighing:H:rl Route>RoutedElsewhere:H:rt Stop>Stopped:H:rt AddByReporter>Acknowledged:R: Merge>Merged:2:is",
        [AskedBack] = "ConfirmReporter>= Acknowledge>= Amend>AskedBack:H: Split>AskedBack:H: ReceiveAnswer>Acknowledged:H: BringToWeighing>ToWeighing:H:rl Route>RoutedElsewhere:H:rt Stop>Stopped:H:rt AddByReporter>AskedBack:R: Merge>Merged:2:is",
        [ToWeighing] = "ConfirmReporter>= Acknowledge>= BringToWeighing>= AddByReporter>ToWeighing:R: DecideNotTakenIn>NotTakenIn:W: DecideTakenIn>TakenIn:W:",
        [RoutedElsewhere] = "Route>= Undo>RoutedElsewhere:HS:r Destroy>RoutedElsewhere:C:",
        [Stopped] = "Stop>= Undo>Stopped:HS:r Destroy>Stopped:C:",
        [Merged] = "Merge>= Unmerge>Merged:H2:r AddByReporter>Merged:R: Route>RoutedElsewhere:S:rt Stop>Stopped:S:rt DecideNotTakenIn>NotTakenIn:W: DecideTakenIn>TakenIn:W:",
        [NotTakenIn] = "DecideNotTakenIn>= UndoDecision>ToWeighing:W: Destroy>NotTakenIn:C:",
        [TakenIn] = "DecideTakenIn>= Destroy>TakenIn:C:",
    };

    private static readonly Dictionary<(SignalStatus, SignalAction), string> Pairs = Lines
        .SelectMany(line => line.Value.Split(' ').Select(word => word.Split('>')).Select(part => (Key: (line.Key, Enum.Parse<SignalAction>(part[0])), part[1])))
        .ToDictionary(pair => pair.Key, pair => pair.Item2);

    /// <summary>Every difference between the expectation and a table, over all pairs and all kinds of person; empty when they say the same.</summary>
    public static IEnumerable<string> Compare(StepTable<SignalStatus, SignalAction, SignalWho> table)
    {
        foreach (var from in Enum.GetValues<SignalStatus>())
            foreach (var action in Enum.GetValues<SignalAction>())
                foreach (var who in Enum.GetValues<SignalWho>())
                    if (Said(Pairs.GetValueOrDefault((from, action)), who) is var wanted && Read(table, from, action, who) is var found && wanted != found)
                        yield return $"{from} × {action} by {who}: expected {wanted}, found {found}";
    }

    private static string Said(string? expected, SignalWho who)
    {
        if (expected is null) return "not_now";
        if (expected == "=") return "already";
        var (to, by, needs) = expected.Split(':') is [var a, var b, var c] ? (a, b, c) : throw new FormatException(expected);
        return by.Contains(Letter(who)) ? $"{to} with {Needs(needs)}" : "not_yours";
    }

    private static string Read(StepTable<SignalStatus, SignalAction, SignalWho> table, SignalStatus from, SignalAction action, SignalWho who)
    {
        var judged = table.Judge(from, action, who, (Facts)int.MaxValue);
        if (judged.IsAlreadySo) return "already";
        if (!judged.IsGood) return judged.Refusal!.Code;
        var steps = table.Steps.Where(s => s.From == from && s.Action == action && s.By.HasFlag(who)).ToList();
        return steps.Count == 1 ? $"{steps[0].To} with {steps[0].Needs}" : $"{steps.Count} rows";
    }

    private static char Letter(SignalWho who) => who switch { SignalWho.Holder => 'H', SignalWho.Reporter => 'R', SignalWho.Second => '2', SignalWho.Weighers => 'W', SignalWho.Survivor => 'S', _ => 'C' };

    private static Facts Needs(string letters) => letters.Aggregate(Facts.None, (all, letter) => all | letter switch
    {
        'r' => Facts.Reason,
        't' => Facts.Target,
        'u' => Facts.Until,
        'l' => Facts.LighterOption,
        'i' => Facts.TwoIdentifiers,
        's' => Facts.SecondPerson,
        _ => throw new FormatException(letters),
    });
}
