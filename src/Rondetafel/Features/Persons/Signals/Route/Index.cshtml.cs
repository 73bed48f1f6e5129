using Microsoft.AspNetCore.Mvc;
using Rondetafel.Access;
using Rondetafel.Data;
using Rondetafel.Domain.Persons.Signals;
using Rondetafel.Features.Persons.Answers;
using Rondetafel.Ui;

namespace Rondetafel.Features.Persons.Signals.Route;

/// <summary>Routes a signal elsewhere: to whom, why, and what the reporter hears.</summary>
[Opens(ItemKind.Signal, Permission.HandleSignal)]
public sealed class IndexModel(SignalViewQuery view, FeedbackQuery feedback, RouteSignalHandler handler, RondetafelDb db, Acting acting) : DecisionPage(view, feedback)
{
    public override SignalAction Step => SignalAction.Route;

    /// <summary>To whom it can go.</summary>
    public IReadOnlyList<Choice> Places { get; private set; } = [];

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel) => await AnswerAsync(
        TooLong() ?? await handler.RunAsync(new RouteSignal(Id, Version, Input.Target, Input.Reason, Input.Feedback), cancel), cancel);

    protected override async Task LoadAsync(CancellationToken cancel)
    {
        await base.LoadAsync(cancel);
        Places = await SignalDesk.ChoicesAsync(db, "signal.route", acting.Today, T.Language.Code, cancel);
    }
}
