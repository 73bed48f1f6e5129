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

    /// <summary>The form with its choices.</summary>
    public ActionForm Form { get; private set; } = null!;

    public override string Key => "action";

    protected override string Place => "plan";

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        await LoadAsync(cancel);
        var (given, refused) = Read();
        if (given is null) return Refuse(refused!, "Action");
        return await AnswerAsync(await Changes.AddAsync(Id, Parts.None, turn =>
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
        Form = new ActionForm(V) { Action = Action };
    }

    private (NewPlanAction?, Outcome?) Read()
    {
        if (string.IsNullOrWhiteSpace(Action.Text)) return (null, Outcome.Refused("text_needed", "Text"));
        if (TooLong(("Text", Action.Text), ("Ground", Action.Ground), ("LighterOption", Action.LighterOption)) is { } long_) return (null, long_);
        if (IdOf(Action.Owner) is not { } owner) return (null, Outcome.Refused("choice_needed", "Owner"));
        var (due, wrong) = Day(Action.DueOn, "DueOn");
        if (wrong is not null) return (null, wrong);
        if (due is not { } day) return (null, Outcome.Refused("until_needed", "DueOn"));
        if (!Enum.TryParse<PlanActionKind>(Action.Kind, out var kind) || !Enum.IsDefined(kind)) return (null, Outcome.Refused("choice_needed", "Kind"));
        var goal = IdOf(Action.Goal) is { } g ? V.Case.Goals.FirstOrDefault(x => x.Id == new GoalId(g)) : null;
        var domain = V.List("case.domain").Any(d => d.Value == Action.LifeDomain) ? Action.LifeDomain! : goal?.LifeDomain ?? "";
        var measure = V.List("case.measure").Any(m => m.Value == Action.Measure) ? Action.Measure : null;
        var executor = IdOf(Action.Executor) is { } e && V.Names.People.ContainsKey(new ProfessionalId(e)) ? new ProfessionalId(e) : (ProfessionalId?)null;
        return (new NewPlanAction(default, Action.Text, domain, new OrganisationId(owner), executor, kind, day, goal?.Id, measure, Action.Ground, Action.LighterOption), null);
    }
}
