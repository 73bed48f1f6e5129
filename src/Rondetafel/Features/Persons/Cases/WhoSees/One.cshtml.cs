using Microsoft.AspNetCore.Mvc;
using Rondetafel.Access;
using Rondetafel.Audit;
using Rondetafel.Data;
using Rondetafel.Domain.Persons.Cases;
using Rondetafel.Features.Persons.Provisions;
using Found = Rondetafel.Domain.Persons.Cases.Contribution;

namespace Rondetafel.Features.Persons.Cases.WhoSees;

/// <summary>
/// Who sees this contribution and why. Which organisations at the table do not see it is told to its provider and the
/// process director only. Not there for who may not read it.
/// </summary>
[Opens(ItemKind.Case, Permission.OpenCase)]
public sealed class OneModel(ReadersQuery readers, ProvidedQuery provided, Readings readings, RondetafelDb db) : CasePage
{
    [FromRoute] public Guid Contribution { get; set; }

    /// <summary>The contribution.</summary>
    public Found C { get; private set; } = null!;

    /// <summary>Who can read it.</summary>
    public IReadOnlyList<Reader> Readers { get; private set; } = [];

    /// <summary>The organisations at the table that do not see it, by name; null for who is not told.</summary>
    public IReadOnlyList<string>? Without { get; private set; }

    /// <summary>Who has it outside the table, for who is told.</summary>
    public IReadOnlyList<Provided> Provided { get; private set; } = [];

    /// <summary>The second pairs of eyes of provisions that wait, by name, for who is told; they read it from anywhere.</summary>
    public IReadOnlyList<string> ReadAlong { get; private set; } = [];

    public override string Key => "whosees.one";

    public override async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        await LoadAsync(cancel);
        if (V.Contributions.FirstOrDefault(c => c.Id.Value == Contribution) is not { } found) return NotFound();
        C = found;
        Readers = await readers.OfAsync(V, C, cancel);
        var see = Readers.Select(r => r.Organisation).ToHashSet();
        if (V.Leads || V.IsMine(C)) Without = V.AtTable.Where(o => !see.Contains(o.Id)).Select(o => o.Name).ToList();
        if (V.Leads || V.IsMine(C)) ReadAlong = [.. (await provided.ReadAlongAsync(C.Id, cancel)).Select(id => V.Person(id))];
        if (V.Leads || V.IsMine(C)) Provided = await provided.OfContributionAsync(V.Case.Id, C.Id, cancel);
        readings.Add(Reading.OfItem(Acting, "readers.opened", "Contribution", Contribution, db.Trace));
        return Page();
    }
}
