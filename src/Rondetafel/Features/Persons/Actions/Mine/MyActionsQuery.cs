using Microsoft.EntityFrameworkCore;
using Rondetafel.Access;
using Rondetafel.Audit;
using Rondetafel.Data;
using Rondetafel.Domain.Persons.Cases;
using Rondetafel.Vault;

namespace Rondetafel.Features.Persons.Actions.Mine;

/// <summary>An action that I carry out.</summary>
public sealed record MyAction(Guid Id, string Text, DateOnly DueOn, PlanActionStatus Status)
{
    /// <summary>Nothing of the text.</summary>
    public override string ToString() => nameof(MyAction);
}

/// <summary>The actions that name me as executor: their own words and term, nothing of the case.</summary>
public sealed class MyActionsQuery(RondetafelDb db, Acting acting, SealedTexts texts, Readings readings)
{
    private const int Most = 200;

    public async Task<IReadOnlyList<MyAction>> RunAsync(CancellationToken cancel)
    {
        var rows = await db.PlanActions.VisibleTo(acting.By, db).AsNoTracking().Where(a => a.Status != PlanActionStatus.Withdrawn)
            .OrderBy(a => a.Status == PlanActionStatus.Open ? 0 : 1).ThenBy(a => a.DueOn).Take(Most)
            .Select(a => new { a.Id, a.DueOn, a.Status, a.Text }).ToListAsync(cancel);
        var items = await db.MyActionItems(acting.By).ToDictionaryAsync(i => i.OnlyRow!.Value, cancel);
        readings.Add(Reading.OfList(acting, "actions.listed", "PlanAction", rows.Select(r => r.Id.Value), db.Trace));
        return rows.Select(r => new MyAction(
            r.Id.Value, CaseTable.For(texts, acting.By, Permission.CarryOut, items[r.Id.Value])!.Read(r.Text, r.Id.Value)!, r.DueOn, r.Status)).ToList();
    }
}
