using Rondetafel.Domain.Shared;

namespace Rondetafel.Domain.Persons.Meetings;

/// <summary>
/// When a meeting is: a day and an hour on the clock of Europe/Amsterdam, which stay the same when summer time begins or
/// ends; the moments in UTC follow from them.
/// </summary>
/// <param name="On">The local day.</param>
/// <param name="From">The local hour at which it begins.</param>
/// <param name="Minutes">How long it takes, 5 to 600.</param>
public readonly record struct MeetingTime(DateOnly On, TimeOnly From, int Minutes)
{
    /// <summary>The shortest meeting, in minutes.</summary>
    public const int Shortest = 5;

    /// <summary>The longest meeting, in minutes.</summary>
    public const int Longest = 600;

    private static readonly TimeZoneInfo Amsterdam = TimeZoneInfo.FindSystemTimeZoneById("Europe/Amsterdam");

    /// <summary>When it begins, UTC. An hour that the clock skips in March is read as the hour after it.</summary>
    public DateTime StartsAt
    {
        get
        {
            var local = On.ToDateTime(From, DateTimeKind.Unspecified);
            return TimeZoneInfo.ConvertTimeToUtc(Amsterdam.IsInvalidTime(local) ? local.AddHours(1) : local, Amsterdam);
        }
    }

    /// <summary>When it should be over, UTC.</summary>
    public DateTime EndsAt => StartsAt.AddMinutes(Minutes);

    /// <summary>The local hour at which it should be over.</summary>
    public TimeOnly To => From.AddMinutes(Minutes);

    /// <summary>The local day and hour at a moment, rounded up to the next five minutes.</summary>
    /// <param name="utc">The moment, UTC.</param>
    /// <param name="minutes">How long it takes.</param>
    public static MeetingTime Soon(DateTime utc, int minutes)
    {
        var up = new DateTime((utc.Ticks + TimeSpan.TicksPerMinute * 5 - 1) / (TimeSpan.TicksPerMinute * 5) * (TimeSpan.TicksPerMinute * 5), DateTimeKind.Utc);
        var local = TimeZoneInfo.ConvertTimeFromUtc(up, Amsterdam);
        return new MeetingTime(DateOnly.FromDateTime(local), TimeOnly.FromDateTime(local), minutes);
    }

    /// <summary>Checks day and length. Refusals: "from_past" on On, "minutes_wrong" on Minutes.</summary>
    public Outcome Check(DateOnly today) =>
        Outcome.Fields((On < today, "from_past", nameof(On)), (Minutes is < Shortest or > Longest, "minutes_wrong", nameof(Minutes)));
}
