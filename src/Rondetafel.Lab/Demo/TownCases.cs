using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Rondetafel.Data;
using Rondetafel.Domain.Persons.Cases;
using Rondetafel.Domain.Persons.Tracks;
using Rondetafel.Domain.Persons.Weighings;
using Rondetafel.Domain.Shared;

namespace Rondetafel.Lab.Demo;

/// <summary>Eight cases of the fictional town in several states, dated back through the real domain methods.</summary>
internal static class TownCases
{
    /// <summary>A case as the town tells it; days count back or on from today.</summary>
    private sealed record Told(
        string Given, string Family, DateOnly? Birth, string Purpose, string[] Exit, int TakenDaysAgo, int NeededDays, int NextDays, string[] Seats, Action<Scene>? Then = null, int? TrackDays = null);

    private static readonly string[] Everyone = ["dossierhouder", "politie", "om", "tafelpartner"];

    private static readonly Told[] All =
    [
        new("Jesse", "Molenaar", new(2001, 5, 4), "Geen dreiging meer, en vast werk of opleiding.", ["Drie maanden geen dreiging.", "Vast werk of opleiding."], 160, 10, 0, Everyone, TownPlan.Jesse),
        new("Rowan", "Vermeer", new(1997, 9, 12), "Weer contact met familie en geen steun aan geweld.", ["Een half jaar geen oproepen tot geweld."], 60, 110, 9, Everyone, TownPlan.Rowan),
        new("Mees", "Hartog", null, "Rust thuis en op school.", ["Gaat elke dag naar school.", "Geen dreiging meer op internet."], 30, 50, 6, ["dossierhouder", "politie", "tafelpartner"], TownPlan.Mees),
        new("Noa", "Zijlstra", new(1990, 2, 27), "Veilig terug na detentie.", ["Woning en dagbesteding na vrijlating."], 120, 45, 20, Everyone, TownPlan.Noa, TrackDays: 50),
        new("Sam", "Brouwer", new(1988, 7, 3), "Minder boosheid op de gemeente, geen dreiging.", ["Geen dreiging aan medewerkers."], 170, -6, 1, ["dossierhouder", "politie", "om"]),
        new("Bo", "Terpstra", new(2000, 11, 19), "Werk houden, oude groep niet meer opzoeken.", ["Een half jaar werk."], 150, 20, 40, Everyone, TownPlan.Bo),
        new("Robin", "Kamp", new(1995, 4, 8), "Schulden geregeld en rust in huis.", ["Schulden geregeld."], 90, 60, 13, ["dossierhouder", "tafelpartner"], TownPlan.Robin),
        new("Lou", "Dekkers", new(1993, 1, 30), "Geen steun aan geweld meer.", ["Drie maanden geen zorgen."], 140, 30, 30, Everyone, TownPlan.Lou),
    ];

    public static async Task AddAsync(IServiceProvider services, CancellationToken cancel)
    {
        foreach (var told in All) await OneAsync(services, told, cancel);
    }

