using Rondetafel.Access;
using Rondetafel.Domain.Persons.Cases;
using Rondetafel.Domain.Persons.Meetings;
using Rondetafel.Domain.Shared;

namespace Rondetafel.Features.Persons.Meetings.Chair;

/// <summary>
/// The chair's own page: everything the chair may open, the whole agenda, who is there, and, for the chair alone, who present has
/// no seat at the case on the screen and at the next one.
/// </summary>
[Opens(ItemKind.Meeting, Permission.LeadMeeting)]
public sealed class IndexModel(SeatlessQuery seatless) : LeadScreenPage
{
    public override string Place => "voorzitter";

    /// <summary>Per case, who present has no seat today.</summary>
    public IReadOnlyDictionary<CaseId, IReadOnlyList<ProfessionalId>> Without { get; private set; } = new Dictionary<CaseId, IReadOnlyList<ProfessionalId>>();

    /// <summary>The point that comes up next, as far as the chair may open it; null when none waits.</summary>
    public Point? Next => V.Points.FirstOrDefault(p => p.Item.Id == V.Next?.Id);

    protected override async Task<bool> LoadAsync(CancellationToken cancel)
    {
        if (!await base.LoadAsync(cancel)) return false;
        Without = await seatless.RunAsync(V.Meeting, V.Today, p => p.Attendance == Attendance.Present, cancel);
        return true;
    }
}
