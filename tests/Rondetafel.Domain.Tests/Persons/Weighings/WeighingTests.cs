using Rondetafel.Domain.Persons.Weighings;
using Rondetafel.Domain.Shared;
using static Rondetafel.Domain.Tests.Persons.People;
using static Rondetafel.Domain.Tests.Persons.Weighings.WeighingMaker;

namespace Rondetafel.Domain.Tests.Persons.Weighings;

public sealed class WeighingTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public void Without_gemeente_politie_and_prosecutor_no_weighing_is_convened(int missing)
    {
        var (weighing, outcome) = Weighing.Convene(new(NewId()), "W-1", New(Today, [.. Roster.Where((_, i) => i != missing)]), Director, Now);

        Assert.Null(weighing);
        Assert.Equal(new Refusal("roster_needed", "Seats"), outcome.Refusal);
    }

    [Fact]
    public void It_is_convened_by_its_chair_from_today_on_and_decided_within_ten_working_days()
    {
        var (weighing, outcome) = Weighing.Convene(new(NewId()), "W-1", New(Today, Roster), Director, Now);

        var happened = Happened<WeighingConvened>(weighing!, outcome);
        Assert.Equal(new CountLine("weighing.convened", Lindestad, null, null), happened.Count);
        Assert.Equal(Director.Id, weighing!.Chair);
        Assert.Equal(new DateOnly(2026, 1, 28), weighing.DecideBy);
        Assert.Equal(WeighingStatus.Preparing, weighing.Status);
        Assert.Equal(new Refusal("from_past", "On"), Weighing.Convene(new(NewId()), "W-1", New(Today.AddDays(-1), Roster), Director, Now).Item2.Refusal);
    }

    [Theory]
    [InlineData("2026-03-28 22:59:59", true)] // the evening before summer time: still the 28th
    [InlineData("2026-03-28 23:00:00", false)]
    [InlineData("2026-10-25 22:59:59", true)] // the day of 25 hours lasts until 23:00 UTC
    [InlineData("2026-10-25 23:00:00", false)]
    public void Today_is_the_day_in_the_Netherlands(string utc, bool good)
    {
        var on = DateOnly.FromDateTime(Utc(utc).AddSeconds(-1)); // the day that ends

        Assert.Equal(good, Weighing.Convene(new(NewId()), "W-1", New(on, Roster), Director, Utc(utc)).Item2.IsGood);
    }

    [Fact]
    public void The_chair_plans_date_and_roster_and_who_gave_a_view_stays()
    {
        var weighing = Prepared();
        var school = Seat(SchoolMember, WeighingPart.Expert);

        Happened<WeighingPlanned>(weighing, weighing.Plan(Today.AddDays(9), [.. Roster, school], Director, Now));
        Assert.Equal(Today.AddDays(9), weighing.On);
        Assert.Equal([.. Roster.Select(s => s.Id), school.Id], weighing.Seats.Select(s => s.Id));

        Happened<WeighingPlanned>(weighing, weighing.Plan(Today, Roster, Director, Now));
        Assert.DoesNotContain(weighing.Seats, s => s.ProfessionalId == SchoolMember.Id);
        Refused("from_past", weighing, weighing.Plan(Today.AddDays(-1), Roster, Director, Now), "On");
        Refused("roster_needed", weighing, weighing.Plan(Today, [.. Roster.Skip(1)], Director, Now), "Seats");
        Refused("not_yours", weighing, weighing.Plan(Today, Roster, TownMember, Now));
        var replaced = Roster.Select(s => s.Part == WeighingPart.Police ? Seat(Outsider, WeighingPart.Police) : s).ToList();
        Refused("view_stays", weighing, weighing.Plan(Today, replaced, Director, Now), "Seats");
    }

    [Fact]
    public void A_colleague_takes_over_the_seat_of_an_organisation_with_its_view_and_a_changed_part_counts()
    {
        var weighing = Prepared();
        List<SeatGiven> seats = [Roster[0], Seat(PoliceColleague, WeighingPart.Police), Roster[2], Seat(SchoolMember, WeighingPart.Expert)];

        Happened<WeighingPlanned>(weighing, weighing.Plan(Today, seats, Director, Now));
        Assert.Contains(weighing.Seats, s => s.ProfessionalId == PoliceColleague.Id);
        Assert.DoesNotContain(weighing.Seats, s => s.ProfessionalId == PoliceMember.Id);

        seats[3] = Seat(SchoolMember, WeighingPart.Municipality);
        Happened<WeighingPlanned>(weighing, weighing.Plan(Today, seats, Director, Now));
        Assert.Equal(WeighingPart.Municipality, Assert.Single(weighing.Seats, s => s.ProfessionalId == SchoolMember.Id).Part);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("  ")]
    public void A_view_answers_the_main_question(string? danger)
    {
        var weighing = Convened();

        Refused("main_question_needed", weighing, weighing.GiveView(View(danger), TownMember, Now), "Answers");
        Refused("main_question_needed", weighing, weighing.NoteView(View(danger, "dr. A"), Director, Now), "Answers");
        Assert.Empty(weighing.Views);
    }

    [Fact]
    public void A_view_is_that_of_the_seat_whatever_was_sent_with_it()
    {
        var weighing = Convened();

        Happened<ViewWritten>(weighing, weighing.GiveView(View() with { Organisation = Police, Part = WeighingPart.Police }, TownMember, Now));

        var view = Assert.Single(weighing.Views);
        Assert.Equal((Town, WeighingPart.Municipality, false, false), (view.OrganisationId, view.Part, view.Later, view.NotedByAnother));
        Assert.Equal(["danger", "violence"], view.Answers.Select(a => a.Criterion));
        Assert.Equal([Police, Prosecutor], weighing.Missing());
    }

    [Fact]
    public void Until_the_views_are_open_an_organisation_changes_its_own()
    {
        var weighing = Prepared();

        Happened<ViewWritten>(weighing, weighing.GiveView(View("ja, want"), TownMember, Now));

        Assert.Equal(2, weighing.Views.Count);
        Assert.Equal("ja, want", Text(weighing.Views.Single(v => v.OrganisationId == Town).Answers[0].Text));
    }

    [Fact]
    public void Once_open_a_view_stands_and_a_missing_one_is_marked_as_later()
    {
        var weighing = In(WeighingStatus.Opened);

        Refused("not_now", weighing, weighing.GiveView(View("ja"), TownMember, Now));
        Happened<ViewWritten>(weighing, weighing.GiveView(View("ja"), ProsecutorMember, Now));
        Assert.Equal([Prosecutor], weighing.Views.Where(v => v.Later).Select(v => v.OrganisationId));
        Assert.Empty(weighing.Missing());
    }

    [Fact]
    public void Opening_without_a_view_needs_a_reason()
    {
        var weighing = Prepared();
        Refused("reason_needed", weighing, weighing.OpenViews(Given(" "), Director, Now), "Reason");

        Happened<ViewsOpened>(weighing, weighing.OpenViews(Given("te laat"), Director, Now));
        Assert.Equal("te laat", Text(Assert.Single(weighing.Steps).Reason));
        AlreadySo(weighing, weighing.OpenViews(Given(null), Director, Now));

        var complete = Prepared();
        Assert.True(complete.GiveView(View(), ProsecutorMember, Now).IsGood);
        complete.ClearEvents();
        Happened<ViewsOpened>(complete, complete.OpenViews(Given(null), Director, Now));
    }

    [Fact]
    public void The_view_of_an_expert_who_is_not_designated_is_noted_by_the_chair_before_the_others_are_open()
    {
        var weighing = Prepared();
        Refused("name_needed", weighing, weighing.NoteView(View(expert: " "), Director, Now), "ExpertName");
        Refused("not_yours", weighing, weighing.NoteView(View(expert: "dr. A"), TownMember, Now));

        Happened<ViewNoted>(weighing, weighing.NoteView(View(expert: "dr. A"), Director, Now));
        Happened<ViewNoted>(weighing, weighing.NoteView(View("ja", "dr. A"), Director, Now));

        var noted = Assert.Single(weighing.Views, v => v.NotedByAnother);
        Assert.Equal((null, WeighingPart.Expert, "dr. A", "ja"), (noted.OrganisationId, noted.Part, Text(noted.ExpertName), Text(noted.Answers[0].Text)));
        var opened = In(WeighingStatus.Opened);
        Refused("not_now", opened, opened.NoteView(View(expert: "dr. A"), Director, Now));
    }

    [Fact]
    public void Without_a_main_question_that_two_people_agreed_with_nothing_is_convened()
    {
        var given = New(Today.AddDays(3), Roster) with { Form = new CriteriaForm(0, Today, []) };

        var (weighing, outcome) = Weighing.Convene(new WeighingId(NewId()), "W-1", given, Director, Now);

        Assert.Null(weighing);
        Assert.Equal("form_needed", outcome.Refusal!.Code);
    }

    [Fact]
    public void A_view_answers_the_form_of_convening_and_nothing_else()
    {
        var weighing = Convened();
        Assert.Equal(Form.Questions, weighing.Form.Questions);
        AnswerToCriterion[][] strange =
        [
            [Answer("danger", 1), Answer("violence", 2)], [Answer("danger", 2)], [Answer("danger", 1), Answer("made_up", 1)], [Answer("danger", 1), Answer("danger", 1)], [Answer("danger", 1), Answer("", 0)],
        ];

        foreach (var answers in strange)
        {
            Refused("question_unknown", weighing, weighing.GiveView(View() with { Answers = answers }, TownMember, Now));
            Refused("question_unknown", weighing, weighing.NoteView(View(expert: "dr. A") with { Answers = answers }, Director, Now));
        }
        Assert.Empty(weighing.Views);
    }

    [Fact]
    public void Answers_stand_in_the_order_of_the_form_with_their_place_in_it()
    {
        var weighing = Convened();

        Happened<ViewWritten>(weighing, weighing.GiveView(View() with { Answers = [Answer("other", 1), Answer("danger", 1)] }, TownMember, Now));

        Assert.Equal([("danger", 1), ("other", 3)], Assert.Single(weighing.Views).Answers.Select(a => (a.Criterion, a.Order)));
    }

    private static AnswerToCriterion Answer(string criterion, int edition) => new(new(NewId()), criterion, edition, "nee");
}
