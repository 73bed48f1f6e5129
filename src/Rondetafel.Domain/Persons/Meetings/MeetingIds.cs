namespace Rondetafel.Domain.Persons.Meetings;

/// <summary>A series of meetings.</summary>
public readonly record struct SeriesId(Guid Value);

/// <summary>Somebody who belongs to a series.</summary>
public readonly record struct SeriesMemberId(Guid Value);

/// <summary>One meeting.</summary>
public readonly record struct MeetingId(Guid Value);

/// <summary>Somebody who is asked to a meeting.</summary>
public readonly record struct ParticipantId(Guid Value);

/// <summary>A point of an agenda.</summary>
public readonly record struct AgendaItemId(Guid Value);

/// <summary>One writing of the note on a fixed point: who types on changes their own words.</summary>
public readonly record struct PointWritingId(Guid Value);

/// <summary>A line of the minutes about a case.</summary>
public readonly record struct MinuteLineId(Guid Value);

/// <summary>Why a meeting about a case was urgent.</summary>
public readonly record struct UrgentCallId(Guid Value);

/// <summary>The secret address of somebody's calendar.</summary>
public readonly record struct CalendarFeedId(Guid Value);
