using Rondetafel.Domain.Persons.Cases;
using Rondetafel.Domain.Shared;
using static Rondetafel.Domain.Tests.Persons.People;
using static Rondetafel.Domain.Tests.Persons.Cases.CaseMaker;

namespace Rondetafel.Domain.Tests.Persons.Cases;

public sealed class ContributionTests
{
    [Theory]
    [InlineData(AudienceKind.OwnOrganisation, "School")]
    [InlineData(AudienceKind.NamedOrganisations, "School Police")]
    [InlineData(AudienceKind.WholeTable, "School Police Town Youth")]
    public void Each_organisation_reads_what_the_audience_of_the_provider_says(AudienceKind kind, string readers)
    {
        var audience = new Audience(kind, kind == AudienceKind.NamedOrganisations ? [Police] : []);
        var all = new Dictionary<string, OrganisationId> { ["School"] = School, ["Police"] = Police, ["Town"] = Town, ["Youth"] = Youth };

        Assert.Equal(readers, string.Join(' ', all.Where(o => audience.Includes(School, o.Value)).Select(o => o.Key)));
    }

    [Theory]
    [InlineData("own", "own", false)]
    [InlineData("own", "police", true)]
    [InlineData("own", "table", true)]
    [InlineData("police", "own", false)]
    [InlineData("police", "police", false)]
    [InlineData("police", "town", true)]
    [InlineData("police", "table", true)]
    [InlineData("table", "own", false)]
    [InlineData("table", "police", false)]
    [InlineData("table", "table", false)]
    public void The_moment_is_kept_at_which_somebody_more_could_read_it(string before, string after, bool wider)
    {
        var audiences = new Dictionary<string, Audience> { ["own"] = Audience.Own, ["police"] = Audience.Of([Police]), ["town"] = Audience.Of([Town]), ["table"] = Audience.Table };
        var theCase = TakenIn();
        var put = Put(theCase, SchoolMember, audiences[before]);

        Happened<AudienceGiven>(theCase, theCase.GiveAudience(put.Id, audiences[after], null, SchoolMember, Now.AddDays(1)));

        Assert.Equal(wider ? Now.AddDays(1) : null, put.Widenings.SingleOrDefault()?.At);
    }

    [Fact]
    public void What_is_missing_is_refused()
    {
        var theCase = TakenIn();
        Refused("text_needed", theCase, theCase.Contribute(Contribution(text: " "), SchoolMember, Now), "Text");
        Refused("category_needed", theCase, theCase.Contribute(Contribution() with { Category = "" }, SchoolMember, Now), "Category");
        Refused("ground_needed", theCase, theCase.Contribute(Contribution() with { Ground = "" }, SchoolMember, Now), "Ground");
    }

    [Fact]
    public void A_conclusion_rests_on_a_fact_that_its_writer_may_read()
    {
        var theCase = TakenIn();
        var (view, hidden, fact) = (Put(theCase, SchoolMember, kind: ContributionKind.View), Put(theCase, PoliceMember, Audience.Own), Put(theCase, SchoolMember));

        Outcome Conclude(params ContributionId[] on) => theCase.Contribute(Contribution(ContributionKind.Conclusion, null, "samen", on), SchoolMember, Now);
        Refused("facts_needed", theCase, Conclude(), "RestsOn");
        Refused("facts_needed", theCase, Conclude(view.Id), "RestsOn");
        Refused("facts_needed", theCase, Conclude(hidden.Id), "RestsOn"); // hidden and absent give the same answer
        Refused("facts_needed", theCase, Conclude(fact.Id, hidden.Id), "RestsOn");
        Refused("facts_needed", theCase, Conclude(fact.Id, new(NewId())), "RestsOn");
        Happened<ContributionAdded>(theCase, Conclude(fact.Id, view.Id));
    }

