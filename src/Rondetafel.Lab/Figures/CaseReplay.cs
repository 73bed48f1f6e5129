using Rondetafel.Data;
using Rondetafel.Domain.Persons.Cases;
using Rondetafel.Domain.Persons.Weighings;
using Rondetafel.Domain.Shared;

namespace Rondetafel.Lab.Figures;

/// <summary>Runs the rows of cases, meetings and actions through the domain. The texts are invented and say so; nothing of them is counted.</summary>
internal static class CaseReplay
{
    private const int SeatYears = 30;
    private const string Reason = "Verzonnen reden van het scenario.";

    public static async Task<Outcome> RunAsync(IntakeRow row, Scene scene)
    {
        var weighing = row.Signal is null ? new WeighingId(scene.NewId()) : scene.Keys.Weighings[row.Signal];
        if (row.Signal is not null)
        {
            var given = new WeighingStepGiven(new WeighingStepId(scene.NewId()), Reason, LighterOption: "Lichter kan niet.");
            var decided = await SignalReplay.DecideAsync(row.Signal, await scene.WeighingAsync(row.Signal), WeighingAction.TakeIn, given, scene, row.At);
            if (!decided.IsGood || decided.IsAlreadySo) return decided;
        }
        var seats = scene.Cast.People.Values.Select(p => new NewSeat(new SeatId(scene.NewId()), p.Actor.Id!.Value, p.Actor.Organisation!.Value, scene.Today.AddYears(SeatYears))).ToList();
        var (made, outcome) = Case.TakeIn(
            new CaseId(scene.NewId()), scene.Code('C'), new NewCase(
                weighing, scene.Cast.Municipalities[row.Municipality], "Verzonnen doel van het scenario.", [new NewExitCriterion(new ExitCriterionId(scene.NewId()), "Verzonnen criterium.")],
                seats, row.NeededUntil, scene.Today, null, null, null, null, null),
            scene.Terms.Case, scene.Cast.Director, row.At);
        if (made is null) return outcome;
        scene.Add(row.Case, made);
        scene.Keys.Cases[row.Case] = made.Id;
        return outcome;
    }

    public static async Task<Outcome> RunAsync(ReviewRow row, Scene scene)
    {
        var (found, by) = (await scene.CaseAsync(row.Case), scene.Cast.Director);
        var given = new CaseStepGiven(new CaseStepId(scene.NewId()), Reason, row.Until, "Lichter kan niet.", Outsider: "Verzonnen meelezer.");
        return row.Step switch
        {
            "continue" => found.Continue(given, Checks(found, met: false, scene), scene.Terms.Case, by, row.At),
            "monitor" => found.Monitor(given, "Verzonnen doel.", row.HardEnd, scene.Terms.Case, by, row.At),
            "recall" => found.Recall(given, scene.Terms.Case, by, row.At),
            _ => throw new InvalidOperationException(),
        };
    }

    public static async Task<Outcome> RunAsync(FlagRow row, Scene scene)
    {
        var (found, by) = (await scene.CaseAsync(row.Case), scene.Cast.Director);
        if (row.Step == "on") return found.PutFlag(new FlagId(scene.NewId()), row.Flag, row.Day, null, by, row.At);
        return found.Flags.FirstOrDefault(f => f.Kind == row.Flag && f.Until is null) is { } flag ? found.EndFlag(flag.Id, row.Day, by, row.At) : Outcome.Refused("not_now");
    }

    public static async Task<Outcome> RunAsync(ClosingRow row, Scene scene)
    {
        var (found, by) = (await scene.CaseAsync(row.Case), scene.Cast.Director);
        var step = new CaseStepId(scene.NewId());
        return row.Step == "undo" ? found.UndoStatus(step, by, row.At) : found.Close(new CaseStepGiven(step), Checks(found, met: true, scene), new ClosingGiven(found.TableOn(scene.Today), Acknowledged: true), by, row.At);
    }

    public static async Task<Outcome> RunAsync(ActionRow row, Scene scene)
    {
        var by = scene.Cast.Director;
        if (row.Step == "agree")
        {
            var id = new PlanActionId(scene.NewId());
            var given = new NewPlanAction(
                id, "Verzonnen actie van het scenario.", "safety", scene.Cast.People[row.Owner!].Actor.Organisation!.Value, null, row.Kind!.Value, row.Due!.Value, LighterOption: "Lichter kan niet.");
            scene.Keys.Actions[$"{row.Case} {row.Action}"] = id;
            return (await scene.CaseAsync(row.Case)).Agree(given, by, row.At);
        }
        var step = row.Step switch
        {
            "finish" => PlanActionStep.Finish,
            "miss" => PlanActionStep.Miss,
            "postpone" => PlanActionStep.Postpone,
            "withdraw" => PlanActionStep.Withdraw,
            "reopen" => PlanActionStep.Reopen,
            _ => throw new InvalidOperationException(),
        };
        return (await scene.CaseWithActionsAsync(row.Case)).DoAction(scene.Keys.Actions[$"{row.Case} {row.Action}"], step, Reason, row.Due, by, row.At);
    }

    /// <summary>Until the conference is here its counters are written as its events will write them.</summary>
    public static Outcome Run(MeetingRow row, Scene scene)
    {
        if (row.Step == "held") scene.Db.Counts.Add(new CountRow { Kind = "meeting.held", On = scene.Today, Code = Kind(row.Kind!) });
        else
        {
            int? days = scene.Keys.Discussed.TryGetValue(row.Case!, out var last) ? scene.Today.DayNumber - last.DayNumber : null;
            scene.Keys.Discussed[row.Case!] = scene.Today;
            scene.Db.Counts.Add(new CountRow { Kind = "case.discussed", On = scene.Today, Days = days });
        }
        return Outcome.Done;
    }

    private static string Kind(string word) => string.Concat(word.Split('_').Select(w => char.ToUpperInvariant(w[0]) + w[1..]));

    private static List<CriterionCheck> Checks(Case found, bool met, Scene scene) =>
        found.CriteriaNow().Select(c => new CriterionCheck(new ExitCheckId(scene.NewId()), c.Id, met, "Verzonnen.")).ToList();
}
