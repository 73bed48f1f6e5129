using Rondetafel.Domain.Persons.Answers;
using Rondetafel.Domain.Persons.Signals;
using Rondetafel.Domain.Persons.Weighings;
using Rondetafel.Domain.Shared;

namespace Rondetafel.Lab.Figures;

/// <summary>Runs the rows of signals and weighings through the domain. The texts are invented and say so; nothing of them is counted.</summary>
internal static class SignalReplay
{
    private const string Reason = "Verzonnen reden van het scenario.";

    public static async Task<Outcome> RunAsync(SignalRow row, Scene scene)
    {
        if (row.Step == "receive") return Receive(row, scene);
        var by = Holder(row.Signal, scene);
        if (row.Step is "feedback" or "no_feedback") return await AnswerAsync(row, scene, by);
        var signal = await scene.SignalAsync(row.Signal);
        var given = new StepGiven(new SignalStepId(scene.NewId()), Reason, row.Step == "confirm" ? nameof(ReporterGround.Spoken) : row.Code, row.Until, "Lichter kan niet.");
        var (done, action) = row.Step switch
        {
            "confirm" => (signal.ConfirmReporter(given, by, row.At), SignalAction.ConfirmReporter),
            "acknowledge" => (signal.Acknowledge(given, by, row.At), SignalAction.Acknowledge),
            "ask_back" => (signal.AskBack(given, by, row.At), SignalAction.AskBack),
            "answered" => (signal.ReceiveAnswer(given, by, row.At), SignalAction.ReceiveAnswer),
            "to_weighing" => (signal.BringToWeighing(given, by, row.At), SignalAction.BringToWeighing),
            "route" => (signal.Route(given, scene.Terms.Signal, by, row.At), SignalAction.Route),
            "stop" => (signal.Stop(given, scene.Terms.Signal, by, row.At), SignalAction.Stop),
            "undo" => (signal.Undo(given, by, row.At), SignalAction.Undo),
            _ => throw new InvalidOperationException(),
        };
        if (!done.IsGood) return done;
        if (action == SignalAction.ConfirmReporter) (await scene.AnswerAsync(row.Signal)).ReporterConfirmed(by, row.At);
        if (action is SignalAction.AskBack or SignalAction.BringToWeighing or SignalAction.Route or SignalAction.Stop) await OweAsync(row.Signal, action, scene, by, row.At);
        return done;
    }

    public static async Task<Outcome> RunAsync(WeighingRow row, Scene scene)
    {
        var chair = scene.Cast.Director;
        if (row.Step == "convene") return await ConveneAsync(row, scene);
        var weighing = await scene.WeighingAsync(row.Signal);
        var given = new WeighingStepGiven(new WeighingStepId(scene.NewId()), Reason, row.Code, row.Until, "Lichter kan niet.", chair.Id);
        if (row.Step == "open") return Open(row, weighing, given, scene);
        var decision = row.Step switch
        {
            "unfounded" => WeighingAction.FindUnfounded,
            "no_person" => WeighingAction.FindNoPerson,
            "refer" => WeighingAction.Refer,
            _ => (WeighingAction?)null,
        };
        if (decision is { } action) return await DecideAsync(row.Signal, weighing, action, given, scene, row.At);
        if (row.Step == "ask_more") return weighing.AskMore(given, chair, row.At);
        if (row.Step == "resume") return weighing.Resume(given, chair, row.At);
        var undone = weighing.Undo(given, chair, row.At);
        return undone.IsGood ? (await scene.SignalAsync(row.Signal)).UndoDecision(new StepGiven(new SignalStepId(scene.NewId())), chair, row.At) : undone;
    }

    /// <summary>The weighing decides and the signal follows; the reporter is owed an answer.</summary>
    public static async Task<Outcome> DecideAsync(string key, Weighing weighing, WeighingAction action, WeighingStepGiven given, Scene scene, DateTime now)
    {
        var chair = scene.Cast.Director;
        var decided = weighing.Decide(action, given, scene.Terms[Data.Parameters.ShieldedDays], chair, now);
        if (!decided.IsGood || decided.IsAlreadySo) return decided;
        var taken = action == WeighingAction.TakeIn;
        var signal = await scene.SignalAsync(key);
        var followed = signal.Decide(taken, new StepGiven(new SignalStepId(scene.NewId())), scene.Terms.Signal, chair, now);
        if (followed.IsGood) await OweAsync(key, taken ? SignalAction.DecideTakenIn : SignalAction.DecideNotTakenIn, scene, chair, now);
        return followed;
    }