    private static async Task OneAsync(IServiceProvider services, Told told, CancellationToken cancel)
    {
        await using var scope = services.CreateAsyncScope();
        var (db, random, now) = PeopleOfTown.Parts(scope);
        var taken = now.AddDays(-told.TakenDaysAgo);
        var today = Deadline.LocalDate(now);
        var people = await PeopleAsync(db, cancel);
        var terms = (await Parameters.OnAsync(db, today, cancel)).Case;
        var municipality = (await db.Municipalities.SingleAsync(m => m.Name == "Lindestad", cancel)).Id;
        var birth = told.Birth ?? today.AddYears(-18).AddDays(80);
        var given = new NewCase(
            new WeighingId(random.NewId()), municipality, told.Purpose, told.Exit.Select(e => new NewExitCriterion(new ExitCriterionId(random.NewId()), e)).ToList(),
            told.Seats.Select((key, i) => new NewSeat(
                new SeatId(random.NewId()), people[key].Id!.Value, people[key].Organisation!.Value, today.AddDays(key == "politie" ? 25 : 200), null,
                key == "dossierhouder" ? people["dossierhouder-twee"].Id : null, key == "dossierhouder" ? "coordinator" : null)).ToList(),
            today.AddDays(told.NeededDays), today.AddDays(told.NextDays), told.Given, told.Family, $"{birth:d-M-yyyy}", null, birth);
        var (made, outcome) = Case.TakeIn(new CaseId(random.NewId()), $"LV-{random.Characters(5)}", given, terms, people["procesregisseur"], taken);
        if (made is null) throw new InvalidOperationException(outcome.Refusal!.Code);
        told.Then?.Invoke(new Scene(made, people, random, now, terms));
        if (told.NeededDays < 0) Scene.Good(made.FallDue(new CaseStepId(random.NewId()), Actor.Clock, now));
        db.Cases.Add(made);
        if (told.TrackDays is { } days)
            db.Tracks.Add(ProsecutorTrack.Note(new ProsecutorTrackId(random.NewId()), new NewTrack(null, made.Id, municipality, people["om"].Id!.Value, TrackPlace.Beside, today.AddDays(days)), people["procesregisseur"], now).Item1!);
        await db.SaveChangesAsync(cancel);
    }

    private static async Task<IReadOnlyDictionary<string, Actor>> PeopleAsync(RondetafelDb db, CancellationToken cancel)
    {
        var all = await db.Professionals.AsNoTracking().ToListAsync(cancel);
        return all.ToDictionary(p => p.Email.Split('@')[0], p => new Actor(p.Id, p.OrganisationId, p.MunicipalityId, p.Roles.ToHashSet()));
    }
}

/// <summary>What the town does with one case: by whom, how many days ago.</summary>
internal sealed record Scene(Case Case, IReadOnlyDictionary<string, Actor> People, RandomSource Random, DateTime Now, CaseTerms Terms)
{
    public DateOnly Today => Deadline.LocalDate(Now);

    public Guid NewId() => Random.NewId();

    public static void Good(Outcome outcome)
    {
        if (!outcome.IsGood) throw new InvalidOperationException(outcome.Refusal!.Code);
    }

    public ContributionId Add(
        string by, int daysAgo, string text, ContributionKind kind = ContributionKind.Fact, Audience? audience = null, string? source = null, string category = "guidance",
        string? conditions = null, params ContributionId[] rests)
    {
        var id = new ContributionId(NewId());
        var day = kind == ContributionKind.Fact ? Today.AddDays(-daysAgo - 1) : (DateOnly?)null;
        Good(Case.Contribute(new NewContribution(id, kind, text, category, "convenant", audience ?? Audience.Table, source, day, conditions) { RestsOn = rests }, People[by], Now.AddDays(-daysAgo)));
        return id;
    }

    public GoalId Goal(string domain, string text, int daysAgo)
    {
        var id = new GoalId(NewId());
        Good(Case.SetGoal(id, domain, text, People["procesregisseur"], Now.AddDays(-daysAgo)));
        return id;
    }

    public PlanActionId Agree(string owner, string text, int daysAgo, int dueDays, GoalId? goal = null, PlanActionKind kind = PlanActionKind.Help, string? executor = null, string? lighter = null)
    {
        var id = new PlanActionId(NewId());
        var given = new NewPlanAction(id, text, kind == PlanActionKind.Control ? "safety" : "work", People[owner].Organisation!.Value, executor is null ? null : People[executor].Id, kind, Today.AddDays(dueDays), goal, LighterOption: lighter);
        Good(Case.Agree(given, People["procesregisseur"], Now.AddDays(-daysAgo)));
        return id;
    }

    public CaseStepGiven Step(string reason, DateOnly? until = null) => new(new CaseStepId(NewId()), reason, until);
}
