using Rondetafel.Domain.Persons.Answers;
using Rondetafel.Domain.Persons.Signals;
using Rondetafel.Domain.Shared;
using static Rondetafel.Domain.Tests.Persons.People;

namespace Rondetafel.Domain.Tests.Persons.Signals;

/// <summary>A report without login: its term, what the reporter writes, and that a stop or routing loses none of it.</summary>
public sealed class HeldApartTests
{
    private static readonly SignalTerms Terms = new(2, 14, 14);

    private static StepGiven Step(string? reason = "omdat", string? target = null, DateOnly? until = null) => new(new(NewId()), reason, target, until, "een gesprek");

    private static Signal In(SignalStatus status)
    {
        var given = new NewSignal(
            Lindestad, status == SignalStatus.HeldApart ? Channel.PublicPage : Channel.Professional, null, new("Sanne", null, null, null, null),
            [new(new(NewId()), new("zei iets", null, null, null, Observation.Own))], new(null, null, null, null, PersonKnows.No), ReceivedBy: Town);
        var signal = Signal.Receive(new(NewId()), "M-7KXD", given, Terms, status == SignalStatus.HeldApart ? Actor.Public : SchoolMember, Now).Item1!;
        if (status is SignalStatus.Acknowledged or SignalStatus.AskedBack) Assert.True(signal.Acknowledge(Step(), TownMember, Now).IsGood);
        if (status == SignalStatus.AskedBack) Assert.True(signal.AskBack(Step(until: Today.AddDays(9)), TownMember, Now).IsGood);
        Assert.Equal(status, signal.Status);
        signal.ClearEvents();
        return signal;
    }

    [Fact]
    public void What_the_reporter_writes_begins_the_term_anew()
    {
        var signal = In(SignalStatus.HeldApart);
        Happened<ReporterAdded>(signal, signal.AddByReporter(new(NewId()), "nog iets", Terms, Actor.Public, Now.AddDays(10)));

        Assert.Equal((Today.AddDays(24), Now.AddDays(10)), (signal.DestroyOn, signal.ReporterWroteAt));
        Refused("too_early", signal, signal.Destroy(Actor.Clock, Now.AddDays(15)));
        Happened<SignalDestroyed>(signal, signal.Destroy(Actor.Clock, Now.AddDays(24)));
    }

    [Fact]
    public void From_the_talk_with_the_reporter_the_days_to_acknowledge_run_anew()
    {
        var signal = In(SignalStatus.HeldApart);
        Assert.Equal(new DateOnly(2026, 1, 16), signal.AcknowledgeBy); // from Wednesday two working days
        Happened<ReporterConfirmed>(signal, signal.ConfirmReporter(Step(target: nameof(ReporterGround.Spoken)), TownMember, Now.AddDays(3)));
        Assert.Equal(new DateOnly(2026, 1, 20), signal.AcknowledgeBy); // from Saturday
        Assert.True(Happened<SignalAcknowledged>(signal, signal.Acknowledge(Step(), TownMember, Now.AddDays(6))).InTime);
    }

    [Fact]
    public void A_report_that_counts_gets_no_end_date_from_it()
    {
        var signal = In(SignalStatus.Received);
        signal.AddByReporter(new(NewId()), "nog iets", Terms, SchoolMember, Now);
        Assert.Null(signal.DestroyOn);
    }

    [Fact]
    public void Having_written_back_is_a_ground_once_it_was_done()
    {
        var signal = In(SignalStatus.HeldApart);
        Refused("not_written", signal, signal.ConfirmReporter(Step(target: nameof(ReporterGround.Written)), TownMember, Now), "Target");
        Refused("target_needed", signal, signal.ConfirmReporter(Step(), TownMember, Now), "Target");
        Refused("target_needed", signal, signal.ConfirmReporter(Step(target: "3"), TownMember, Now), "Target");
        Happened<ReporterQuestioned>(signal, signal.AskReporter(Step("Waar was het?"), TownMember, Now));
        Happened<ReporterAdded>(signal, signal.AddByReporter(new(NewId()), "op school", Terms, Actor.Public, Now.AddDays(3)));

        Happened<ReporterConfirmed>(signal, signal.ConfirmReporter(Step(target: nameof(ReporterGround.Written)), TownMember, Now.AddDays(4)));
        Assert.Equal((SignalStatus.Received, null), (signal.Status, signal.DestroyOn));
    }

    [Theory]
    [InlineData(14, 14)] // the report itself ends that day
    [InlineData(20, 24)] // it was given longer: the later date stays
    public void The_answer_stays_as_long_as_the_report(int heldApart, int written)
    {
        var answer = Answer.Owe(new(NewId()), new NewAnswer(new(NewId()), Lindestad, null, [1], null, null, AnswerWish.CodeOnly, Today.AddDays(heldApart)), Actor.Public, Now);
        answer.ClearEvents();
        answer.ReporterWrote(Today.AddDays(written), Actor.Public, Now);
        Assert.IsType<ReporterWrote>(Assert.Single(answer.Events));
        Assert.Equal(Today.AddDays(written), answer.DestroyOn);
        answer.ReporterWrote(Today.AddDays(3), Actor.Public, Now);
        Assert.Equal(Today.AddDays(written), answer.DestroyOn);
    }

