using Rondetafel.Domain.Persons.Provisions;
using Rondetafel.Domain.Shared;
using Rondetafel.Domain.Tests.Shared;
using static Rondetafel.Domain.Tests.Persons.Provisions.ProvisionScene;

namespace Rondetafel.Domain.Tests.Persons.Provisions;

using Proof = StepTableProof<ProvisionStatus, ProvisionAction, ProvisionWho>;

/// <summary>The state table of a provision beside the one written by hand, and its methods beside the table.</summary>
public sealed class ProvisionTableTests
{
    private static readonly Proof Written = new("""
        status        action   | Director  | Provider      | Reviewer  | Clock | needs
        Preparing     Write    | Preparing | no            | no        | no    |
        Preparing     Ask      | AskingConsent | no        | no        | no    |
        Preparing     Submit   | InReview  | no            | no        | no    |
        Preparing     Withdraw | Withdrawn | no            | no        | no    | Reason
        Preparing     End      | no        | no            | no        | Ended |
        AskingConsent Consent  | no        | AskingConsent | no        | no    |
        AskingConsent Refuse   | no        | AskingConsent | no        | no    |
        AskingConsent Submit   | InReview  | no            | no        | no    |
        AskingConsent Rework   | Preparing | no            | no        | no    |
        AskingConsent Withdraw | Withdrawn | no            | no        | no    | Reason
        AskingConsent End      | no        | no            | no        | Ended |
        InReview      Refuse   | no        | AskingConsent | no        | no    |
        InReview      Approve  | no        | no            | Approved  | no    |
        InReview      SendBack | no        | no            | Preparing | no    | Reason
        InReview      Rework   | Preparing | no            | no        | no    |
        InReview      Withdraw | Withdrawn | no            | no        | no    | Reason
        InReview      End      | no        | no            | no        | Ended |
        Approved      Approve  | so        | so            | so        | so    |
        Approved      Refuse   | no        | AskingConsent | no        | no    |
        Approved      Rework   | Preparing | no            | no        | no    |
        Approved      Provide  | Provided  | no            | no        | no    | Target
        Approved      Withdraw | Withdrawn | no            | no        | no    | Reason
        Approved      End      | no        | no            | no        | Ended |
        Provided      Provide  | so        | so            | so        | so    |
        Provided      MakeFile | Provided  | no            | no        | no    |
        Provided      Return   | Provided  | no            | no        | no    |
        Provided      Recall   | Recalled  | no            | no        | no    | Reason
        Provided      End      | no        | no            | no        | Ended |
        Recalled      Recall   | so        | so            | so        | so    |
        Recalled      Return   | Recalled  | no            | no        | no    |
        Recalled      Confirm  | Confirmed | no            | no        | no    |
        Recalled      End      | no        | no            | no        | Ended |
        Confirmed     Confirm  | so        | so            | so        | so    |
        Confirmed     End      | no        | no            | no        | Ended |
        Withdrawn     Withdraw | so        | so            | so        | so    |
        Withdrawn     End      | no        | no            | no        | Ended |
        Ended         End      | so        | so            | so        | so    |
        """);

    private static readonly Dictionary<ProvisionAction, ProvisionWho> Does = new()
    {
        [ProvisionAction.Consent] = ProvisionWho.Provider,
        [ProvisionAction.Refuse] = ProvisionWho.Provider,
        [ProvisionAction.Approve] = ProvisionWho.Reviewer,
        [ProvisionAction.SendBack] = ProvisionWho.Reviewer,
        [ProvisionAction.End] = ProvisionWho.Clock,
    };

    [Fact]
    public void The_table_is_as_written() => Assert.Empty(Written.Differences(ProvisionTransitions.Table));

    [Fact]
    public void No_change_of_a_row_goes_unseen() => Assert.Empty(Written.Survivors(ProvisionTransitions.Table));

    public static IEnumerable<TheoryDataRow<ProvisionStatus, ProvisionAction>> Pairs() =>
        from status in Enum.GetValues<ProvisionStatus>() from action in Enum.GetValues<ProvisionAction>()
        where action != ProvisionAction.Consent || status is < ProvisionStatus.InReview or > ProvisionStatus.Confirmed // later on all consent: there is none to give
        select new TheoryDataRow<ProvisionStatus, ProvisionAction>(status, action);

    [Theory]
    [MemberData(nameof(Pairs))]
    public void A_method_does_what_the_table_says(ProvisionStatus status, ProvisionAction action)
    {
        var cell = Written.Cells().Single(c => c.From == status && c.Action == action && c.Who == Does.GetValueOrDefault(action, ProvisionWho.Director));
        var provision = In(status, action == ProvisionAction.MakeFile ? OtherPartnership : null);

        var outcome = Do(provision, action);

        var expected = Proof.Outcome(cell.Expected);
        Assert.Equal(expected, Proof.Words(outcome));
        Assert.Equal(expected == "done" ? Enum.Parse<ProvisionStatus>(cell.Expected) : status, provision.Status);
        Assert.Equal(expected == "done", provision.Events.Count > 0);
    }
}
