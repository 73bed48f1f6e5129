using Microsoft.AspNetCore.Mvc;
using Rondetafel.Access;
using Rondetafel.Domain.Persons.Signals;

namespace Rondetafel.Features.Persons.Signals.Undo;

/// <summary>Undoes a stop or routing while the signal is not yet destroyed.</summary>
[Opens(ItemKind.Signal, Permission.HandleSignal)]
public sealed class IndexModel(SignalViewQuery view, UndoSignalHandler handler) : StepPage(view)
{
    public override SignalAction Step => SignalAction.Undo;

    [BindProperty] public ReasonInput Input { get; set; } = new();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel) => await AnswerAsync(
        TypedText.TooLong(("Reason", Input.Reason)) ?? await handler.RunAsync(new UndoSignal(Id, Version, Input.Reason), cancel), cancel);
}
