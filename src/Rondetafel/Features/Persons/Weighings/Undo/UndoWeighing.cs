using Microsoft.EntityFrameworkCore;
using Rondetafel.Access;
using Rondetafel.Data;
using Rondetafel.Domain.Persons.Signals;
using Rondetafel.Domain.Persons.Weighings;
using Rondetafel.Domain.Shared;

namespace Rondetafel.Features.Persons.Weighings.Undo;

/// <summary>Undo a decision not to take in.</summary>
public sealed record UndoWeighing(Guid Id, int Version, string? Reason)
{
    /// <summary>Nothing of the text.</summary>
    public override string ToString() => nameof(UndoWeighing);
}

/// <summary>Any weigher undoes it with a reason, until the end date: weighing and signal lie open again, in one save.</summary>
public sealed class UndoWeighingHandler(RondetafelDb db, Acting acting)
{
    public async Task<Outcome> RunAsync(UndoWeighing command, CancellationToken cancel)
    {
        if (TypedText.TooLong(("Reason", command.Reason)) is { } refused) return refused;
        if (await WeighingDesk.LoadAsync(db, acting, command.Id, Permission.ReadWeighing, cancel) is not { } weighing) return Outcome.Refused("not_now");
        if (weighing.Version != command.Version) return WeighingDesk.Clash;
        await db.Entry(weighing).Collection(w => w.Steps).LoadAsync(cancel);
        var left = weighing.ThemeLeft;
        var undone = weighing.Undo(new WeighingStepGiven(new WeighingStepId(acting.NewId()), command.Reason), acting.By, acting.Now);
        if (!undone.IsGood || undone.IsAlreadySo) return undone;
        var open = await WeighingDesk.ChangeSignalsAsync(db, acting, weighing, Permission.ReadWeighing,
            s => s.UndoDecision(new StepGiven(new SignalStepId(acting.NewId()), command.Reason), acting.By, acting.Now), cancel);
        if (!open.IsGood) return open;
        if (left is { } theme) await TakeBackAsync(weighing.MunicipalityId, theme.Theme, theme.On, cancel);
        WeighingDesk.Tell(db, acting, weighing.Seats.Select(s => s.ProfessionalId).Append(weighing.Chair));
        WeighingDesk.Notice(db, acting, WeighingDesk.WithView(weighing), "weighing.notice.undone");
        return await WeighingDesk.SaveAsync(db, cancel);
    }

    /// <summary>One of the rows with this theme, place and day goes; they are alike and none belongs to a weighing.</summary>
    private async Task TakeBackAsync(MunicipalityId municipality, string theme, DateOnly on, CancellationToken cancel)
    {
        var alike = db.Themes.Where(t => t.MunicipalityId == municipality && t.Theme == theme && t.On == on);
        if (await alike.OrderByDescending(t => t.Id).FirstOrDefaultAsync(cancel) is { } row) db.Themes.Remove(row);
    }
}
