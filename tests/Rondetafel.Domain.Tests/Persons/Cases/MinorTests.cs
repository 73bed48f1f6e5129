using Rondetafel.Domain.Persons.Cases;
using Rondetafel.Domain.Shared;
using static Rondetafel.Domain.Tests.Persons.People;
using static Rondetafel.Domain.Tests.Persons.Cases.CaseMaker;

namespace Rondetafel.Domain.Tests.Persons.Cases;

/// <summary>Who it is about, what being a minor asks, and telling the guardian.</summary>
public sealed class MinorTests
{
    private static readonly DateOnly Born = Today.AddDays(40).AddYears(-17), Eighteen = Born.AddYears(18);

    private static Case Minor() => TakenIn(New() with { BirthDay = Born, NeededUntil = Today.AddMonths(2) });

    private static PersonOfCase Person(DateOnly? born = null, string? birth = "1-1-2001") => new("Sanne", "de Wit", birth, born, "Dorpsstraat 2");

    [Theory]
    [InlineData("12-2-2009", "2009-02-12")]
    [InlineData(" 2009 ", "2009-12-31")] // the latest day that the year allows
    [InlineData("2026", "2026-12-31")]
    [InlineData("2027", null)]
    [InlineData("3-3-2030", null)]
    [InlineData("16", "2010-01-14")] // the youngest who is sixteen today
    [InlineData("16 jaar", "2010-01-14")]
    [InlineData("9 Jaar oud", "2017-01-14")]
    [InlineData("17 years old", "2009-01-14")]
    [InlineData("116", null)]
    [InlineData("16 of 17", null)]
    [InlineData("rond de zestien", null)]
    [InlineData(" ", null)]
    [InlineData(null, null)]
    public void The_day_of_birth_is_the_latest_that_the_words_allow(string? words, string? expected) =>
        Assert.Equal(expected, Case.BirthDayFrom(words, Today)?.ToString("O"));

    [Fact]
    public void Correcting_the_birth_date_makes_a_minor_with_an_earlier_review_and_a_guardian_to_tell()
    {
        var theCase = TakenIn();
        Assert.Equal((null, null, Today.AddMonths(6)), (theCase.MinorUntil, theCase.TellGuardianBy, theCase.NeededUntil));

        Happened<PersonCorrected>(theCase, theCase.CorrectPerson(Person(Born, "2009"), Terms, Director, Now));

        Assert.Equal((Eighteen.AddDays(-1), Today.AddDays(28), Today.AddMonths(3)), (theCase.MinorUntil, theCase.TellGuardianBy, theCase.NeededUntil));
        Assert.Equal(("Sanne", "de Wit", "2009", "Dorpsstraat 2"), (Text(theCase.GivenNames), Text(theCase.FamilyName), Text(theCase.BirthDate), Text(theCase.Address)));
        Assert.True(theCase.IsMinor(Today));

        Happened<PersonCorrected>(theCase, theCase.CorrectPerson(Person(new(2001, 1, 1)), Terms, Director, Now));
        Assert.Equal((null, null), (theCase.MinorUntil, theCase.TellGuardianBy));
        Assert.Equal(Today.AddMonths(3), theCase.NeededUntil); // never later by itself
    }

    [Fact]
    public void Words_that_stay_keep_what_they_said_and_count_anew_only_where_nothing_was_known()
    {
        var theCase = TakenIn(New() with { BirthDate = "16 jaar", BirthDay = Case.BirthDayFrom("16 jaar", Today), NeededUntil = Today.AddMonths(2) });
        var (until, later) = (theCase.MinorUntil, Today.AddMonths(1));
        Assert.Equal(new DateOnly(2028, 1, 13), until);
        var same = Person(Case.BirthDayFrom("16 jaar", later), "16 jaar") with { SameBirthDate = true };
        Happened<PersonCorrected>(theCase, theCase.CorrectPerson(same, Terms, Director, Noon(later)));
        Assert.Equal(until, theCase.MinorUntil);
        Happened<PersonCorrected>(theCase, theCase.CorrectPerson(same with { SameBirthDate = false }, Terms, Director, Noon(later)));
        Assert.Equal(new DateOnly(2028, 2, 13), theCase.MinorUntil);

        var unread = TakenIn(New() with { BirthDate = "16 jaar", BirthDay = null });
        Happened<PersonCorrected>(unread, unread.CorrectPerson(same, Terms, Director, Noon(later)));
        Assert.True(unread.IsMinor(later));
    }

