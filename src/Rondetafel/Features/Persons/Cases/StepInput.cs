using Rondetafel.Domain.Persons.Cases;
using Rondetafel.Domain.Shared;

namespace Rondetafel.Features.Persons.Cases;

/// <summary>The check of one exit criterion as typed.</summary>
public sealed class CheckInput
{
    public string? Id { get; set; }
    public string? Met { get; set; }
    public string? Check { get; set; }
}

/// <summary>What a step of the director asks; each page shows the fields it needs.</summary>
public sealed class CaseStepInput
{
    public List<CheckInput> Checks { get; set; } = [];
    public string? Direction { get; set; }
    public string? Goal { get; set; }
    public string? Reason { get; set; }
    public string? LighterOption { get; set; }
    public string? Until { get; set; }
    public string? HardEnd { get; set; }
    public string? Outsider { get; set; }
    public List<string> Agreed { get; set; } = [];
    public bool Acknowledged { get; set; }

    /// <summary>The checks that were answered; one left open is not among them and is refused.</summary>
    public IReadOnlyList<CriterionCheck> Checked(Func<Guid> newId) => Checks.Where(c => c.Met is "yes" or "no" && Guid.TryParse(c.Id, out _))
        .Select(c => new CriterionCheck(new ExitCheckId(newId()), new ExitCriterionId(Guid.Parse(c.Id!)), c.Met == "yes", c.Check)).ToList();
}

/// <summary>The page of a step that only the director takes.</summary>
public abstract class DirectorPage : CasePage
{
    [Microsoft.AspNetCore.Mvc.BindProperty] public CaseStepInput Input { get; set; } = new();

    /// <summary>The step of this page.</summary>
    protected abstract CaseAction Step { get; }

    protected override bool IsOpen => V.Actions.Contains(Step);

    /// <summary>Whether each criterion also asks in words what was seen; closing asks less.</summary>
    public virtual bool AsksWhatWasSeen => true;

    /// <summary>Whether this review is one of those with somebody from outside the table.</summary>
    public bool NeedsOutsider => V.Case.NextReviewHasOutsider();

    /// <summary>Yes and no, for the exit criteria.</summary>
    public IReadOnlyList<Ui.Choice> YesNo => [new("yes", T["life.check.yes"]), new("no", T["life.check.no"])];

    /// <summary>The exit criteria in order.</summary>
    public IReadOnlyList<ExitCriterion> Criteria => V.Case.CriteriaNow();

    protected override async Task LoadAsync(CancellationToken cancel)
    {
        await base.LoadAsync(cancel);
        if (Input.Checks.Count == 0) Input.Checks = Criteria.Select(c => new CheckInput { Id = c.Id.Value.ToString() }).ToList();
    }

    /// <summary>Reads dates and lengths, takes the step, answers.</summary>
    protected async Task<Microsoft.AspNetCore.Mvc.IActionResult> StepAsync(Parts parts, Func<CaseTurn, CaseStepGiven, DateOnly?, Outcome> step, CancellationToken cancel)
    {
        var (until, wrong) = Day(Input.Until, "Until");
        var (end, wrongEnd) = Day(Input.HardEnd, "HardEnd");
        var found = Outcome.Done.And(wrong).And(wrongEnd)
            .And(TypedText.TooLong(("Goal", Input.Goal), ("Reason", Input.Reason), ("LighterOption", Input.LighterOption), ("Outsider", Input.Outsider)))
            .And(Outcome.Fields((Input.Checks.Any(c => c.Check?.Length > Narrative.MaxLength), "text_too_long", "Checks")));
        var answer = await AnswerAsync(await Changes.DecideAsync(Id, Version, parts, turn => found.With(() => step(
            turn, new CaseStepGiven(new CaseStepId(turn.NewId()), Input.Reason, until, Input.LighterOption, Input.Direction, Input.Outsider), end)), cancel), cancel);
        if (answer is Microsoft.AspNetCore.Mvc.LocalRedirectResult && CaseTransitions.Undoable.Contains(Step)) TempData["undo"] = Id.ToString();
        return answer;
    }
}
