using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Rondetafel.Data;
using Rondetafel.Domain.Persons.Cases;
using Rondetafel.Domain.Persons.Weighings;
using Rondetafel.Domain.Shared;
using Rondetafel.Lab;

namespace Rondetafel.Tests.Harness;

/// <summary>A case for a test, led by the process director of the town; every property has a value that fits an ordinary one.</summary>
public sealed record GivenTable
{
    public string Municipality { get; init; } = "Lindestad";

    /// <summary>Keys of the people with a seat.</summary>
    public IReadOnlyList<string> Seats { get; init; } = ["dossierhouder", "politie", "tafelpartner"];
    public string? GivenNames { get; init; } = "Jesse";
    public string? FamilyName { get; init; } = "Molenaar";
    public string? BirthDate { get; init; } = "4 mei 1999";
    public DateOnly? BirthDay { get; init; } = new(1999, 5, 4);
    public string Purpose { get; init; } = "Geen dreiging meer, en vast werk of opleiding.";
    public IReadOnlyList<string> ExitCriteria { get; init; } = ["Drie maanden geen dreiging.", "Vast werk of opleiding."];

    /// <summary>Days until the next discussion, the review, and the end of the seats.</summary>
    public int DiscussDays { get; init; } = 14;
    public int NeededDays { get; init; } = 150;
    public int SeatDays { get; init; } = 270;
}

/// <summary>A case as it stands in the database.</summary>
public sealed record GivenCase(CaseId Id, string Number)
{
    /// <summary>Address of its page.</summary>
    public string Page => $"/casussen/{Id.Value}";

    /// <summary>Takes a person in and gives the seats, through the domain.</summary>
    public static async Task<GivenCase> AtTableAsync(TestApp app, GivenTable? table = null)
    {
        table ??= new GivenTable();
        await using var scope = app.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<RondetafelDb>().Wide();
        var random = scope.ServiceProvider.GetRequiredService<RandomSource>();
        var (now, today) = (app.Clock.Now, Deadline.LocalDate(app.Clock.Now));
        var director = await ActorAsync(db, "procesregisseur");
        var seats = new List<NewSeat>();
        foreach (var key in table.Seats)
        {
            var person = await ActorAsync(db, key);
            seats.Add(new NewSeat(new SeatId(random.NewId()), person.Id!.Value, person.Organisation!.Value, today.AddDays(table.SeatDays)));
        }
        var municipality = (await db.Municipalities.AsNoTracking().SingleAsync(m => m.Name == table.Municipality)).Id;
        var terms = await Parameters.OnAsync(db, today, CancellationToken.None);
        var given = new NewCase(
            new WeighingId(random.NewId()), municipality, table.Purpose,
            table.ExitCriteria.Select(c => new NewExitCriterion(new ExitCriterionId(random.NewId()), c)).ToList(), seats,
            today.AddDays(table.NeededDays), today.AddDays(table.DiscussDays), table.GivenNames, table.FamilyName, table.BirthDate, null, table.BirthDay);
        var (made, outcome) = Case.TakeIn(new CaseId(random.NewId()), $"LV-{random.Characters(5)}", given, terms.Case, director, now);
        if (made is null) throw new InvalidOperationException(outcome.Refusal!.Code);
        db.Cases.Add(made);
        await db.SaveChangesAsync();
        return new GivenCase(made.Id, made.Number);
    }

    /// <summary>Changes the case through the domain, by somebody of the town, in one save. Throws when the domain refuses.</summary>
    public async Task ChangeAsync(TestApp app, string by, Func<Case, CaseTurn, Outcome> change)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<RondetafelDb>().Wide();
        var random = scope.ServiceProvider.GetRequiredService<RandomSource>();
        var loaded = await WholeAsync(db);
        var terms = await Parameters.OnAsync(db, Deadline.LocalDate(app.Clock.Now), CancellationToken.None);
        var outcome = change(loaded, new CaseTurn(await ActorAsync(db, by), app.Clock.Now, terms.Case, random.NewId));
        if (!outcome.IsGood) throw new InvalidOperationException(outcome.Refusal!.Code);
        await db.SaveChangesAsync();
    }

    /// <summary>Puts in a contribution; answers its id.</summary>
    public async Task<ContributionId> ContributeAsync(
        TestApp app, string by, string text, Audience? audience = null, ContributionKind kind = ContributionKind.Fact, string? source = null)
    {
        var id = default(ContributionId);
        await ChangeAsync(app, by, (c, turn) => c.Contribute(
            new NewContribution(id = new ContributionId(turn.NewId()), kind, text, "guidance", "convenant", audience ?? Audience.Table, source), turn.By, turn.Now));
        return id;
    }

    /// <summary>Agrees an action; answers its id.</summary>
    public async Task<PlanActionId> AgreeAsync(TestApp app, string owner, string text, string? executor = null, int days = 20)
    {
        var (id, orgs) = (default(PlanActionId), await app.LookAsync(db => ActorAsync(db, owner)));
        var who = executor is null ? null : (await app.LookAsync(db => ActorAsync(db, executor))).Id;
        await ChangeAsync(app, "procesregisseur", (c, turn) => c.Agree(
            new NewPlanAction(id = new PlanActionId(turn.NewId()), text, "work", orgs.Organisation!.Value, who, PlanActionKind.Help, turn.Today.AddDays(days)), turn.By, turn.Now));
        return id;
    }

    /// <summary>The case with all its parts, for a look.</summary>
    public Task<Case> WholeAsync(RondetafelDb db) => db.Cases.AsSplitQuery()
        .Include(c => c.Seats).Include(c => c.ExitCriteria).Include(c => c.Contributions).Include(c => c.Attachments).Include(c => c.Proposals).Include(c => c.Goals).Include(c => c.Actions)
        .Include(c => c.Judgements).Include(c => c.Flags).Include(c => c.Steps).Include(c => c.Informings).Include(c => c.Requests).Include(c => c.Keepers)
        .SingleAsync(c => c.Id == Id);

    /// <summary>Somebody of the town as the actor of a domain method.</summary>
    public static async Task<Actor> ActorAsync(RondetafelDb db, string key)
    {
        var email = $"{key}@lindevaart.example";
        var person = await db.Professionals.AsNoTracking().SingleAsync(p => p.Email == email);
        return new Actor(person.Id, person.OrganisationId, person.MunicipalityId, person.Roles.ToHashSet());
    }
}

/// <summary>What a domain method of a case needs beside its data: who, when, the terms in force, new ids.</summary>
public sealed record CaseTurn(Actor By, DateTime Now, CaseTerms Terms, Func<Guid> NewId)
{
    /// <summary>Today in the Netherlands.</summary>
    public DateOnly Today => Deadline.LocalDate(Now);
}
