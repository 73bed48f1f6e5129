using Rondetafel.Domain.Persons.Cases;
using Rondetafel.Domain.Shared;
using Rondetafel.Domain.Tests.Shared;
using static Rondetafel.Domain.Tests.Persons.People;
using static Rondetafel.Domain.Tests.Persons.Cases.CaseMaker;

namespace Rondetafel.Domain.Tests.Persons.Cases;

/// <summary>A partner proposes, the owner answers, and both texts stay.</summary>
public sealed class ProposalTests
{
    private static readonly StepTableProof<ProposalStatus, ProposalAction, ProposalWho> Written = new("""
        status action      | Owner    | Proposer  | needs
        Waiting   Accept   | Accepted | no        |
        Waiting   Decline  | Declined | no        |
        Waiting   Withdraw | no       | Withdrawn |
        Accepted  Accept   | so       | so        |
        Declined  Decline  | so       | so        |
        Withdrawn Withdraw | so       | so        |
        """);

    [Fact]
    public void The_table_is_as_written_and_no_change_of_a_row_goes_unseen()
    {
        Assert.Equal(4 * 3 * 2, Written.Cells().Count());
        Assert.Empty(Written.Differences(ProposalTransitions.Table));
        Assert.Empty(Written.Survivors(ProposalTransitions.Table));
    }

    public static IEnumerable<TheoryDataRow<ProposalStatus, ProposalAction, ProposalWho>> Cells() =>
        Written.Cells().Select(c => new TheoryDataRow<ProposalStatus, ProposalAction, ProposalWho>(c.From, c.Action, c.Who));

    [Theory]
    [MemberData(nameof(Cells))]
    public void A_step_does_what_the_table_says(ProposalStatus status, ProposalAction action, ProposalWho who)
    {
        var cell = Written.Cells().Single(c => c.From == status && c.Action == action && c.Who == who);
        var (theCase, proposal) = Proposed(status);

        foreach (var other in new[] { TownMember, Director }) Refused("not_yours", theCase, theCase.DoProposal(proposal.Id, action, null, other, Now));
        var outcome = theCase.DoProposal(proposal.Id, action, "zo is het", who == ProposalWho.Owner ? SchoolMember : PoliceMember, Now.AddHours(1));

        var expected = StepTableProof<ProposalStatus, ProposalAction, ProposalWho>.Outcome(cell.Expected);
        Assert.Equal(expected, StepTableProof<ProposalStatus, ProposalAction, ProposalWho>.Words(outcome));
        Assert.Equal(expected == "done" ? Enum.Parse<ProposalStatus>(cell.Expected) : status, proposal.Status);
        if (expected == "done") Assert.Equal((Now.AddHours(1), action == ProposalAction.Withdraw), (proposal.AnsweredAt!.Value, proposal.Answer is null));
        Assert.Equal(expected == "done" ? 1 : 0, theCase.Events.Count);
    }

    [Fact]
    public void What_is_missing_hidden_or_ones_own_is_refused()
    {
        var theCase = TakenIn();
        var (open, hidden) = (Put(theCase, SchoolMember), Put(theCase, SchoolMember, Audience.Own));
        Refused("text_needed", theCase, Propose(theCase, open.Id, PoliceMember, " "), "Text");
        Refused("own_contribution", theCase, Propose(theCase, open.Id, SchoolMember));
        Refused("not_yours", theCase, Propose(theCase, hidden.Id, PoliceMember));
        Refused("not_yours", theCase, Propose(theCase, new(NewId()), PoliceMember)); // hidden and absent give the same answer
        Happened<ProposalMade>(theCase, Propose(theCase, hidden.Id, Director));
    }

    [Fact]
    public void A_settled_fact_takes_proposals_too_and_keeps_its_words_whatever_is_answered()
    {
        var theCase = TakenIn();
        var fact = Put(theCase, SchoolMember);
        Happened<FactSettled>(theCase, theCase.SettleFact(fact.Id, FactStatus.Confirmed, "gezien", PoliceMember, Now));
        var (text, edition) = (fact.Text, fact.Edition);
        Happened<ProposalMade>(theCase, Propose(theCase, fact.Id, PoliceMember));
        Happened<ProposalStepped>(theCase, theCase.DoProposal(theCase.Proposals[0].Id, ProposalAction.Accept, null, SchoolMember, Now));

        Assert.Same(text, fact.Text);
        Assert.Equal((edition, FactStatus.Confirmed, ProposalStatus.Accepted), (fact.Edition, fact.FactStatus, theCase.Proposals[0].Status));
        Assert.NotNull(theCase.Proposals[0].Text);
    }

    [Fact]
    public void After_narrowing_who_proposed_cannot_take_it_back_any_more_than_what_is_absent()
    {
        var (theCase, proposal) = Proposed(ProposalStatus.Waiting);
        Happened<AudienceGiven>(theCase, theCase.GiveAudience(proposal.ContributionId, Audience.Own, null, SchoolMember, Now));

        Refused("not_yours", theCase, theCase.DoProposal(proposal.Id, ProposalAction.Withdraw, null, PoliceMember, Now));
        Refused("not_yours", theCase, theCase.DoProposal(new(NewId()), ProposalAction.Withdraw, null, PoliceMember, Now));
        Happened<ProposalStepped>(theCase, theCase.DoProposal(proposal.Id, ProposalAction.Decline, null, SchoolMember, Now));
    }

    private static Outcome Propose(Case theCase, ContributionId about, Actor by, string? text = "het was dinsdag") =>
        theCase.Propose(new(NewId()), about, ProposalKind.Correction, text, by, Now);

    /// <summary>What the police proposes on a fact of the school, in a status.</summary>
    private static (Case Case, Proposal Proposal) Proposed(ProposalStatus status)
    {
        var theCase = In(CaseStatus.Running);
        var fact = Put(theCase, SchoolMember);
        Happened<ProposalMade>(theCase, Propose(theCase, fact.Id, PoliceMember));
        var proposal = theCase.Proposals.Single();
        ProposalAction? action = status switch { ProposalStatus.Accepted => ProposalAction.Accept, ProposalStatus.Declined => ProposalAction.Decline, ProposalStatus.Withdrawn => ProposalAction.Withdraw, _ => null };
        if (action is { } step) Happened<ProposalStepped>(theCase, theCase.DoProposal(proposal.Id, step, null, step == ProposalAction.Withdraw ? PoliceMember : SchoolMember, Now));
        return (theCase, proposal);
    }
}