    [Fact]
    public void A_conclusion_is_read_by_who_may_read_all_it_rests_on()
    {
        var theCase = TakenIn();
        var forPolice = Put(theCase, SchoolMember, Audience.Of([Police]));
        var forAll = Put(theCase, TownMember);

        Assert.Equal(AudienceKind.WholeTable, Put(theCase, TownMember, null, ContributionKind.Conclusion, forAll.Id).AudienceKind);
        Assert.Equal([Police, School], Put(theCase, SchoolMember, null, ContributionKind.Conclusion, forAll.Id, forPolice.Id).Named);
        Assert.Equal([School], Put(theCase, SchoolMember, Audience.Own, ContributionKind.Conclusion, forAll.Id, forPolice.Id).Named);
    }

    [Fact]
    public void A_conclusion_that_all_may_read_today_does_not_open_to_who_joins_later()
    {
        var theCase = TakenIn();
        var forEachNamed = Put(theCase, SchoolMember, Audience.Of([Town, Police, School]));

        var conclusion = Put(theCase, SchoolMember, null, ContributionKind.Conclusion, forEachNamed.Id);

        Assert.True(conclusion.Audience.Includes(conclusion.Provider, Town));
        Assert.False(conclusion.Audience.Includes(conclusion.Provider, Prosecutor)); // gets a seat next month
    }

    [Fact]
    public void Only_the_provider_gives_another_audience_and_a_conclusion_is_never_wider_than_its_facts()
    {
        var theCase = TakenIn();
        var fact = Put(theCase, SchoolMember, Audience.Of([Police]));
        var conclusion = Put(theCase, PoliceMember, null, ContributionKind.Conclusion, fact.Id);
        foreach (var other in new[] { TownMember, PoliceMember, Director }) Refused("not_yours", theCase, theCase.GiveAudience(fact.Id, Audience.Table, null, other, Now));

        Happened<AudienceGiven>(theCase, theCase.GiveAudience(conclusion.Id, Audience.Table, null, PoliceMember, Now));
        Assert.False(conclusion.Audience.Includes(Police, Town));

        Happened<AudienceGiven>(theCase, theCase.GiveAudience(fact.Id, Audience.Table, null, SchoolMember, Now));
        Assert.Equal(AudienceKind.WholeTable, fact.AudienceKind);
        Assert.False(conclusion.Audience.Includes(Police, Town)); // only its own provider widens it
        Happened<AudienceGiven>(theCase, theCase.GiveAudience(conclusion.Id, Audience.Table, null, PoliceMember, Now));
        Assert.Equal(AudienceKind.WholeTable, conclusion.AudienceKind);

        Happened<AudienceGiven>(theCase, theCase.GiveAudience(fact.Id, Audience.Own, null, SchoolMember, Now));
        Assert.Equal([School], conclusion.Named); // follows the fact it rests on
    }

    [Fact]
    public void A_fact_is_settled_by_who_may_read_it_and_a_refutation_stays()
    {
        var theCase = TakenIn();
        var (fact, view) = (Put(theCase, SchoolMember, Audience.Of([Police])), Put(theCase, SchoolMember, kind: ContributionKind.View));
        Assert.Equal(FactStatus.Reported, fact.FactStatus);
        Refused("not_a_fact", theCase, theCase.SettleFact(view.Id, FactStatus.Confirmed, "gezien", PoliceMember, Now));
        Refused("not_a_fact", theCase, theCase.SettleFact(fact.Id, FactStatus.Reported, "gezien", PoliceMember, Now));
        Refused("not_a_fact", theCase, theCase.SettleFact(fact.Id, FactStatus.Confirmed, "gezien", TownMember, Now)); // may not read it
        Refused("reason_needed", theCase, theCase.SettleFact(fact.Id, FactStatus.Refuted, " ", PoliceMember, Now), "Check");

        Happened<FactSettled>(theCase, theCase.SettleFact(fact.Id, FactStatus.Refuted, "was een ander", PoliceMember, Now));
        Refused("not_now", theCase, theCase.SettleFact(fact.Id, FactStatus.Confirmed, "toch", SchoolMember, Now));
        AlreadySo(theCase, theCase.SettleFact(fact.Id, FactStatus.Refuted, "nogmaals", SchoolMember, Now));
        Assert.Equal(("zei iets", "was een ander", FactStatus.Refuted), (Text(fact.Text), Text(fact.Check), fact.FactStatus));
        Assert.Equal((PoliceMember.Id, Now), (fact.CheckedBy, fact.CheckedAt));
    }

