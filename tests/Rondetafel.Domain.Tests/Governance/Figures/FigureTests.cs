using Rondetafel.Domain.Governance.Figures;
using Rondetafel.Domain.Shared;

namespace Rondetafel.Domain.Tests.Governance.Figures;

/// <summary>Figures made from counters that stand in the test.</summary>
public sealed class FigureTests
{
    private static readonly OrganisationId Police = new(new Guid("00000000-0000-4000-8000-000000000001"));
    private static readonly OrganisationId Welfare = new(new Guid("00000000-0000-4000-8000-000000000002"));
    private static readonly OrganisationId House = new(new Guid("00000000-0000-4000-8000-000000000003"));

    private static readonly Dictionary<OrganisationId, string> Organisations = new() { [Police] = "Politie", [Welfare] = "Welzijn", [House] = "Zorg- en Veiligheidshuis" };

    private static readonly Dictionary<OrganisationId, (OrganisationDomain, WeighingPart)> Kinds = new()
    {
        [Police] = (OrganisationDomain.Safety, WeighingPart.Police),
        [Welfare] = (OrganisationDomain.Care, WeighingPart.None),
        [House] = (OrganisationDomain.Safety, WeighingPart.None),
    };

    private static FigureCount Line(string kind, string on, string? code = null, OrganisationId? organisation = null, int? days = null, int times = 1) =>
        new(kind, DateOnly.Parse(on, System.Globalization.CultureInfo.InvariantCulture), code, organisation, days, times);

    /// <summary>An action as it is counted: with what its owner is on that day.</summary>
    private static FigureCount Agreed(string on, string kind, OrganisationId owner, int times = 1) => Line("action.agreed", on, kind, owner, times: times) with { Domain = Kinds[owner].Item1, Part = Kinds[owner].Item2 };

    private static FigureTable Make(Figure figure, string from, string until, int? firstYear, params FigureCount[] counts) => figure.Make(
        new FigureSource(counts, Organisations, firstYear),
        new FigurePeriod(DateOnly.Parse(from, System.Globalization.CultureInfo.InvariantCulture), DateOnly.Parse(until, System.Globalization.CultureInfo.InvariantCulture)));

    private static readonly FigureCount[] Cases =
    [
        Line("case.taken_in", "2013-05-01", "2013", times: 3), Line("case.taken_in", "2016-05-01", "2016", times: 2), Line("case.taken_in", "2017-05-01", "2017"),
        Line("case.closed", "2015-12-31", "2013:table"), Line("case.closed", "2016-01-01", "2013:term"), Line("case.closed", "2017-06-01", "2016:table"),
        Line("case.closed", "2017-07-01", "2017:table"), Line("case.closing_undone", "2017-07-01", "2017"),
        Line("case.flag", "2014-01-01", "2013:Departed:on"), Line("case.flag", "2016-06-01", "2016:Detained:on"), Line("case.flag", "2017-06-01", "2016:Detained:off"),
    ];

    [Fact]
    public void The_first_column_holds_what_was_not_closed_before_its_year_began()
    {
        var table = Make(CasesByIntakeYear.Figure, "0001-01-01", "2017-12-31", 2016, Cases);

        Assert.Equal(["to_2016", "2017", "total"], table.Columns);
        Assert.Equal([4, 1, 5], table["taken_in"].Cells);
        Assert.Equal([2, 1, 3], table["running"].Cells);
        Assert.Equal([2, 0, 2], table["closed"].Cells);
        Assert.Equal((1, 1), (table.At("closed_by_table", "total"), table.At("closed_by_term", "total")));
        Assert.Equal((0, 1), (table.At("detained", "total"), table.At("departed", "total")));
    }

    [Fact]
    public void Another_date_gives_what_stood_on_that_day()
    {
        var table = Make(CasesByIntakeYear.Figure, "0001-01-01", "2016-12-31", 2016, Cases);

        Assert.Equal(["to_2016", "total"], table.Columns);
        Assert.Equal((4, 3, 1, 1), (table.At("taken_in", "total"), table.At("running", "total"), table.At("closed", "total"), table.At("detained", "total")));
    }

    [Fact]
    public void Without_a_first_year_it_begins_with_the_first_case_and_without_any_case_it_is_empty()
    {
        Assert.Equal("to_2013", Make(CasesByIntakeYear.Figure, "0001-01-01", "2017-12-31", null, Cases).Columns[0]);
        Assert.True(Make(CasesByIntakeYear.Figure, "0001-01-01", "2017-12-31", null).IsEmpty);
    }

    [Fact]
    public void A_case_that_a_new_weighing_opened_again_is_running_also_when_it_was_closed_before_the_first_year()
    {
        FigureCount[] again = [.. Cases, Line("case.reopened", "2017-08-01", "2016:table", days: 61), Line("case.reopened", "2017-09-01", "2013:table", days: 610)];
        var table = Make(CasesByIntakeYear.Figure, "0001-01-01", "2017-12-31", 2016, again);

        Assert.Equal([5, 1, 6], table["taken_in"].Cells);
        Assert.Equal([4, 1, 5], table["running"].Cells);
        Assert.Equal([1, 0, 1], table["closed"].Cells);
        Assert.Equal(5, Make(ProcessPicture.Figure, "2017-01-01", "2017-12-31", null, again).At("running", "count"));
    }

