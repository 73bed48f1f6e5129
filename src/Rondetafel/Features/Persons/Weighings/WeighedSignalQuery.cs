using Microsoft.EntityFrameworkCore;
using Rondetafel.Access;
using Rondetafel.Audit;
using Rondetafel.Data;
using Rondetafel.Domain.Persons.Signals;
using Rondetafel.Domain.Shared;
using Rondetafel.Vault;

namespace Rondetafel.Features.Persons.Weighings;

/// <summary>
/// Opens the signal of a weighing, and every signal merged into it, each through its own table, and logs each reading apart.
/// Gives no reporter and no relation of the reporter to the person; null once the weighing is shielded.
/// </summary>
public sealed class WeighedSignalQuery(RondetafelDb db, Acting acting, SealedTexts sealedTexts, Readings readings)
{
    public async Task<SignalSeen?> RunAsync(Guid weighing, CancellationToken cancel)
    {
        var tables = (await Scopes.WeighedAsync(db, weighing, acting.By, cancel)).Where(i => !i.Facts.Shielded)
            .Select(i => CaseTable.For(sealedTexts, acting.By, Permission.ReadWeighing, i)).OfType<CaseTable>().ToList();
        if (tables.Count == 0) return null;
        foreach (var table in tables)
            readings.Add(Reading.OfItem(acting, "WeighedSignal.opened", nameof(Signal), table.ItemId, db.Trace with { Rule = table.RuleName, Purpose = nameof(Permission.ReadWeighing) }));
        var ids = tables.Select(t => new SignalId(t.ItemId)).ToList();
        var brought = ids[0];
        var reached = await db.Signals.OfWeighings(acting.By, Permission.ReadWeighing, db, acting.Now).Where(s => s.Id == brought).WithMergedAsync(db, cancel);
        var signals = await reached.AsNoTracking().AsSplitQuery().Include(s => s.Facts).Include(s => s.Additions).Include(s => s.Steps).ToDictionaryAsync(s => s.Id, cancel);
        var seen = tables.Where(t => signals.ContainsKey(new SignalId(t.ItemId))).Select(t => Open(signals[new SignalId(t.ItemId)], t)).ToList();
        return seen.Count == 0 ? null : seen[0] with { Merged = seen.Skip(1).ToList() };
    }

    private static SignalSeen Open(Signal signal, CaseTable table)
    {
        string? Read(Narrative? text) => table.Read(text, signal.Id.Value);
        var brought = signal.Steps.Where(s => s.Action == SignalAction.BringToWeighing).MaxBy(s => s.At);
        return new SignalSeen(
            signal.Id.Value, signal.Code, signal.ReceivedAt, Read(signal.GivenNames), Read(signal.FamilyName), Read(signal.BirthDate), Read(signal.Address), Read(signal.Description),
            Facts(signal, table), Read(signal.Worry), Read(signal.OtherExplanation), Read(signal.AlreadyDone), signal.PersonKnows,
            brought is null ? null : table.Read(brought.Reason, brought.Id.Value), brought is null ? null : table.Read(brought.LighterOption, brought.Id.Value));
    }

    private static List<SignalFactSeen> Facts(Signal signal, CaseTable table) =>
    [
        .. signal.Facts.OrderBy(f => f.Order).Select(f => new SignalFactSeen(
            f.Id.Value, table.Read(f.What, f.Id.Value) ?? "", table.Read(f.Where, f.Id.Value), table.Read(f.When, f.Id.Value), f.Day, f.Observation, null)),
        .. signal.Additions.OrderBy(a => a.At).Select(a => new SignalFactSeen(
            a.Id.Value, table.Read(a.Text, a.Id.Value) ?? "", null, null, null, Observation.NotSaid, a.At)),
    ];
}
