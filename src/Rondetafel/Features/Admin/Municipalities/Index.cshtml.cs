using Microsoft.EntityFrameworkCore;
using Rondetafel.Access;
using Rondetafel.Data;
using Rondetafel.Domain.Shared;
using Rondetafel.Web;

namespace Rondetafel.Features.Admin.Municipalities;

/// <summary>The municipalities with the door that each states on the public page.</summary>
[Needs(Permission.ManageAccounts)]
public sealed class IndexModel(RondetafelDb db) : FormPage
{
    /// <summary>The municipalities, by name.</summary>
    public IReadOnlyList<Municipality> Lines { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancel) => Lines = await db.Municipalities.AsNoTracking().OrderBy(m => m.Name).ToListAsync(cancel);
}
