using Microsoft.AspNetCore.Mvc;
using Rondetafel.Access;
using Rondetafel.Domain.Persons.Cases;
using Rondetafel.Domain.Shared;
using Rondetafel.Ui;

namespace Rondetafel.Features.Persons.Cases.Act;

/// <summary>What came of an action.</summary>
public sealed class StepInput
{
    public string? Step { get; set; }
    public string? Reason { get; set; }
    public string? Until { get; set; }
    public string? Executor { get; set; }

    /// <summary>The edition of the action that the writer saw.</summary>
    public int Seen { get; set; }
}

/// <summary>One action of the plan: done, not done because, a new term, its effect, who carries it out.</summary>
[Opens(ItemKind.Case, Permission.OpenCase)]
public sealed class IndexModel : CasePage
{
    [FromRoute] public Guid Act { get; set; }

    [BindProperty] public StepInput Input { get; set; } = new();

    /// <summary>The action.</summary>
    public PlanAction A { get; private set; } = null!;

    public override string Key => "step";

    protected override string Place => "plan";

    protected override bool IsOpen => true;

    /// <summary>What the reader may do with it now.</summary>
    public IReadOnlyList<Choice> Steps => (Who is { } who ? PlanActionTransitions.Table.ActionsFrom(A.Status, who) : [])
        .Select(s => new Choice(s.ToString(), T["plan.step." + s])).ToList();

    /// <summary>Who may carry it out.</summary>
    public IReadOnlyList<Choice> Executors => Executing.Choices(V);

    /// <summary>Whether the reader may name who carries it out.</summary>
    public bool MayAssign => V.MayWork && (V.Leads || A.Owner == V.Reader.Organisation);

    private PlanActionWho? Who => V.Leads ? PlanActionWho.Director : A.Owner == V.Reader.Organisation || A.Executor == V.Reader.Id ? PlanActionWho.Owner : null;

    public override async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        await LoadAsync(cancel);
        Input.Executor = A?.Executor?.Value.ToString();
        return A is null ? NotFound() : Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        await LoadAsync(cancel);
        if (A is null) return NotFound();
        var (until, wrong) = Day(Input.Until, "Until");
        var found = Outcome.Fields((!Enum.TryParse<PlanActionStep>(Input.Step, out var step) || !Enum.IsDefined(step), "choice_needed", "Step")).And(wrong).And(TypedText.TooLong(("Reason", Input.Reason)));
        if (!found.IsGood) return Refuse(found);
        var outcome = await Changes.AddAsync(Id, Parts.Actions, turn => Changed(turn) ?? turn.Case.DoAction(A.Id, step, Input.Reason, until, turn.By, turn.Now), cancel);
        return await AnswerAsync(outcome.OrClash(Input.Reason), cancel);
    }

    public async Task<IActionResult> OnPostAssignAsync(CancellationToken cancel)
    {
        await LoadAsync(cancel);
        if (A is null) return NotFound();
        var executor = Executing.Read(Input.Executor, V);
        if (executor is null && !string.IsNullOrEmpty(Input.Executor)) return Refuse(Outcome.Refused("choice_needed", "Executor"));
        return await AnswerAsync(await Changes.AddAsync(Id, Parts.Actions, turn =>
        {
            if (Changed(turn) is { } clash) return clash;
            var before = turn.Case.Actions.FirstOrDefault(a => a.Id == A.Id)?.Executor;
            var outcome = turn.Case.Assign(A.Id, executor, turn.By, turn.Now);
            if (!outcome.IsGood || before == executor) return outcome;
            turn.Tell(executor);
            if (before is { } had && had != turn.By.Id) turn.Notice(had, "cases.notice.action.gone");
            return outcome;
        }, cancel), cancel);
    }

    /// <summary>Whether somebody took a step with it since the writer opened the page.</summary>
    private Outcome? Changed(CaseTurn turn) => turn.Case.Actions.FirstOrDefault(a => a.Id == A.Id) is { } now && now.Edition != Input.Seen ? Outcome.Refused("clash") : null;

    protected override async Task LoadAsync(CancellationToken cancel)
    {
        await base.LoadAsync(cancel);
        A = V.Case.Actions.FirstOrDefault(a => a.Id.Value == Act)!;
    }
}
