using Rondetafel.Access;
using Rondetafel.Web;

namespace Rondetafel.Features.Admin.Overview;

/// <summary>The way in to everything that is managed; no content, no figures of content.</summary>
[Needs(Permission.ApproveLists)]
public sealed class IndexModel(AdminWorkQuery query, Acting acting) : FormPage
{
    /// <summary>What waits.</summary>
    public AdminWork Work { get; private set; } = null!;

    /// <summary>Whether the person may do something.</summary>
    public bool May(Permission permission) => AccessRules.May(acting.By, permission);

    public async Task OnGetAsync(CancellationToken cancel) => Work = await query.RunAsync(cancel);
}
