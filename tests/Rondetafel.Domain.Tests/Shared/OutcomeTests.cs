using Rondetafel.Domain.Shared;

namespace Rondetafel.Domain.Tests.Shared;

public sealed class OutcomeTests
{
    private static readonly Refusal Text = new("text_needed", "Text"), Day = new("date_wrong", "Day");

    [Fact]
    public void Fields_RefusesEachWrongField_ForTheFirstReason()
    {
        var outcome = Outcome.Fields((true, "text_needed", "Text"), (true, "text_too_long", "Text"), (false, "choice_needed", "Kind"), (true, "date_wrong", "Day"));

        Assert.Equal([Text, Day], outcome.Refusals);
        Assert.Equal(Text, outcome.Refusal);
        Assert.False(outcome.IsGood);
        Assert.Same(Outcome.Done, Outcome.Fields((false, "text_needed", "Text")));
    }

    [Fact]
    public void And_PutsTogetherWhatIsWrong_OncePerField()
    {
        var first = Outcome.Refused("text_needed", "Text");

        Assert.Equal([Text, Day], first.And(Outcome.Fields((true, "text_wrong", "Text"), (true, "date_wrong", "Day"))).Refusals);
        Assert.Same(first, first.And(Outcome.Done));
        Assert.Same(first, first.And(null));
        Assert.Same(first, Outcome.Done.And(first));
        Assert.True(Outcome.Done.And(Outcome.AlreadySo).IsAlreadySo);
    }

    [Fact]
    public void And_LetsARefusalOfTheWholeStandAlone()
    {
        var (field, whole) = (Outcome.Refused("text_needed", "Text"), Outcome.Refused("clash"));

        Assert.Equal([new Refusal("clash")], field.And(whole).Refusals);
        Assert.Equal([new Refusal("clash")], whole.And(field).Refusals);
    }

    [Fact]
    public void At_GivesTheFieldsTheirNamesOnTheForm()
    {
        var outcome = Outcome.Fields((true, "text_needed", "What"), (true, "date_wrong", "Day"));

        Assert.Equal(["Facts[0].What", "Day"], outcome.At("What", "Facts[0].What").Refusals.Select(r => r.Field));
        Assert.Equal(["Feedback.What", "Feedback.Day"], outcome.At(f => "Feedback." + f).Refusals.Select(r => r.Field));
        Assert.Null(Outcome.Refused("clash").At("What", "Day").Refusal!.Field);
        Assert.True(Outcome.AlreadySo.At("What", "Day").IsAlreadySo);
    }
}
