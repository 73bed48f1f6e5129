using System.Globalization;
using System.Text;
using Rondetafel.Domain.Persons.Meetings;

namespace Rondetafel.Documents;

/// <summary>A meeting as a calendar shows it; its title says nothing about cases or kind.</summary>
/// <param name="Uid">Its lasting name; the same in every update.</param>
/// <param name="Sequence">Counts changes of time, place and people.</param>
/// <param name="ChangedAt">When that last happened, UTC.</param>
/// <param name="Place">The room; null in a feed.</param>
/// <param name="Call">How to take part from elsewhere; null in a feed.</param>
public sealed record CalendarEvent(string Uid, MeetingTime Time, string Title, int Sequence, DateTime ChangedAt, bool Cancelled, string? Place = null, string? Call = null);

/// <summary>
/// Writes calendars (RFC 5545, iTIP of RFC 5546): times in Europe/Amsterdam with the rules of its summer time beside them, lines
/// folded at 75 octets, CRLF ends.
/// </summary>
public static class Calendars
{
    /// <summary>The media type.</summary>
    public const string MediaType = "text/calendar; charset=utf-8";

    private const int LineOctets = 75;
    private const string Zone = "Europe/Amsterdam";
    private static readonly TimeZoneInfo Amsterdam = TimeZoneInfo.FindSystemTimeZoneById(Zone);

    /// <summary>A feed of meetings; cancelled ones are in it as cancelled, so that calendars take them out.</summary>
    public static string Feed(IEnumerable<CalendarEvent> events, string name) =>
        Write("PUBLISH", [("X-WR-CALNAME", Text(name)), ("REFRESH-INTERVAL;VALUE=DURATION", "PT1H")], events.Select(e => (e, Array.Empty<(string, string)>())));

    /// <summary>An invitation of one meeting for one person, an update of it, or its cancellation.</summary>
    public static string Invitation(CalendarEvent of, string organizer, string attendee) => Write(
        of.Cancelled ? "CANCEL" : "REQUEST", [], [(of, [("ORGANIZER", "mailto:" + organizer), ("ATTENDEE;ROLE=REQ-PARTICIPANT;PARTSTAT=NEEDS-ACTION;RSVP=FALSE", "mailto:" + attendee)])]);

    private static string Write(string method, IEnumerable<(string Name, string Value)> head, IEnumerable<(CalendarEvent Event, (string, string)[] More)> events)
    {
        var text = new StringBuilder();
        Lines(text, [("BEGIN", "VCALENDAR"), ("VERSION", "2.0"), ("PRODID", "-//Rondetafel//Rondetafel//NL"), ("CALSCALE", "GREGORIAN"), ("METHOD", method), .. head]);
        Lines(text,
        [
            ("BEGIN", "VTIMEZONE"), ("TZID", Zone),
            ("BEGIN", "DAYLIGHT"), ("DTSTART", "19810329T020000"), ("RRULE", "FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU"), ("TZOFFSETFROM", "+0100"), ("TZOFFSETTO", "+0200"), ("TZNAME", "CEST"), ("END", "DAYLIGHT"),
            ("BEGIN", "STANDARD"), ("DTSTART", "19961027T030000"), ("RRULE", "FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU"), ("TZOFFSETFROM", "+0200"), ("TZOFFSETTO", "+0100"), ("TZNAME", "CET"), ("END", "STANDARD"),
            ("END", "VTIMEZONE"),
        ]);
        foreach (var (one, more) in events) Event(text, one, more);
        Lines(text, [("END", "VCALENDAR")]);
        return text.ToString();
    }

    private static void Event(StringBuilder text, CalendarEvent of, (string, string)[] more)
    {
        Lines(text,
        [
            ("BEGIN", "VEVENT"), ("UID", of.Uid), ("DTSTAMP", of.ChangedAt.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture)), ("SEQUENCE", of.Sequence.ToString(CultureInfo.InvariantCulture)),
            ($"DTSTART;TZID={Zone}", Local(of.Time.StartsAt)), ($"DTEND;TZID={Zone}", Local(of.Time.EndsAt)), ("SUMMARY", Text(of.Title)), ("CLASS", "PRIVATE"), ("STATUS", of.Cancelled ? "CANCELLED" : "CONFIRMED"),
        ]);
        if (of.Place is { } place) Lines(text, [("LOCATION", Text(place))]);
        if (of.Call is { } call) Lines(text, [("DESCRIPTION", Text(call))]);
        Lines(text, [.. more, ("END", "VEVENT")]);
    }

    private static string Local(DateTime utc) => TimeZoneInfo.ConvertTimeFromUtc(utc, Amsterdam).ToString("yyyyMMdd'T'HHmmss", CultureInfo.InvariantCulture);

    /// <summary>Escapes a text (RFC 5545, 3.3.11).</summary>
    private static string Text(string text) => text.ReplaceLineEndings("\n").Replace("\\", "\\\\", StringComparison.Ordinal).Replace(";", "\\;", StringComparison.Ordinal)
        .Replace(",", "\\,", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal);

    private static void Lines(StringBuilder text, IEnumerable<(string Name, string Value)> lines)
    {
        foreach (var (name, value) in lines) Fold(text, $"{name}:{value}");
    }

    /// <summary>Breaks a line after at most 75 octets, never within a character (RFC 5545, 3.1).</summary>
    private static void Fold(StringBuilder text, string line)
    {
        var octets = 0;
        foreach (var rune in line.EnumerateRunes())
        {
            if (octets + rune.Utf8SequenceLength > LineOctets)
            {
                text.Append("\r\n ");
                octets = 1;
            }
            text.Append(rune.ToString());
            octets += rune.Utf8SequenceLength;
        }
        text.Append("\r\n");
    }
}
