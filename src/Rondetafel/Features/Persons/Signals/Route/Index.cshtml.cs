using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
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

    /// <summary>Which other municipality it can be: those of the partnership, or one outside it.</summary>
    public IReadOnlyList<Choice> Municipalities { get; private set; } = [];

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel) => await AnswerAsync(
        TooLong() ?? await handler.RunAsync(new RouteSignal(Id, Version, Input.Target, Input.Municipality, Input.Reason, Input.Feedback), cancel), cancel);

    protected override async Task LoadAsync(CancellationToken cancel)
    {
        await base.LoadAsync(cancel);
        Places = await Lists.ChoicesAsync(db, "signal.route", acting.Today, T.Language.Code, cancel);
        var key = new SignalId(Id);
        var own = await db.Signals.VisibleTo(acting.By, Permission.ReadSignal).Where(s => s.Id == key).Select(s => s.MunicipalityId).SingleAsync(cancel);
        var others = await db.Municipalities.AsNoTracking().Where(m => m.Id != own).OrderBy(m => m.Name).Select(m => new { m.Slug, m.Name }).ToListAsync(cancel);
        Municipalities = [.. others.Select(m => new Choice(m.Slug, m.Name)), new Choice(RouteSignalHandler.Outside, T["signals.route.outside"])];
    }
}
