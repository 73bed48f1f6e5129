using Rondetafel.Domain.Persons.Cases;
using Rondetafel.Domain.Shared;
using static Rondetafel.Domain.Tests.Persons.People;

namespace Rondetafel.Domain.Tests.Persons.Cases;

/// <summary>Makes cases through the domain, in any status, with nothing left recorded.</summary>
internal static class CaseMaker
{
    public static readonly CaseTerms Terms = new(6, 3, 30, 6, 28);

    public static NewSeat Seat(Actor who, DateOnly? until = null) => new(new(NewId()), who.Id!.Value, who.Organisation!.Value, until ?? Today.AddYears(2));

    public static NewExitCriterion Criterion(string? text = "gaat naar school") => new(new(NewId()), text);

    /// <summary>Gemeente, politie and school sit at the table; the director has no seat.</summary>
    public static NewCase New() => new(
        new(Id(60)), Lindestad, "naar school", [Criterion(), Criterion("heeft werk")], [Seat(TownMember), Seat(PoliceMember), Seat(SchoolMember)],
        Today.AddMonths(6), Today.AddDays(14), "Sanne", "de Vries", "12-2-1999", "Kerkstraat 1", new DateOnly(1999, 2, 12));

    /// <summary>To Beekdorp, where somebody of the youth care holds the file; the gemeente leaves.</summary>
    public static CaseMove Move(DateTime now) => new(
        new(NewId()), new(NewId()), Beekdorp, Seat(Outsider, Deadline.LocalDate(now).AddYears(1)), [TownMember.Id!.Value]);

    /// <summary>What a new weighing gives on a day: gemeente and school sit at the table.</summary>
    public static NewCase Again(DateTime now) => New() with
    {
        Weighing = new(NewId()),
        Purpose = "weer naar school",
        ExitCriteria = [Criterion("gaat weer naar school")],
        Seats = [Seat(TownMember, Deadline.LocalDate(now).AddYears(1)), Seat(SchoolMember, Deadline.LocalDate(now).AddYears(1))],
        NeededUntil = Deadline.LocalDate(now).AddMonths(4),
        NextDiscussionOn = Deadline.LocalDate(now).AddDays(7),
    };

    public static Case TakenIn(NewCase? given = null, DateTime? now = null)
    {
        var (taken, outcome) = Case.TakeIn(new(NewId()), "LV-7K3MP", given ?? New(), Terms, Director, now ?? Now);
        Assert.True(outcome.IsGood, outcome.Refusal?.Code);
        taken!.ClearEvents();
        return taken;
    }

    public static CaseStepGiven Given(string? reason = "omdat", DateOnly? until = null, string? lighter = "een gesprek", string? direction = "down", string? outsider = null) =>
        new(new(NewId()), reason, until, lighter, direction, outsider);

    public static IReadOnlyList<CriterionCheck> Checks(Case theCase, bool met = true) => [.. theCase.CriteriaNow().Select(c => new CriterionCheck(new(NewId()), c.Id, met, "gezien"))];

    public static readonly IReadOnlyCollection<OrganisationId> WholeTable = [Town, Police, School];

    public static Outcome Continue(Case theCase, DateTime now, DateOnly until, string? outsider = null) =>
        theCase.Continue(Given(until: until, outsider: outsider), Checks(theCase), Terms, Director, now);

    public static Outcome Monitor(Case theCase, DateTime now, Actor? by = null) => theCase.Monitor(
        Given(until: Deadline.LocalDate(now).AddMonths(3)), "blijft naar school gaan", Deadline.LocalDate(now).AddMonths(6), Terms, by ?? Director, now);

    public static Outcome Close(Case theCase, DateTime now, Actor? by = null) => theCase.Close(Given(), Checks(theCase), new(WholeTable, Acknowledged: true), by ?? Director, now);

    /// <summary>The moment at which <see cref="In"/> brought it into the status.</summary>
    public static DateTime Since(CaseStatus status) => status switch
    {
        CaseStatus.Overdue => Noon(Today.AddMonths(6).AddDays(1)),
        CaseStatus.ClosedByTerm => Noon(Today.AddMonths(6).AddDays(1)),
        _ => Now,
    };

