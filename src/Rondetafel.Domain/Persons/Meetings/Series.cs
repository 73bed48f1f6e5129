using Rondetafel.Domain.Shared;

namespace Rondetafel.Domain.Persons.Meetings;

/// <summary>What a meeting is for (product.md rows 3 and 4).</summary>
public enum MeetingKind
{
    /// <summary>Klein Overleg: the weighing of signals.</summary>
    Weighing,
    /// <summary>Groot Overleg: the conference on running cases.</summary>
    CaseConference,
    /// <summary>Lokale driehoek: mayor, chief prosecutor, police chief.</summary>
    Triangle,
    /// <summary>Looking back and learning, without a case on the screen.</summary>
    Reflection,
}

/// <summary>Somebody who is asked: for which organisation, who sits in when they cannot come, in which function.</summary>
/// <param name="Professional">Who.</param>
/// <param name="Organisation">For which organisation.</param>
/// <param name="StandIn">Who of the same organisation comes instead; null when nobody is named.</param>
/// <param name="Function">Code of a function from the list "case.function"; null for an ordinary place.</param>
public sealed record Invitee(ProfessionalId Professional, OrganisationId Organisation, ProfessionalId? StandIn = null, string? Function = null);

/// <summary>Where a meeting is; none of it is about a person.</summary>
/// <param name="Room">The room; null when it is not known or there is none.</param>
/// <param name="Call">How to take part from elsewhere: an address or number; null when that cannot be.</param>
public sealed record MeetingPlace(string? Room, string? Call)
{
    /// <summary>Characters of each at most.</summary>
    public const int MaxLength = 200;

    /// <summary>The same without blanks around it; an empty text becomes null.</summary>
    public MeetingPlace Trimmed => new(Trim(Room), Trim(Call));

    /// <summary>Refusal: "place_too_long" on Room or Call.</summary>
    public Outcome Check() =>
        Outcome.Fields((Room?.Length > MaxLength, "place_too_long", nameof(Room)), (Call?.Length > MaxLength, "place_too_long", nameof(Call)));

    private static string? Trim(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}

/// <summary>A series as it is started.</summary>
public sealed record NewSeries(MeetingKind Kind, MeetingTime First, int Weeks, DateOnly Until, MeetingPlace Place, IReadOnlyList<Invitee> People);

/// <summary>Somebody who belongs to a series and is asked to each of its meetings; a case conference has the roster of its chair instead.</summary>
public sealed class SeriesMember : IPart
{
    private SeriesMember() { }

    /// <summary>Its id.</summary>
    public SeriesMemberId Id { get; private set; }

    /// <summary>The series.</summary>
    public SeriesId SeriesId { get; private set; }

    /// <summary>Who.</summary>
    public ProfessionalId ProfessionalId { get; private set; }

    /// <summary>For which organisation.</summary>
    public OrganisationId OrganisationId { get; private set; }

    /// <summary>Who comes instead; null when nobody is named.</summary>
    public ProfessionalId? StandIn { get; private set; }

    /// <summary>Code of a function from the list "case.function"; null for an ordinary place.</summary>
    public string? Function { get; private set; }

    /// <inheritdoc />
    public Guid RootId => SeriesId.Value;

    /// <inheritdoc />
    public Guid PartId => Id.Value;

    /// <summary>The same as somebody who is asked.</summary>
    public Invitee AsInvitee => new(ProfessionalId, OrganisationId, StandIn, Function);

    internal static SeriesMember Of(SeriesId series, SeriesMemberId id, Invitee who) =>
        new() { Id = id, SeriesId = series, ProfessionalId = who.Professional, OrganisationId = who.Organisation, StandIn = who.StandIn, Function = who.Function };
}

/// <summary>
/// A series of meetings of one process director: the same weekday and hour every so many weeks, without the holidays, until a
/// day that is never more than a year ahead. Its meetings are made from it some months before.
/// </summary>
public sealed class Series : Aggregate
{
    /// <summary>Most weeks between two meetings.</summary>
    public const int MostWeeks = 26;

    private readonly List<SeriesMember> _members = [];

    private Series() { }

    /// <summary>Its id.</summary>
    public SeriesId Id { get; private set; }

    /// <summary>The process director who chairs it.</summary>
    public ProfessionalId Chair { get; private set; }

    /// <summary>What it is for.</summary>
    public MeetingKind Kind { get; private set; }

    /// <summary>The local day of the first meeting; its weekday is that of all.</summary>
    public DateOnly FirstOn { get; private set; }

    /// <summary>Weeks between two meetings, 1 to <see cref="MostWeeks"/>.</summary>
    public int Weeks { get; private set; }

    /// <summary>The hour on the clock of Europe/Amsterdam.</summary>
    public TimeOnly From { get; private set; }

    /// <summary>How long a meeting takes.</summary>
    public int Minutes { get; private set; }

    /// <summary>The last local day on which a meeting can be.</summary>
    public DateOnly Until { get; private set; }

    /// <summary>The room; null when there is none.</summary>
    public string? Room { get; private set; }

    /// <summary>How to take part from elsewhere; null when that cannot be.</summary>
    public string? Call { get; private set; }

    /// <summary>Who is asked to each meeting; empty for a case conference, which asks the <see cref="Cases.Roster"/> of its chair.</summary>
    public IReadOnlyList<SeriesMember> Members => _members;

