using Rondetafel.Domain.Persons.Cases;
using Rondetafel.Domain.Persons.Provisions;
using static Rondetafel.Domain.Tests.Persons.People;
using static Rondetafel.Domain.Tests.Persons.Provisions.ProvisionScene;

namespace Rondetafel.Domain.Tests.Persons.Provisions;

/// <summary>What a provider refused is remembered, so that the second pair of eyes sees it when the director's own sentences come after it.</summary>
public sealed class ProvisionRefusalTests
{
    [Fact]
    public void A_refusal_names_organisation_and_day_and_outlives_a_new_choice_of_content()
    {
        var provision = In(ProvisionStatus.AskingConsent);
        Answer(provision, PoliceMember, false, Now.AddDays(1));
        var contribution = provision.Items.Single(i => i.Provider == Police).ContributionId;

        provision.Rework(Director, Now.AddDays(2));
        provision.Choose([new(new(NewId()), House, "eigen zin")], Director, Now.AddDays(2));

        Assert.Equal((Police, contribution, Now.AddDays(1)), provision.Refusals.Select(r => (r.Provider, r.ContributionId, r.At)).Single());
    }

    [Fact]
    public void Own_sentences_that_are_written_or_changed_after_a_refusal_are_marked_and_those_from_before_are_not()
    {
        var provision = In(ProvisionStatus.AskingConsent);
        var own = provision.Items.Single(i => i.Provider == House);
        Assert.False(provision.IsAfterRefusal(own));
        Answer(provision, PoliceMember, false, Now.AddDays(1));
        Assert.False(provision.IsAfterRefusal(own)); // from before
        provision.Rework(Director, Now.AddDays(2));

        provision.Choose([new(new(NewId()), House, "eigen zin") { WrittenAt = own.WrittenAt }, new(new(NewId()), School, "gehoord", Contribution: new ContributionId(NewId()))], Director, Now.AddDays(2));
        Assert.All(provision.Items, i => Assert.False(provision.IsAfterRefusal(i)));
        provision.Choose([new(new(NewId()), House, "iemand stond daar")], Director, Now.AddDays(3));

        Assert.True(provision.IsAfterRefusal(provision.Items.Single()));
    }

    [Fact]
    public void A_second_refusal_of_the_same_does_not_move_the_day_behind_the_sentences()
    {
        var provision = In(ProvisionStatus.AskingConsent);
        Answer(provision, PoliceMember, false, Now.AddDays(1));
        provision.Rework(Director, Now.AddDays(2));
        var item = provision.Items.Single(i => i.Provider == Police);
        provision.Choose([new(new(NewId()), House, "iemand stond daar"), new(new(NewId()), Police, "gezien", null, item.ContributionId, ContributionKind.Fact, 2)], Director, Now.AddDays(3));
        provision.Ask(Director, Now.AddDays(3));

        Answer(provision, PoliceMember, false, Now.AddDays(4));

        Assert.Equal(Now.AddDays(1), provision.Refusals.Single().At);
        Assert.True(provision.IsAfterRefusal(provision.Items.Single(i => i.Provider == House)));
    }

    [Theory]
    [InlineData(0, false)]
    [InlineData(3, true)]
    public void A_contribution_of_the_own_organisation_that_came_after_a_refusal_is_marked_too(int day, bool marked)
    {
        var provision = In(ProvisionStatus.AskingConsent);
        Answer(provision, PoliceMember, false, Now.AddDays(1));
        provision.Rework(Director, Now.AddDays(4));

        provision.Choose([new(new(NewId()), House, "iemand stond daar", Contribution: new ContributionId(NewId())) { WrittenAt = Now.AddDays(day) }], Director, Now.AddDays(4));

        Assert.Equal(marked, provision.IsAfterRefusal(provision.Items.Single()));
    }

    [Fact]
    public void Once_it_is_handed_over_no_refusal_is_kept()
    {
        var provision = In(ProvisionStatus.AskingConsent);
        Answer(provision, PoliceMember, false, Now.AddDays(1));
        Answer(provision, SchoolMember, true, Now.AddDays(1));
        Assert.Single(provision.Refusals);
        Assert.True(provision.Submit(Director, Now.AddDays(2)).IsGood);
        Assert.True(provision.Approve(TownMember, Now.AddDays(2)).IsGood);

        Assert.True(provision.Provide(HandOver.ByHand, "grond", Terms, Director, Now.AddDays(3)).IsGood);

        Assert.Empty(provision.Refusals);
    }

    [Fact]
    public void Who_consents_after_all_refused_nothing()
    {
        var provision = In(ProvisionStatus.AskingConsent);
        Answer(provision, PoliceMember, false, Now.AddDays(1));

        Answer(provision, PoliceMember, true, Now.AddDays(2));

        Assert.Empty(provision.Refusals);
    }

    private static void Answer(Provision provision, Domain.Shared.Actor by, bool yes, DateTime now) =>
        Assert.True(provision.Answer(provision.Items.Where(i => i.Provider == by.Organisation).ToDictionary(i => i.Id, _ => yes), by, now).IsGood);
}