    [Fact]
    public void On_the_monitoring_list_correcting_brings_the_hard_end_to_the_eighteenth_birthday()
    {
        var theCase = In(CaseStatus.Monitoring);
        var soon = Today.AddDays(30).AddYears(-18);
        Happened<PersonCorrected>(theCase, theCase.CorrectPerson(Person(soon), Terms, Director, Now));
        Assert.Equal((Today.AddDays(30), Today.AddDays(30), Today.AddDays(30)), (theCase.HardEnd, theCase.RecallOn, theCase.NeededUntil));
        Refused("too_late", theCase, theCase.UndoStatus(new(NewId()), Director, Now)); // the dates no longer stand as they were
    }

    [Fact]
    public void On_the_monitoring_list_a_minor_is_looked_at_within_the_shorter_term()
    {
        var theCase = TakenIn(New() with { BirthDay = Today.AddYears(-15), NeededUntil = Today.AddMonths(2) });
        Outcome Try(DateOnly recall) => theCase.Monitor(Given(until: recall), "school", Today.AddMonths(5), Terms, Director, Now);
        Refused("review_too_far", theCase, Try(Today.AddMonths(3).AddDays(1)), "Until");
        Happened<CaseMonitored>(theCase, Try(Today.AddMonths(3)));
    }

    [Fact]
    public void The_monitoring_list_of_a_minor_ends_on_turning_eighteen_at_the_latest()
    {
        var theCase = TakenIn(New() with { BirthDay = Today.AddDays(60).AddYears(-18), NeededUntil = Today.AddDays(60) });
        Outcome Try(int days) => theCase.Monitor(Given(until: Today.AddDays(20)), "school", Today.AddDays(days), Terms, Director, Now);
        Refused("hard_end_wrong", theCase, Try(61), "HardEnd");
        Happened<CaseMonitored>(theCase, Try(60));
    }

    [Fact]
    public void The_guardian_of_a_minor_is_told_or_not_because_and_counts_apart_from_the_person()
    {
        var theCase = Minor();
        Assert.Equal(Today.AddDays(28), theCase.TellGuardianBy);
        Outcome Inform(bool told, string? why = "thuis verteld", DateOnly? until = null) => theCase.Inform(new(NewId()), InformingOf.Guardian, new(told, why, until), TownMember, Now);
        Refused("reason_needed", theCase, Inform(true, " "), "Why");
        Refused("until_past", theCase, Inform(false, until: Today), "Until");
        Happened<InformingDecided>(theCase, Inform(false, "geen ouder bereikbaar", Today.AddDays(5)));
        Assert.True(theCase.LastWord(InformingOf.Guardian)!.IsOver(Today.AddDays(6)));
        Assert.Null(theCase.LastWord(InformingOf.Person));
        Happened<InformingDecided>(theCase, theCase.Inform(new(NewId()), InformingOf.Guardian, new(false, "brengt hem in gevaar"), TownMember, Now.AddDays(1))); // without an end
        Assert.False(theCase.LastWord(InformingOf.Guardian)!.IsOver(Today.AddYears(1)));

        Refused("not_a_minor", theCase, theCase.Inform(new(NewId()), InformingOf.Guardian, new(true, "verteld"), TownMember, Noon(Eighteen)));
        Refused("not_a_minor", TakenIn(), TakenIn().Inform(new(NewId()), InformingOf.Guardian, new(true, "verteld"), TownMember, Now));
    }
}
