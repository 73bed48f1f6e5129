using Microsoft.AspNetCore.Mvc;
using Rondetafel.Access;
using Rondetafel.Domain.Persons.Cases;
using Rondetafel.Domain.Shared;

namespace Rondetafel.Features.Persons.Cases.AddAction;

/// <summary>Agrees an action: one line with what, who and by when.</summary>
[Opens(ItemKind.Case, Permission.OpenCase)]
public sealed class IndexModel : CasePage
{
    [BindProperty] public ActionInput Action { get; set; } = new();

    /// <summary>Pressed to see what the chosen organisation needs; nothing is saved.</summary>
    [BindProperty(Name = "show")] public string? Show { get; set; }

    /// <summary>The form with its choices.</summary>
    public ActionForm Form { get; private set; } = null!;

    public override string Key => "action";

    protected override string Place => "plan";

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        await LoadAsync(cancel);
        if (Show is not null) return Page();
        var (given, wrong) = Read();
        return await AnswerAsync(await Changes.AddAsync(Id, Parts.Goals, turn =>
        {
            var outcome = wrong.With(() => turn.Case.Agree(given with { Id = new PlanActionId(turn.NewId()) }, turn.By, turn.Now));
            if (outcome.IsGood && given.Executor is { } executor) turn.Tell(executor);
            else if (outcome.IsGood && given.Owner != turn.By.Organisation) turn.TellTable(given.Owner);
            return outcome;
        }, cancel), cancel, "Action");
    }

    protected override async Task LoadAsync(CancellationToken cancel)
    {
        await base.LoadAsync(cancel);
        Action.LifeDomain ??= ActionForm.UsualDomain(V);
        Form = new ActionForm(V) { Action = Action };
    }

    /// <summary>The action as typed, and what is wrong with it that the page can know.</summary>
    private (NewPlanAction Given, Outcome Wrong) Read()
    {
        var (due, wrong) = Day(Action.DueOn, "DueOn");
        var goal = IdOf(Action.Goal) is { } g ? V.Case.Goals.FirstOrDefault(x => x.Id == new GoalId(g)) : null;
        var domain = goal is not null && Action.LifeDomain == ActionForm.UsualDomain(V) ? goal.LifeDomain : Action.LifeDomain;
        var executor = Executing.Read(Action.Executor, V);
        var measure = string.IsNullOrEmpty(Action.Measure) ? null : Action.Measure;
        var found = Outcome.Done.And(wrong).And(Outcome.Fields(
            (IdOf(Action.Owner) is null, "choice_needed", "Owner"),
            (due is null, "until_needed", "DueOn"),
            (!Enum.TryParse<PlanActionKind>(Action.Kind, out var kind) || !Enum.IsDefined(kind), "choice_needed", "Kind"),
            (goal is null && !string.IsNullOrEmpty(Action.Goal), "choice_needed", "Goal"),
            (!V.IsOnList("case.domain", domain), "domain_needed", "LifeDomain"),
            (measure is not null && !V.IsOnList("case.measure", measure), "choice_needed", "Measure"),
            (executor is null && !string.IsNullOrEmpty(Action.Executor), "choice_needed", "Executor")))
            .And(TypedText.TooLong(("Text", Action.Text), ("Ground", Action.Ground), ("LighterOption", Action.LighterOption)));
        var owner = new OrganisationId(IdOf(Action.Owner) ?? default);
        return (new NewPlanAction(default, Action.Text ?? "", domain ?? "", owner, executor, kind, due ?? Acting.Today, goal?.Id, measure, Action.Ground, Action.LighterOption), found);
    }
}
