using Rondetafel.Domain.Persons.Meetings;
using static Rondetafel.Domain.Tests.Persons.Meetings.MeetingMaker;
using static Rondetafel.Domain.Tests.Persons.People;

namespace Rondetafel.Domain.Tests.Persons.Meetings;

public sealed class PointNoteTests
{
    [Fact]
    public void A_note_on_a_fixed_point_is_saved_again_and_again_while_it_is_typed_and_writes_over_nobody()
    {
        var meeting = In(MeetingStatus.Running);
        var (point, mine, other) = (meeting.Items.Single(i => i.CaseId is null), new PointWritingId(NewId()), new PointWritingId(NewId()));

        foreach (var typed in new[] { "Kor", "Korter", "Korter praten." }) Happened<PointNoted>(meeting, meeting.NotePoint(point.Id, mine, 0, typed, Director, Now));
        Refused("clash", meeting, meeting.NotePoint(point.Id, other, 0, "Langer praten.", Director, Now));
        Assert.Equal("Korter praten.", Text(point.Note));
        Happened<PointNoted>(meeting, meeting.NotePoint(point.Id, other, point.Edition, "Langer praten.", Director, Now));
        Refused("clash", meeting, meeting.NotePoint(point.Id, mine, 0, "Korter praten. Ook lachen.", Director, Now));
        Assert.Equal("Langer praten.", Text(point.Note));
    }
}
