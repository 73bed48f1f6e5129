using Rondetafel.Domain.Persons.Signals;
using Rondetafel.Domain.Persons.Weighings;
using Rondetafel.Domain.Shared;
using static Rondetafel.Domain.Tests.Persons.People;

namespace Rondetafel.Domain.Tests.Persons.Weighings;

/// <summary>Makes weighings through the domain, in any status, with nothing left recorded.</summary>
internal static class WeighingMaker
{
    public const int ShieldedDays = 14;

    public static readonly IReadOnlyList<SeatGiven> Roster =
    [
        Seat(TownMember, WeighingPart.Municipality), Seat(PoliceMember, WeighingPart.Police), Seat(ProsecutorMember, WeighingPart.Prosecutor),
    ];

    public static readonly CriteriaForm Form = new(1, Today, [new("danger", 1), new("violence", 1), new("other", 1)]);

    public static SeatGiven Seat(Actor who, WeighingPart part) => new(new(NewId()), who.Id!.Value, who.Organisation!.Value, part);

    public static NewWeighing New(DateOnly on, IReadOnlyList<SeatGiven> seats) => new(new SignalId(Id(50)), Lindestad, Now, 10, on, seats, Form);

    public static Weighing Convened(IReadOnlyList<SeatGiven>? seats = null)
    {
        var (weighing, outcome) = Weighing.Convene(new(NewId()), "W-7KXD2", New(Today.AddDays(5), seats ?? Roster), Director, Now);
        Assert.True(outcome.IsGood);
        weighing!.ClearEvents();
        return weighing;
    }

    public static ViewGiven View(string? danger = "nee, omdat", string? expert = null, string? advice = "hulp aanbieden") => new(
        new(NewId()), null, default,
        [new(new(NewId()), "danger", 1, danger), new(new(NewId()), "violence", 1, "nee"), new(new(NewId()), "other", 1, " ")], advice, expert);

    public static WeighingStepGiven Given(
        string? reason = "omdat", string? target = "youth", DateOnly? until = null, string? lighter = "een gesprek", ProfessionalId? asked = null) =>
        new(new(NewId()), reason, target, until, lighter, asked);

    public static WeighingStepGiven Ask(DateOnly until) => Given(until: until, asked: PoliceMember.Id);

    /// <summary>Views of gemeente and politie, not yet opened.</summary>
    public static Weighing Prepared()
    {
        var weighing = Convened();
        Assert.True(weighing.GiveView(View(), TownMember, Now).IsGood);
        Assert.True(weighing.GiveView(View(), PoliceMember, Now).IsGood);
        weighing.ClearEvents();
        return weighing;
    }

    public static Weighing In(WeighingStatus status)
    {
        var weighing = Prepared();
        if (status == WeighingStatus.Preparing) return weighing;
        Assert.True(weighing.OpenViews(Given(), Director, Now).IsGood);
        var outcome = status switch
        {
            WeighingStatus.Waiting => weighing.AskMore(Ask(Today.AddDays(7)), Director, Now),
            WeighingStatus.Unfounded => Decide(weighing, WeighingAction.FindUnfounded),
            WeighingStatus.NoPerson => Decide(weighing, WeighingAction.FindNoPerson),
            WeighingStatus.Referred => Decide(weighing, WeighingAction.Refer),
            WeighingStatus.TakenIn => Decide(weighing, WeighingAction.TakeIn),
            _ => Outcome.Done,
        };
        Assert.True(outcome.IsGood);
        Assert.Equal(status, weighing.Status);
        weighing.ClearEvents();
        return weighing;
    }

    public static Outcome Decide(Weighing weighing, WeighingAction action) => weighing.Decide(action, Given(), ShieldedDays, Director, Now);

    /// <summary>Takes a step with everything that it can ask for, at a moment when no term stands in its way.</summary>
    public static Outcome Take(Weighing weighing, WeighingAction action, Actor by) => action switch
    {
        WeighingAction.Plan => weighing.Plan(Today.AddDays(6), Roster, by, Now),
        WeighingAction.NameCase => weighing.NameCase(new(NewId()), by, Now),
        WeighingAction.GiveView => weighing.GiveView(View(), by, Now),
        WeighingAction.NoteView => weighing.NoteView(View(expert: "dr. A. Deskundige"), by, Now),
        WeighingAction.OpenViews => weighing.OpenViews(Given(), by, Now),
        WeighingAction.Dissent => weighing.DissentFrom(Given(), by, Now),
        WeighingAction.AskMore => weighing.AskMore(Ask(Today.AddDays(7)), by, Now),
        WeighingAction.Resume => weighing.Resume(Given(), by, Now),
        WeighingAction.TakeLead => weighing.TakeLead(new(NewId()), by, Now),
        WeighingAction.Undo => weighing.Undo(Given(), by, Now),
        WeighingAction.EndByTerm => weighing.EndByTerm(Given(), ShieldedDays, Actor.Clock, Now.AddYears(1)),
        WeighingAction.Destroy => weighing.Destroy(Actor.Clock, Now.AddYears(1)),
        _ => weighing.Decide(action, Given(), ShieldedDays, by, Now),
    };
}
