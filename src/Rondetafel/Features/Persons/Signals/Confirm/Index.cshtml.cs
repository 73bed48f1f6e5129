using Microsoft.AspNetCore.Mvc;
using Rondetafel.Access;
using Rondetafel.Domain.Persons.Signals;

namespace Rondetafel.Features.Persons.Signals.Confirm;

/// <summary>Notes how the reporter was spoken to: from then on the report counts.</summary>
[Opens(ItemKind.Signal, Permission.HandleSignal)]
public sealed class IndexModel(SignalViewQuery view, ConfirmReporterHandler handler) : StepPage(view)
{
    public override SignalAction Step => SignalAction.ConfirmReporter;

    [BindProperty] public ReasonInput Input { get; set; } = new();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel) => await AnswerAsync(
        TooLong(("Reason", Input.Reason)) ?? await handler.RunAsync(new ConfirmReporter(Id, Version, Input.Reason), cancel), cancel);
}