    [Fact]
    public void A_question_is_read_by_whoever_can_and_ends_no_duty()
    {
        Answer Owed(byte[]? code) => Answer.Owe(new(NewId()), new NewAnswer(new(NewId()), Lindestad, null, code, null, null, AnswerWish.CodeOnly, null), Actor.Public, Now);
        var (answer, silent) = (Owed([1]), Owed(null));
        answer.DecisionTaken(SignalAction.AskBack, Today, TownMember, Now);
        answer.ClearEvents();
        silent.ClearEvents();

        Refused("reporter_cannot_read", silent, silent.Ask(new(NewId()), "Waar?", TownMember, Now), "Question");
        Refused("text_needed", answer, answer.Ask(new(NewId()), " ", TownMember, Now), "Question");
        Happened<ReporterAsked>(answer, answer.Ask(new(NewId()), "Waar was het?", TownMember, Now));
        Assert.Equal((Today, true, true), (answer.DueOn, answer.Texts[0].ForReporter, answer.Texts[0].IsQuestion));
    }

    [Theory]
    [InlineData(SignalStatus.HeldApart, true)]
    [InlineData(SignalStatus.HeldApart, false)]
    [InlineData(SignalStatus.Received, true)]
    [InlineData(SignalStatus.Received, false)]
    [InlineData(SignalStatus.Acknowledged, true)]
    [InlineData(SignalStatus.Acknowledged, false)]
    [InlineData(SignalStatus.AskedBack, true)]
    [InlineData(SignalStatus.AskedBack, false)]
    public void Undoing_brings_back_status_and_terms_from_before(SignalStatus status, bool stop)
    {
        var signal = In(status);
        var before = (signal.Status, signal.DestroyOn, signal.WaitUntil);
        Assert.True((stop ? signal.Stop(Step(target: "no_sign"), Terms, TownMember, Now.AddDays(2)) : signal.Route(Step(target: "help"), Terms, TownMember, Now.AddDays(2))).IsGood);
        Assert.Equal(Today.AddDays(16), signal.DestroyOn);
        signal.ClearEvents();

        Happened<SignalUndone>(signal, signal.Undo(Step(), TownMember, Now.AddDays(3)));
        Assert.Equal(before, (signal.Status, signal.DestroyOn, signal.WaitUntil));
        Assert.Equal((null, null), (signal.StatusBefore, signal.DestroyBefore));
    }

    [Fact]
    public void Undoing_never_outlives_the_end_date_it_would_come_back_to()
    {
        var signal = In(SignalStatus.HeldApart);
        signal.Stop(Step(target: "no_sign"), Terms, TownMember, Now.AddDays(10));
        signal.ClearEvents();
        Refused("too_late", signal, signal.Undo(Step(), TownMember, Now.AddDays(14)));
        Happened<SignalUndone>(signal, signal.Undo(Step(), TownMember, Now.AddDays(13)));
    }

    /// <summary>Product rule 12: no counting of people who report.</summary>
    [Fact]
    public void Every_count_names_the_organisation_that_receives_and_never_that_of_the_reporter()
    {
        var signal = In(SignalStatus.Received);
        var lines = new List<CountLine>();
        void Take(Outcome outcome)
        {
            Assert.True(outcome.IsGood, outcome.Refusal?.Code);
            lines.AddRange(signal.Events.OfType<ICounted>().Select(e => e.Count));
            signal.ClearEvents();
        }
        lines.Add(new SignalReceived(Lindestad, signal.ReceivedBy, Channel.Professional, null, SchoolMember, Now).Count);
        Take(signal.Acknowledge(Step(), TownMember, Now));
        Take(signal.AskBack(Step(until: Today.AddDays(9)), TownMember, Now));
        Take(signal.Stop(Step(target: "no_sign"), Terms, TownMember, Now));
        Take(signal.Undo(Step(), TownMember, Now));
        Take(signal.Route(Step(target: "help"), Terms, TownMember, Now));
        Take(signal.Undo(Step(), TownMember, Now));
        Take(signal.MergeInto(new(NewId()), true, true, Step(), Director, Now));
        Take(signal.Unmerge(Step(), Director, Now));
        Take(signal.BringToWeighing(Step(), TownMember, Now));
        Take(signal.Decide(false, Step(), Terms, Director, Now));
        Take(signal.UndoDecision(Step(), PoliceMember, Now));
        Take(signal.Decide(false, Step(), Terms, Director, Now));
        Take(signal.Destroy(Actor.Clock, Now.AddDays(14)));

        Assert.Equal(14, lines.Count);
        Assert.All(lines, line => Assert.Equal((Town, Lindestad), (line.Organisation!.Value, line.Municipality!.Value)));
    }
}
