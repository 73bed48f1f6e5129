namespace Rondetafel.Domain.Shared;

/// <summary>
/// What is loaded, changed and saved as one. Each change records an event; a save without one is refused
/// (architecture, section 7).
/// </summary>
public abstract class Aggregate
{
    private readonly List<DomainEvent> _events = [];

    /// <summary>The row's id, the same value as the typed id.</summary>
    public abstract Guid RootId { get; }

    /// <summary>Counts saves; a save that expects another number is a clash of two editors.</summary>
    public int Version { get; private set; }

    /// <summary>What happened since it was loaded, oldest first.</summary>
    public IReadOnlyList<DomainEvent> Events => _events;

    /// <summary>Adds an event to what happened.</summary>
    protected void Record(DomainEvent happened) => _events.Add(happened);

    /// <summary>Called by the save: one version further.</summary>
    public void RaiseVersion() => Version++;

    /// <summary>Called after the save.</summary>
    public void ClearEvents() => _events.Clear();
}

/// <summary>A part of an aggregate: changed only through its loaded root.</summary>
public interface IPart
{
    /// <summary>The id of the root it belongs to.</summary>
    Guid RootId { get; }

    /// <summary>Its own id, to which its narratives are bound.</summary>
    Guid PartId { get; }
}

/// <summary>Marks an aggregate that holds narratives, in itself or in its parts, and so has a key of its own.</summary>
public interface IHasKey;

/// <summary>Something that happened, past tense. Becomes one audit row in the same transaction.</summary>
/// <param name="By">Who did it.</param>
/// <param name="At">When, UTC.</param>
public abstract record DomainEvent(Actor By, DateTime At);

/// <summary>Describes an event for the list in docs/events.md and for "wie keek".</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class EventAttribute(int version, string dutch, string english) : Attribute
{
    /// <summary>Version of the event's shape, from 1.</summary>
    public int Version { get; } = version;

    /// <summary>One line in Dutch.</summary>
    public string Dutch { get; } = dutch;

    /// <summary>One line in English.</summary>
    public string English { get; } = english;
}

/// <summary>An event that also adds to the figures: a dated count without any id (product.md, row 2 and 8).</summary>
public interface ICounted
{
    /// <summary>The line for the figures.</summary>
    CountLine Count { get; }

    /// <summary>All lines for the figures; most events have one.</summary>
    IEnumerable<CountLine> Lines => [Count];
}

/// <summary>One line for the figures.</summary>
/// <param name="Kind">What is counted, for instance "signal.stopped".</param>
/// <param name="Municipality">Where; null when it concerns the whole partnership.</param>
/// <param name="Organisation">The receiving organisation; null when none.</param>
/// <param name="Code">A code from a list, for instance the kind of reason; null when none. Never text.</param>
/// <param name="Days">Calendar days since the step before it that the kind names, 0 or more; null when it measures no time.</param>
/// <param name="ByKindOfOrganisation">Whether figures group it by what the organisation is: domain and part of that day are then written with it.</param>
public sealed record CountLine(string Kind, MunicipalityId? Municipality, OrganisationId? Organisation, string? Code, int? Days = null, bool ByKindOfOrganisation = false);
