using Microsoft.AspNetCore.Mvc;
using Rondetafel.Domain.Persons.Signals;
using Rondetafel.Domain.Shared;
using Rondetafel.Features.Persons.Answers;
using Rondetafel.Ui;
using Rondetafel.Web;

namespace Rondetafel.Features.Persons.Signals;

/// <summary>The page of one step on a signal. A step that cannot be taken now leads back to the signal.</summary>
public abstract class StepPage(SignalViewQuery view) : FormPage, IAnswersAgain
{
    /// <summary>The signal, from the address.</summary>
    [FromRoute] public Guid Id { get; set; }

    /// <summary>The version that the writer saw.</summary>
    [BindProperty(Name = "__version")] public int Version { get; set; }

    /// <summary>The signal as it stands.</summary>
    public SignalView Signal { get; private set; } = null!;

    /// <summary>The step of this page.</summary>
    public abstract SignalAction Step { get; }

    /// <summary>Key of the line under the heading.</summary>
    public virtual string Lead => "signals.lead." + Step;

    /// <summary>What somebody else did, on the page of a clash; null otherwise.</summary>
    public Meanwhile? Meanwhile => IsClash ? Meanwhile.Of(Signal, Step, T) : null;

    /// <summary>The address of the signal.</summary>
    public string Back => $"/meldingen/{Id}";

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        await LoadAsync(cancel);
        return Signal.May(Step) ? Page() : LocalRedirect(Back);
    }

    public Task<IActionResult> AgainAsync(CancellationToken cancel) => Task.FromResult(Done($"signals.done.{Step}", Back));

    /// <summary>Reads what the page shows.</summary>
    protected virtual async Task LoadAsync(CancellationToken cancel)
    {
        Signal = await view.RunAsync(Id, cancel);
        (ViewData["Title"], ViewData["Ring"], ViewData["Page"]) = ($"{T["signals.do." + Step]} {Signal.Code}", "persons", "signal");
    }

    /// <summary>Goes back to the signal, or shows the page again with the refusal and the words that were typed.</summary>
    protected async Task<IActionResult> AnswerAsync(Outcome outcome, CancellationToken cancel)
    {
        if (outcome.IsGood) return Done($"signals.done.{Step}", Back);
        await LoadAsync(cancel);
        return Refuse(outcome);
    }
}

/// <summary>What a step asks that needs no more than a few words.</summary>
public sealed class ReasonInput
{
    public string? Reason { get; set; }
}

/// <summary>What a decision asks: a reason and what goes with it, and the feedback to the reporter in the same step.</summary>
public sealed class DecisionInput
{
    public string? Target { get; set; }
    public string? Municipality { get; set; }
    public string? Reason { get; set; }
    public string? LighterOption { get; set; }
    public string? Until { get; set; }
    public string? Question { get; set; }
    public FeedbackInput Feedback { get; set; } = new();
}

/// <summary>The page of a decision: a step that makes an answer owed.</summary>
public abstract class DecisionPage(SignalViewQuery view, FeedbackQuery feedback) : StepPage(view)
{
    [BindProperty] public DecisionInput Input { get; set; } = new();

    /// <summary>The approved texts that fit every one of them.</summary>
    public IReadOnlyList<Choice> FeedbackTexts { get; private set; } = [];

    /// <summary>Whom to ask when no text was approved yet; null otherwise.</summary>
    public IReadOnlyList<Approver>? Approvers { get; private set; }

    /// <summary>When, how and whether to answer.</summary>
    public IReadOnlyList<Choice> Ways { get; private set; } = [];

    /// <summary>Whom the decision answers: the reporters of this signal and of those merged into it.</summary>
    public Reporters Reporters { get; private set; } = null!;

    protected override async Task LoadAsync(CancellationToken cancel)
    {
        await base.LoadAsync(cancel);
        Reporters = await feedback.ReportersAsync(new SignalId(Id), cancel);
        if (Reporters.Count == 0) return;
        Approvers = await feedback.AskApprovalAsync(null, cancel);
        FeedbackTexts = await feedback.ChoicesAsync(Reporters.Professionals, T.Language.Code, cancel);
        Ways = await feedback.WaysAsync(Reporters.WantNone, later: true, now: FeedbackTexts.Count > 0, cancel);
    }

    /// <summary>The first of the texts of this form that is too long; null when all fit.</summary>
    protected Outcome? TooLong() =>
        TypedText.TooLong(("Reason", Input.Reason), ("LighterOption", Input.LighterOption), ("Question", Input.Question), ("Feedback.NotPossible", Input.Feedback.NotPossible));
}
