using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Rondetafel.Access;

namespace Rondetafel.Features.Persons.Cases.SharedWith;

/// <summary>What does another organisation see through us: our contributions in the cases of the reader that it can read, and why.</summary>
[Needs(Permission.OpenCase)]
public sealed class IndexModel(SharedWithQuery query) : PageModel
{
    /// <summary>The organisation asked about, from the address.</summary>
    [FromQuery(Name = "organisatie")] public string? With { get; set; }

    /// <summary>What it sees.</summary>
    public Shared Shared { get; private set; } = null!;

    public async Task OnGetAsync(CancellationToken cancel) => Shared = await query.RunAsync(Guid.TryParse(With, out var id) ? id : null, cancel);
}
