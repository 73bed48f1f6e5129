using Microsoft.AspNetCore.Mvc;
using Rondetafel.Access;
using Rondetafel.Domain.Persons.Signals;

namespace Rondetafel.Features.Persons.Signals.ReceiveAnswer;

/// <summary>Notes that the answer to a question back came in.</summary>
[Opens(ItemKind.Signal, Permission.HandleSignal)]
public sealed class IndexModel(SignalViewQuery view, ReceiveAnswerHandler handler) : StepPage(view)
{
    public override SignalAction Step => SignalAction.ReceiveAnswer;

    [BindProperty] public ReasonInput Input { get; set; } = new();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel) => await AnswerAsync(
        TypedText.TooLong(("Reason", Input.Reason)) ?? await handler.RunAsync(new ReceiveAnswer(Id, Version, Input.Reason), cancel), cancel);
}
