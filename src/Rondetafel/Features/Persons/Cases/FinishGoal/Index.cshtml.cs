using Microsoft.AspNetCore.Mvc;
using Rondetafel.Access;
using Rondetafel.Domain.Persons.Cases;
using Rondetafel.Domain.Shared;
using Rondetafel.Ui;

namespace Rondetafel.Features.Persons.Cases.FinishGoal;

/// <summary>How a goal ended, as typed.</summary>
public sealed class FinishInput
{
    public string? Reached { get; set; }
    public string? Reason { get; set; }
}

/// <summary>A goal was reached or let go.</summary>
[Opens(ItemKind.Case, Permission.OpenCase)]
public sealed class IndexModel : CasePage
{
    [FromRoute] public Guid Goal { get; set; }

    [BindProperty] public FinishInput Input { get; set; } = new();

    public override string Key => "finish";

    protected override string Place => "plan";

    protected override bool IsOpen => V.MayWork && V.Case.Goals.Any(g => g.Id.Value == Goal && g.EndedAt is null);

    /// <summary>The goal in words.</summary>
    public string Text => V.Case.Goals.FirstOrDefault(g => g.Id.Value == Goal) is { } goal ? V.Read(goal, goal.Text)! : "";

    /// <summary>The two answers.</summary>
    public IReadOnlyList<Choice> Answers => [new("yes", T["plan.goal.reached"]), new("no", T["plan.goal.letgo"])];

    /// <summary>How the goal ended, when somebody ended it meanwhile; null while it stands.</summary>
    public string? Ended => V.Case.Goals.FirstOrDefault(g => g.Id.Value == Goal) is { EndedAt: not null } goal
        ? $"{T[goal.Reached == true ? "plan.goal.reached" : "plan.goal.letgo"]}: {V.Read(goal, goal.End)}" : null;

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        var found = Outcome.Fields((Input.Reached is not ("yes" or "no"), "choice_needed", "Reached")).And(TypedText.TooLong(("Reason", Input.Reason)));
        return await AnswerAsync(await Changes.AddAsync(
            Id, Parts.Goals, turn => turn.Case.Goals.Any(g => g.Id.Value == Goal && g.EndedAt is not null)
                ? Outcome.Refused("clash") : found.With(() => turn.Case.FinishGoal(new GoalId(Goal), Input.Reached == "yes", Input.Reason, turn.By, turn.Now)), cancel), cancel);
    }
}
