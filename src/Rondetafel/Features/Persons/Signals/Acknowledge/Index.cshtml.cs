using Microsoft.AspNetCore.Mvc;
using Rondetafel.Access;
using Rondetafel.Domain.Persons.Signals;

namespace Rondetafel.Features.Persons.Signals.Acknowledge;

/// <summary>Acknowledges receipt: one click on the page of the signal, or here.</summary>
[Opens(ItemKind.Signal, Permission.HandleSignal)]
public sealed class IndexModel(SignalViewQuery view, AcknowledgeSignalHandler handler) : StepPage(view)
{
    public override SignalAction Step => SignalAction.Acknowledge;

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel) =>
        await AnswerAsync(await handler.RunAsync(new AcknowledgeSignal(Id, Version), cancel), cancel);
}
