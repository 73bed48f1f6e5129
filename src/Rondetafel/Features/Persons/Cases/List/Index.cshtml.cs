using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Rondetafel.Access;

namespace Rondetafel.Features.Persons.Cases.List;

/// <summary>My cases: those at whose table I sit, and those I lead. There is no page with all cases.</summary>
[Needs(Permission.OpenCase)]
public sealed class IndexModel(CasesQuery cases, Acting acting) : PageModel
{
    /// <summary>The filters, in order.</summary>
    public static IReadOnlyList<string> Filters { get; } = ["lopend", "schaduwlijst", "herzien"];

    private static readonly string[] Sorts = ["bespreking", "nodig", "nummer", "stand"];

    [FromQuery(Name = "toon")] public string? Show { get; set; }
    [FromQuery(Name = "op")] public string? Sort { get; set; }
    [FromQuery(Name = "af")] public string? Down { get; set; }
    [FromQuery(Name = "blad")] public int Sheet { get; set; } = 1;

    /// <summary>The rows.</summary>
    public CasesPage Cases { get; private set; } = null!;

    /// <summary>Whether the reader leads cases and keeps a roster.</summary>
    public bool Leads => AccessRules.May(acting.By, Permission.LeadCase);

    /// <summary>Today in the Netherlands.</summary>
    public DateOnly Today => acting.Today;

    public async Task OnGetAsync(CancellationToken cancel)
    {
        (Show, Sort) = (Filters.Contains(Show) ? Show : Filters[0], Sorts.Contains(Sort) ? Sort : Sorts[0]);
        Sheet = Math.Clamp(Sheet, 1, 1000);
        Cases = await cases.RunAsync(new CasesAsked(Show!, Sort!, Down == "1", Sheet), cancel);
    }

    /// <summary>The address of another filter or order.</summary>
    public static string Address(string show, string sort, bool down, int sheet = 1) =>
        $"/casussen?toon={show}&op={sort}" + (down ? "&af=1" : "") + (sheet > 1 ? $"&blad={sheet}" : "");

    /// <summary>The address that a click on a header leads to: this order, or turned round when it is this one already.</summary>
    public string Turn(string sort) => Address(Show!, sort, Sort == sort && Down != "1");

    /// <summary>For screen readers: how the table is sorted by a column; null when it is not.</summary>
    public string? Order(string sort) => Sort != sort ? null : Down == "1" ? "descending" : "ascending";
}
