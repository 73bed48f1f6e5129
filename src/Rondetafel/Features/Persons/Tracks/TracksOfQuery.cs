using Microsoft.EntityFrameworkCore;
using Rondetafel.Access;
using Rondetafel.Audit;
using Rondetafel.Data;
using Rondetafel.Domain.Persons.Cases;
using Rondetafel.Domain.Persons.Tracks;
using Rondetafel.Domain.Persons.Weighings;
using Rondetafel.Domain.Shared;
using Rondetafel.Vault;

namespace Rondetafel.Features.Persons.Tracks;

/// <summary>A track as a table sees it.</summary>
/// <param name="Report">What was reported back; null before, and for whom the owner did not give it.</param>
/// <param name="Follows">Whether the reader owns it or is told of it: only then it has a page.</param>
public sealed record TrackSeen(Guid Id, TrackPlace Place, TrackStatus Status, DateOnly EndsOn, string Owner, string? Report, bool Follows)
{
    /// <summary>Nothing of the text.</summary>
    public override string ToString() => nameof(TrackSeen);
}

/// <summary>
/// The tracks that run at a weighing or case of the reader: whose and until when for the whole table, the report for owner
/// and chair, and for the others where its owner gave it to the table. A report that is opened is logged.
/// </summary>
public sealed class TracksOfQuery(RondetafelDb db, Acting acting, SealedTexts texts, Readings readings)
{
    public Task<IReadOnlyList<TrackSeen>> OfWeighingAsync(WeighingId weighing, CancellationToken cancel) =>
        RunAsync(db.Tracks.OfWeighing(weighing, acting.By, db, acting.Now), Permission.ReadWeighing, cancel);

    public Task<IReadOnlyList<TrackSeen>> OfCaseAsync(CaseId theCase, CancellationToken cancel) =>
        RunAsync(db.Tracks.OfCase(theCase, acting.By, db, acting.Now), Permission.OpenCase, cancel);

    private async Task<IReadOnlyList<TrackSeen>> RunAsync(IQueryable<ProsecutorTrack> from, Permission table, CancellationToken cancel)
    {
        var tracks = await from.AsNoTracking().OrderBy(t => t.EndsOn).ToListAsync(cancel);
        if (tracks.Count == 0) return [];
        var items = await from.ItemsOfTable(acting.By).ToDictionaryAsync(i => i.Id, cancel);
        var owners = tracks.Select(t => t.Owner).Distinct().ToList();
        var names = await db.Professionals.AsNoTracking().Where(p => owners.Contains(p.Id)).ToDictionaryAsync(p => p.Id, p => p.Name, cancel);
        return tracks.Select(t => new TrackSeen(
            t.Id.Value, t.Place, t.Status, t.EndsOn, names.GetValueOrDefault(t.Owner, ""), t.Report is null ? null : Open(t, items[t.Id.Value], table),
            AccessRules.Decide(acting.By, Permission.FollowTrack, items[t.Id.Value].Facts) is not null)).ToList();
    }

    private string? Open(ProsecutorTrack track, SealedItem item, Permission table)
    {
        if ((CaseTable.For(texts, acting.By, Permission.FollowTrack, item) ?? CaseTable.For(texts, acting.By, table, item)) is not { } opener) return null;
        readings.Add(Reading.OfItem(acting, "TrackReport.opened", nameof(ProsecutorTrack), item.Id, db.Trace with { Rule = opener.RuleName, Purpose = table.ToString() }));
        return opener.Read(track.Report, item.Id);
    }
}
