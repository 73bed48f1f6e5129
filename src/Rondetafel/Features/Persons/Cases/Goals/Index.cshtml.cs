using Microsoft.AspNetCore.Mvc;
using Rondetafel.Access;
using Rondetafel.Domain.Persons.Cases;
using Rondetafel.Domain.Shared;
using Rondetafel.Ui;

namespace Rondetafel.Features.Persons.Cases.Goals;

/// <summary>A goal as typed.</summary>
public sealed class GoalInput
{
    public string? Text { get; set; }
    public string? LifeDomain { get; set; }
}

/// <summary>Sets a goal in one life domain.</summary>
[Opens(ItemKind.Case, Permission.OpenCase)]
public sealed class IndexModel : CasePage
{
    [BindProperty] public GoalInput Input { get; set; } = new();

    public override string Key => "goal";

    protected override string Place => "plan";

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        await LoadAsync(cancel);
        var domain = V.IsOnList("case.domain", Input.LifeDomain) ? Input.LifeDomain : null;
        return await AnswerAsync(TypedText.TooLong(("Text", Input.Text)) ?? await Changes.AddAsync(
            Id, Parts.None, turn => turn.Case.SetGoal(new GoalId(turn.NewId()), domain, Input.Text, turn.By, turn.Now), cancel), cancel);
    }
}