    [Fact]
    public void Who_brought_a_fact_in_refutes_it_and_leaves_confirming_to_somebody_else()
    {
        var theCase = TakenIn();
        var (right, wrong, own) = (Put(theCase, SchoolMember), Put(theCase, SchoolMember), Put(theCase, Director with { Organisation = School }));
        var colleague = SchoolMember with { Id = new(NewId()) };
        Happened<SeatGivenOut>(theCase, theCase.GiveSeat(Seat(colleague), Director, Now));

        Refused("own_fact", theCase, theCase.SettleFact(right.Id, FactStatus.Confirmed, "zelf gezien", SchoolMember, Now));
        Refused("own_fact", theCase, theCase.SettleFact(own.Id, FactStatus.Confirmed, "zelf gezien", Director with { Organisation = School }, Now));
        Assert.Equal(FactStatus.Reported, right.FactStatus);

        Happened<FactSettled>(theCase, theCase.SettleFact(right.Id, FactStatus.Confirmed, "ook gezien", colleague, Now));
        Happened<FactSettled>(theCase, theCase.SettleFact(wrong.Id, FactStatus.Refuted, "ik vergiste mij", SchoolMember, Now));
        Happened<FactSettled>(theCase, theCase.SettleFact(own.Id, FactStatus.Confirmed, "ook gezien", SchoolMember, Now));
    }

    [Fact]
    public void Who_wrote_the_words_last_leaves_confirming_to_somebody_else_too()
    {
        var theCase = TakenIn();
        var (fact, wrong) = (Put(theCase, SchoolMember), Put(theCase, SchoolMember));
        var (colleague, third) = (SchoolMember with { Id = new(NewId()) }, SchoolMember with { Id = new(NewId()) });
        foreach (var who in new[] { colleague, third }) Happened<SeatGivenOut>(theCase, theCase.GiveSeat(Seat(who), Director, Now));
        foreach (var put in new[] { fact, wrong }) Happened<ContributionCorrected>(theCase, theCase.Rewrite(put.Id, "zei iets anders", null, colleague, Now));

        Assert.Equal([false, false, true], new[] { SchoolMember, colleague, third }.Select(fact.MayConfirm));
        foreach (var who in new[] { SchoolMember, colleague }) Refused("own_fact", theCase, theCase.SettleFact(fact.Id, FactStatus.Confirmed, "zelf gezien", who, Now));
        Happened<FactSettled>(theCase, theCase.SettleFact(wrong.Id, FactStatus.Refuted, "ik vergiste mij", colleague, Now));

        Happened<ContributionCorrected>(theCase, theCase.Rewrite(fact.Id, "zei toch iets", null, third, Now));
        Refused("own_fact", theCase, theCase.SettleFact(fact.Id, FactStatus.Confirmed, "zelf gezien", third, Now));
        Happened<FactSettled>(theCase, theCase.SettleFact(fact.Id, FactStatus.Confirmed, "ook gezien", colleague, Now)); // their words stand there no more
    }

    [Theory]
    [InlineData(FactStatus.Confirmed, FactStatus.Refuted)]
    [InlineData(FactStatus.Refuted, FactStatus.Confirmed)]
    public void A_settled_fact_keeps_its_words_and_what_settled_it(FactStatus first, FactStatus other)
    {
        var theCase = TakenIn();
        var fact = Put(theCase, SchoolMember);
        Happened<ContributionCorrected>(theCase, theCase.Rewrite(fact.Id, "zei iets anders", null, SchoolMember, Now));
        Happened<FactSettled>(theCase, theCase.SettleFact(fact.Id, first, "gezien", PoliceMember, Now));

        Refused("fact_settled", theCase, theCase.Rewrite(fact.Id, "herschreven", null, SchoolMember, Now), "Text");
        AlreadySo(theCase, theCase.SettleFact(fact.Id, first, "ook gezien", TownMember, Now));
        Refused("not_now", theCase, theCase.SettleFact(fact.Id, other, "toch niet", TownMember, Now));
        Assert.Equal(("zei iets anders", "gezien", PoliceMember.Id), (Text(fact.Text), Text(fact.Check), fact.CheckedBy));
    }