    /// <inheritdoc />
    public override Guid RootId => Id.Value;

    /// <summary>
    /// Starts a series. Refusals: "from_past" on On, "minutes_wrong" on Minutes, "weeks_wrong" on Weeks, "before_start" on Until
    /// (before the first meeting), "until_too_far" on Until (over twelve months), "people_needed" on People, "person_twice" on
    /// People, "stand_in_wrong" on People (somebody who stands in for themselves), "place_too_long" on Room or Call.
    /// </summary>
    public static (Series?, Outcome) Start(SeriesId id, NewSeries given, Func<SeriesMemberId> newId, Actor by, DateTime now)
    {
        var today = Deadline.LocalDate(now);
        var refused = Check(given, today);
        if (!refused.IsGood) return (null, refused);
        var place = given.Place.Trimmed;
        var series = new Series
        {
            Id = id,
            Chair = by.Id!.Value,
            Kind = given.Kind,
            FirstOn = given.First.On,
            Weeks = given.Weeks,
            From = given.First.From,
            Minutes = given.First.Minutes,
            Until = given.Until,
            Room = place.Room,
            Call = place.Call,
        };
        if (given.Kind != MeetingKind.CaseConference) series._members.AddRange(given.People.Select(p => SeriesMember.Of(id, newId(), p)));
        series.Record(new SeriesStarted(by, now));
        return (series, Outcome.Done);
    }

    /// <summary>
    /// Changes hour, length, place and people; the day stays. Meetings that are still to come follow. Refusals as at the start,
    /// and "not_yours".
    /// </summary>
    public Outcome Change(TimeOnly from, int minutes, MeetingPlace place, IReadOnlyList<Invitee> people, Func<SeriesMemberId> newId, Actor by, DateTime now)
    {
        if (by.Id != Chair) return Outcome.Refused("not_yours");
        var today = Deadline.LocalDate(now);
        var wrong = new MeetingTime(today, from, minutes).Check(today).And(place.Check()).And(CheckPeople(people));
        if (!wrong.IsGood) return wrong;
        (From, Minutes, Room, Call) = (from, minutes, place.Trimmed.Room, place.Trimmed.Call);
        if (Kind == MeetingKind.CaseConference) people = [];
        _members.RemoveAll(m => people.All(p => p != m.AsInvitee));
        _members.AddRange(people.Where(p => _members.All(m => m.AsInvitee != p)).Select(p => SeriesMember.Of(Id, newId(), p)).ToList());
        Record(new SeriesChanged(by, now));
        return Outcome.Done;
    }

    /// <summary>Gives it another last day; ending needs no reason. Refusals: "until_too_far" on Until, "not_yours".</summary>
    public Outcome EndOn(DateOnly until, Actor by, DateTime now)
    {
        if (by.Id != Chair) return Outcome.Refused("not_yours");
        if (until > Deadline.LocalDate(now).AddYears(1)) return Outcome.Refused("until_too_far", nameof(Until));
        if (until == Until) return Outcome.AlreadySo;
        Until = until;
        Record(new SeriesEndSet(by, now));
        return Outcome.Done;
    }

    /// <summary>It ended and its last meeting was removed; the caller removes it. Refusal: "too_early".</summary>
    public Outcome EndKeeping(DateTime now)
    {
        if (Until >= Deadline.LocalDate(now)) return Outcome.Refused("too_early");
        Record(new SeriesRemoved(Actor.Clock, now));
        return Outcome.Done;
    }

    /// <summary>The days of its meetings between two days, both included: the rhythm without the holidays.</summary>
    public IReadOnlyList<DateOnly> DaysBetween(DateOnly from, DateOnly to) => Days(from, to).Where(d => !WorkingDays.IsHoliday(d)).ToList();

    /// <summary>The days of the rhythm that are dropped because they are holidays, to be told to the chair.</summary>
    public IReadOnlyList<DateOnly> DroppedBetween(DateOnly from, DateOnly to) => Days(from, to).Where(WorkingDays.IsHoliday).ToList();

    private IEnumerable<DateOnly> Days(DateOnly from, DateOnly to)
    {
        var last = to < Until ? to : Until;
        for (var day = FirstOn; day <= last; day = day.AddDays(7 * Weeks))
            if (day >= from) yield return day;
    }

    private static Outcome Check(NewSeries given, DateOnly today)
    {
        var wrong = Outcome.Fields(
            (given.Weeks is < 1 or > MostWeeks, "weeks_wrong", nameof(Weeks)),
            (given.Until < given.First.On, "before_start", nameof(Until)),
            (given.Until > today.AddYears(1), "until_too_far", nameof(Until)));
        return given.First.Check(today).And(wrong).And(given.Place.Check()).And(CheckPeople(given.People));
    }

    internal static Outcome CheckPeople(IReadOnlyList<Invitee> people)
    {
        if (people.Count == 0) return Outcome.Refused("people_needed", "People");
        if (people.DistinctBy(p => p.Professional).Count() < people.Count) return Outcome.Refused("person_twice", "People");
        return people.Any(p => p.StandIn == p.Professional) ? Outcome.Refused("stand_in_wrong", "People") : Outcome.Done;
    }
}
