using System.Globalization;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Rondetafel.Access;
using Rondetafel.Audit;
using Rondetafel.Data;
using Rondetafel.Domain.Shared;

namespace Rondetafel.Features.Rights.AuditLog;

/// <summary>What to show of the log.</summary>
/// <param name="From">First local day; null for no limit.</param>
/// <param name="Until">Last local day; null for no limit.</param>
/// <param name="Person">Who; null for everybody.</param>
/// <param name="Kind">"read", "write" or "refused"; null for all.</param>
/// <param name="After">Where the page before ended, as that page gave it; null for the newest.</param>
public sealed record LogFilter(DateOnly? From, DateOnly? Until, Guid? Person, string? Kind, string? After);

/// <summary>One row in words.</summary>
public sealed record LogLine(AuditEntry Entry, string? Name, string? Organisation);

/// <summary>One page of rows, newest first, and where the next begins; null at the end. No totals.</summary>
public sealed record LogRows(IReadOnlyList<LogLine> Lines, string? Next);

/// <summary>Reads the audit log by page. The order number never leaves the server in the clear.</summary>
public sealed class LogPageQuery(RondetafelDb db, Acting acting, Readings readings, IDataProtectionProvider protection)
{
    private const int PageSize = 50;

    private readonly IDataProtector _places = protection.CreateProtector("Rondetafel.AuditLog.Place");

    public async Task<LogRows> RunAsync(LogFilter filter, string purpose, CancellationToken cancel)
    {
        var rows = await Narrow(filter).OrderByDescending(a => a.Id).Take(PageSize + 1).ToListAsync(cancel);
        var shown = rows.Take(PageSize).ToList();
        var (people, organisations) = (shown.Select(a => a.ActorId).OfType<Guid>().Distinct().Select(i => new ProfessionalId(i)).ToList(), shown.Select(a => a.OrganisationId).OfType<Guid>().Distinct().Select(i => new OrganisationId(i)).ToList());
        var names = await db.Professionals.AsNoTracking().Where(p => people.Contains(p.Id)).ToDictionaryAsync(p => p.Id.Value, p => p.Name, cancel);
        var employers = await db.Organisations.AsNoTracking().Where(o => organisations.Contains(o.Id)).ToDictionaryAsync(o => o.Id.Value, o => o.Name, cancel);
        readings.Add(Reading.OfList(acting, "AuditLog.listed", "AuditLog", [], db.Trace with { Purpose = purpose }));
        var lines = shown.Select(a => new LogLine(a, Of(names, a.ActorId), Of(employers, a.OrganisationId))).ToList();
        return new LogRows(lines, rows.Count > PageSize ? _places.Protect(shown[^1].Id.ToString(CultureInfo.InvariantCulture)) : null);
    }

    /// <summary>Everybody who can stand in the log, by name.</summary>
    public async Task<IReadOnlyList<(Guid Id, string Name)>> PeopleAsync(CancellationToken cancel) =>
        (await db.Professionals.AsNoTracking().Select(p => new { p.Id, p.Name }).ToListAsync(cancel)).OrderBy(p => p.Name, StringComparer.CurrentCulture).Select(p => (p.Id.Value, p.Name)).ToList();

    private static string? Of(Dictionary<Guid, string> names, Guid? id) => id is { } i ? names.GetValueOrDefault(i) : null;

    private IQueryable<AuditEntry> Narrow(LogFilter filter)
    {
        var rows = db.Audit.AsNoTracking();
        if (filter.From is { } from)
        {
            var start = Start(from);
            rows = rows.Where(a => a.At >= start);
        }
        if (filter.Until is { } until)
        {
            var end = Start(until.AddDays(1));
            rows = rows.Where(a => a.At < end);
        }
        if (filter.Person is { } person) rows = rows.Where(a => a.ActorId == person);
        if (filter.Kind is "read" or "write" or "refused") rows = rows.Where(a => a.Kind == filter.Kind);
        return Place(filter.After) is { } place ? rows.Where(a => a.Id < place) : rows;
    }

    /// <summary>The moment at which a day begins in the Netherlands, UTC.</summary>
    private static DateTime Start(DateOnly day) =>
        TimeZoneInfo.ConvertTimeToUtc(day.ToDateTime(TimeOnly.MinValue, DateTimeKind.Unspecified), TimeZoneInfo.FindSystemTimeZoneById("Europe/Amsterdam"));

    private long? Place(string? after)
    {
        try
        {
            return string.IsNullOrEmpty(after) ? null : long.Parse(_places.Unprotect(after), CultureInfo.InvariantCulture);
        }
        catch (Exception e) when (e is System.Security.Cryptography.CryptographicException or FormatException)
        {
            return null;
        }
    }
}