    [Fact]
    public void A_contribution_and_an_action_count_their_changes()
    {
        var theCase = TakenIn();
        var (fact, action) = (Put(theCase, SchoolMember), Agreed(theCase));
        var (before, beforeAction) = (fact.Edition, action.Edition);
        Happened<ContributionCorrected>(theCase, theCase.Rewrite(fact.Id, "beter", null, SchoolMember, Now));
        Happened<FactSettled>(theCase, theCase.SettleFact(fact.Id, FactStatus.Confirmed, "gezien", PoliceMember, Now));
        AlreadySo(theCase, theCase.SettleFact(fact.Id, FactStatus.Confirmed, "nogmaals", SchoolMember, Now));
        Assert.Equal(before + 2, fact.Edition);

        Happened<ActionStepped>(theCase, theCase.DoAction(action.Id, PlanActionStep.Finish, "gebeld", null, SchoolMember, Now));
        AlreadySo(theCase, theCase.DoAction(action.Id, PlanActionStep.Finish, "ook gebeld", null, SchoolMember, Now));
        Happened<ExecutorNamed>(theCase, theCase.Assign(action.Id, null, SchoolMember, Now));
        Assert.Equal(beforeAction + 2, action.Edition);
        Assert.Equal([Outsider.Id!.Value], action.EarlierExecutors);
    }

    [Fact]
    public void Already_so_with_typed_words_is_a_clash()
    {
        Assert.Equal("clash", Outcome.AlreadySo.OrClash("gebeld").Refusal?.Code);
        Assert.True(Outcome.AlreadySo.OrClash(" ").IsAlreadySo);
        Assert.Equal(Outcome.Done, Outcome.Done.OrClash("gebeld"));
        Assert.Equal("not_now", Outcome.Refused("not_now").OrClash("gebeld").Refusal?.Code);
    }

    [Fact]
    public void Only_its_provider_corrects_the_words_or_adds_a_file()
    {
        var theCase = TakenIn();
        var fact = Put(theCase, SchoolMember);
        Refused("not_yours", theCase, theCase.Rewrite(fact.Id, "anders", null, TownMember, Now));
        Refused("text_needed", theCase, theCase.Rewrite(fact.Id, " ", null, SchoolMember, Now), "Text");
        Happened<ContributionCorrected>(theCase, theCase.Rewrite(fact.Id, " beter ", "niet doorgeven", SchoolMember, Now));
        Assert.Equal(("beter", "niet doorgeven"), (Text(fact.Text), Text(fact.Conditions)));

        Refused("not_yours", theCase, theCase.Attach(fact.Id, new(NewId()), "a.pdf", "application/pdf", 1, TownMember, Now));
        Refused("file_too_large", theCase, theCase.Attach(fact.Id, new(NewId()), "a.pdf", "application/pdf", Attachment.MaxBytes + 1, SchoolMember, Now), "File");
        Happened<FileAttached>(theCase, theCase.Attach(fact.Id, new(NewId()), "a.pdf", "application/pdf", Attachment.MaxBytes, SchoolMember, Now));
    }

    [Fact]
    public void The_defaults_of_an_organisation_name_category_and_ground_and_no_list_of_organisations()
    {
        static Outcome Start(string? category, string? ground, AudienceKind audience) =>
            ContributionDefault.Start(new(NewId()), ContributionKind.Fact, new DefaultGiven(category, ground, audience), SchoolMember, Now).Item2;

        Assert.Equal("category_needed", Start(" ", "pga", AudienceKind.WholeTable).Refusal?.Code);
        Assert.Equal("ground_needed", Start("identity", null, AudienceKind.WholeTable).Refusal?.Code);
        Assert.Equal("choice_needed", Start("identity", "pga", AudienceKind.NamedOrganisations).Refusal?.Code);
        Assert.True(Start("identity", "pga", AudienceKind.OwnOrganisation).IsGood);
    }

