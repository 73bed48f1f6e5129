using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Rondetafel.Access;
using Rondetafel.Domain.Persons.Signals;

namespace Rondetafel.Features.Persons.Signals.Open;

/// <summary>One signal: facts apart from what someone thinks, its history, who looked, and what can be done now.</summary>
[Opens(ItemKind.Signal, Permission.ReadSignal)]
public sealed class IndexModel(SignalViewQuery view, LookedQuery looked, Acting acting) : PageModel
{
    [FromRoute] public Guid Id { get; set; }

    /// <summary>The signal.</summary>
    public SignalView Signal { get; private set; } = null!;

    /// <summary>Who looked at it, newest first.</summary>
    public IReadOnlyList<Look> Looks { get; private set; } = [];

    /// <summary>What the dossierhouder can do now, in the order of the table.</summary>
    public IReadOnlyList<SignalAction> Actions { get; private set; } = [];

    /// <summary>Today in the Netherlands.</summary>
    public DateOnly Today => acting.Today;

    /// <summary>Whether it is a note of a call or a mail that is not yet a full signal.</summary>
    public bool IsNote => !Signal.IsShielded && Signal.Channel is Channel.Phone or Channel.Mail && Signal.May(SignalAction.Amend)
        && (Signal.Person.Name is null || Signal.Facts.Any(f => f.Observation == Observation.NotSaid));

    public async Task OnGetAsync(CancellationToken cancel)
    {
        Signal = await view.RunAsync(Id, cancel);
        Looks = await looked.RunAsync(Id, Signal.Answer?.Id, cancel);
        Actions = SignalTransitions.Table.ActionsFrom(Signal.Status, SignalWho.Holder).Where(a => Signal.May(a) && SignalWords.Place(a) is not null).ToList();
    }
}
