using System.Globalization;
using Rondetafel.Texts;

namespace Rondetafel.Ui;

/// <summary>
/// Writes days and times as people say them, in Dutch or English, always in the time of Europe/Amsterdam.
/// A <see cref="DateTime"/> given here is UTC; its kind is not looked at.
/// </summary>
public sealed class Dates(Language language)
{
    private static readonly TimeZoneInfo Amsterdam = TimeZoneInfo.FindSystemTimeZoneById("Europe/Amsterdam");

    private static readonly string[] DutchDays = ["zondag", "maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag"];
    private static readonly string[] EnglishDays = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"];
    private static readonly string[] DutchMonths =
        ["januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober", "november", "december"];
    private static readonly string[] EnglishMonths =
        ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];

    private bool Dutch => language == Language.Nl;

    /// <summary>The moment on the clock of Amsterdam.</summary>
    public static DateTime Local(DateTime utc) =>
        TimeZoneInfo.ConvertTimeFromUtc(DateTime.SpecifyKind(utc, DateTimeKind.Utc), Amsterdam);

    /// <summary>The day in Amsterdam at this moment.</summary>
    public static DateOnly Day(DateTime utc) => DateOnly.FromDateTime(Local(utc));

    /// <summary>"dinsdag 24 november", "Tuesday 24 November".</summary>
    public string Weekday(DateOnly day) => $"{DayName(day)} {day.Day} {MonthName(day)}";

    /// <inheritdoc cref="Weekday(DateOnly)"/>
    public string Weekday(DateTime utc) => Weekday(Day(utc));

    /// <summary>"dinsdag 24 november", with its year when that is not this year: "dinsdag 24 november 2026".</summary>
    /// <param name="today">The day in Amsterdam now.</param>
    public string Weekday(DateOnly day, DateOnly today) => Weekday(day) + YearUnless(day, today);

    /// <summary>"do 26 november", with its year when that is not this year.</summary>
    /// <param name="today">The day in Amsterdam now.</param>
    public string ShortWeekday(DateOnly day, DateOnly today) => ShortWeekday(day) + YearUnless(day, today);

    /// <summary>"do 26 november", "Thu 26 November".</summary>
    public string ShortWeekday(DateOnly day) => $"{DayName(day)[..(Dutch ? 2 : 3)]} {day.Day} {MonthName(day)}";

    /// <summary>"24 november 2026", "24 November 2026".</summary>
    public string Long(DateOnly day) => $"{day.Day} {MonthName(day)} {Year(day)}";

    /// <inheritdoc cref="Long(DateOnly)"/>
    public string Long(DateTime utc) => Long(Day(utc));

    /// <summary>"24 nov 2026", "24 Nov 2026"; March is "mrt" in Dutch.</summary>
    public string Short(DateOnly day)
    {
        string month = Dutch && day.Month == 3 ? "mrt" : MonthName(day)[..3];
        return $"{day.Day} {month} {Year(day)}";
    }

    /// <inheritdoc cref="Short(DateOnly)"/>
    public string Short(DateTime utc) => Short(Day(utc));

    /// <summary>"13.30 uur", "13:30".</summary>
    public string Time(DateTime utc) => Clock(Local(utc));

    /// <summary>"13.30 uur", "13:30", of a time that already is on the clock of Amsterdam.</summary>
    public string Time(TimeOnly local) => Clock(default(DateTime).Add(local.ToTimeSpan()));

    /// <summary>"dinsdag 24 november om 13.30 uur", "Tuesday 24 November at 13:30".</summary>
    public string WeekdayTime(DateTime utc) => $"{Weekday(utc)} {At} {Time(utc)}";

    /// <summary>"24 nov 2026 om 13.30 uur", "24 Nov 2026 at 13:30".</summary>
    public string ShortTime(DateTime utc) => $"{Short(utc)} {At} {Time(utc)}";

    /// <summary>"vandaag", "gisteren", "morgen", else the weekday within the same year, else the long date.</summary>
    /// <param name="today">The day in Amsterdam now.</param>
    public string Relative(DateOnly day, DateOnly today) => (day.DayNumber - today.DayNumber) switch
    {
        0 => Dutch ? "vandaag" : "today",
        -1 => Dutch ? "gisteren" : "yesterday",
        1 => Dutch ? "morgen" : "tomorrow",
        _ when day.Year == today.Year => Weekday(day),
        _ => Long(day),
    };

    /// <summary>"gisteren om 16.40 uur", "yesterday at 16:40".</summary>
    /// <param name="nowUtc">The moment now, UTC.</param>
    public string RelativeTime(DateTime utc, DateTime nowUtc) => $"{Relative(Day(utc), Day(nowUtc))} {At} {Time(utc)}";

    private string At => Dutch ? "om" : "at";

    private string DayName(DateOnly day) => (Dutch ? DutchDays : EnglishDays)[(int)day.DayOfWeek];

    private string MonthName(DateOnly day) => (Dutch ? DutchMonths : EnglishMonths)[day.Month - 1];

    private string Clock(DateTime local) =>
        local.ToString(Dutch ? "H.mm' uur'" : "HH':'mm", CultureInfo.InvariantCulture);

    private static string YearUnless(DateOnly day, DateOnly today) => day.Year == today.Year ? "" : " " + Year(day);

    private static string Year(DateOnly day) => day.Year.ToString(CultureInfo.InvariantCulture);
}
