using Microsoft.AspNetCore.Mvc;
using Rondetafel.Access;
using Rondetafel.Domain.Persons.Signals;
using Rondetafel.Domain.Shared;
using Rondetafel.Features.Persons.Answers;

namespace Rondetafel.Features.Persons.Signals.AskBack;

/// <summary>Asks for more: what, until when, and what the reporter hears.</summary>
[Opens(ItemKind.Signal, Permission.HandleSignal)]
public sealed class IndexModel(SignalViewQuery view, FeedbackQuery feedback, AskBackHandler handler) : DecisionPage(view, feedback)
{
    public override SignalAction Step => SignalAction.AskBack;

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        return await AnswerAsync(TooLong() ?? await handler.RunAsync(new AskBack(Id, Version, Input.Reason, Input.Question, Input.Until, Input.Feedback), cancel), cancel);
    }
}
