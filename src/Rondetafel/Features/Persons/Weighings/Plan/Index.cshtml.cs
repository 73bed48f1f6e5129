using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Rondetafel.Access;
using Rondetafel.Data;
using Rondetafel.Domain.Persons.Weighings;
using Rondetafel.Ui;

namespace Rondetafel.Features.Persons.Weighings.Plan;

/// <summary>Changes date and roster of a weighing.</summary>
[Opens(ItemKind.Weighing, Permission.LeadWeighing)]
public sealed class IndexModel(WeighingQuery weighing, PlanWeighingHandler handler, RosterQuery roster, RondetafelDb db, Acting acting) : WeighingStepPage(weighing)
{
    public override WeighingAction Step => WeighingAction.Plan;

    [BindProperty] public RosterInput Input { get; set; } = new();

    /// <summary>Who can weigh.</summary>
    public IReadOnlyList<Choice> People { get; private set; } = [];

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel) =>
        await AnswerAsync(await handler.RunAsync(new PlanWeighing(Id, Version, Input.On, Input.Seats), cancel), cancel);

    protected override async Task LoadAsync(CancellationToken cancel)
    {
        await base.LoadAsync(cancel);
        var key = new WeighingId(Id);
        var municipality = await db.Weighings.VisibleTo(acting.By, Permission.LeadWeighing, db, acting.Now).Where(w => w.Id == key).Select(w => w.MunicipalityId).SingleAsync(cancel);
        People = (await roster.RunAsync(municipality, cancel)).Select(c => new Choice(c.Id.Value.ToString(), $"{c.Name}, {c.Organisation}", c.Function)).ToList();
        if (Request.Method == "GET") Input = new RosterInput { On = D.Long(Seen.On), Seats = Seen.Roster.Select(r => r.Id.Value).ToList() };
    }

    private Dates D => HttpContext.RequestServices.GetRequiredService<Dates>();
}
