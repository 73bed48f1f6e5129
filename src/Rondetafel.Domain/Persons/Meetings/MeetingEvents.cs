using Rondetafel.Domain.Shared;

namespace Rondetafel.Domain.Persons.Meetings;

/// <summary>A series was started.</summary>
[Event(1, "Reeks overleggen gestart", "Series of meetings started")]
public sealed record SeriesStarted(Actor By, DateTime At) : DomainEvent(By, At);

/// <summary>Hour, place or people of a series changed.</summary>
[Event(1, "Reeks overleggen gewijzigd", "Series of meetings changed")]
public sealed record SeriesChanged(Actor By, DateTime At) : DomainEvent(By, At);

/// <summary>The last day of a series was set.</summary>
[Event(1, "Einddatum van een reeks overleggen gezet", "Last day of a series of meetings set")]
public sealed record SeriesEndSet(Actor By, DateTime At) : DomainEvent(By, At);

/// <summary>A meeting was planned.</summary>
[Event(1, "Overleg gepland", "Meeting planned")]
public sealed record MeetingPlanned(bool Urgent, Actor By, DateTime At) : DomainEvent(By, At), ICounted
{
    /// <inheritdoc />
    public CountLine Count => new("meeting.planned", null, null, Urgent ? "urgent" : null);
}

/// <summary>Day, hour, place or people of a meeting changed.</summary>
[Event(1, "Overleg verplaatst of gewijzigd", "Meeting moved or changed")]
public sealed record MeetingMoved(Actor By, DateTime At) : DomainEvent(By, At);

/// <summary>The agenda of a meeting changed.</summary>
[Event(1, "Agenda opgesteld", "Agenda arranged")]
public sealed record AgendaArranged(Actor By, DateTime At) : DomainEvent(By, At);

/// <summary>Somebody cannot come.</summary>
[Event(1, "Afgemeld voor een overleg", "Cannot come to a meeting")]
public sealed record AbsenceSaid(Actor By, DateTime At) : DomainEvent(By, At);

/// <summary>Somebody comes after all.</summary>
[Event(1, "Komt toch naar een overleg", "Comes to a meeting after all")]
public sealed record AbsenceTakenBack(Actor By, DateTime At) : DomainEvent(By, At);

/// <summary>A meeting was opened. It counts as held on the day on which it is opened.</summary>
[Event(1, "Overleg geopend", "Meeting opened")]
public sealed record MeetingOpened(MeetingKind Kind, Actor By, DateTime At) : DomainEvent(By, At), ICounted
{
    /// <inheritdoc />
    public CountLine Count => new("meeting.held", null, null, Kind.ToString());
}

/// <summary>Who is in the room was noted.</summary>
[Event(1, "Aanwezigheid genoteerd", "Attendance noted")]
public sealed record AttendanceNoted(Attendance Attendance, Actor By, DateTime At) : DomainEvent(By, At);

/// <summary>Somebody who was not asked came in.</summary>
[Event(1, "Aanwezig zonder gevraagd te zijn", "Present without having been asked")]
public sealed record WalkedIn(Actor By, DateTime At) : DomainEvent(By, At);

/// <summary>Who was noted as walked in was not here after all.</summary>
[Event(1, "Toch niet binnengekomen bij een overleg", "Did not come in to a meeting after all")]
public sealed record WalkInTakenBack(Actor By, DateTime At) : DomainEvent(By, At);

/// <summary>A point of the agenda came up.</summary>
[Event(1, "Punt van de agenda aan de orde", "Point of the agenda brought up")]
public sealed record PointBroughtUp(Actor By, DateTime At) : DomainEvent(By, At);

/// <summary>A note on a point without a person was written.</summary>
[Event(1, "Notitie bij een vast punt", "Note on a fixed point")]
public sealed record PointNoted(Actor By, DateTime At) : DomainEvent(By, At);

/// <summary>A meeting ended.</summary>
[Event(1, "Overleg beëindigd", "Meeting ended")]
public sealed record MeetingEnded(Actor By, DateTime At) : DomainEvent(By, At);

/// <summary>A meeting goes on.</summary>
[Event(1, "Overleg hervat", "Meeting goes on")]
public sealed record MeetingReopened(Actor By, DateTime At) : DomainEvent(By, At);

/// <summary>The minutes were approved.</summary>
[Event(1, "Verslag vastgesteld", "Minutes approved")]
public sealed record MinutesApproved(Actor By, DateTime At) : DomainEvent(By, At);

/// <summary>A meeting was cancelled.</summary>
[Event(1, "Overleg afgezegd", "Meeting cancelled")]
public sealed record MeetingCancelled(Actor By, DateTime At) : DomainEvent(By, At);

/// <summary>A meeting's day went by unopened.</summary>
[Event(1, "Overleg niet gehouden: de dag ging voorbij", "Meeting not held: its day went by")]
public sealed record MeetingLapsed(Actor By, DateTime At) : DomainEvent(By, At);

/// <summary>A meeting was removed after the months for which it is kept.</summary>
[Event(1, "Overleg verwijderd na de bewaartermijn", "Meeting removed after its time of keeping")]
public sealed record MeetingRemoved(Actor By, DateTime At) : DomainEvent(By, At);

/// <summary>An ended series without meetings was removed.</summary>
[Event(1, "Beëindigde reeks verwijderd", "Ended series removed")]
public sealed record SeriesRemoved(Actor By, DateTime At) : DomainEvent(By, At);

/// <summary>A secret calendar address was made.</summary>
[Event(1, "Agenda-adres gemaakt", "Calendar address made")]
public sealed record CalendarFeedMade(Actor By, DateTime At) : DomainEvent(By, At);

/// <summary>A secret calendar address was withdrawn.</summary>
[Event(1, "Agenda-adres ingetrokken", "Calendar address withdrawn")]
public sealed record CalendarFeedWithdrawn(Actor By, DateTime At) : DomainEvent(By, At);
