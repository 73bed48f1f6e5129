using Rondetafel.Domain.Persons.Cases;
using Rondetafel.Domain.Persons.Provisions;
using Rondetafel.Domain.Shared;
using static Rondetafel.Domain.Tests.Persons.People;
using static Rondetafel.Domain.Tests.Persons.Provisions.ProvisionScene;

namespace Rondetafel.Domain.Tests.Persons.Provisions;

/// <summary>What each step of a provision demands, and what it leaves.</summary>
public sealed class ProvisionTests
{
    [Fact]
    public void It_starts_with_a_receiver_and_a_ground_and_says_all_that_is_missing_at_once()
    {
        var (none, refused) = Provision.Start(new(NewId()), "V-1", new(new CaseId(NewId()), Lindestad), new ReceiverGiven(null, " ", "", null), Terms, Director, Now);

        Assert.Null(none);
        Assert.Equal([new("choice_needed", "Kind"), new("organisation_needed", "Organisation"), new("receiver_needed", "Person"), new("ground_needed", "Ground")], refused.Refusals);
        foreach (var nobody in new[] { Actor.Public, Actor.Clock })
            Assert.Equal("not_yours", Provision.Start(new(NewId()), "V-1", new(new CaseId(NewId()), Lindestad), Receiver, Terms, nobody, Now).Item2.Refusal?.Code);
        Assert.Equal("name_too_long", Provision.Start(new(NewId()), "V-1", new(new CaseId(NewId()), Lindestad), Receiver with { Organisation = new string('a', 201) }, Terms, Director, Now).Item2.Refusal?.Code);
    }

    [Fact]
    public void Without_a_reason_or_a_lighter_option_there_is_no_step()
    {
        var provision = Started();

        var outcome = provision.WriteReasons(" ", null, Director, Now);

        Assert.Equal([new("reason_needed", "Necessity"), new("lighter_option_needed", "LighterOption")], outcome.Refusals);
        Refused("provision_incomplete", provision, provision.Ask(Director, Now));
        Refused("provision_incomplete", provision, provision.Submit(Director, Now));
        Refused("content_needed", provision, provision.Choose([], Director, Now), "Items");
        Refused("not_yours", provision, provision.WriteReasons("nodig", "bellen", NextDirector, Now));
    }

    [Fact]
    public void The_second_pair_of_eyes_is_of_another_organisation()
    {
        var provision = Started();

        Refused("reviewer_needed", provision, provision.NameReviewer(null, null, Director, Now), "Reviewer");
        Refused("reviewer_needed", provision, provision.NameReviewer(Director.Id, Town, Director, Now), "Reviewer");
        Refused("reviewer_needed", provision, provision.NameReviewer(NextDirector.Id, House, Director, Now), "Reviewer");
        Happened<ProvisionWritten>(provision, provision.NameReviewer(TownMember.Id, Town, Director, Now));

        var inReview = In(ProvisionStatus.InReview);
        Refused("not_yours", inReview, inReview.Approve(PoliceMember, Now));
        Refused("not_yours", inReview, inReview.Approve(Director, Now));
        Refused("not_yours", inReview, inReview.Approve(TownMember with { Organisation = House }, Now));
        Refused("reason_needed", inReview, inReview.SendBack(new(NewId()), " ", TownMember, Now));
    }

    [Fact]
    public void Each_organisation_answers_for_its_own_items_and_what_has_no_consent_falls_out()
    {
        var provision = In(ProvisionStatus.AskingConsent);
        var (police, school) = (provision.Items.Single(i => i.Provider == Police), provision.Items.Single(i => i.Provider == School));
        Assert.Equal(ItemConsent.NotNeeded, provision.Items.Single(i => i.Provider == House).Consent);

        Refused("not_yours", provision, provision.Answer(new Dictionary<ProvisionItemId, bool> { [police.Id] = true }, TownMember, Now));
        Refused("not_yours", provision, provision.Answer(new Dictionary<ProvisionItemId, bool>(), Director, Now));
        Refused("choice_needed", provision, provision.Answer(new Dictionary<ProvisionItemId, bool> { [school.Id] = true }, PoliceColleague, Now), "Items");
        Happened<ProvisionConsentAnswered>(provision, provision.Answer(new Dictionary<ProvisionItemId, bool> { [police.Id] = true, [school.Id] = true }, PoliceColleague, Now));
        Assert.Equal((ItemConsent.Given, ItemConsent.Waiting, PoliceColleague.Id), (police.Consent, school.Consent, police.AnsweredBy));
        Refused("consent_first", provision, provision.Submit(Director, Now));

        Happened<ProvisionConsentAnswered>(provision, provision.Answer(new Dictionary<ProvisionItemId, bool> { [school.Id] = false }, SchoolMember, Now));

        Assert.Equal([House, Police], provision.Items.Where(i => i.IsIn).Select(i => i.Provider));
        Happened<ProvisionSubmitted>(provision, provision.Submit(Director, Now));
    }