    public static Case In(CaseStatus status)
    {
        var made = TakenIn();
        var at = Since(status);
        var outcome = status switch
        {
            CaseStatus.Overdue => made.FallDue(new(NewId()), Actor.Clock, at),
            CaseStatus.Monitoring => Monitor(made, at),
            CaseStatus.ClosedByTable => Close(made, at),
            CaseStatus.ClosedByTerm => Monitor(made, Now).IsGood ? made.CloseByTerm(new(NewId()), false, Actor.Clock, at) : Outcome.AlreadySo,
            _ => Outcome.Done,
        };
        Assert.True(outcome is { IsGood: true, IsAlreadySo: false }, outcome.Refusal?.Code);
        Assert.Equal(status, made.Status);
        made.ClearEvents();
        return made;
    }

    /// <summary>Takes a step with everything that it can ask for, as the table of a status sees it at a moment when no term stands in its way.</summary>
    public static Outcome Take(Case theCase, CaseAction action, Actor by)
    {
        var now = Since(theCase.Status);
        var later = Deadline.LocalDate(now).AddMonths(2);
        return action switch
        {
            CaseAction.Work => theCase.SetGoal(new(NewId()), "school", "diploma", by, now),
            CaseAction.Continue => theCase.Continue(Given(until: later), Checks(theCase), Terms, by, now),
            CaseAction.Scale => theCase.Scale(Given(), by, now),
            CaseAction.AskWhy => theCase.AskWhy(Given("waarom nog?"), by, now),
            CaseAction.Monitor => Monitor(theCase, now, by),
            CaseAction.Recall => theCase.Recall(Given(until: later), Terms, by, now),
            CaseAction.Close => Close(theCase, now, by),
            CaseAction.Move => theCase.MoveWithin(Move(now), by, now),
            CaseAction.TakeLead => theCase.TakeLead(new(NewId()), by, now),
            CaseAction.TakeInAgain => theCase.TakeInAgain(new(NewId()), Again(now), Terms, by, now),
            CaseAction.FallDue => theCase.FallDue(new(NewId()), Actor.Clock, now.AddYears(1)),
            CaseAction.MonitorByTerm => theCase.MonitorByTerm(new(NewId()), "besluiten", Terms, Actor.Clock, now.AddYears(1)),
            CaseAction.CloseByTerm => theCase.CloseByTerm(new(NewId()), false, Actor.Clock, now.AddYears(1)),
            _ => throw new ArgumentOutOfRangeException(nameof(action)),
        };
    }

    public static NewContribution Contribution(ContributionKind kind = ContributionKind.Fact, Audience? audience = null, string? text = "zei iets", params ContributionId[] restsOn) =>
        new(new(NewId()), kind, text, "identity", "pga", audience ?? Audience.Table, "de mentor", Today) { RestsOn = restsOn };

    /// <summary>Puts in a contribution and says which it is.</summary>
    public static Contribution Put(Case theCase, Actor by, Audience? audience = null, ContributionKind kind = ContributionKind.Fact, params ContributionId[] restsOn)
    {
        var given = Contribution(kind, audience, "zei iets", restsOn);
        Happened<ContributionAdded>(theCase, theCase.Contribute(given, by, Now));
        return theCase.Contributions.Single(c => c.Id == given.Id);
    }

    public static NewPlanAction Plan(
        PlanActionKind kind = PlanActionKind.Help, OrganisationId? owner = null, string? text = "bellen", DateOnly? due = null, ProfessionalId? executor = null,
        GoalId? goal = null, string? measure = null, string? ground = null, string? lighter = null) =>
        new(new(NewId()), text, "school", owner ?? School, executor, kind, due ?? Today.AddDays(14), goal, measure, ground, lighter);

    /// <summary>Agrees an action of the school for an executor without a seat.</summary>
    public static PlanAction Agreed(Case theCase)
    {
        var given = Plan(executor: Outsider.Id);
        Happened<ActionAgreed>(theCase, theCase.Agree(given, Director, Now));
        return theCase.Actions.Single(a => a.Id == given.Id);
    }
}
