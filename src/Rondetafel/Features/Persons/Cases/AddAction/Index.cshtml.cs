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
        var (given, refused) = Read();
        if (given is null) return Refuse(refused!, "Action");
        return await AnswerAsync(await Changes.AddAsync(Id, Parts.Goals, turn =>
        {
            var outcome = turn.Case.Agree(given with { Id = new PlanActionId(turn.NewId()) }, turn.By, turn.Now);
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

    private (NewPlanAction?, Outcome?) Read()
    {
        if (string.IsNullOrWhiteSpace(Action.Text)) return (null, Outcome.Refused("text_needed", "Text"));
        if (TypedText.TooLong(("Text", Action.Text), ("Ground", Action.Ground), ("LighterOption", Action.LighterOption)) is { } long_) return (null, long_);
        if (IdOf(Action.Owner) is not { } owner) return (null, Outcome.Refused("choice_needed", "Owner"));
        var (due, wrong) = Day(Action.DueOn, "DueOn");
        if (wrong is not null) return (null, wrong);
        if (due is not { } day) return (null, Outcome.Refused("until_needed", "DueOn"));
        if (!Enum.TryParse<PlanActionKind>(Action.Kind, out var kind) || !Enum.IsDefined(kind)) return (null, Outcome.Refused("choice_needed", "Kind"));
        var goal = IdOf(Action.Goal) is { } g ? V.Case.Goals.FirstOrDefault(x => x.Id == new GoalId(g)) : null;
        if (goal is null && !string.IsNullOrEmpty(Action.Goal)) return (null, Outcome.Refused("choice_needed", "Goal"));
        var domain = goal is not null && Action.LifeDomain == ActionForm.UsualDomain(V) ? goal.LifeDomain : Action.LifeDomain;
        if (!V.IsOnList("case.domain", domain)) return (null, Outcome.Refused("domain_needed", "LifeDomain"));
        if (!string.IsNullOrEmpty(Action.Measure) && !V.IsOnList("case.measure", Action.Measure)) return (null, Outcome.Refused("choice_needed", "Measure"));
        var executor = Executing.Read(Action.Executor, V);
        if (executor is null && !string.IsNullOrEmpty(Action.Executor)) return (null, Outcome.Refused("choice_needed", "Executor"));
        var measure = string.IsNullOrEmpty(Action.Measure) ? null : Action.Measure;
        return (new NewPlanAction(default, Action.Text, domain!, new OrganisationId(owner), executor, kind, day, goal?.Id, measure, Action.Ground, Action.LighterOption), null);
    }
}
