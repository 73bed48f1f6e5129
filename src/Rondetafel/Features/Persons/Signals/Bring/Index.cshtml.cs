using Microsoft.AspNetCore.Mvc;
using Rondetafel.Access;
using Rondetafel.Domain.Persons.Signals;
using Rondetafel.Features.Persons.Answers;

namespace Rondetafel.Features.Persons.Signals.Bring;

/// <summary>Brings a signal to the weighing: why, the lighter option, and what the reporter hears.</summary>
[Opens(ItemKind.Signal, Permission.HandleSignal)]
public sealed class IndexModel(SignalViewQuery view, FeedbackQuery feedback, BringSignalHandler handler) : DecisionPage(view, feedback)
{
    public override SignalAction Step => SignalAction.BringToWeighing;

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel) => await AnswerAsync(
        TooLong() ?? await handler.RunAsync(new BringSignal(Id, Version, Input.Reason, Input.LighterOption, Input.Feedback), cancel), cancel);
}
