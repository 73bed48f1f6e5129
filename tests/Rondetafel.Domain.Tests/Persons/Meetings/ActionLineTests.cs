using System.Globalization;
using Rondetafel.Domain.Persons.Cases;
using Rondetafel.Domain.Persons.Meetings;
using Rondetafel.Domain.Shared;
using static Rondetafel.Domain.Tests.Persons.People;

namespace Rondetafel.Domain.Tests.Persons.Meetings;

/// <summary>The line that is typed for a new action. Today is Wednesday 14 January 2026.</summary>
public sealed class ActionLineTests
{
    private static readonly OrganisationId Welfare = new(Id(61)), Work = new(Id(62));

    private static readonly TableName[] People =
    [
        new(new ProfessionalId(Id(71)), "Noor Teunissen", "dossierhouder", Town, "Gemeente Lindestad"),
        new(new ProfessionalId(Id(72)), "Kim Oosterling", "adviseur politie", Police, "Politie"),
        new(new ProfessionalId(Id(73)), "Jip van Aalst", "officier van justitie", Prosecutor, "Openbaar Ministerie"),
        new(new ProfessionalId(Id(74)), "Sam Lindeman", "jongerenwerker", Welfare, "Welzijn Lindestad"),
        new(new ProfessionalId(Id(75)), "Mika Hofman", "werkcoach", Work, "Werkcentrum Lindevaart"),
        new(new ProfessionalId(Id(76)), "René de Groot", "wijkagent", Police, "Politie"),
        new(new ProfessionalId(Id(77)), "Sam de Wit", "trajectbegeleider", Work, "Werkcentrum Lindevaart"),
    ];

    private static readonly TableName[] Table = [.. People, .. TableName.OrganisationsOf(People)];

    private static ActionLine Read(string text) => ActionLine.Read(text, Table, Today, new DateOnly(2026, 2, 25));

    [Theory]
    [InlineData("JW: gesprek ouders, do 12 feb", "Sam Lindeman", "gesprek ouders", "2026-02-12")]
    [InlineData("jw : gesprek ouders ,do 12 feb.", "Sam Lindeman", "gesprek ouders", "2026-02-12")]
    [InlineData("mika belt de opleiding over de startdatum vr", "Mika Hofman", "belt de opleiding over de startdatum", "2026-01-16")]
    [InlineData("OM: stand van de zaak, morgen", "Openbaar Ministerie", "stand van de zaak", "2026-01-15")]
    [InlineData("OM kijkt naar de zaak morgen", "Openbaar Ministerie", "kijkt naar de zaak", "2026-01-15")]
    [InlineData("Politie: rondje bij het huis, volgende week dinsdag", "Politie", "rondje bij het huis", "2026-01-20")]
    [InlineData("pol: rondje bij het huis volgende week dinsdag", "Politie", "rondje bij het huis", "2026-01-20")]
    [InlineData("gemeente: woning zoeken, over 2 weken", "Gemeente Lindestad", "woning zoeken", "2026-01-28")]
    [InlineData("wijkagent gaat langs voor vrijdag", "René de Groot", "gaat langs", "2026-01-16")]
    [InlineData("wa: gaat langs, uiterlijk 23-1", "René de Groot", "gaat langs", "2026-01-23")]
    [InlineData("rene: gaat langs, 23 jan", "René de Groot", "gaat langs", "2026-01-23")]
    [InlineData("Jip van Aalst: brief aan raadsman, 1/2/2026", "Jip van Aalst", "brief aan raadsman", "2026-02-01")]
    [InlineData("van Aalst: brief aan raadsman, 1-2", "Jip van Aalst", "brief aan raadsman", "2026-02-01")]
    [InlineData("JvA: brief, 1-2", "Jip van Aalst", "brief", "2026-02-01")]
    [InlineData("KO: terugbellen, vr", "Kim Oosterling", "terugbellen", "2026-01-16")]
    [InlineData("noor - moeder bellen, vandaag", "Noor Teunissen", "moeder bellen", "2026-01-14")]
    [InlineData("moeder bellen @noor ma 19 jan", "Noor Teunissen", "moeder bellen", "2026-01-19")]
    [InlineData("moeder bellen door Noor, ma 19 jan", "Noor Teunissen", "moeder bellen", "2026-01-19")]
    [InlineData("werkcentrum: proefdag, eind van de maand", "Werkcentrum Lindevaart", "proefdag", "2026-01-31")]
    [InlineData("werkcentrum: proefdag, eind feb", "Werkcentrum Lindevaart", "proefdag", "2026-02-28")]
    [InlineData("noor: proefdag, eind volgende week", "Noor Teunissen", "proefdag", "2026-01-23")]
    [InlineData("noor: proefdag, eind van de week", "Noor Teunissen", "proefdag", "2026-01-16")]
    [InlineData("noor: proefdag, volgende keer", "Noor Teunissen", "proefdag", "2026-02-25")]
    [InlineData("noor: proefdag, a.s. vrijdag", "Noor Teunissen", "proefdag", "2026-01-16")]
    [InlineData("noor: ouders bellen, school ook, vr 16 jan", "Noor Teunissen", "ouders bellen, school ook", "2026-01-16")]
    [InlineData("noor: om 12:00 school bellen, vr", "Noor Teunissen", "om 12:00 school bellen", "2026-01-16")]
    [InlineData("police: look at the house, next week tuesday", null, "look at the house", "2026-01-20")]
    [InlineData("kim: look at the house, by friday", "Kim Oosterling", "look at the house", "2026-01-16")]
    public void A_line_is_taken_apart(string text, string? who, string what, string when)
    {
        var line = Read(text);

        Assert.Equal(who, line.One?.Name);
        Assert.Equal(what, line.What);
        Assert.Equal(DateOnly.Parse(when, System.Globalization.CultureInfo.InvariantCulture), line.DueOn);
        Assert.Equal(who is not null, line.IsWhole);
    }

