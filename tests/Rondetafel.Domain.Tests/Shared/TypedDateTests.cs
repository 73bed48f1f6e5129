using FsCheck;
using FsCheck.Fluent;
using Rondetafel.Domain.Shared;

namespace Rondetafel.Domain.Tests.Shared;

public sealed class TypedDateTests
{
    /// <summary>A Sunday.</summary>
    private static readonly DateOnly Today = new(2026, 11, 22);

    [Theory]
    [InlineData("12-2-2026", "2026-02-12")]
    [InlineData("12/02/2026", "2026-02-12")]
    [InlineData("12.2.2026", "2026-02-12")]
    [InlineData("12 2 2026", "2026-02-12")]
    [InlineData(" 12 - 2 - 2026 ", "2026-02-12")]
    [InlineData("12022026", "2026-02-12")]
    [InlineData("20260212", "2026-02-12")]
    [InlineData("2026-02-12", "2026-02-12")]
    [InlineData("12-2-26", "2026-02-12")]
    [InlineData("12-2-85", "1985-02-12")]
    [InlineData("12 feb '85", "1985-02-12")]
    [InlineData("12/2", "2026-02-12")]
    [InlineData("12 feb", "2026-02-12")]
    [InlineData("12 feb.", "2026-02-12")]
    [InlineData("12FEB", "2026-02-12")]
    [InlineData("12 februari 2026", "2026-02-12")]
    [InlineData("12e februari 2026", "2026-02-12")]
    [InlineData("Feb 12, 2026", "2026-02-12")]
    [InlineData("the 12th of February 2026", "2026-02-12")]
    [InlineData("March 3rd", "2026-03-03")]
    [InlineData("3 maart", "2026-03-03")]
    [InlineData("12-okt-2025", "2025-10-12")]
    [InlineData("do 12 feb", "2026-02-12")]
    [InlineData("donderdag 12 februari 2026", "2026-02-12")]
    [InlineData("op do. 12-2", "2026-02-12")]
    [InlineData("thursday 12 february", "2026-02-12")]
    [InlineData("vr 12 feb", "2027-02-12")] // only next year's is a Friday
    [InlineData("vr 12 feb 2026", null)]
    [InlineData("ma 12 feb", null)]
    [InlineData("22 nov", "2026-11-22")]
    [InlineData("23 nov", "2025-11-23")]
    [InlineData("29 feb", null)]
    [InlineData("29-2-2024", "2024-02-29")]
    [InlineData("29-2-2025", null)]
    [InlineData("31 feb", null)]
    [InlineData("31-2-2026", null)]
    [InlineData("0-1-2026", null)]
    [InlineData("12-13-2026", null)]
    [InlineData("1-1-1900", "1900-01-01")]
    [InlineData("31-12-1899", null)]
    [InlineData("31-12-2100", "2100-12-31")]
    [InlineData("1-1-2101", null)]
    [InlineData("12-2-026", null)]
    public void Calendar_dates(string text, string? expected) => AssertRead(expected, text);

