using Rondetafel.Data;
using Rondetafel.Domain.Persons.Answers;
using Rondetafel.Domain.Persons.Signals;
using Rondetafel.Domain.Shared;
using Rondetafel.Lab.Prove;

namespace Rondetafel.Lab.Bench;

/// <summary>Makes signals: those of the years past, and those that are being handled. All people are invented.</summary>
internal sealed class BenchSignals(BenchGround ground, Dice dice)
{
    private const int OldestDays = 1800;
    private const int OverSinceDays = 20;

    /// <summary>Days that an ended signal stays here, so that the daily work does not destroy it while it is measured.</summary>
    private const int KeptDays = 3650;

    private readonly List<SignalId> _ids = [];

    /// <summary>The signals that are being handled.</summary>
    public IReadOnlyList<SignalId> Ids => _ids;

    /// <summary>One that was stopped, some time in the past years, and answered.</summary>
    public void Over(RondetafelDb db, int number)
    {
        var (holder, at) = (dice.Pick(ground.Holders), ground.Now.AddDays(-dice.From(OverSinceDays, OldestDays)));
        var (signal, answer) = Receive(db, number, holder, at);
        var terms = ground.Terms.Signal with { ShieldedDays = KeptDays };
        BenchGround.Good(signal.Stop(Step() with { Target = "unfounded" }, terms, holder, at.AddDays(4)));
        answer.DecisionTaken(SignalAction.Stop, Deadline.InWorkingDays(at.AddDays(4), ground.Terms.Answer.WorkingDays).Day, holder, at.AddDays(4));
        BenchGround.Good(answer.NotPossible(new AnswerTextId(ground.NewId()), "Geen nummer van de melder.", ground.Terms.Answer, holder, at.AddDays(6)));
    }

    /// <summary>One that is being handled; one in ten waits for the weighing.</summary>
    public void Alive(RondetafelDb db, int number)
    {
        var (holder, at) = (dice.Pick(ground.Holders), ground.Now.AddDays(-dice.From(4, 15)));
        var (signal, _) = Receive(db, number, holder, at);
        if (number % 10 == 0) BenchGround.Good(signal.BringToWeighing(Step(), holder, at.AddDays(2)));
        _ids.Add(signal.Id);
    }

    private (Signal, Answer) Receive(RondetafelDb db, int number, Actor holder, DateTime at)
    {
        var person = BenchPeople.Make(dice);
        var facts = Enumerable.Range(1, 2).Select(i => new NewFact(
            new SignalFactId(ground.NewId()), new FactGiven($"Zei op het plein iets over geweld ({number}).", "plein", null, null, i == 1 ? Observation.Own : Observation.Hearsay))).ToList();
        var given = new NewSignal(
            holder.Municipality!.Value, Channel.Phone, null, new PersonGiven(person.Given, person.Family, $"{person.Born:d-M-yyyy}", "Lindelaan 4", null), facts,
            new ThoughtsGiven("Ik maak mij zorgen.", null, "Met hem gesproken.", "buurman", PersonKnows.No), ReceivedBy: holder.Organisation);
        var (signal, outcome) = Signal.Receive(new SignalId(ground.NewId()), $"M-{ground.Random.Characters(7)}", given, ground.Terms.Signal, holder, at);
        if (signal is null) throw new InvalidOperationException(outcome.Refusal!.Code);
        BenchGround.Good(signal.Acknowledge(Step(), holder, at.AddDays(1)));
        var answer = Answer.Owe(
            new AnswerId(ground.NewId()), new NewAnswer(signal.Id, signal.MunicipalityId, null, null, "Fenna Hoekstra", "06 12345678", AnswerWish.Phone, signal.DestroyOn), holder, at);
        db.Signals.Add(signal);
        db.Answers.Add(answer);
        return (signal, answer);
    }

    private StepGiven Step() => new(new SignalStepId(ground.NewId()), "Reden van de bench.", LighterOption: "Een gesprek op school.");
}

/// <summary>Invented people.</summary>
internal static class BenchPeople
{
    private static readonly string[] Given = ["Teun", "Isa", "Jelle", "Mees", "Bram", "Tijn", "Robbe", "Noa", "Sam", "Bo", "Lou", "Robin", "Jesse", "Rowan", "Fenna", "Kim", "Jip", "Mirre", "Daan", "Ellis"];
    private static readonly string[] Start = ["Olden", "Kers", "Bak", "Vis", "Over", "Zand", "Molen", "Ver", "Hart", "Zijl", "Brou", "Ter", "Kam", "Dek", "Hoek", "Ooster", "Lin", "Achter", "Wol", "Brand"];
    private static readonly string[] End = ["hof", "ten", "ker", "ser", "beek", "stra", "aar", "meer", "og", "straat", "wer", "pstra", "pen", "kers", "sma", "ling", "deman", "berg", "ters", "horst"];

    /// <summary>One of them.</summary>
    public static (string Given, string Family, DateOnly Born) Make(Dice dice) =>
        (dice.Pick(Given), dice.Pick(Start) + dice.Pick(End), new DateOnly(dice.From(1970, 2000), dice.From(1, 12), dice.From(1, 28)));
}
