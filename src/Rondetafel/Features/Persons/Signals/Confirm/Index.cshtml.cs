using Microsoft.AspNetCore.Mvc;
using Rondetafel.Access;
using Rondetafel.Domain.Persons.Signals;
using Rondetafel.Ui;

namespace Rondetafel.Features.Persons.Signals.Confirm;

/// <summary>Notes how the reporter was spoken to or wrote back: from then on the report counts.</summary>
[Opens(ItemKind.Signal, Permission.HandleSignal)]
public sealed class IndexModel(SignalViewQuery view, ConfirmReporterHandler handler) : StepPage(view)
{
    public override SignalAction Step => SignalAction.ConfirmReporter;

    [BindProperty] public DecisionInput Input { get; set; } = new();

    /// <summary>The grounds; that the reporter wrote back only when they did.</summary>
    public IReadOnlyList<Choice> Grounds => Enum.GetValues<ReporterGround>().Where(g => g != ReporterGround.Written || Signal.ReporterWroteAt is not null)
        .Select(g => new Choice(g.ToString(), T["signals.ground." + g])).ToList();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel) => await AnswerAsync(
        TypedText.TooLong(("Reason", Input.Reason)) ?? await handler.RunAsync(new ConfirmReporter(Id, Version, Input.Target, Input.Reason), cancel), cancel);
}