    [Fact]
    public void The_defaults_of_an_organisation_are_changed_by_its_own_people()
    {
        var (set, _) = ContributionDefault.Start(new(NewId()), ContributionKind.Fact, new DefaultGiven("identity", "pga", AudienceKind.OwnOrganisation, " niet doorgeven "), SchoolMember, Now);

        Assert.Equal((School, "niet doorgeven"), (set!.OrganisationId, set.Conditions));
        Assert.Equal("not_yours", set.Change(new DefaultGiven("police", "pga", AudienceKind.WholeTable), PoliceMember, Now).Refusal?.Code);
        Assert.True(set.Change(new DefaultGiven("guidance", "convenant", AudienceKind.WholeTable, " "), SchoolMember, Now).IsGood);
        Assert.Equal(("guidance", "convenant", AudienceKind.WholeTable, null), (set.Category, set.Ground, set.Audience, set.Conditions));
        Assert.Equal(ContributionKind.Fact, Assert.IsType<DefaultsSet>(set.Events[^1]).Kind);
    }

    [Theory]
    [InlineData(WeighingPart.Police, ContributionKind.Fact, "police", "wpg20", AudienceKind.OwnOrganisation)]
    [InlineData(WeighingPart.Police, ContributionKind.View, "police", "wpg20", AudienceKind.OwnOrganisation)]
    [InlineData(WeighingPart.Police, ContributionKind.Conclusion, "guidance", "convenant", AudienceKind.WholeTable)]
    [InlineData(WeighingPart.Prosecutor, ContributionKind.Document, "judicial", "wjsg", AudienceKind.OwnOrganisation)]
    [InlineData(WeighingPart.Prosecutor, ContributionKind.OwnView, "guidance", "convenant", AudienceKind.WholeTable)]
    [InlineData(WeighingPart.Municipality, ContributionKind.Fact, "guidance", "convenant", AudienceKind.WholeTable)]
    [InlineData(WeighingPart.None, ContributionKind.Fact, "guidance", "convenant", AudienceKind.WholeTable)]
    public void What_is_shipped_keeps_police_and_judicial_data_with_their_owner(WeighingPart part, ContributionKind kind, string category, string ground, AudienceKind audience) =>
        Assert.Equal(new DefaultGiven(category, ground, audience), ContributionDefault.Shipped(part, kind));

    [Fact]
    public void A_request_is_answered_by_who_was_asked_and_cannot_share_needs_no_reason()
    {
        var theCase = TakenIn();
        RequestId id = new(NewId());
        Refused("text_needed", theCase, theCase.Ask(id, School, " ", Today, TownMember, Now), "Text");
        Refused("from_past", theCase, theCase.Ask(id, School, "gaat het?", Today.AddDays(-1), TownMember, Now), "Until");
        Refused("owner_not_at_table", theCase, theCase.Ask(id, Youth, "gaat het?", Today, TownMember, Now), "To");
        Happened<PartnerAsked>(theCase, theCase.Ask(id, School, "gaat het?", Today, TownMember, Now));

        var foreign = Put(theCase, PoliceMember);
        Refused("not_yours", theCase, theCase.AnswerRequest(id, RequestAnswer.CannotShare, null, PoliceMember, Now));
        Refused("choice_needed", theCase, theCase.AnswerRequest(id, RequestAnswer.Waiting, null, SchoolMember, Now), "Answer");
        Refused("contribution_needed", theCase, theCase.AnswerRequest(id, RequestAnswer.Given, foreign.Id, SchoolMember, Now), "Contribution");
        Refused("contribution_needed", theCase, theCase.AnswerRequest(id, RequestAnswer.GivenWithConditions, null, SchoolMember, Now), "Contribution");
        var bare = Put(theCase, SchoolMember);
        Refused("conditions_needed", theCase, theCase.AnswerRequest(id, RequestAnswer.GivenWithConditions, bare.Id, SchoolMember, Now), "Conditions");
        Happened<PartnerAnswered>(theCase, theCase.AnswerRequest(id, RequestAnswer.CannotShare, null, SchoolMember, Now));
        AlreadySo(theCase, theCase.AnswerRequest(id, RequestAnswer.CannotShare, null, SchoolMember, Now));
        Refused("not_now", theCase, theCase.AnswerRequest(id, RequestAnswer.Given, null, SchoolMember, Now));
        Assert.Equal(RequestAnswer.CannotShare, Assert.Single(theCase.Requests).Answer);
    }
}
