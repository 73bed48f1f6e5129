using Rondetafel.Domain.Persons.Answers;
using Rondetafel.Domain.Persons.Signals;
using Rondetafel.Domain.Shared;

namespace Rondetafel.Domain.Tests.Persons.Answers;

public sealed class AnswerTests
{
    private static readonly DateTime Now = new(2026, 3, 2, 9, 0, 0, DateTimeKind.Utc);
    private static readonly AnswerTerms Terms = new(5, 8);
    private static readonly DateOnly Due = new(2026, 3, 9);

    private static Answer Owed(AnswerWish wish = AnswerWish.Phone, DateOnly? heldApart = null) => Answer.Owe(
        new AnswerId(new Guid()), new NewAnswer(new SignalId(new Guid()), new MunicipalityId(new Guid()), null, null, "Melder", "06", wish, heldApart), Actor.Public, Now);

    private static Outcome Give(Answer answer, string text = "Wij keken.", bool approved = true, int day = 0) =>
        answer.Give(new AnswerTextId(new Guid()), new GivenAnswer("no_sign", text, approved), Terms, Actor.Public, Now.AddDays(day));

    [Fact]
    public void ADecision_MakesAnAnswerOwed_UnlessTheReporterWantsNone()
    {
        var (wanted, unwanted) = (Owed(), Owed(AnswerWish.None));

        wanted.DecisionTaken(SignalAction.Stop, Due, Actor.Public, Now);
        unwanted.DecisionTaken(SignalAction.Stop, Due, Actor.Public, Now);

        Assert.Equal((Due, SignalAction.Stop), (wanted.DueOn, wanted.About));
        Assert.Null(unwanted.DueOn);
    }

    [Fact]
    public void GivingAText_EndsTheDuty_AndSetsTheEndDate()
    {
        var answer = Owed();
        answer.DecisionTaken(SignalAction.Stop, Due, Actor.Public, Now);

        Assert.True(Give(answer).IsGood);

        Assert.Equal((null, new DateOnly(2026, 4, 27)), (answer.DueOn, answer.DestroyOn));
        Assert.True(Assert.Single(answer.Texts).ForReporter);
    }

    [Theory]
    [InlineData(7, "in_time")]
    [InlineData(8, "late")]
    public void AText_IsInTimeUntilTheEndOfItsDay(int days, string how)
    {
        var answer = Owed();
        answer.DecisionTaken(SignalAction.Stop, Due, Actor.Public, Now);

        Give(answer, day: days);

        Assert.Equal(how, Assert.IsType<AnswerGiven>(answer.Events[^1]).How);
    }

    [Fact]
    public void ABlankOrUnapprovedText_IsRefused_AndTheDutyStays()
    {
        var answer = Owed();
        answer.DecisionTaken(SignalAction.Stop, Due, Actor.Public, Now);

        Assert.Equal(new Refusal("text_needed", "Text"), Give(answer, " ").Refusal);
        Assert.Equal(new Refusal("not_approved", "Text"), Give(answer, approved: false).Refusal);
        Assert.Equal((Due, 0), (answer.DueOn, answer.Texts.Count));
    }

    [Fact]
    public void NotPossible_NeedsAReason_WhichTheReporterDoesNotRead()
    {
        var answer = Owed();

        Assert.Equal(new Refusal("reason_needed", "Reason"), answer.NotPossible(new AnswerTextId(new Guid()), " ", Terms, Actor.Public, Now).Refusal);
        Assert.True(answer.NotPossible(new AnswerTextId(new Guid()), "Geen contact bekend.", Terms, Actor.Public, Now).IsGood);
        Assert.False(Assert.Single(answer.Texts).ForReporter);
    }

    [Fact]
    public void ADecisionAfterAnAnswer_OpensTheDutyAgain_AndTakesTheEndDateAway()
    {
        var answer = Owed();
        Give(answer);

        answer.DecisionTaken(SignalAction.Undo, Due, Actor.Public, Now);

        Assert.Equal((Due, null), (answer.DueOn, answer.DestroyOn));
    }

    [Fact]
    public void AnAnswerThatIsOwed_IsNeverDestroyed()
    {
        var answer = Owed();
        answer.DecisionTaken(SignalAction.Stop, Due, Actor.Public, Now);

        Assert.Equal("still_owed", answer.Destroy(Actor.Clock, Now.AddYears(1)).Refusal!.Code);
        Assert.Equal("still_owed", answer.SignalGone(Terms, neverConfirmed: false, Actor.Clock, Now).Refusal!.Code);
        Give(answer);
        Assert.Equal("too_early", answer.Destroy(Actor.Clock, Now.AddDays(55)).Refusal!.Code);
        Assert.True(answer.Destroy(Actor.Clock, Now.AddDays(56)).IsGood);
    }

    [Fact]
    public void AConfirmedReporter_LosesTheEndDateOfAReportHeldApart()
    {
        var answer = Owed(heldApart: new DateOnly(2026, 3, 16));

        answer.ReporterConfirmed(Actor.Public, Now);

        Assert.Null(answer.DestroyOn);
    }
}
