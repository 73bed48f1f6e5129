using Microsoft.AspNetCore.Mvc;
using Rondetafel.Access;
using Rondetafel.Data;
using Rondetafel.Domain.Persons.Weighings;
using Rondetafel.Ui;
using Rondetafel.Web;

namespace Rondetafel.Features.Persons.Weighings.Decide;

/// <summary>What the chair notes of the decision.</summary>
public sealed class DecideInput
{
    public string? Outcome { get; set; }
    public string? Theme { get; set; }
    public string? Consultation { get; set; }
    public string? Reason { get; set; }
    public FeedbackGiven Feedback { get; set; } = new();
}

/// <summary>Decides: unfounded, not a person, refer; taking in goes on to its own page with what was typed here.</summary>
[Opens(ItemKind.Weighing, Permission.LeadWeighing)]
public sealed class IndexModel(
    WeighingQuery weighing, ReporterFeedbackQuery feedback, DecideWeighingHandler handler, RondetafelDb db, Acting acting, Drafts drafts) : WeighingDecisionPage(weighing, feedback)
{
    public override WeighingAction Step => WeighingAction.FindUnfounded;

    [BindProperty] public DecideInput Input { get; set; } = new();

    /// <summary>The four decisions.</summary>
    public IReadOnlyList<Choice> Outcomes { get; private set; } = [];

    /// <summary>The themes that can be kept without person data.</summary>
    public IReadOnlyList<Choice> Themes { get; private set; } = [];

    /// <summary>The other consultations.</summary>
    public IReadOnlyList<Choice> Consultations { get; private set; } = [];

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (Input.Outcome == nameof(WeighingAction.TakeIn)) return await ToTakeInAsync(cancel);
        var command = new DecideWeighing(Id, Version, Input.Outcome, Input.Theme, Input.Consultation, Input.Reason, Input.Feedback);
        return await AnswerAsync(await handler.RunAsync(command, cancel), cancel);
    }

    protected override async Task LoadAsync(CancellationToken cancel)
    {
        await base.LoadAsync(cancel);
        Outcomes = new[] { WeighingAction.FindUnfounded, WeighingAction.FindNoPerson, WeighingAction.Refer, WeighingAction.TakeIn }
            .Select(a => new Choice(a.ToString(), T["weighing.outcome." + a], T["weighing.outcome.hint." + a])).ToList();
        Themes = await Lists.ChoicesAsync(db, "weighing.theme", acting.Today, T.Language.Code, cancel);
        Consultations = await Lists.ChoicesAsync(db, "weighing.refer", acting.Today, T.Language.Code, cancel);
    }

    /// <summary>Nothing typed is lost: the reason and the answer to the reporter become the draft of the next page.</summary>
    private async Task<IActionResult> ToTakeInAsync(CancellationToken cancel)
    {
        var fields = new Dictionary<string, string[]>();
        if (!string.IsNullOrWhiteSpace(Input.Reason)) fields["Input.Reason"] = [Input.Reason];
        if (Input.Feedback.Say is { } say) fields["Input.Feedback.Say"] = [say];
        if (Input.Feedback.Texts.Count > 0) fields["Input.Feedback.Texts"] = [.. Input.Feedback.Texts];
        var next = $"{Back}/opnemen";
        if (fields.Count > 0) await drafts.KeepAsync(DraftName.Of(next, null), fields, cancel);
        return LocalRedirect(next);
    }
}
