using Rondetafel.Documents;
using Rondetafel.Domain.Persons.Meetings;

namespace Rondetafel.Features.Persons.Meetings;

/// <summary>What a calendar says of a meeting: always the same neutral title, so that whoever looks over a shoulder learns nothing.</summary>
internal static class CalendarTitles
{
    /// <summary>The meeting with its time and neutral title only.</summary>
    public static CalendarEvent Event(Meeting meeting, Texts.Texts texts) => new(
        $"{meeting.Id.Value:D}@rondetafel", meeting.Time, texts["meetings.neutral"], meeting.Sequence, meeting.ChangedAt, meeting.Status == MeetingStatus.Cancelled);
}
