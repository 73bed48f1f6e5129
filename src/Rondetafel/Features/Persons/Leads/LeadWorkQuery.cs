using Rondetafel.Access;
using Rondetafel.Web;

namespace Rondetafel.Features.Persons.Leads;

/// <summary>The weighings and cases that nobody leads, for Mijn werk of the director who may take them over; asked every day until somebody does.</summary>
public sealed class LeadWorkQuery(LeadsQuery leads, Acting acting, Texts.Texts texts) : IAsksWork
{
    /// <inheritdoc />
    public async Task<IReadOnlyList<WorkLine>> AskAsync(CancellationToken cancel) => [.. (await leads.RunAsync(cancel)).Select(r => new WorkLine(
        r.Kind + "s", acting.Today, texts.Of("lead.work." + r.Kind, r.Code), texts.Of("lead.work.why", r.Municipality, r.Before), "/overnemen", texts["work.source.do"], Code: r.Code))];
}
