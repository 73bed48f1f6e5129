using Rondetafel.Domain.Shared;

namespace Rondetafel.Domain.Persons.Cases;

/// <summary>A roster of a conference.</summary>
public readonly record struct RosterId(Guid Value);

/// <summary>A place on a roster.</summary>
public readonly record struct RosterPlaceId(Guid Value);

/// <summary>
/// The roster of a case conference (Groot Overleg), one per process director: who sits at its table, who stands in, and with
/// which function. It gives no right to any case; it is the proposal when a person is taken in (product.md rows 4 and 8).
/// </summary>
public sealed class Roster : Aggregate
{
    private readonly List<RosterPlace> _places = [];

    private Roster() { }

    /// <summary>Its id.</summary>
    public RosterId Id { get; private set; }

    /// <summary>The process director who keeps it.</summary>
    public ProfessionalId Director { get; private set; }

    /// <summary>The places; one per person.</summary>
    public IReadOnlyList<RosterPlace> Places => _places;

    /// <inheritdoc />
    public override Guid RootId => Id.Value;

    /// <summary>A roster without anybody, for the process director who acts.</summary>
    public static Roster Start(RosterId id, Actor by, DateTime now)
    {
        var roster = new Roster { Id = id, Director = by.Id!.Value };
        roster.Record(new RosterStarted(by, now));
        return roster;
    }

    /// <summary>
    /// Gives somebody a place, or changes stand-in and function of the place they have. Refusals: "not_yours" (another process
    /// director's), "choice_needed" on Professional (the director leads and needs no place) or on StandIn (the person themselves).
    /// </summary>
    public Outcome Put(NewRosterPlace given, Actor by, DateTime now)
    {
        if (by.Id != Director) return Outcome.Refused("not_yours");
        var wrong = Outcome.Fields(
            (given.Professional == Director, "choice_needed", "Professional"),
            (given.StandIn == given.Professional, "choice_needed", "StandIn"));
        if (!wrong.IsGood) return wrong;
        if (_places.FirstOrDefault(p => p.ProfessionalId == given.Professional) is { } place)
        {
            if ((place.StandIn, place.Function) == (given.StandIn, given.Function)) return Outcome.AlreadySo;
            place.Change(given.StandIn, given.Function);
        }
        else _places.Add(RosterPlace.Of(Id, given));
        Record(new RosterPlacePut(by, now));
        return Outcome.Done;
    }

    /// <summary>Takes somebody off the roster; seats they have at cases stay. Refusals: "not_yours", "seat_unknown".</summary>
    public Outcome Take(RosterPlaceId id, Actor by, DateTime now)
    {
        if (by.Id != Director) return Outcome.Refused("not_yours");
        if (_places.RemoveAll(p => p.Id == id) == 0) return Outcome.Refused("seat_unknown");
        Record(new RosterPlaceTaken(by, now));
        return Outcome.Done;
    }
}

/// <summary>A place on a roster: who, who stands in, with which function.</summary>
public sealed class RosterPlace : IPart
{
    private RosterPlace() { }

    /// <summary>Its id.</summary>
    public RosterPlaceId Id { get; private set; }

    /// <summary>The roster.</summary>
    public RosterId RosterId { get; private set; }

    /// <summary>Who.</summary>
    public ProfessionalId ProfessionalId { get; private set; }

    /// <summary>Who stands in; null when nobody is named.</summary>
    public ProfessionalId? StandIn { get; private set; }

    /// <summary>Code from the list "case.function"; null for an ordinary place.</summary>
    public string? Function { get; private set; }

    /// <inheritdoc />
    public Guid RootId => RosterId.Value;

    /// <inheritdoc />
    public Guid PartId => Id.Value;

    internal static RosterPlace Of(RosterId roster, NewRosterPlace given) =>
        new() { Id = given.Id, RosterId = roster, ProfessionalId = given.Professional, StandIn = given.StandIn, Function = given.Function };

    internal void Change(ProfessionalId? standIn, string? function) => (StandIn, Function) = (standIn, function);
}

/// <summary>A place as it is given; for somebody who has one, stand-in and function are changed.</summary>
public sealed record NewRosterPlace(RosterPlaceId Id, ProfessionalId Professional, ProfessionalId? StandIn, string? Function);

/// <summary>A roster was started.</summary>
[Event(1, "Rooster van het casusoverleg begonnen", "Roster of the conference started")]
public sealed record RosterStarted(Actor By, DateTime At) : DomainEvent(By, At);

/// <summary>A place on a roster was given or changed.</summary>
[Event(1, "Plaats op het rooster gegeven of gewijzigd", "Place on the roster given or changed")]
public sealed record RosterPlacePut(Actor By, DateTime At) : DomainEvent(By, At);

/// <summary>Somebody was taken off a roster.</summary>
[Event(1, "Van het rooster gehaald", "Taken off the roster")]
public sealed record RosterPlaceTaken(Actor By, DateTime At) : DomainEvent(By, At);
