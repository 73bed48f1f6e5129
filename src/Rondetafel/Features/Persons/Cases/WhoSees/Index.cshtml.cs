using Rondetafel.Access;
using Rondetafel.Audit;
using Rondetafel.Data;
using Rondetafel.Features.Persons.Provisions;

namespace Rondetafel.Features.Persons.Cases.WhoSees;

/// <summary>Who sees this case and why: everybody who can open it today, by which rule, since when and until when.</summary>
[Opens(ItemKind.Case, Permission.OpenCase)]
public sealed class IndexModel(ReadersQuery readers, ProvidedQuery provided, Readings readings, RondetafelDb db) : CasePage
{
    /// <summary>Who can open the case.</summary>
    public IReadOnlyList<Reader> Readers { get; private set; } = [];

    /// <summary>Who sees one action of their own only.</summary>
    public IReadOnlyList<Reader> Executors { get; private set; } = [];

    /// <summary>What went to somebody outside the table, as far as the reader knows of it.</summary>
    public IReadOnlyList<Provided> Provided { get; private set; } = [];

    public override string Key => "whosees";

    protected override bool IsOpen => true;

    protected override async Task LoadAsync(CancellationToken cancel)
    {
        await base.LoadAsync(cancel);
        (Readers, Executors) = (await readers.OfCaseAsync(V, cancel), await readers.OfActionsAsync(V, cancel));
        Provided = [.. (await provided.OfCaseAsync(V.Case.Id, cancel)).Where(p => p.At is not null)];
        readings.Add(Reading.OfItem(Acting, "readers.opened", "Case", Id, db.Trace));
    }
}