    [Theory]
    [InlineData("vandaag", "2026-11-22")]
    [InlineData("Today", "2026-11-22")]
    [InlineData("gisteren", "2026-11-21")]
    [InlineData("yesterday", "2026-11-21")]
    [InlineData("eergisteren", "2026-11-20")]
    [InlineData("the day before yesterday", "2026-11-20")]
    [InlineData("morgen", "2026-11-23")]
    [InlineData("tomorrow", "2026-11-23")]
    [InlineData("overmorgen", "2026-11-24")]
    [InlineData("maandag", "2026-11-16")]
    [InlineData("zo", "2026-11-15")] // never today
    [InlineData("afgelopen vrijdag", "2026-11-20")]
    [InlineData("last friday", "2026-11-20")]
    [InlineData("komende vrijdag", "2026-11-27")]
    [InlineData("next friday", "2026-11-27")]
    [InlineData("vorige week", "2026-11-09")]
    [InlineData("last week", "2026-11-09")]
    [InlineData("deze week", "2026-11-16")]
    [InlineData("volgende week", "2026-11-23")]
    [InlineData("volgende week dinsdag", "2026-11-24")]
    [InlineData("dinsdag volgende week", "2026-11-24")]
    [InlineData("tuesday next week", "2026-11-24")]
    [InlineData("vorige week zondag", "2026-11-15")]
    [InlineData("over 2 weken", "2026-12-06")]
    [InlineData("over twee weken", "2026-12-06")]
    [InlineData("in 2 weeks", "2026-12-06")]
    [InlineData("over een dag", "2026-11-23")]
    [InlineData("over 3 maanden", "2027-02-22")]
    [InlineData("een week geleden", "2026-11-15")]
    [InlineData("2 days ago", "2026-11-20")]
    [InlineData("a year ago", "2025-11-22")]
    [InlineData("over 999 jaar", null)]
    [InlineData("over -1 weken", null)]
    public void Relative_dates(string text, string? expected) => AssertRead(expected, text);

    [Theory]
    [InlineData("maandag", "2026-11-23")]
    [InlineData("zondag", "2026-11-29")]
    [InlineData("12 feb", "2027-02-12")]
    [InlineData("22/11", "2026-11-22")]
    [InlineData("21/11", "2027-11-21")]
    [InlineData("do 12 feb", "2026-02-12")] // the weekday says which year
    [InlineData("12-2-27", "2027-02-12")]
    [InlineData("12-2-85", "2085-02-12")]
    [InlineData("29 feb", null)]
    [InlineData("afgelopen maandag", "2026-11-16")]
    public void Leaning_to_the_future(string text, string? expected) => AssertRead(expected, text, Lean.Future);

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("onbekend")]
    [InlineData("12")]
    [InlineData("feb")]
    [InlineData("2026")]
    [InlineData("feb 2026")]
    [InlineData("12 feb 2026 15:00")]
    [InlineData("12-2-2026-1")]
    [InlineData("12 foo 2026")]
    [InlineData("maandag dinsdag")]
    [InlineData("over weken")]
    [InlineData("week")]
    [InlineData("٣-٢-٢٠٢٦")]
    public void Nonsense_is_refused(string text) => AssertRead(null, text);

    [Fact]
    public void Every_date_is_read_back_from_every_full_way_of_writing() => Prop.ForAll(
        Gen.Choose(0, new DateOnly(2100, 12, 31).DayNumber - new DateOnly(1900, 1, 1).DayNumber)
            .Select(days => new DateOnly(1900, 1, 1).AddDays(days)).ToArbitrary(),
        Gen.Elements("d-M-yyyy", "dd/MM/yyyy", "d.M.yyyy", "yyyy-MM-dd", "ddMMyyyy", "yyyyMMdd", "d MMM yyyy", "d MMMM yyyy",
            "ddd d MMM yyyy", "dddd d MMMM yyyy").ToArbitrary(),
        Gen.Elements("nl-NL", "en-GB").ToArbitrary(),
        (date, format, culture) =>
            TypedDate.TryRead(date.ToString(format, new System.Globalization.CultureInfo(culture)), Today, out var read) && read == date)
        .QuickCheckThrowOnFailure();

    [Fact]
    public void Any_text_is_read_or_refused_without_an_exception() => Prop.ForAll<NonNull<string>>(text =>
        TypedDate.TryRead(text.Get, Today, out var date) ? date.Year is >= 1900 and <= 2100 : date == default)
        .QuickCheckThrowOnFailure();

    private static void AssertRead(string? expected, string text, Lean lean = Lean.Past)
    {
        var understood = TypedDate.TryRead(text, Today, out var date, lean);

        Assert.Equal(expected, understood ? date.ToString("yyyy-MM-dd") : null);
    }
}
