using Rondetafel.Domain.Governance.Catalogue;

namespace Rondetafel.Features.Admin.Lists;

/// <summary>The four pages of lists and texts, by their address.</summary>
public static class Shelf
{
    /// <summary>The kinds on a page; null when there is no such page.</summary>
    public static IReadOnlyList<CatalogueKind>? Kinds(string address) => address switch
    {
        "lijsten" => [CatalogueKind.ListItem],
        "teksten" => [CatalogueKind.FeedbackText, CatalogueKind.Criterion],
        "getallen" => [CatalogueKind.Parameter],
        "paginas" => [CatalogueKind.PublicPage],
        _ => null,
    };

    /// <summary>The page of a kind.</summary>
    public static string Of(CatalogueKind kind) => kind switch
    {
        CatalogueKind.ListItem => "lijsten",
        CatalogueKind.Parameter => "getallen",
        CatalogueKind.PublicPage => "paginas",
        _ => "teksten",
    };
}