    [Fact]
    public void With_nothing_left_it_goes_to_nobody()
    {
        var provision = Complete([new(new(NewId()), Police, "gezien")]);
        provision.Ask(Director, Now);
        provision.Answer(provision.Items.ToDictionary(i => i.Id, _ => false), PoliceMember, Now);
        provision.ClearEvents();

        Refused("nothing_left", provision, provision.Submit(Director, Now));
    }

    [Fact]
    public void Of_the_own_organisation_alone_no_consent_is_asked()
    {
        var provision = Complete([new(new(NewId()), House, "eigen zin")]);

        Refused("consent_not_needed", provision, provision.Ask(Director, Now));
        Happened<ProvisionSubmitted>(provision, provision.Submit(Director, Now));
    }

    [Theory]
    [InlineData(ProvisionStatus.InReview)]
    [InlineData(ProvisionStatus.Approved)]
    public void A_consent_can_be_taken_back_until_it_is_handed_over(ProvisionStatus status)
    {
        var provision = In(status);
        var mine = provision.Items.Single(i => i.Provider == Police);

        Happened<ProvisionConsentAnswered>(provision, provision.Answer(new Dictionary<ProvisionItemId, bool> { [mine.Id] = false }, PoliceMember, Now));

        Assert.Equal((ProvisionStatus.AskingConsent, ItemConsent.Refused, null), (provision.Status, mine.Consent, provision.ApprovedAt));
        Assert.Equal(ItemConsent.Given, provision.Items.Single(i => i.Provider == School).Consent);
    }

    [Fact]
    public void Sent_back_or_reworked_every_consent_is_asked_anew()
    {
        var (back, again) = (In(ProvisionStatus.InReview), In(ProvisionStatus.Approved));

        back.SendBack(new(NewId()), "te veel", TownMember, Now);
        again.Rework(Director, Now);

        foreach (var provision in new[] { back, again })
            Assert.Equal([ItemConsent.NotNeeded, ItemConsent.Waiting, ItemConsent.Waiting], provision.Items.Select(i => i.Consent));
        Assert.Equal("te veel", Text(Assert.Single(back.Steps).Reason));
        Assert.Null(again.ApprovedAt);
    }

    [Fact]
    public void Handed_over_it_says_how_and_when_and_changes_no_more()
    {
        var provision = In(ProvisionStatus.Approved);
        Refused("target_needed", provision, provision.Provide(null, "grond", Terms, Director, Now));

        Happened<ProvisionProvided>(provision, provision.Provide(HandOver.SecureMail, "Wiv 2017, art. 39", Terms, Director, Now));

        Assert.Equal((Now, Director.Id, HandOver.SecureMail, Today.AddYears(5), Today.AddYears(1)), (provision.ProvidedAt!.Value, provision.ProvidedBy, provision.Way!.Value, provision.DestroyOn, provision.ReturnDueOn!.Value));
        Assert.Equal(("AIVD", "Wiv 2017, art. 39"), (provision.ReceiverOrganisation, Text(provision.GroundWords)));
        foreach (var change in new Func<Outcome>[]
        {
            () => provision.WriteReceiver(Receiver, Director, Now), () => provision.WriteReasons("a", "b", Director, Now), () => provision.Choose([new(new(NewId()), House, "x")], Director, Now),
            () => provision.Rework(Director, Now), () => provision.Withdraw(new(NewId()), "toch niet", Director, Now), () => provision.SendBack(new(NewId()), "nee", TownMember, Now),
            () => provision.Answer(provision.Items.Where(i => i.Provider == Police).ToDictionary(i => i.Id, _ => false), PoliceMember, Now),
        })
            Refused("not_now", provision, change());
    }

