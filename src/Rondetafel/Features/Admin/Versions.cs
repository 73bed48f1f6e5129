using Microsoft.EntityFrameworkCore;
using Rondetafel.Access;
using Rondetafel.Data;
using Rondetafel.Domain.Governance.Catalogue;
using Rondetafel.Domain.Shared;

namespace Rondetafel.Features.Admin;

/// <summary>One line of a list, text, number or page over its versions.</summary>
/// <param name="Now">The version in force today; null when none is yet.</param>
/// <param name="Latest">The newest version, whatever its state.</param>
/// <param name="All">All versions, newest first.</param>
public sealed record EntryLine(CatalogueEntry? Now, CatalogueEntry Latest, IReadOnlyList<CatalogueEntry> All)
{
    /// <summary>The version to show: the one in force, else the newest.</summary>
    public CatalogueEntry Shown => Now ?? Latest;

    /// <summary>The first words of a text, for the list.</summary>
    public static string Beginning(string text)
    {
        var plain = text.ReplaceLineEndings(" ").TrimStart('#', ' ');
        return plain.Length <= 140 ? plain : plain[..plain.LastIndexOf(' ', 140)] + " …";
    }
}

/// <summary>Reads lines with all their versions.</summary>
public sealed class VersionsQuery(RondetafelDb db, Acting acting)
{
    /// <summary>All lines of some kinds, by list and text.</summary>
    public async Task<IReadOnlyList<EntryLine>> OfAsync(IReadOnlyList<CatalogueKind> kinds, CancellationToken cancel)
    {
        var entries = await db.Catalogue.AsNoTracking().Where(c => kinds.Contains(c.Kind)).ToListAsync(cancel);
        return Lines(entries).OrderBy(l => l.Shown.List, StringComparer.Ordinal).ThenBy(l => l.Shown.Dutch, StringComparer.CurrentCulture).ToList();
    }

    /// <summary>The line to which a version belongs; null when there is none.</summary>
    public async Task<EntryLine?> OneAsync(Guid id, CancellationToken cancel)
    {
        var one = await db.Catalogue.AsNoTracking().SingleOrDefaultAsync(c => c.Id == new CatalogueEntryId(id), cancel);
        return one is null ? null : Lines(await db.Catalogue.AsNoTracking().Where(c => c.List == one.List && c.Code == one.Code).ToListAsync(cancel)).Single();
    }

    /// <summary>The versions that wait for a second person, oldest first, each with what is in force now.</summary>
    public async Task<IReadOnlyList<EntryLine>> WaitingAsync(CancellationToken cancel)
    {
        var waiting = await db.Catalogue.AsNoTracking().Where(c => c.Status == CatalogueStatus.Proposed).ToListAsync(cancel);
        var (lists, codes) = (waiting.Select(w => w.List).ToList(), waiting.Select(w => w.Code).ToList());
        var all = await db.Catalogue.AsNoTracking().Where(c => lists.Contains(c.List) && codes.Contains(c.Code)).ToListAsync(cancel);
        return Lines(all).SelectMany(l => l.All.Where(e => e.Status == CatalogueStatus.Proposed).Select(e => l with { Latest = e })).OrderBy(l => l.Latest.From).ToList();
    }

    /// <summary>The names of people in the history.</summary>
    public async Task<IReadOnlyDictionary<ProfessionalId, string>> NamesAsync(IEnumerable<CatalogueEntry> entries, CancellationToken cancel)
    {
        var ids = entries.SelectMany(e => new[] { e.ProposedBy, e.ApprovedBy }).OfType<ProfessionalId>().Distinct().ToList();
        return await db.Professionals.AsNoTracking().Where(p => ids.Contains(p.Id)).ToDictionaryAsync(p => p.Id, p => p.Name, cancel);
    }

    private IEnumerable<EntryLine> Lines(IEnumerable<CatalogueEntry> entries) =>
        entries.GroupBy(e => (e.List, e.Code)).Select(g =>
        {
            var all = g.OrderByDescending(e => e.Edition).ToList();
            return new EntryLine(all.FirstOrDefault(e => e.Status == CatalogueStatus.InForce && e.From <= acting.Today), all[0], all);
        });
}
