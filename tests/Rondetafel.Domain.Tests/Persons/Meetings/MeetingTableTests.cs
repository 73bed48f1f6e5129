using Rondetafel.Domain.Persons.Meetings;
using Rondetafel.Domain.Shared;
using Rondetafel.Domain.Tests.Shared;
using static Rondetafel.Domain.Tests.Persons.Meetings.MeetingMaker;
using static Rondetafel.Domain.Tests.Persons.People;

namespace Rondetafel.Domain.Tests.Persons.Meetings;

/// <summary>The state table of a meeting beside the one written by hand, and the methods beside the table.</summary>
public sealed class MeetingTableTests
{
    internal static readonly StepTableProof<MeetingStatus, MeetingAction, MeetingWho> Written = new("""
        status action      | Chair     | Participant | Clock     | needs
        Planned   Move      | Planned   | no          | no        |
        Planned   Arrange   | Planned   | no          | Planned   |
        Planned   SayAbsent | Planned   | Planned     | no        |
        Planned   Open      | Running   | no          | no        |
        Planned   Cancel    | Cancelled | no          | no        | Reason
        Planned   Lapse     | no        | no          | Cancelled |
        Running   Arrange   | Running   | no          | no        |
        Running   SayAbsent | Running   | Running     | no        |
        Running   Open      | so        | so          | so        |
        Running   Attend    | Running   | no          | no        |
        Running   BringUp   | Running   | no          | no        |
        Running   Hold      | Held      | no          | Held      |
        Running   Amend     | Running   | no          | no        |
        Held      Hold      | so        | so          | so        |
        Held      Reopen    | Running   | no          | no        |
        Held      Attend    | Held      | no          | no        |
        Held      Amend     | Held      | no          | no        |
        Held      Approve   | Approved  | no          | no        |
        Approved  Approve   | so        | so          | so        |
        Cancelled Cancel    | so        | so          | so        |
        Cancelled Lapse     | so        | so          | so        |
        """);

    [Fact]
    public void The_table_is_as_written() => Assert.Empty(Written.Differences(MeetingTransitions.Table));

    [Fact]
    public void No_change_of_a_row_goes_unseen()
    {
        Assert.Equal(5 * 12 * 3, Written.Cells().Count());
        Assert.Empty(Written.Survivors(MeetingTransitions.Table));
    }

    public static IEnumerable<TheoryDataRow<MeetingStatus, MeetingAction, MeetingWho>> Cells() =>
        Written.Cells().Where(c => c.Action != MeetingAction.Lapse || c.Who == MeetingWho.Clock).Select(c => new TheoryDataRow<MeetingStatus, MeetingAction, MeetingWho>(c.From, c.Action, c.Who));

    [Theory]
    [MemberData(nameof(Cells))]
    public void A_method_does_what_the_table_says(MeetingStatus status, MeetingAction action, MeetingWho who)
    {
        var cell = Written.Cells().Single(c => c.From == status && c.Action == action && c.Who == who);
        var meeting = In(status);
        var by = who switch { MeetingWho.Chair => Director, MeetingWho.Participant => PoliceMember, _ => Actor.Clock };

        var outcome = Take(meeting, action, by);

        var expected = StepTableProof<MeetingStatus, MeetingAction, MeetingWho>.Outcome(cell.Expected);
        Assert.Equal(expected, StepTableProof<MeetingStatus, MeetingAction, MeetingWho>.Words(outcome));
        Assert.Equal(expected == "done" ? Enum.Parse<MeetingStatus>(cell.Expected) : status, meeting.Status);
        Assert.Equal(expected == "done", meeting.Events.Count > 0);
    }

    public static IEnumerable<TheoryDataRow<MeetingAction>> OfPersons() =>
        Enum.GetValues<MeetingAction>().Where(a => a != MeetingAction.Lapse).Select(a => new TheoryDataRow<MeetingAction>(a));

    [Theory]
    [MemberData(nameof(OfPersons))]
    public void Who_is_not_asked_can_do_nothing(MeetingAction action)
    {
        foreach (var status in Enum.GetValues<MeetingStatus>())
            foreach (var stranger in new[] { Outsider, PoliceColleague, Actor.Public })
            {
                var meeting = In(status);
                var outcome = action == MeetingAction.SayAbsent
                    ? meeting.SayAbsent(meeting.Participants[0].Id, new ParticipantId(NewId()), stranger, Now) : Take(meeting, action, stranger);
                Refused("not_yours", meeting, outcome);
                Assert.Equal(status, meeting.Status);
            }
    }
}
