using Rondetafel.Domain.Shared;

namespace Rondetafel.Domain.Persons.Weighings;

/// <summary>A weighing was convened.</summary>
[Event(1, "Weging gepland", "Weighing convened")]
public sealed record WeighingConvened(MunicipalityId Municipality, Actor By, DateTime At) : DomainEvent(By, At), ICounted
{
    /// <inheritdoc />
    public CountLine Count => new("weighing.convened", Municipality, null, null);
}

/// <summary>Date or roster of a weighing changed.</summary>
[Event(1, "Datum of deelnemers van de weging gewijzigd", "Date or roster of the weighing changed")]
public sealed record WeighingPlanned(Actor By, DateTime At) : DomainEvent(By, At);

/// <summary>The case that a weighing is about was named.</summary>
[Event(1, "Casus bij de weging genoemd", "Case of the weighing named")]
public sealed record CaseOfWeighingNamed(Actor By, DateTime At) : DomainEvent(By, At);

/// <summary>An organisation gave its view.</summary>
[Event(1, "Oordeel gegeven", "View given")]
public sealed record ViewWritten(Actor By, DateTime At) : DomainEvent(By, At);

/// <summary>The chair noted the view of an expert who is not designated.</summary>
[Event(1, "Oordeel van deskundige genoteerd door de voorzitter", "Expert's view noted by the chair")]
public sealed record ViewNoted(Actor By, DateTime At) : DomainEvent(By, At);

/// <summary>The process director of the municipality took over the chair.</summary>
[Event(1, "Voorzitterschap van de weging overgenomen", "Chair of the weighing taken over")]
public sealed record WeighingLeadTaken(ProfessionalId Before, Actor By, DateTime At) : DomainEvent(By, At);

/// <summary>The views were opened.</summary>
[Event(1, "Oordelen geopend", "Views opened")]
public sealed record ViewsOpened(Actor By, DateTime At) : DomainEvent(By, At);

/// <summary>A member disagreed.</summary>
[Event(1, "Afwijkend oordeel genoteerd", "Dissent noted")]
public sealed record DissentNoted(Actor By, DateTime At) : DomainEvent(By, At);

/// <summary>More was asked for.</summary>
[Event(1, "Meer informatie gevraagd", "More information asked")]
public sealed record MoreAsked(MunicipalityId Municipality, Actor By, DateTime At) : DomainEvent(By, At), ICounted
{
    /// <inheritdoc />
    public CountLine Count => new("weighing.more_asked", Municipality, null, null);
}

/// <summary>The weighing went on after more came in.</summary>
[Event(1, "Weging hervat", "Weighing resumed")]
public sealed record WeighingResumed(Actor By, DateTime At) : DomainEvent(By, At);

/// <summary>The weighing was decided.</summary>
[Event(1, "Weging besloten", "Weighing decided")]
public sealed record WeighingDecided(MunicipalityId Municipality, WeighingAction Decision, bool InTime, int Days, Actor By, DateTime At) : DomainEvent(By, At), ICounted
{
    /// <inheritdoc />
    public CountLine Count => new("weighing.decided", Municipality, null, $"{Decision}:{(InTime ? "in_time" : "late")}", Days);
}

/// <summary>A decision not to take in was undone.</summary>
[Event(1, "Besluit van de weging ongedaan gemaakt", "Decision of the weighing undone")]
public sealed record WeighingUndone(MunicipalityId Municipality, WeighingStatus Was, Actor By, DateTime At) : DomainEvent(By, At), ICounted
{
    /// <inheritdoc />
    public CountLine Count => new("weighing.undone", Municipality, null, Was.ToString());
}

/// <summary>Row and key of a weighing were destroyed.</summary>
[Event(1, "Weging vernietigd", "Weighing destroyed")]
public sealed record WeighingDestroyed(Actor By, DateTime At) : DomainEvent(By, At);
