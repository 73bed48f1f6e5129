using Rondetafel.Domain.Persons.Cases;
using Rondetafel.Domain.Shared;
using static Rondetafel.Domain.Tests.Persons.People;
using static Rondetafel.Domain.Tests.Persons.Cases.CaseMaker;

namespace Rondetafel.Domain.Tests.Persons.Cases;

public sealed class TakingInTests
{
    private static Outcome Try(NewCase given, DateTime? now = null) => Case.TakeIn(new(NewId()), "LV-1", given, Terms, Director, now ?? Now).Item2;

    [Fact]
    public void It_has_purpose_exit_criteria_table_and_end_from_the_first_day()
    {
        var (theCase, outcome) = Case.TakeIn(new(NewId()), "LV-7K3MP", New() with { ExitCriteria = [Criterion(), Criterion(" "), Criterion("heeft werk")] }, Terms, Director, Now);

        Assert.Equal("case.taken_in", Happened<CaseTakenIn>(theCase!, outcome).Count.Kind);
        Assert.Equal((CaseStatus.Running, "pga", Director.Id, Today.AddMonths(6), Today.AddDays(14)), (theCase!.Status, theCase.Regime, theCase.Director, theCase.NeededUntil, theCase.NextDiscussionOn));
        Assert.Equal([(1, "gaat naar school"), (2, "heeft werk")], theCase.ExitCriteria.Select(c => (c.Order, Text(c.Text))));
        Assert.Equal([Town, Police, School], theCase.TableOn(Today));
        Assert.Null(theCase.MinorUntil);
    }

    [Fact]
    public void What_is_missing_is_refused()
    {
        Assert.Equal(new Refusal("purpose_needed", "Purpose"), Try(New() with { Purpose = " " }).Refusal);
        Assert.Equal(new Refusal("exit_needed", "ExitCriteria"), Try(New() with { ExitCriteria = [Criterion(" ")] }).Refusal);
        Assert.Equal(new Refusal("seats_needed", "Seats"), Try(New() with { Seats = [] }).Refusal);
        Assert.Equal(new Refusal("seats_needed", "Seats"), Try(New() with { Seats = [Seat(TownMember, Today.AddDays(-1))] }).Refusal);
        Assert.Equal(new Refusal("seat_taken", "Seats"), Try(New() with { Seats = [Seat(TownMember), Seat(TownMember)] }).Refusal);
        Assert.Equal(new Refusal("until_past", "NeededUntil"), Try(New() with { NeededUntil = Today }).Refusal);
        Assert.Equal(new Refusal("from_past", "NextDiscussionOn"), Try(New() with { NextDiscussionOn = Today.AddDays(-1) }).Refusal);
    }

    [Theory]
    [InlineData("2026-01-14 11:00", "2026-07-14", true)]
    [InlineData("2026-01-14 11:00", "2026-07-15", false)]
    [InlineData("2026-08-31 11:00", "2027-02-28", true)] // six months from the 31st of August end with February
    [InlineData("2026-08-31 11:00", "2027-03-01", false)]
    [InlineData("2026-03-28 22:59:59", "2026-09-29", false)]
    [InlineData("2026-03-28 23:00:00", "2026-09-29", true)] // already the 29th in the Netherlands
    public void The_first_review_is_at_most_six_months_ahead(string now, string until, bool good)
    {
        var at = Utc(now);
        var given = New() with { NeededUntil = DateOnly.Parse(until), NextDiscussionOn = Deadline.LocalDate(at), Seats = [Seat(TownMember, new(2028, 1, 1))] };

        Assert.Equal(good ? null : "review_too_far", Try(given, at).Refusal?.Code);
    }

    [Theory]
    [InlineData("2008-01-14", "2026-07-14", true, null)] // turns eighteen today: an adult
    [InlineData("2008-01-15", "2026-01-16", false, null)]
    [InlineData("2008-01-15", "2026-01-15", true, "2026-01-14")] // still a minor today: reviewed on the day of turning eighteen
    [InlineData("2010-06-01", "2026-04-15", false, null)]
    [InlineData("2010-06-01", "2026-04-14", true, "2028-05-31")]
    [InlineData("2008-02-29", "2026-03-01", true, "2026-02-28")] // no 29 February in 2026: eighteen on 1 March
    [InlineData("2008-02-29", "2026-03-02", false, null)]
    [InlineData("2008-03-01", "2026-03-01", true, "2026-02-28")]
    public void A_minor_is_reviewed_within_three_months_until_the_day_before_turning_eighteen(string born, string until, bool good, string? minorUntil)
    {
        var (theCase, outcome) = Case.TakeIn(new(NewId()), "LV-1", New() with { BirthDay = DateOnly.Parse(born), NeededUntil = DateOnly.Parse(until) }, Terms, Director, Now);

        Assert.Equal(good ? null : "review_too_far", outcome.Refusal?.Code);
        Assert.Equal(minorUntil, theCase?.MinorUntil?.ToString("O"));
    }

    [Fact]
    public void An_unknown_birth_date_is_no_minor() => Assert.True(Try(New() with { BirthDay = null }).IsGood);

    [Fact]
    public void What_is_taken_over_keeps_its_audience_and_blanks_are_left_out()
    {
        var named = Audience.Of([Police]);
        var theCase = TakenIn(New() with { TakenOver = [Contribution(audience: named), Contribution(text: " ")] });

        var fact = Assert.Single(theCase.Contributions);
        Assert.Equal((House, FactStatus.Reported, AudienceKind.NamedOrganisations), (fact.Provider, fact.FactStatus, fact.AudienceKind));
    }

    [Fact]
    public void Seats_are_given_once_until_a_day_and_end_at_once()
    {
        var theCase = TakenIn();
        Refused("from_past", theCase, theCase.GiveSeat(Seat(ProsecutorMember, Today.AddDays(-1)), Director, Now), "Until");
        Refused("seat_taken", theCase, theCase.GiveSeat(Seat(TownMember), Director, Now), "Professional");
        Refused("seat_unknown", theCase, theCase.EndSeat(new(NewId()), Director, Now));

        Happened<SeatGivenOut>(theCase, theCase.GiveSeat(Seat(ProsecutorMember, Today), Director, Now));
        Assert.Contains(Prosecutor, theCase.TableOn(Today));
        Assert.DoesNotContain(Prosecutor, theCase.TableOn(Today.AddDays(1)));

        var police = theCase.Seats.Single(s => s.ProfessionalId == PoliceMember.Id);
        Happened<SeatEnded>(theCase, theCase.EndSeat(police.Id, Director, Now));
        Assert.Equal(Today.AddDays(-1), police.Until);
        Assert.DoesNotContain(Police, theCase.TableOn(Today));
        AlreadySo(theCase, theCase.EndSeat(police.Id, Director, Now.AddDays(20)));
        Assert.Equal(Today.AddDays(-1), police.Until);
        Happened<SeatGivenOut>(theCase, theCase.GiveSeat(Seat(PoliceMember), Director, Now));
    }

    [Fact]
    public void The_next_discussion_is_not_in_the_past()
    {
        var theCase = TakenIn();
        Refused("from_past", theCase, theCase.Discuss(Today.AddDays(-1), Director, Now), "NextDiscussionOn");
        Happened<DiscussionPlanned>(theCase, theCase.Discuss(Today, Director, Now));
        Assert.Equal(Today, theCase.NextDiscussionOn);
    }
}
