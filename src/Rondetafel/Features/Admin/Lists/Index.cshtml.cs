using Microsoft.AspNetCore.Mvc;
using Rondetafel.Access;
using Rondetafel.Domain.Governance.Catalogue;
using Rondetafel.Web;

namespace Rondetafel.Features.Admin.Lists;

/// <summary>Lists, texts, numbers or pages as they are now.</summary>
[Needs(Permission.ManageLists)]
public sealed class IndexModel(VersionsQuery query) : FormPage
{
    /// <summary>Which of the four pages.</summary>
    public string Which { get; private set; } = "";

    /// <summary>The lines by list.</summary>
    public IReadOnlyList<IGrouping<string, EntryLine>> Groups { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(string which, CancellationToken cancel)
    {
        if (Shelf.Kinds(which) is not { } kinds) return NotFound();
        Which = which;
        Groups = (await query.OfAsync(kinds, cancel)).GroupBy(l => l.Shown.Kind == CatalogueKind.ListItem ? l.Shown.List : l.Shown.Kind.ToString()).ToList();
        return Page();
    }
}
