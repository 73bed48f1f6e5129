using Rondetafel.Domain.Persons.Cases;
using Rondetafel.Domain.Persons.Provisions;
using Rondetafel.Domain.Persons.Signals;
using Rondetafel.Domain.Shared;
using static Rondetafel.Domain.Tests.Persons.People;

namespace Rondetafel.Domain.Tests.Persons.Provisions;

/// <summary>A provision in each state: a sentence of the director's own, a fact of the police and something of the school, read along with by the town.</summary>
internal static class ProvisionScene
{
    public static readonly ProvisionTerms Terms = new(90, 5);
    public static readonly ReceiverGiven Receiver = new(ReceiverKind.IntelligenceService, " AIVD ", "Kim Ontvanger", "wiv39");

    public static readonly ReceiverGiven OtherPartnership = new(ReceiverKind.OtherPartnership, "Regio Elders", "Kim Ontvanger", "wgs17_partnership");
    public static readonly PersonGiven Known = new("Jesse", "Molenaar", "4 mei 2001", "Lindelaan 4", null);

    public static Provision Started(ReceiverGiven? receiver = null)
    {
        var (provision, outcome) = Provision.Start(new(NewId()), "V-1", new(new CaseId(NewId()), Lindestad), receiver ?? Receiver, Terms, Director, Now);
        Happened<ProvisionStarted>(provision!, outcome);
        return provision!;
    }

    public static Provision Complete(IReadOnlyList<NewProvisionItem> items, ReceiverGiven? receiver = null)
    {
        var provision = Started(receiver);
        provision.WriteReasons("nodig", "bellen was niet genoeg", Director, Now);
        provision.Choose(items, Director, Now, Known);
        provision.NameReviewer(TownMember.Id, Town, Director, Now);
        provision.ClearEvents();
        return provision;
    }

    public static Provision In(ProvisionStatus status, ReceiverGiven? receiver = null)
    {
        var provision = Complete([new(new(NewId()), House, "eigen zin"), new(new(NewId()), Police, "gezien", "niet verder", new ContributionId(NewId()), ContributionKind.Fact, 2), new(new(NewId()), School, "gehoord")], receiver);
        ProvisionAction[] road = status switch
        {
            ProvisionStatus.Preparing => [],
            ProvisionStatus.Withdrawn => [ProvisionAction.Withdraw],
            ProvisionStatus.Ended => [ProvisionAction.End],
            _ => [.. new[] { ProvisionAction.Ask, ProvisionAction.Submit, ProvisionAction.Approve, ProvisionAction.Provide, ProvisionAction.Recall, ProvisionAction.Confirm }
                .Take(new[] { ProvisionStatus.Preparing, ProvisionStatus.AskingConsent, ProvisionStatus.InReview, ProvisionStatus.Approved, ProvisionStatus.Provided, ProvisionStatus.Recalled, ProvisionStatus.Confirmed }.IndexOf(status))],
        };
        foreach (var step in road)
        {
            if (step == ProvisionAction.Submit)
                foreach (var (provider, by) in new[] { (Police, PoliceMember), (School, SchoolMember) })
                    provision.Answer(provision.Items.Where(i => i.Provider == provider).ToDictionary(i => i.Id, _ => true), by, Now);
            Assert.True(Do(provision, step).IsGood, step.ToString());
        }
        provision.ClearEvents();
        Assert.Equal(status, provision.Status);
        return provision;
    }

    public static Outcome Do(Provision provision, ProvisionAction action) => action switch
    {
        ProvisionAction.Write => provision.WriteReasons("nodig", "bellen", Director, Now),
        ProvisionAction.Ask => provision.Ask(Director, Now),
        ProvisionAction.Consent => provision.Answer(provision.Items.Where(i => i.Provider == Police).ToDictionary(i => i.Id, _ => true), PoliceMember, Now),
        ProvisionAction.Refuse => provision.Answer(provision.Items.Where(i => i.Provider == Police).ToDictionary(i => i.Id, _ => false), PoliceMember, Now),
        ProvisionAction.Submit => Submitted(provision),
        ProvisionAction.Rework => provision.Rework(Director, Now),
        ProvisionAction.Approve => provision.Approve(TownMember, Now),
        ProvisionAction.SendBack => provision.SendBack(new(NewId()), "te veel", TownMember, Now),
        ProvisionAction.Provide => provision.Provide(provision.ReceiverKind == ReceiverKind.OtherPartnership ? HandOver.SealedFile : HandOver.ByHand, "grond", Terms, Director, Now),
        ProvisionAction.MakeFile => provision.MakeFile("wachtzin", Director, Now),
        ProvisionAction.Withdraw => Settled(provision.Withdraw(new(NewId()), "toch niet", Director, Now)),
        ProvisionAction.Return => provision.NoteReturn(new(NewId()), true, "gebruikt", Director, Now),
        ProvisionAction.Recall => Settled(provision.Recall(new(NewId()), "onjuist", Director, Now)),
        ProvisionAction.Confirm => provision.Confirm(Today, Director, Now),
        _ => provision.End(false, Actor.Clock, Now.AddYears(6)),
    };

    /// <summary>Words typed for what was so already are a clash.</summary>
    private static Outcome Settled(Outcome outcome) => outcome.Refusal?.Code == "clash" ? Outcome.AlreadySo : outcome;

    /// <summary>The provision of these tests that was only prepared still waits for consent, which the table does not know.</summary>
    private static Outcome Submitted(Provision provision)
    {
        if (provision.Status is ProvisionStatus.Preparing) provision.Choose([new(new(NewId()), House, "eigen zin")], Director, Now);
        if (provision.Status is ProvisionStatus.AskingConsent)
            foreach (var (provider, by) in new[] { (Police, PoliceMember), (School, SchoolMember) })
                provision.Answer(provision.Items.Where(i => i.Provider == provider).ToDictionary(i => i.Id, _ => true), by, Now);
        return provision.Submit(Director, Now);
    }
}
