using Microsoft.EntityFrameworkCore;
using Rondetafel.Access;
using Rondetafel.Data;
using Rondetafel.Domain.Persons.Signals;
using Rondetafel.Domain.Persons.Weighings;
using Rondetafel.Domain.Shared;

namespace Rondetafel.Features.Persons.Weighings;

/// <summary>A signal that waits for a weighing: no content, only its code and its term.</summary>
public sealed record SignalRow(Guid Id, string Code, string Municipality, DateOnly BroughtOn, DateOnly DecideBy);

/// <summary>A weighing that the reader chairs or sits at.</summary>
/// <param name="Missing">Organisations without a view; null where the reader is not told.</param>
/// <param name="Asks">"view", "open", "decide", "wait", "given", "undo" or "done": what is asked of the reader.</param>
/// <param name="IsAsked">Whether the reader is who was asked for more.</param>
/// <param name="By">The day by which it is asked; null when nothing is.</param>
public sealed record WeighingRow(Guid Id, string Code, string Municipality, WeighingStatus Status, DateOnly On, bool IsChair, int? Missing, string Asks, bool IsAsked, DateOnly? By);

/// <summary>What waits to be weighed, and the weighings of the reader; a page that shows them logs the lists.</summary>
public sealed class QueueQuery(RondetafelDb db, Acting acting)
{
    /// <summary>The signals that wait, soonest term first; empty for who does not convene.</summary>
    public async Task<IReadOnlyList<SignalRow>> SignalsAsync(CancellationToken cancel)
    {
        if (!AccessRules.May(acting.By, Permission.ConveneWeighing)) return [];
        var term = (await Parameters.OnAsync(db, acting.Today, cancel))[Parameters.WeighingDays];
        var found = await db.ToWeigh(acting.By, await Directors.ServedByAsync(db, acting.By, acting.Today, cancel)).AsNoTracking()
            .Select(s => new
            {
                s.Id,
                s.Code,
                s.MunicipalityId,
                s.ReceivedAt,
                Brought = s.Steps.Where(x => x.Action == SignalAction.BringToWeighing).Max(x => (DateTime?)x.At),
            }).ToListAsync(cancel);
        var names = await MunicipalitiesAsync(cancel);
        return found.Select(s => (Row: s, At: s.Brought ?? s.ReceivedAt))
            .Select(s => new SignalRow(s.Row.Id.Value, s.Row.Code, names[s.Row.MunicipalityId], Deadline.LocalDate(s.At), Deadline.InWorkingDays(s.At, term).Day))
            .OrderBy(s => s.DecideBy).ThenBy(s => s.Code, StringComparer.Ordinal).ToList();
    }

    /// <summary>The weighings of the reader, what is asked first.</summary>
    public async Task<IReadOnlyList<WeighingRow>> WeighingsAsync(CancellationToken cancel)
    {
        var (me, own) = (acting.By.Id, acting.By.Organisation);
        var found = await db.Weighings.VisibleTo(acting.By, Permission.ReadWeighing, db, acting.Now).AsNoTracking().AsSplitQuery()
            .Select(w => new
            {
                w.Id,
                w.Code,
                w.MunicipalityId,
                w.Status,
                w.On,
                w.DecideBy,
                w.WaitUntil,
                w.DestroyOn,
                w.Chair,
                Seats = w.Seats.Select(s => s.OrganisationId).ToList(),
                Views = w.Views.Select(v => v.OrganisationId).ToList(),
                Asked = w.Steps.Where(s => s.Action == WeighingAction.AskMore).OrderByDescending(s => s.At).Select(s => s.Asked).FirstOrDefault(),
            }).ToListAsync(cancel);
        var names = await MunicipalitiesAsync(cancel);
        return found.Select(w =>
        {
            var chair = w.Chair == me;
            var asks = Asks(w.Status, chair, !chair && own is { } o && w.Seats.Contains(o) && !w.Views.Contains(o));
            return new WeighingRow(
                w.Id.Value, w.Code, names[w.MunicipalityId], w.Status, w.On, chair,
                chair && w.Status == WeighingStatus.Preparing ? w.Seats.Distinct().Count(s => !w.Views.Contains(s)) : null, asks, me is not null && w.Asked == me,
                asks switch { "view" or "open" => w.On, "decide" => w.DecideBy, "wait" => w.WaitUntil, "undo" => w.DestroyOn?.AddDays(-1), _ => null });
        }).OrderBy(w => w.Asks is "view" or "open" or "decide" ? 0 : 1).ThenBy(w => w.By ?? w.On).ThenBy(w => w.Code, StringComparer.Ordinal).ToList();
    }

    private static string Asks(WeighingStatus status, bool chair, bool owes) => status switch
    {
        WeighingStatus.Preparing => chair ? "open" : owes ? "view" : "given",
        WeighingStatus.Opened => chair ? "decide" : owes ? "view" : "done",
        WeighingStatus.Waiting => "wait",
        WeighingStatus.TakenIn => "done",
        _ => "undo",
    };

    private Task<Dictionary<MunicipalityId, string>> MunicipalitiesAsync(CancellationToken cancel) =>
        db.Municipalities.AsNoTracking().ToDictionaryAsync(m => m.Id, m => m.Name, cancel);
}
