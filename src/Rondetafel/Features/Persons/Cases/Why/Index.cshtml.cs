using Microsoft.AspNetCore.Mvc;
using Rondetafel.Access;
using Rondetafel.Domain.Persons.Cases;
using Rondetafel.Domain.Shared;
using Rondetafel.Ui;

namespace Rondetafel.Features.Persons.Cases.Why;

/// <summary>A question or an answer as typed.</summary>
public sealed class WhyInput
{
    public string? Reason { get; set; }
    public string? Step { get; set; }
    public string? Answer { get; set; }
}

/// <summary>Why is this person still on the list? Any member asks, the director answers, and both stay on the timeline.</summary>
[Opens(ItemKind.Case, Permission.OpenCase)]
public sealed class IndexModel : CasePage
{
    [BindProperty] public WhyInput Input { get; set; } = new();

    public override string Key => "why";

    protected override bool IsOpen => true;

    /// <summary>The questions without an answer, oldest first.</summary>
    public IReadOnlyList<CaseStep> Open => V.Case.Steps.Where(s => s.Action == CaseAction.AskWhy && s.Answer is null).OrderBy(s => s.At).ToList();

    /// <summary>The answer that somebody else gave meanwhile to the question that was answered here; null otherwise.</summary>
    public string? Answered => V.Case.Steps.FirstOrDefault(s => s.Id.Value == IdOf(Input.Step)) is { Answer: { } answer } step ? V.Read(step, answer) : null;

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel) => await AnswerAsync(
        TypedText.TooLong(("Reason", Input.Reason)) ?? await Changes.AddAsync(Id, Parts.None, turn =>
        {
            var outcome = turn.Case.AskWhy(new CaseStepGiven(new CaseStepId(turn.NewId()), Input.Reason), turn.By, turn.Now);
            if (outcome.IsGood) turn.Tell(turn.Case.Director);
            return outcome;
        }, cancel), cancel);

    public async Task<IActionResult> OnPostAnswerAsync(CancellationToken cancel) => await AnswerAsync(
        TypedText.TooLong(("Answer", Input.Answer)) ?? (await Changes.AddAsync(Id, Parts.Steps, turn =>
        {
            var question = new CaseStepId(IdOf(Input.Step) ?? default);
            var outcome = turn.Case.AnswerWhy(question, Input.Answer, turn.By, turn.Now);
            if (outcome.IsGood && !outcome.IsAlreadySo) turn.NoticeAtTable(turn.Case.Steps.First(s => s.Id == question).By!.Value, "cases.notice.why");
            return outcome;
        }, cancel)).OrClash(Input.Answer), cancel, done: "life.why.answered");
}
