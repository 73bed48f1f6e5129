using Rondetafel.Domain.Persons.Questions;
using Rondetafel.Domain.Shared;
using Rondetafel.Domain.Tests.Shared;
using static Rondetafel.Domain.Tests.Persons.People;

namespace Rondetafel.Domain.Tests.Persons.Questions;

using Proof = StepTableProof<QuestionStatus, QuestionAction, QuestionWho>;

/// <summary>A question to the table: its state table beside the one written by hand, and what the asker reads beside what happens to it.</summary>
public sealed class TableQuestionTests
{
    private static readonly QuestionTerms Terms = new(5, 60);

    private static readonly Proof Written = new("""
        status action | Director | Clock | needs
        Open   See    | Seen     | no    |
        Open   End    | no       | Ended |
        Seen   See    | so       | so    |
        Seen   End    | no       | Ended |
        Ended  End    | so       | so    |
        """);

    [Fact]
    public void The_table_is_as_written() => Assert.Empty(Written.Differences(QuestionTransitions.Table));

    [Fact]
    public void No_change_of_a_row_goes_unseen()
    {
        Assert.Equal(Enum.GetValues<QuestionStatus>().Length * Enum.GetValues<QuestionAction>().Length * Enum.GetValues<QuestionWho>().Length, Written.Cells().Count());
        Assert.Empty(Written.Survivors(QuestionTransitions.Table));
    }

    public static IEnumerable<TheoryDataRow<QuestionStatus, QuestionAction>> Pairs() =>
        from status in Enum.GetValues<QuestionStatus>() from action in Enum.GetValues<QuestionAction>() select new TheoryDataRow<QuestionStatus, QuestionAction>(status, action);

    [Theory]
    [MemberData(nameof(Pairs))]
    public void A_method_does_what_the_table_says(QuestionStatus status, QuestionAction action)
    {
        var who = action == QuestionAction.See ? QuestionWho.Director : QuestionWho.Clock;
        var cell = Written.Cells().Single(c => c.From == status && c.Action == action && c.Who == who);
        var question = In(status);

        var outcome = action == QuestionAction.See ? question.See(Director, Now) : question.End(Actor.Clock, Now.AddYears(1));

        var expected = Proof.Outcome(cell.Expected);
        Assert.Equal(expected, Proof.Words(outcome));
        Assert.Equal(expected == "done" ? Enum.Parse<QuestionStatus>(cell.Expected) : status, question.Status);
        Assert.Equal(expected == "done", question.Events.Count > 0);
    }

    [Fact]
    public void It_needs_a_name_and_a_reason_and_says_both_at_once()
    {
        var (none, refused) = TableQuestion.Ask(new(NewId()), new NewQuestion(Lindestad, " ", null, "1999", ""), Terms, SchoolMember, Now);

        Assert.Null(none);
        Assert.Equal([new Refusal("name_needed", "FamilyName"), new Refusal("reason_needed", "Reason")], refused.Refusals);
    }

    [Theory]
    [InlineData("Noor", null)]
    [InlineData(null, "Vos")]
    public void It_says_who_asked_for_which_organisation_and_one_name_is_enough(string? given, string? family)
    {
        var (question, outcome) = TableQuestion.Ask(new(NewId()), new NewQuestion(Lindestad, given, family, null, " trekt zich terug "), Terms, SchoolMember, Now);

        Happened<QuestionAsked>(question!, outcome);
        Assert.Equal((SchoolMember.Id, (OrganisationId?)School, Lindestad), (question!.Asker, question.OrganisationId, question.MunicipalityId));
        Assert.Equal((given ?? "", family ?? "", "", "trekt zich terug"), (Text(question.GivenNames), Text(question.FamilyName), Text(question.BirthDate), Text(question.Reason)));
    }

    [Fact]
    public void Nobody_without_an_organisation_asks()
    {
        foreach (var nobody in new[] { Actor.Public, Actor.Clock })
            Assert.Equal(new Refusal("not_yours", null), TableQuestion.Ask(new(NewId()), new NewQuestion(Lindestad, null, "Vos", null, "waarom"), Terms, nobody, Now).Item2.Refusal);
    }

    [Fact]
    public void What_the_asker_reads_is_fixed_at_asking_and_does_not_change_by_a_look()
    {
        var question = In(QuestionStatus.Open);
        var read = (question.AskedAt, question.AnsweredBy, question.DestroyOn);
        Assert.Equal((Now, new DateOnly(2026, 1, 21), Today.AddDays(Terms.KeptDays)), read); // five working days after a Wednesday

        Happened<QuestionSeen>(question, question.See(Director, Now.AddDays(20)));

        Assert.Equal(read, (question.AskedAt, question.AnsweredBy, question.DestroyOn));
        Assert.Equal(Director.Id, question.SeenBy);
    }

    [Fact]
    public void Who_asked_does_not_look_and_neither_does_nobody()
    {
        var question = In(QuestionStatus.Open);
        foreach (var not in new[] { SchoolMember, Actor.Public, Actor.Clock }) Refused("not_yours", question, question.See(not, Now));
    }

    [Fact]
    public void A_second_look_keeps_who_was_first()
    {
        var question = In(QuestionStatus.Seen);
        AlreadySo(question, question.See(NextDirector, Now));
        Assert.Equal(Director.Id, question.SeenBy);
    }

    [Theory]
    [InlineData(QuestionStatus.Open)]
    [InlineData(QuestionStatus.Seen)]
    public void It_ends_on_its_day_whether_or_not_somebody_looked(QuestionStatus status)
    {
        var question = In(status);
        Refused("too_early", question, question.End(Actor.Clock, Noon(question.DestroyOn.AddDays(-1))));
        Happened<QuestionEnded>(question, question.End(Actor.Clock, Noon(question.DestroyOn)));
    }

    [Fact]
    public void As_text_it_names_nobody() =>
        Assert.Equal(nameof(NewQuestion), new NewQuestion(Lindestad, "Noor", "Vos", "1999", "waarom").ToString());

    private static TableQuestion In(QuestionStatus status)
    {
        var question = TableQuestion.Ask(new(NewId()), new NewQuestion(Lindestad, "Noor", "Vos", "1999", "trekt zich terug"), Terms, SchoolMember, Now).Item1!;
        if (status == QuestionStatus.Seen) Assert.True(question.See(Director, Now).IsGood);
        if (status == QuestionStatus.Ended) Assert.True(question.End(Actor.Clock, Noon(question.DestroyOn)).IsGood);
        question.ClearEvents();
        return question;
    }
}
