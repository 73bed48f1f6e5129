using Microsoft.EntityFrameworkCore;
using Rondetafel.Access;
using Rondetafel.Data;
using Rondetafel.Domain.Shared;
using Rondetafel.Web;

namespace Rondetafel.Features.Admin.Municipalities;

/// <summary>The municipalities with the door that each states on the public page.</summary>
[Needs(Permission.ManageAccounts)]
public sealed class IndexModel(RondetafelDb db, Acting acting) : FormPage
{
    private IReadOnlyList<ProfessionalId> _directors = [];

    /// <summary>The municipalities, by name.</summary>
    public IReadOnlyList<Municipality> Lines { get; private set; } = [];

    /// <summary>Whether nobody is named, or somebody who counts as process director no more.</summary>
    public bool LacksDirector(Municipality line) => line.NamedDirector is not { } named || !_directors.Contains(named);

    public async Task OnGetAsync(CancellationToken cancel)
    {
        Lines = await db.Municipalities.AsNoTracking().OrderBy(m => m.Name).ToListAsync(cancel);
        _directors = await Directors.OnAsync(db, acting.Today, cancel);
    }
}
