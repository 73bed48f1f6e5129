using Microsoft.EntityFrameworkCore;
using Rondetafel.Access;
using Rondetafel.Audit;
using Rondetafel.Data;
using Rondetafel.Domain.Persons.Cases;
using Rondetafel.Domain.Shared;
using Rondetafel.Vault;

namespace Rondetafel.Features.Persons.Cases.SharedWith;

/// <summary>One of our contributions that the other organisation can read.</summary>
/// <param name="Text">Its words, shortened.</param>
/// <param name="Conditions">The conditions that travel with it; null when there are none.</param>
/// <param name="People">Who of the other organisation can read it, and why.</param>
public sealed record SharedLine(Contribution Contribution, string Text, string? Conditions, IReadOnlyList<Reader> People)
{
    /// <summary>Nothing of the text.</summary>
    public override string ToString() => nameof(SharedLine);
}

/// <summary>A case at whose table the other organisation sits, with what it can read of us there; none is an answer too.</summary>
public sealed record SharedCase(Guid Id, string Number, IReadOnlyList<SharedLine> Lines);

/// <summary>What another organisation sees through the reader's own: the others to choose from, and the cases with the one that was chosen; null when there are none.</summary>
public sealed record Shared(IReadOnlyList<NamedOrganisation> Others, NamedOrganisation? Other, IReadOnlyList<SharedCase> Cases, CaseNames Names);

/// <summary>
/// What does another organisation see through us: of the cases that the reader can open, the contributions of the reader's own
/// organisation that somebody of the other can read. Which cases are listed and logged follows from the seats alone.
/// </summary>
public sealed class SharedWithQuery(RondetafelDb db, Acting acting, SealedTexts texts, Readings readings, CaseNamesQuery names, ReadersQuery readers)
{
    private const int Short = 160;

    /// <param name="with">The organisation asked about; one that shares no case with the reader is as none, and then the first is shown.</param>
    public async Task<Shared> RunAsync(Guid? with, CancellationToken cancel)
    {
        var (by, now) = (acting.By, acting.Now);
        var (mine, named) = (by.Organisation!.Value, await names.RunAsync(cancel));
        var visible = db.Cases.VisibleTo(by, Permission.OpenCase, db, now).AsNoTracking();
        var cases = await visible.AsSplitQuery().Include(c => c.Seats).Include(c => c.Steps).Include(c => c.Contributions.Where(p => p.Provider == mine)).OrderBy(c => c.Number).ToListAsync(cancel);
        var at = new List<(Case Case, HashSet<OrganisationId> Organisations)>();
        foreach (var one in cases) at.Add((one, (await readers.OfAsync(one, named, now, null, cancel)).Select(r => r.Organisation).ToHashSet()));
        var others = at.SelectMany(a => a.Organisations).Where(o => o != mine).Distinct().Select(o => named.Organisations[o]).OrderBy(o => o.Name, StringComparer.CurrentCulture).ToList();
        var other = others.FirstOrDefault(o => o.Id.Value == with) ?? others.FirstOrDefault();
        var items = await visible.Items(by, now).ToDictionaryAsync(i => i.Id, cancel);
        var shared = new List<SharedCase>();
        foreach (var (one, _) in at.Where(a => other is not null && a.Organisations.Contains(other.Id)))
            if (items.TryGetValue(one.Id.Value, out var item) && CaseTable.For(texts, by, Permission.OpenCase, item) is { } table)
                shared.Add(new SharedCase(one.Id.Value, one.Number, await LinesAsync(one, table, other!.Id, named, cancel)));
        readings.Add(Reading.OfList(acting, "cases.listed", "Case", shared.Select(s => s.Id), db.Trace));
        return new Shared(others, other, [.. shared.OrderBy(s => s.Lines.Count == 0)], named);
    }

    private async Task<IReadOnlyList<SharedLine>> LinesAsync(Case one, CaseTable table, OrganisationId other, CaseNames named, CancellationToken cancel)
    {
        var lines = new List<SharedLine>();
        foreach (var part in one.Contributions.Where(table.MayRead).OrderBy(p => p.At))
        {
            var people = (await readers.OfAsync(one, named, acting.Now, part, cancel)).Where(r => r.Organisation == other).ToList();
            if (people.Count == 0) continue;
            var text = table.Read(part, part.Text) ?? "";
            lines.Add(new SharedLine(part, text.Length > Short ? text[..Short] + "…" : text, table.Read(part, part.Conditions), people));
        }
        return lines;
    }
}
