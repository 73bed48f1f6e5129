using Microsoft.AspNetCore.Mvc;
using Rondetafel.Access;

namespace Rondetafel.Features.Persons.Cases.Looked;

/// <summary>Wie keek: everybody who opened, listed or changed this case, page by page.</summary>
[Opens(ItemKind.Case, Permission.OpenCase)]
public sealed class IndexModel(LookedQuery looked) : CasePage
{
    /// <summary>Rows on one page.</summary>
    public const int Size = 50;

    [FromQuery(Name = "blad")] public int Sheet { get; set; } = 1;

    /// <summary>The rows of this page.</summary>
    public Looks Looks { get; private set; } = new([], false);

    public override string Key => "looked";

    protected override bool IsOpen => true;

    protected override async Task LoadAsync(CancellationToken cancel)
    {
        await base.LoadAsync(cancel);
        Sheet = Math.Clamp(Sheet, 1, 10_000);
        Looks = await looked.PageAsync(V, Sheet, Size, cancel);
    }
}
