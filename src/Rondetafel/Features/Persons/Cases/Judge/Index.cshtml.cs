using Microsoft.AspNetCore.Mvc;
using Rondetafel.Access;
using Rondetafel.Domain.Persons.Cases;
using Rondetafel.Domain.Shared;
using Rondetafel.Ui;

namespace Rondetafel.Features.Persons.Cases.Judge;

/// <summary>A judgement as typed.</summary>
public sealed class JudgeInput
{
    public string? Kind { get; set; }
    public string? Ideology { get; set; }
    public string? Criterion { get; set; }
    public string? Text { get; set; }
}

/// <summary>Writes a dated judgement with its reason; the earlier ones stay.</summary>
[Opens(ItemKind.Case, Permission.OpenCase)]
public sealed class IndexModel : CasePage
{
    [BindProperty] public JudgeInput Input { get; set; } = new();

    public override string Key => "judge";

    protected override string Place => "oordeel";

    /// <summary>What it can be about.</summary>
    public IReadOnlyList<Choice> Kinds => Enum.GetValues<JudgementKind>().Select(k => new Choice(k.ToString(), T["case.judge." + k], T["case.judge.hint." + k])).ToList();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        await LoadAsync(cancel);
        var found = Outcome.Fields((!Enum.TryParse<JudgementKind>(Input.Kind, out var kind) || !Enum.IsDefined(kind), "choice_needed", "Kind")).And(TypedText.TooLong(("Text", Input.Text)));
        var ideology = V.IsOnList("case.ideology", Input.Ideology) ? Input.Ideology : null;
        var criterion = V.IsOnList("criteria", Input.Criterion) ? Input.Criterion : null;
        return await AnswerAsync(await Changes.AddAsync(
            Id, Parts.Judgements | Parts.Steps,
            turn => found.With(() => turn.Case.Judge(new NewJudgement(new JudgementId(turn.NewId()), kind, Input.Text, ideology, criterion), turn.By, turn.Now)), cancel), cancel);
    }
}
