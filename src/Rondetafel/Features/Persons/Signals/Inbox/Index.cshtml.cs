using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Rondetafel.Access;

namespace Rondetafel.Features.Persons.Signals.Inbox;

/// <summary>The inbox of a dossierhouder: what came in for their municipality. Filter and order stand in the address.</summary>
[Needs(Permission.ReadSignal)]
public sealed class IndexModel(InboxQuery inbox) : PageModel
{
    /// <summary>The filters, in order.</summary>
    public static IReadOnlyList<string> Filters { get; } = ["te-doen", "apart", "weging", "afgeschermd", "samengevoegd"];

    private static readonly string[] Sorts = ["code", "ontvangen", "termijn"];

    [FromQuery(Name = "toon")] public string? Show { get; set; }
    [FromQuery(Name = "op")] public string? Sort { get; set; }
    [FromQuery(Name = "af")] public string? Down { get; set; }
    [FromQuery(Name = "na")] public string? After { get; set; }

    /// <summary>The rows.</summary>
    public InboxPage Inbox { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        (Show, Sort) = (Filters.Contains(Show) ? Show : Filters[0], Sorts.Contains(Sort) ? Sort : "termijn");
        try
        {
            Inbox = await inbox.RunAsync(new InboxAsked(Show!, Sort!, Down == "1", After), cancel);
        }
        catch (Exception e) when (e is FormatException or OverflowException or ArgumentOutOfRangeException)
        {
            return LocalRedirect(Address(Show!, Sort!, false, null));
        }
        return Page();
    }

    /// <summary>The address of another filter, order or page.</summary>
    public static string Address(string show, string sort, bool down, string? after) =>
        $"/meldingen?toon={show}&op={sort}" + (down ? "&af=1" : "") + (after is null ? "" : "&na=" + Uri.EscapeDataString(after));

    /// <summary>The address that a click on a header leads to: this order, or turned round when it is this one already.</summary>
    public string Turn(string sort) => Address(Show!, sort, Sort == sort && Down != "1", null);

    /// <summary>For screen readers: how the table is sorted by a column; null when it is not.</summary>
    public string? Order(string sort) => Sort != sort ? null : Down == "1" ? "descending" : "ascending";
}
