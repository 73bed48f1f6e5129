using Microsoft.AspNetCore.Mvc;
using Rondetafel.Access;
using Rondetafel.Domain.Persons.Signals;

namespace Rondetafel.Features.Persons.Signals.AskReporter;

/// <summary>What is asked.</summary>
public sealed class QuestionInput
{
    public string? Question { get; set; }
}

/// <summary>Puts a question to the reporter while the report is held apart: what they write back counts as spoken.</summary>
[Opens(ItemKind.Signal, Permission.HandleSignal)]
public sealed class IndexModel(SignalViewQuery view, AskReporterHandler handler) : StepPage(view)
{
    public override SignalAction Step => SignalAction.AskReporter;

    [BindProperty] public QuestionInput Input { get; set; } = new();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel) => await AnswerAsync(
        TypedText.TooLong(("Question", Input.Question)) ?? await handler.RunAsync(new AskReporter(Id, Version, Input.Question), cancel), cancel);
}
