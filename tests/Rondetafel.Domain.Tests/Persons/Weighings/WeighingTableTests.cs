using Rondetafel.Domain.Persons.Weighings;
using Rondetafel.Domain.Tests.Shared;

namespace Rondetafel.Domain.Tests.Persons.Weighings;

/// <summary>The state table of a weighing beside the one written by hand.</summary>
public sealed class WeighingTableTests
{
    internal static readonly StepTableProof<WeighingStatus, WeighingAction, WeighingWho> Written = new("""
        status action            | Chair      | Member     | Clock      | needs
        Preparing  Plan          | Preparing  | no         | no         |
        Preparing  NameCase      | Preparing  | no         | no         |
        Preparing  GiveView      | no         | Preparing  | no         |
        Preparing  NoteView      | Preparing  | no         | no         |
        Preparing  OpenViews     | Opened     | no         | no         |
        Opened     Plan          | Opened     | no         | no         |
        Opened     NameCase      | Opened     | no         | no         |
        Opened     GiveView      | no         | Opened     | no         |
        Opened     OpenViews     | so         | so         | so         |
        Opened     Dissent       | no         | Opened     | no         |
        Opened     AskMore       | Waiting    | no         | no         | Reason, Until
        Opened     FindUnfounded | Unfounded  | no         | no         | Reason, TwoOrganisations
        Opened     FindNoPerson  | NoPerson   | no         | no         | Reason, Target, TwoOrganisations
        Opened     Refer         | Referred   | no         | no         | Reason, Target, TwoOrganisations
        Opened     TakeIn        | TakenIn    | no         | no         | Reason, LighterOption, TwoOrganisations
        Waiting    OpenViews     | so         | so         | so         |
        Waiting    NameCase      | Waiting    | no         | no         |
        Waiting    AskMore       | so         | so         | so         |
        Waiting    Resume        | Opened     | no         | no         |
        Waiting    EndByTerm     | no         | no         | Unfounded  |
        Unfounded  Dissent       | no         | Unfounded  | no         |
        Unfounded  FindUnfounded | so         | so         | so         |
        Unfounded  Undo          | Opened     | Opened     | no         | Reason
        Unfounded  Destroy       | no         | no         | Unfounded  |
        NoPerson   Dissent       | no         | NoPerson   | no         |
        NoPerson   FindNoPerson  | so         | so         | so         |
        NoPerson   Undo          | Opened     | Opened     | no         | Reason
        NoPerson   Destroy       | no         | no         | NoPerson   |
        Referred   Dissent       | no         | Referred   | no         |
        Referred   Refer         | so         | so         | so         |
        Referred   Undo          | Opened     | Opened     | no         | Reason
        Referred   Destroy       | no         | no         | Referred   |
        TakenIn    Dissent       | no         | TakenIn    | no         |
        TakenIn    TakeIn        | so         | so         | so         |
        """);

    [Fact]
    public void The_table_is_as_written() => Assert.Empty(Written.Differences(WeighingTransitions.Table));

    [Fact]
    public void No_change_of_a_row_goes_unseen()
    {
        Assert.Equal(7 * 15 * 3, Written.Cells().Count());
        Assert.Empty(Written.Survivors(WeighingTransitions.Table));
    }

    [Fact]
    public void A_decision_not_to_take_in_is_shielded_at_once() => Assert.Equal(
        [WeighingStatus.Unfounded, WeighingStatus.NoPerson, WeighingStatus.Referred],
        Enum.GetValues<WeighingStatus>().Where(Weighing.IsShielded));
}
