using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Rondetafel.Access;
using Rondetafel.Data;
using Rondetafel.Domain.Persons.Cases;
using Rondetafel.Domain.Shared;
using Rondetafel.Features.Persons.Cases;
using Rondetafel.Ui;
using Rondetafel.Web;

namespace Rondetafel.Features.Persons.Actions.Open;

/// <summary>What came of the action, as typed.</summary>
public sealed class OwnStepInput
{
    public string? Step { get; set; }
    public string? Reason { get; set; }
    public string? Until { get; set; }

    /// <summary>The edition of the action that the writer saw.</summary>
    public int Seen { get; set; }
}

/// <summary>One action, for who carries it out. Its table opens the texts of this action only; nothing else of the case is read.</summary>
[Opens(ItemKind.PlanAction, Permission.CarryOut)]
public sealed class IndexModel(RondetafelDb db, Acting acting, Opened opened, CaseChangeHandler changes) : FormPage, IAnswersAgain
{
    [FromRoute] public Guid Id { get; set; }

    [BindProperty] public OwnStepInput Input { get; set; } = new();

    /// <summary>The action.</summary>
    public PlanAction A { get; private set; } = null!;

    /// <summary>Today in the Netherlands.</summary>
    public DateOnly Today => acting.Today;

    /// <summary>What can be done with it now.</summary>
    public IReadOnlyList<Choice> Steps => PlanActionTransitions.Table.ActionsFrom(A.Status, PlanActionWho.Owner).Select(s => new Choice(s.ToString(), T["plan.step." + s])).ToList();

    public Task OnGetAsync(CancellationToken cancel) => LoadAsync(cancel);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        await LoadAsync(cancel);
        var until = default(DateOnly);
        var found = Outcome.Fields(
            (!Enum.TryParse<PlanActionStep>(Input.Step, out var step) || !Enum.IsDefined(step), "choice_needed", "Step"),
            (!string.IsNullOrWhiteSpace(Input.Until) && !TypedDate.TryRead(Input.Until, acting.Today, out until, Lean.Future), "date_wrong", "Until"),
            (Input.Reason?.Length > Narrative.MaxLength, "text_too_long", "Reason"));
        if (!found.IsGood) return Refuse(found);
        var outcome = await changes.AddAsExecutorAsync(
            Id, turn => turn.Case.Actions.Any(a => a.Id == A.Id && a.Edition != Input.Seen)
                ? Outcome.Refused("clash") : turn.Case.DoAction(A.Id, step, Input.Reason, until == default ? null : until, turn.By, turn.Now), cancel);
        outcome = outcome.OrClash(Input.Reason);
        if (outcome.IsGood) return Done("actions.done", "/mijn-acties");
        if (outcome.Refusal!.Code == "gone") return NotFound();
        await LoadAsync(cancel);
        return Refuse(outcome);
    }

    public Task<IActionResult> AgainAsync(CancellationToken cancel) => Task.FromResult(Done("actions.done", "/mijn-acties"));

    /// <summary>Opens a text of the action.</summary>
    public string? Read(Narrative? text) => opened.Table.Read(text, A.Id.Value);

    private async Task LoadAsync(CancellationToken cancel)
    {
        var id = new PlanActionId(Id);
        A = await db.PlanActions.VisibleTo(acting.By, db).AsNoTracking().SingleAsync(a => a.Id == id, cancel);
    }
}
