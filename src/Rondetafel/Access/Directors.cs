using Microsoft.EntityFrameworkCore;
using Rondetafel.Data;
using Rondetafel.Domain.Persons.Tracks;
using Rondetafel.Domain.Shared;

namespace Rondetafel.Access;

/// <summary>For taking over: the municipalities that somebody serves, and everybody who counts as process director; a weighing or case led by one of those is nobody else's.</summary>
public sealed record Succession(IReadOnlyList<MunicipalityId> Served, IReadOnlyList<ProfessionalId> Counting);

/// <summary>The process director to whom a likely duplicate over the border of a municipality goes, and a signal that waits for its weighing (docs/decisions/0006).</summary>
public static class Directors
{
    /// <summary>Who is named for the municipality while that counts on this day; else the first process director of the partnership by name; null when there is none.</summary>
    public static async Task<ProfessionalId?> ForAsync(RondetafelDb db, MunicipalityId municipality, DateOnly day, CancellationToken cancel)
    {
        var named = await db.Municipalities.Where(m => m.Id == municipality).Select(m => m.NamedDirector).SingleAsync(cancel);
        return Of(named, await OnAsync(db, day, cancel));
    }

    /// <summary>The municipalities for which somebody is that director on a day; none for who does not convene.</summary>
    public static async Task<IReadOnlyList<MunicipalityId>> ServedByAsync(RondetafelDb db, Actor actor, DateOnly day, CancellationToken cancel)
    {
        if (!AccessRules.May(actor, Permission.ConveneWeighing) || actor.Id is not { } person) return [];
        var all = await OnAsync(db, day, cancel);
        var municipalities = await db.Municipalities.AsNoTracking().Select(m => new { m.Id, m.NamedDirector }).ToListAsync(cancel);
        return [.. municipalities.Where(m => Of(m.NamedDirector, all) == person).Select(m => m.Id)];
    }

    /// <summary>What an actor may take over on a day from who no longer counts as process director.</summary>
    public static async Task<Succession> SuccessionAsync(RondetafelDb db, Actor actor, DateOnly day, CancellationToken cancel) =>
        new(await ServedByAsync(db, actor, day, cancel), await OnAsync(db, day, cancel));

    /// <summary>The process directors who count on a day, by name.</summary>
    public static async Task<IReadOnlyList<ProfessionalId>> OnAsync(RondetafelDb db, DateOnly day, CancellationToken cancel) =>
        [.. (await Holders.WithRoleAsync(db, db.Professionals, Role.ProcessDirector, day, cancel)).OrderBy(p => p.Name, StringComparer.Ordinal).ThenBy(p => p.Id.Value).Select(p => p.Id)];

    /// <summary>
    /// Gives a prosecutor's track whose chair counts as process director no more to who leads its open case, else to the one of the
    /// municipality, that of its case where there is one; with nobody to give it to, it stays. Answers whether it went to another.
    /// </summary>
    public static async Task<bool> HandOnAsync(RondetafelDb db, ProsecutorTrack track, Actor by, DateTime now, CancellationToken cancel)
    {
        var (day, theCase) = (Deadline.LocalDate(now), track.CaseId);
        var counting = await OnAsync(db, day, cancel);
        if (counting.Contains(track.Chair)) return false;
        var led = await db.Cases.Reaching(WallReach.Track).Where(c => c.Id == theCase).Select(c => new { c.MunicipalityId, Director = c.ClosedAt == null ? (ProfessionalId?)c.Director : null }).SingleOrDefaultAsync(cancel);
        var leads = led?.Director is { } director && counting.Contains(director) ? led.Director : null;
        return (leads ?? await ForAsync(db, led?.MunicipalityId ?? track.MunicipalityId, day, cancel)) is { } next && track.HandOn(next, by, now).IsGood;
    }

    private static ProfessionalId? Of(ProfessionalId? named, IReadOnlyList<ProfessionalId> all) =>
        named is { } one && all.Contains(one) ? one : all.Count > 0 ? all[0] : null;
}
