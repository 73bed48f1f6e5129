using Microsoft.EntityFrameworkCore;
using Rondetafel.Data;
using Rondetafel.Domain.Shared;

namespace Rondetafel.Lab.Bench;

/// <summary>Who is there and which numbers count when signals and cases are made for the bench.</summary>
internal sealed record BenchGround(RandomSource Random, DateTime Now, Parameters Terms, Actor Chair)
{
    /// <summary>The directors beside the chair.</summary>
    public static IReadOnlyList<string> OtherDirectors { get; } = ["regie-een", "regie-twee"];

    /// <summary>Those whom the meeting asks; the last is the partner with few seats.</summary>
    private static readonly string[] Meets = ["dossierhouder", "politie", "om", "tafelpartner"];

    /// <summary>The other directors.</summary>
    public required IReadOnlyList<Actor> Others { get; init; }

    /// <summary>Who sits at the tables of the agenda.</summary>
    public required IReadOnlyList<Actor> Asked { get; init; }

    /// <summary>Somebody at the table for each organisation around the town.</summary>
    public required IReadOnlyList<Actor> Partners { get; init; }

    /// <summary>The dossierhouders of the open doors.</summary>
    public required IReadOnlyList<Actor> Holders { get; init; }

    /// <summary>Today in the Netherlands.</summary>
    public DateOnly Today => Deadline.LocalDate(Now);

    /// <summary>A new id.</summary>
    public Guid NewId() => Random.NewId();

    /// <summary>Reads them from an instance.</summary>
    public static async Task<BenchGround> ReadAsync(RondetafelDb db, RandomSource random, DateTime now, CancellationToken cancel)
    {
        var all = (await db.Professionals.AsNoTracking().ToListAsync(cancel)).OrderBy(p => p.Email, StringComparer.Ordinal).ToList();
        var by = all.ToDictionary(p => p.Email.Split('@')[0], As);
        return new BenchGround(random, now, await Parameters.OnAsync(db, Deadline.LocalDate(now), cancel), by["procesregisseur"])
        {
            Others = [.. OtherDirectors.Select(k => by[k])],
            Asked = [.. Meets.Select(k => by[k])],
            Partners = [.. by.Where(p => p.Key.StartsWith("partner", StringComparison.Ordinal)).Select(p => p.Value)],
            Holders = [by["dossierhouder"], by["dossierhouder-buur"]],
        };
    }

    /// <summary>Somebody of the town.</summary>
    public static async Task<Actor> ActorAsync(RondetafelDb db, string key, CancellationToken cancel)
    {
        var email = $"{key}@lindevaart.example";
        return As(await db.Professionals.AsNoTracking().SingleAsync(p => p.Email == email, cancel));
    }

    /// <summary>Throws when the domain refused.</summary>
    public static void Good(Outcome outcome)
    {
        if (!outcome.IsGood) throw new InvalidOperationException(outcome.Refusal!.Code);
    }

    private static Actor As(Professional p) => new(p.Id, p.OrganisationId, p.MunicipalityId, p.Roles.ToHashSet());
}