    private static Outcome Receive(SignalRow row, Scene scene)
    {
        var municipality = scene.Cast.Municipalities[row.Municipality!];
        var channel = Enum.Parse<Channel>(row.Channel!);
        var by = channel == Channel.PublicPage ? Actor.Public : scene.Cast.Holder(municipality, row.Receiver);
        var fact = new NewFact(new SignalFactId(scene.NewId()), new FactGiven("Verzonnen feit van het scenario.", null, null, null, Observation.Hearsay));
        var id = new SignalId(scene.NewId());
        var (signal, outcome) = Signal.Receive(
            id, scene.Code('M'), new NewSignal(municipality, channel, row.Code, new PersonGiven(null, null, null, null, "verzonnen"), [fact], new ThoughtsGiven(null, null, null, null, PersonKnows.NotAnswered),
                ReceivedBy: scene.Cast.Holder(municipality, row.Receiver).Organisation),
            scene.Terms.Signal, by, row.At);
        if (signal is null) return outcome;
        scene.Add(row.Signal, signal);
        scene.Add(row.Signal, Answer.Owe(new AnswerId(scene.NewId()), new NewAnswer(id, municipality, null, null, null, null, AnswerWish.CodeOnly, signal.DestroyOn), by, row.At));
        scene.Keys.Signals[row.Signal] = (id, municipality, row.Receiver);
        return outcome;
    }

    private static Actor Holder(string key, Scene scene) => scene.Keys.Signals[key] is var signal ? scene.Cast.Holder(signal.Municipality, signal.Receiver) : scene.Cast.Director;

    private static async Task OweAsync(string key, SignalAction about, Scene scene, Actor by, DateTime now) =>
        (await scene.AnswerAsync(key)).DecisionTaken(about, Deadline.InWorkingDays(now, scene.Terms.Answer.WorkingDays).Day, by, now);

    private static async Task<Outcome> AnswerAsync(SignalRow row, Scene scene, Actor by)
    {
        var (answer, id) = (await scene.AnswerAsync(row.Signal), new AnswerTextId(scene.NewId()));
        return row.Step == "feedback"
            ? answer.Give(id, new GivenAnswer(row.Code!, "Verzonnen antwoord van het scenario.", Approved: true), scene.Terms.Answer, by, row.At)
            : answer.NotPossible(id, Reason, scene.Terms.Answer, by, row.At);
    }

    private static async Task<Outcome> ConveneAsync(WeighingRow row, Scene scene)
    {
        var signal = await scene.SignalAsync(row.Signal);
        if (signal.Status != SignalStatus.ToWeighing) return Outcome.Refused("not_now");
        var brought = signal.Steps.LastOrDefault(s => s.Action == SignalAction.BringToWeighing)?.At ?? row.At;
        var seats = scene.Cast.People.Values.Where(p => p.Part != WeighingPart.None).DistinctBy(p => p.Part)
            .Select(p => new SeatGiven(new WeighingSeatId(scene.NewId()), p.Actor.Id!.Value, p.Actor.Organisation!.Value, p.Part)).ToList();
        var given = new NewWeighing(signal.Id, signal.MunicipalityId, brought, scene.Terms[Data.Parameters.WeighingDays], scene.Today, seats, await scene.FormAsync());
        var (weighing, outcome) = Weighing.Convene(new WeighingId(scene.NewId()), scene.Code('W'), given, scene.Cast.Director, row.At);
        if (weighing is null) return outcome;
        scene.Add(row.Signal, weighing);
        scene.Keys.Weighings[row.Signal] = weighing.Id;
        return outcome;
    }

    /// <summary>Each organisation on the roster gives its view; then the chair opens them.</summary>
    private static Outcome Open(WeighingRow row, Weighing weighing, WeighingStepGiven given, Scene scene)
    {
        foreach (var (actor, part) in scene.Cast.People.Values.Where(p => weighing.Seats.Any(s => s.ProfessionalId == p.Actor.Id)))
        {
            var main = new AnswerToCriterion(new CriterionAnswerId(scene.NewId()), "danger", 1, "Verzonnen oordeel van het scenario.");
            var viewed = weighing.GiveView(new ViewGiven(new WeighingViewId(scene.NewId()), actor.Organisation, part, [main], null), actor, row.At);
            if (!viewed.IsGood) return viewed;
        }
        return weighing.OpenViews(given, scene.Cast.Director, row.At);
    }
}
