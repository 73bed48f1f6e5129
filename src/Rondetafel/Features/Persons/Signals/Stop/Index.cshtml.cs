using Microsoft.AspNetCore.Mvc;
using Rondetafel.Access;
using Rondetafel.Data;
using Rondetafel.Domain.Persons.Signals;
using Rondetafel.Features.Persons.Answers;
using Rondetafel.Ui;

namespace Rondetafel.Features.Persons.Signals.Stop;

/// <summary>Stops a signal: why, and what the reporter hears.</summary>
[Opens(ItemKind.Signal, Permission.HandleSignal)]
public sealed class IndexModel(SignalViewQuery view, FeedbackQuery feedback, StopSignalHandler handler, RondetafelDb db, Acting acting) : DecisionPage(view, feedback)
{
    public override SignalAction Step => SignalAction.Stop;

    /// <summary>The kinds of reason.</summary>
    public IReadOnlyList<Choice> Kinds { get; private set; } = [];

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel) => await AnswerAsync(
        TooLong() ?? await handler.RunAsync(new StopSignal(Id, Version, Input.Target, Input.Reason, Input.Feedback), cancel), cancel);

    protected override async Task LoadAsync(CancellationToken cancel)
    {
        await base.LoadAsync(cancel);
        Kinds = await Lists.ChoicesAsync(db, "signal.stop", acting.Today, T.Language.Code, cancel);
    }
}
