using Microsoft.EntityFrameworkCore;
using Rondetafel.Access;
using Rondetafel.Audit;
using Rondetafel.Data;
using Rondetafel.Domain.Persons.Cases;
using Rondetafel.Vault;

namespace Rondetafel.Features.Persons.Cases.List;

/// <summary>What to list, as it stands in the address.</summary>
/// <param name="Show">"lopend", "schaduwlijst" or "herzien".</param>
/// <param name="Sort">"bespreking", "nodig", "nummer" or "stand".</param>
/// <param name="Down">Whether the order is turned round.</param>
/// <param name="Page">From 1.</param>
public sealed record CasesAsked(string Show, string Sort, bool Down, int Page);

/// <summary>A row of the list; the name is null when it is not known.</summary>
public sealed record CaseRow(Guid Id, string Number, CaseStatus Status, string? Name, DateOnly NextDiscussionOn, DateOnly NeededUntil, int OpenActions)
{
    /// <summary>Nothing of the text.</summary>
    public override string ToString() => nameof(CaseRow);
}

/// <summary>One page of the list, and whether another follows.</summary>
public sealed record CasesPage(IReadOnlyList<CaseRow> Rows, bool More);

/// <summary>My cases: where I have a seat or lead. Names are opened row by row, the list is logged in one row.</summary>
public sealed class CasesQuery(RondetafelDb db, Acting acting, SealedTexts texts, Readings readings)
{
    /// <summary>Rows on one page.</summary>
    public const int Size = 100;

    /// <summary>Days before the end date from which a case needs its review.</summary>
    public const int ReviewSoonDays = 28;

    public async Task<CasesPage> RunAsync(CasesAsked asked, CancellationToken cancel)
    {
        var (by, now, today) = (acting.By, acting.Now, acting.Today);
        var sorted = Sorted(Chosen(db.Cases.VisibleTo(by, Permission.OpenCase, db, now).AsNoTracking(), asked.Show, today), asked);
        var found = await sorted.Skip((asked.Page - 1) * Size).Take(Size + 1).Lines(by, now, by.Organisation).ToListAsync(cancel);
        var rows = found.Take(Size).Select(c => new CaseRow(c.Id.Value, c.Number, c.Status, c.NameFor(by, texts), c.NextDiscussionOn, c.NeededUntil, c.OpenActions)).ToList();
        readings.Add(Reading.OfList(acting, "cases.listed", "Case", rows.Select(r => r.Id), db.Trace));
        return new CasesPage(rows, found.Count > Size);
    }

    private static IQueryable<Case> Chosen(IQueryable<Case> cases, string show, DateOnly today)
    {
        var soon = today.AddDays(ReviewSoonDays);
        return show switch
        {
            "schaduwlijst" => cases.Where(c => c.Status == CaseStatus.Monitoring),
            "herzien" => cases.Where(c => c.Status != CaseStatus.Monitoring && c.NeededUntil <= soon),
            _ => cases.Where(c => c.Status != CaseStatus.Monitoring),
        };
    }

    private static IQueryable<Case> Sorted(IQueryable<Case> cases, CasesAsked asked) => (asked.Sort, asked.Down) switch
    {
        ("nummer", false) => cases.OrderBy(c => c.Number),
        ("nummer", true) => cases.OrderByDescending(c => c.Number),
        ("nodig", false) => cases.OrderBy(c => c.NeededUntil).ThenBy(c => c.Number),
        ("nodig", true) => cases.OrderByDescending(c => c.NeededUntil).ThenBy(c => c.Number),
        ("stand", false) => cases.OrderBy(c => c.Status).ThenBy(c => c.Number),
        ("stand", true) => cases.OrderByDescending(c => c.Status).ThenBy(c => c.Number),
        (_, true) => cases.OrderByDescending(c => c.NextDiscussionOn).ThenBy(c => c.Number),
        _ => cases.OrderBy(c => c.NextDiscussionOn).ThenBy(c => c.Number),
    };
}
