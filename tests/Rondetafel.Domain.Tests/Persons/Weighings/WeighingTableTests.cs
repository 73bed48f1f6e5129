using Rondetafel.Domain.Persons.Weighings;
using Rondetafel.Domain.Tests.Shared;

namespace Rondetafel.Domain.Tests.Persons.Weighings;

/// <summary>The state table of a weighing beside the one written by hand.</summary>
public sealed class WeighingTableTests
{
    internal static readonly StepTableProof<WeighingStatus, WeighingAction, WeighingWho> Written = new("""
        status action            | Chair      | Member     | Clock      | Successor  | needs
        Preparing  Plan          | Preparing  | no         | no         | no         |
        Preparing  NameCase      | Preparing  | no         | no         | no         |
        Preparing  GiveView      | no         | Preparing  | no         | no         |
        Preparing  NoteView      | Preparing  | no         | no         | no         |
        Preparing  OpenViews     | Opened     | no         | no         | no         |
        Preparing  TakeLead      | no         | no         | no         | Preparing  |
        Opened     Plan          | Opened     | no         | no         | no         |
        Opened     NameCase      | Opened     | no         | no         | no         |
        Opened     TakeLead      | no         | no         | no         | Opened     |
        Opened     GiveView      | no         | Opened     | no         | no         |
        Opened     OpenViews     | so         | so         | so         | so         |
        Opened     Dissent       | no         | Opened     | no         | no         |
        Opened     AskMore       | Waiting    | no         | no         | no         | Reason, Until
        Opened     FindUnfounded | Unfounded  | no         | no         | no         | Reason, TwoOrganisations
        Opened     FindNoPerson  | NoPerson   | no         | no         | no         | Reason, Target, TwoOrganisations
        Opened     Refer         | Referred   | no         | no         | no         | Reason, Target, TwoOrganisations
        Opened     TakeIn        | TakenIn    | no         | no         | no         | Reason, LighterOption, TwoOrganisations
        Waiting    OpenViews     | so         | so         | so         | so         |
        Waiting    NameCase      | Waiting    | no         | no         | no         |
        Waiting    TakeLead      | no         | no         | no         | Waiting    |
        Waiting    AskMore       | so         | so         | so         | so         |
        Waiting    Resume        | Opened     | no         | no         | no         |
        Waiting    EndByTerm     | no         | no         | Unfounded  | no         |
        Unfounded  Dissent       | no         | Unfounded  | no         | no         |
        Unfounded  FindUnfounded | so         | so         | so         | so         |
        Unfounded  Undo          | Opened     | Opened     | no         | no         | Reason
        Unfounded  Destroy       | no         | no         | Unfounded  | no         |
        NoPerson   Dissent       | no         | NoPerson   | no         | no         |
        NoPerson   FindNoPerson  | so         | so         | so         | so         |
        NoPerson   Undo          | Opened     | Opened     | no         | no         | Reason
        NoPerson   Destroy       | no         | no         | NoPerson   | no         |
        Referred   Dissent       | no         | Referred   | no         | no         |
        Referred   Refer         | so         | so         | so         | so         |
        Referred   Undo          | Opened     | Opened     | no         | no         | Reason
        Referred   Destroy       | no         | no         | Referred   | no         |
        TakenIn    Dissent       | no         | TakenIn    | no         | no         |
        TakenIn    TakeIn        | so         | so         | so         | so         |
        """);

    [Fact]
    public void The_table_is_as_written() => Assert.Empty(Written.Differences(WeighingTransitions.Table));

    [Fact]
    public void No_change_of_a_row_goes_unseen()
    {
        Assert.Equal(7 * 16 * 4, Written.Cells().Count());
        Assert.Empty(Written.Survivors(WeighingTransitions.Table));
    }

    [Fact]
    public void A_decision_not_to_take_in_is_shielded_at_once() => Assert.Equal(
        [WeighingStatus.Unfounded, WeighingStatus.NoPerson, WeighingStatus.Referred],
        Enum.GetValues<WeighingStatus>().Where(Weighing.IsShielded));
}