    [Theory]
    [InlineData("sam: ouders bellen, vr", "Sam Lindeman", "Sam de Wit")]
    [InlineData("sam ouders bellen vr", "Sam Lindeman", "Sam de Wit")]
    public void Who_is_not_certain_is_to_be_chosen(string text, params string[] who)
    {
        var line = Read(text);

        Assert.Equal(who, line.Who.Select(w => w.Name));
        Assert.Null(line.One);
        Assert.Equal("ouders bellen", line.What);
        Assert.False(line.IsWhole);
    }

    [Theory]
    [InlineData("xyz: ouders bellen, vr", "xyz")]
    [InlineData("De buurman: ouders bellen, vr", "De buurman")]
    public void Who_is_not_at_the_table_stays_open(string text, string who)
    {
        var line = Read(text);

        Assert.Empty(line.Who);
        Assert.Equal((who, "ouders bellen"), (line.WhoText, line.What));
    }

    [Theory]
    [InlineData("om de week bellen met school, vr", "om de week bellen met school")] // "om" is a word here
    [InlineData("gesprek met moeder, vr", "gesprek met moeder")]
    public void A_line_without_who_keeps_all_its_words(string text, string what)
    {
        var line = Read(text);

        Assert.Null(line.WhoText);
        Assert.Equal(what, line.What);
    }

    [Theory]
    [InlineData("noor: gesprek, vr 12 feb", "2026-02-12", "2026-02-13")]
    [InlineData("noor: gesprek ma 12 feb", "2026-02-12", "2026-02-09")]
    [InlineData("noor: gesprek, vr 12 feb 2026", "2026-02-12", "2026-02-13")]
    [InlineData("noor: gesprek, ma 14 jan", "2026-01-14", "2026-01-19")] // the nearest one has been
    [InlineData("noor: gesprek, 12-1-2026", "2026-01-12", null)]
    [InlineData("noor: gesprek, gisteren", "2026-01-13", null)]
    public void A_day_that_cannot_count_is_asked_for(string text, string day, string? near)
    {
        var line = Read(text);

        Assert.Equal(("gesprek", null, false), (line.What, line.DueOn, line.IsWhole));
        Assert.Equal((DateOnly.Parse(day, CultureInfo.InvariantCulture), near is null ? null : DateOnly.Parse(near, CultureInfo.InvariantCulture)), line.Unfit);
    }

    [Theory]
    [InlineData("noor: gesprek met ma", "gesprek met ma")] // mother, not Monday
    [InlineData("noor: brief van 12 feb", "brief van 12 feb")]
    [InlineData("noor: gesprek met school", "gesprek met school")]
    [InlineData("noor: kamer 12 bekijken", "kamer 12 bekijken")]
    public void A_line_without_a_day_keeps_all_its_words(string text, string what)
    {
        var line = Read(text);

        Assert.Null(line.DueOn);
        Assert.Equal(what, line.What);
    }

    [Theory]
    [InlineData("noor: huisbezoek #controle, vr", PlanActionKind.Control)]
    [InlineData("noor: huisbezoek, vr, controle", PlanActionKind.Control)]
    [InlineData("noor: koffie drinken, vr #contact", PlanActionKind.Contact)]
    [InlineData("noor: huisbezoek, vr", PlanActionKind.Help)]
    [InlineData("noor: controle van de post, vr", PlanActionKind.Help)]
    public void The_kind_is_said_or_is_help(string text, PlanActionKind kind)
    {
        var line = Read(text);

        Assert.Equal(kind, line.Kind);
        Assert.Equal(new DateOnly(2026, 1, 16), line.DueOn);
        Assert.DoesNotContain("#", line.What, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData(":")]
    [InlineData(", vr")]
    [InlineData("noor:")]
    public void Nothing_to_do_is_not_whole(string text) => Assert.False(Read(text).IsWhole);

    [Fact]
    public void Too_long_a_line_is_not_searched() => Assert.Empty(Read("noor: " + new string('x', 600) + ", vr").Who);

    [Fact]
    public void Whatever_is_typed_is_read_without_an_error()
    {
        var bits = new[] { "noor", ":", ",", "@", "#", "vr", "12", "feb", "eind", "van", "de", "door", "sam", "OM", "-", "3", "99999999", "\u0301", "é", " ", "volgende", "week", "a.s." };
        var random = new Random(20260114);
        for (var i = 0; i < 20_000; i++)
        {
            var text = string.Join(random.Next(2) == 0 ? " " : "", Enumerable.Range(0, random.Next(12)).Select(_ => bits[random.Next(bits.Length)]));
            var line = Read(text);
            Assert.True(line.What.Length <= text.Length, text);
        }
    }
}
