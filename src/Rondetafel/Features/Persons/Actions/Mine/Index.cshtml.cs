using Microsoft.AspNetCore.Mvc.RazorPages;
using Rondetafel.Access;

namespace Rondetafel.Features.Persons.Actions.Mine;

/// <summary>The actions that I carry out.</summary>
[Needs(Permission.CarryOut)]
public sealed class IndexModel(MyActionsQuery actions, Acting acting) : PageModel
{
    /// <summary>The actions, those to do first.</summary>
    public IReadOnlyList<MyAction> Actions { get; private set; } = [];

    /// <summary>Today in the Netherlands.</summary>
    public DateOnly Today => acting.Today;

    public async Task OnGetAsync(CancellationToken cancel) => Actions = await actions.RunAsync(cancel);
}
