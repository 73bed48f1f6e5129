using Rondetafel.Domain.Shared;

namespace Rondetafel.Domain.Persons.Tracks;

/// <summary>A prosecutor's track was noted.</summary>
[Event(1, "OM-traject genoteerd", "Prosecutor's track noted")]
public sealed record TrackNoted(Actor By, DateTime At) : DomainEvent(By, At);

/// <summary>The person of its weighing was taken in: the track belongs to the case too.</summary>
[Event(1, "OM-traject gaat mee naar de casus", "Prosecutor's track goes along to the case")]
public sealed record TrackWentToCase(Actor By, DateTime At) : DomainEvent(By, At);

/// <summary>Who took over the weighing or the case is told from now on.</summary>
[Event(1, "OM-traject gaat mee met de nieuwe procesregisseur", "Prosecutor's track goes along with the new process director")]
public sealed record TrackLeadTaken(ProfessionalId Before, Actor By, DateTime At) : DomainEvent(By, At);

/// <summary>Its chair counts as process director no more: the one of the municipality is told from now on.</summary>
[Event(1, "OM-traject naar de procesregisseur van de gemeente", "Prosecutor's track to the process director of the municipality")]
public sealed record TrackHandedOn(ProfessionalId Before, Actor By, DateTime At) : DomainEvent(By, At);

/// <summary>The prosecutor reported back.</summary>
[Event(1, "OM-traject teruggemeld", "Prosecutor's track reported back")]
public sealed record TrackReportedBack(Actor By, DateTime At) : DomainEvent(By, At);

/// <summary>A prosecutor's track lapsed without a report.</summary>
[Event(1, "OM-traject verlopen zonder terugmelding", "Prosecutor's track lapsed without report")]
public sealed record TrackLapsed(Actor By, DateTime At) : DomainEvent(By, At);

/// <summary>The chair read how a track ended.</summary>
[Event(1, "Afloop van OM-traject gelezen", "End of prosecutor's track read")]
public sealed record TrackEndRead(Actor By, DateTime At) : DomainEvent(By, At);

/// <summary>Row and key of a track were destroyed.</summary>
[Event(1, "OM-traject vernietigd", "Prosecutor's track destroyed")]
public sealed record TrackDestroyed(Actor By, DateTime At) : DomainEvent(By, At);
