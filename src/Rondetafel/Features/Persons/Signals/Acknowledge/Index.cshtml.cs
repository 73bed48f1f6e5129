using Microsoft.AspNetCore.Mvc;
using Rondetafel.Access;
using Rondetafel.Domain.Persons.Signals;
using Rondetafel.Features.Persons.Answers;

namespace Rondetafel.Features.Persons.Signals.Acknowledge;

/// <summary>Acknowledges receipt: one click on the page of the signal, or here.</summary>
[Opens(ItemKind.Signal, Permission.HandleSignal)]
public sealed class IndexModel(SignalViewQuery view, AcknowledgeSignalHandler handler, FeedbackQuery feedback) : StepPage(view)
{
    public override SignalAction Step => SignalAction.Acknowledge;

    public override string Lead => Signal.ReporterReads ? base.Lead : "signals.do.Acknowledge.unread";

    /// <summary>Whom to ask when the text that the reporter gets was not approved yet; null otherwise.</summary>
    public IReadOnlyList<Approver>? Approvers { get; private set; }

    protected override async Task LoadAsync(CancellationToken cancel)
    {
        await base.LoadAsync(cancel);
        Approvers = await feedback.AskApprovalAsync("received", cancel);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel) =>
        await AnswerAsync(await handler.RunAsync(new AcknowledgeSignal(Id, Version), cancel), cancel);
}