    [Fact]
    public void The_return_is_asked_each_year_until_the_end()
    {
        var provision = In(ProvisionStatus.Provided);
        Refused("choice_needed", provision, provision.NoteReturn(new(NewId()), null, "x", Director, Now), "Reported");
        Refused("text_needed", provision, provision.NoteReturn(new(NewId()), false, " ", Director, Now), "Text");
        var asked = new List<DateOnly>();
        while (provision.ReturnDueOn is { } due)
        {
            asked.Add(due);
            Happened<ProvisionReturnNoted>(provision, provision.NoteReturn(new(NewId()), asked.Count % 2 == 0, "niets gehoord", Director, Noon(due.AddDays(20))));
        }

        Assert.Equal(Enumerable.Range(1, 4).Select(Today.AddYears), asked);
        Assert.Equal(4, provision.Returns.Count);
    }

    [Fact]
    public void A_recall_ages_until_it_is_confirmed()
    {
        var provision = In(ProvisionStatus.Provided);
        Refused("reason_needed", provision, provision.Recall(new(NewId()), " ", Director, Now));
        Assert.Null(provision.RecallAge(Today));
        Happened<ProvisionRecalled>(provision, provision.Recall(new(NewId()), "bleek onjuist", Director, Now));
        Assert.Equal(12, provision.RecallAge(Today.AddDays(12)));

        Refused("date_needed", provision, provision.Confirm(null, Director, Now), "Day");
        Refused("date_future", provision, provision.Confirm(Today.AddDays(1), Director, Now), "Day");
        Refused("before_recall", provision, provision.Confirm(Today.AddDays(-1), Director, Now), "Day");
        Happened<RecallConfirmed>(provision, provision.Confirm(Today, Director, Now));

        Assert.Equal((null, Today, null), (provision.RecallAge(Today.AddDays(12)), provision.ConfirmedOn!.Value, provision.ReturnDueOn));
    }

    [Fact]
    public void It_ends_on_its_day_and_unsent_with_its_case()
    {
        var (unsent, sent) = (In(ProvisionStatus.Approved), In(ProvisionStatus.Provided));

        Refused("too_early", unsent, unsent.End(false, Actor.Clock, Noon(Today.AddDays(89))));
        Happened<ProvisionEnded>(unsent, unsent.End(true, Actor.Clock, Now));
        Refused("too_early", sent, sent.End(true, Actor.Clock, Noon(Today.AddYears(5).AddDays(-1))));
        Happened<ProvisionEnded>(sent, sent.End(false, Actor.Clock, Noon(Today.AddYears(5))));
        Assert.Equal("not_now", sent.HandOn(NextDirector.Id!.Value, NextDirector.Organisation!.Value, Actor.Clock, Now).Refusal?.Code);
    }

    [Theory]
    [InlineData(ProvisionStatus.AskingConsent)]
    [InlineData(ProvisionStatus.InReview)]
    [InlineData(ProvisionStatus.Approved)]
    public void What_was_not_handed_over_begins_anew_with_another_director(ProvisionStatus status)
    {
        var provision = In(status);
        var named = provision.Reviewer;

        Happened<ProvisionHandedOn>(provision, provision.HandOn(PoliceMember.Id!.Value, Police, Actor.Clock, Now));

        Assert.Equal((ProvisionStatus.Preparing, null, null), (provision.Status, provision.Reviewer, provision.ApprovedAt));
        Assert.NotNull(named);
        Assert.All(provision.Items, i => Assert.Equal(i.Provider == Police ? ItemConsent.NotNeeded : ItemConsent.Waiting, i.Consent));
        Refused("reviewer_needed", provision, provision.NameReviewer(PoliceMember.Id, School, PoliceMember, Now), "Reviewer");
        Refused("reviewer_needed", provision, provision.NameReviewer(named, Police, PoliceMember, Now), "Reviewer");
    }

    [Fact]
    public void Another_director_has_it_from_here_on()
    {
        var provision = In(ProvisionStatus.Provided);

        Happened<ProvisionHandedOn>(provision, provision.HandOn(NextDirector.Id!.Value, NextDirector.Organisation!.Value, Actor.Clock, Now));

        Assert.True(provision.HandOn(NextDirector.Id!.Value, NextDirector.Organisation!.Value, Actor.Clock, Now).IsAlreadySo);
        Refused("not_yours", provision, provision.Recall(new(NewId()), "bleek onjuist", Director, Now));
        Happened<ProvisionRecalled>(provision, provision.Recall(new(NewId()), "bleek onjuist", NextDirector, Now));
    }
}