    [Fact]
    public void A_review_that_was_undone_does_not_count() => Assert.Equal([1, 0, 0], Make(
        ReviewsInTime.Figure, "2018-01-01", "2018-12-31", null,
        Line("case.review", "2018-02-01", "in_time", times: 2), Line("case.review_undone", "2018-02-01", "in_time"), Line("case.review", "2018-03-01", "late"), Line("case.review_undone", "2018-03-01", "late"))
        .Rows.Select(r => r.Cells[0]!.Value));

    [Fact]
    public void A_case_discussed_several_times_in_a_period_counts_once_in_it()
    {
        FigureCount[] counts =
        [
            Line("meeting.held", "2018-01-09", "CaseConference"), Line("meeting.held", "2018-02-06", "CaseConference"), Line("meeting.held", "2018-02-07", "Triangle"),
            Line("case.discussed", "2018-01-09", days: 10, times: 2), Line("case.discussed", "2018-02-06", days: 28), Line("case.discussed", "2018-02-06"),
            Agreed("2018-01-09", "Control", Police), Agreed("2018-01-09", "Help", Welfare, times: 3), Agreed("2018-02-06", "Contact", House),
            Agreed("2018-07-01", "Help", Welfare),
        ];
        var table = Make(ActionsByOwner.Figure, "2018-01-01", "2018-06-30", null, counts);

        Assert.Equal((2, 3), (table.At("conferences", "count"), table.At("cases", "count")));
        Assert.Equal((5, 1, 3, 1), (table.At("actions", "count"), table.At("police_and_prosecutor", "count"), table.At("municipality_and_welfare", "count"), table.At("other_organisations", "count")));
        var kinds = Make(ActionsByKind.Figure, "2018-01-01", "2018-06-30", null, counts);
        Assert.Equal((5, 3, 1, 1), (kinds.At("actions", "count"), kinds.At("help", "count"), kinds.At("contact", "count"), kinds.At("control", "count")));
    }

    [Fact]
    public void An_owner_counts_as_what_it_was_when_the_action_was_agreed()
    {
        var table = Make(ActionsByOwner.Figure, "2018-01-01", "2018-12-31", null,
            Agreed("2018-01-09", "Help", Welfare, times: 2), Agreed("2018-06-01", "Help", Welfare) with { Domain = OrganisationDomain.Community }, Agreed("2018-07-01", "Help", Welfare) with { Part = WeighingPart.Police });

        Assert.Equal((1, 2, 1), (table.At("police_and_prosecutor", "count"), table.At("municipality_and_welfare", "count"), table.At("other_organisations", "count")));
    }

    [Fact]
    public void Times_are_told_by_the_lower_middle_and_nine_of_ten()
    {
        var table = Make(SignalToDecision.Figure, "2018-01-01", "2018-12-31", null,
            [.. Enumerable.Range(1, 10).Select(d => Line("signal.stopped", "2018-03-01", "no_sign", days: d)), Line("signal.weighed", "2018-03-01", "taken_in", days: 30)]);

        Assert.Equal([10, 5, 9, 10], table["stopped"].Cells);
        Assert.Equal([1, 30, 30, 30], table["taken_in"].Cells);
        Assert.Equal([0, null, null, null], table["routed"].Cells);
    }

    [Fact]
    public void What_is_owed_is_answered_dropped_or_open()
    {
        var table = Make(FeedbackInTime.Figure, "2018-01-01", "2018-12-31", null,
            Line("answer.owed", "2017-12-30", "new"), Line("answer.owed", "2018-01-02", "new", times: 3), Line("answer.owed", "2018-01-03", "again"), Line("answer.owed", "2018-01-04", "not_wanted"),
            Line("answer.given", "2018-01-05", "in_time"), Line("answer.given", "2018-01-06", "late"), Line("answer.given", "2018-01-07", "extra"), Line("answer.not_possible", "2018-01-08", "late"));

        Assert.Equal((3, 1, 1, 1, 1), (table.At("answers_owed", "count"), table.At("answered_in_time", "count"), table.At("answered_late", "count"),
            table.At("answer_not_possible", "count"), table.At("answers_open", "count")));
    }

    [Fact]
    public void The_process_tells_running_and_listed_apart()
    {
        var table = Make(ProcessPicture.Figure, "2018-01-01", "2018-12-31", null,
            Line("case.taken_in", "2017-02-01", "2017", times: 5), Line("case.monitored", "2018-02-01", "2017", days: 365, times: 3), Line("case.monitoring_left", "2018-05-01", "2017", times: 2),
            Line("case.closed", "2018-05-01", "2017:table", days: 454), Line("weighing.decided", "2018-03-01", "EndByTerm:late", days: 12), Line("weighing.decided", "2018-03-02", "FindUnfounded:in_time", days: 4),
            Line("weighing.undone", "2018-03-03", "Unfounded"));

        Assert.Equal((3, 1, 1, 1), (table.At("running", "count"), table.At("on_list", "count"), table.At("closed_by_table", "count"), table.At("unfounded", "count")));
        Assert.Equal((454, 4), (table.At("closed_by_table", "median_days"), table.At("unfounded", "median_days")));
    }
}
