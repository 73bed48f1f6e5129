using Rondetafel.Access;
using Rondetafel.Audit;
using Rondetafel.Data;
using Rondetafel.Web;

namespace Rondetafel.Features.Persons.Leads;

/// <summary>The weighings and cases that nobody leads, for Mijn werk of the director who may take them over; asked every day until somebody does.</summary>
public sealed class LeadWorkQuery(LeadsQuery leads, RondetafelDb db, Acting acting, Texts.Texts texts, Readings readings) : IAsksWork
{
    /// <inheritdoc />
    public async Task<IReadOnlyList<WorkLine>> AskAsync(CancellationToken cancel)
    {
        var rows = await leads.RunAsync(cancel);
        Listed("WeighingsToTakeOver.listed", "Weighing", rows.Where(r => r.Kind == "weighing"));
        Listed("CasesToTakeOver.listed", "Case", rows.Where(r => r.Kind == "case"));
        return [.. rows.Select(r => new WorkLine(
            r.Kind + "s", acting.Today, texts.Of("lead.work." + r.Kind, r.Code), texts.Of("lead.work.why", r.Municipality, r.Before), "/overnemen", texts["work.source.do"], Code: r.Code))];
    }

    private void Listed(string action, string kind, IEnumerable<LeadRow> rows)
    {
        var ids = rows.Select(r => r.Id).ToList();
        if (ids.Count > 0) readings.Add(Reading.OfList(acting, action, kind, ids, db.Trace with { Rule = AccessRules.For(acting.By, Permission.TakeLead).First().Name, Purpose = nameof(Permission.TakeLead) }));
    }
}
