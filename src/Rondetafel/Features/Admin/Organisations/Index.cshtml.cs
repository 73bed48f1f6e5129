using Microsoft.EntityFrameworkCore;
using Rondetafel.Access;
using Rondetafel.Data;
using Rondetafel.Domain.Shared;
using Rondetafel.Web;

namespace Rondetafel.Features.Admin.Organisations;

/// <summary>The organisations of the partnership, in their five domains.</summary>
[Needs(Permission.ManageAccounts)]
public sealed class IndexModel(RondetafelDb db) : FormPage
{
    /// <summary>The organisations, by name.</summary>
    public IReadOnlyList<Organisation> Lines { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancel) => Lines = await db.Organisations.AsNoTracking().OrderBy(o => o.Name).ToListAsync(cancel);
}
