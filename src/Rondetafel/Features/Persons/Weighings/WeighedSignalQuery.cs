using Microsoft.EntityFrameworkCore;
using Rondetafel.Access;
using Rondetafel.Audit;
using Rondetafel.Data;
using Rondetafel.Domain.Persons.Signals;
using Rondetafel.Domain.Shared;
using Rondetafel.Vault;

namespace Rondetafel.Features.Persons.Weighings;

/// <summary>
/// Opens the signal of a weighing through its own table and logs that reading apart. Gives no reporter and no relation of
/// the reporter to the person; null once the weighing is shielded.
/// </summary>
public sealed class WeighedSignalQuery(RondetafelDb db, Acting acting, SealedTexts sealedTexts, Readings readings)
{
    public async Task<SignalSeen?> RunAsync(Guid weighing, CancellationToken cancel)
    {
        var item = await Scopes.ItemAsync(db, ItemKind.WeighedSignal, weighing, acting, cancel);
        if (item is null || item.Facts.Shielded || CaseTable.For(sealedTexts, acting.By, Permission.ReadWeighing, item) is not { } table) return null;
        readings.Add(Reading.OfItem(acting, "WeighedSignal.opened", nameof(Signal), item.Id, db.Trace with { Rule = table.RuleName, Purpose = nameof(Permission.ReadWeighing) }));
        var key = new SignalId(item.Id);
        var signal = await db.Signals.OfWeighings(acting.By, Permission.ReadWeighing, db).AsNoTracking().AsSplitQuery()
            .Include(s => s.Facts).Include(s => s.Additions).Include(s => s.Steps).SingleAsync(s => s.Id == key, cancel);
        string? Open(Narrative? text) => table.Read(text, item.Id);
        var brought = signal.Steps.Where(s => s.Action == SignalAction.BringToWeighing).MaxBy(s => s.At);
        return new SignalSeen(
            item.Id, signal.Code, signal.ReceivedAt, Open(signal.GivenNames), Open(signal.FamilyName), Open(signal.BirthDate), Open(signal.Address), Open(signal.Description),
            Facts(signal, table), Open(signal.Worry), Open(signal.OtherExplanation), Open(signal.AlreadyDone), signal.PersonKnows,
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
