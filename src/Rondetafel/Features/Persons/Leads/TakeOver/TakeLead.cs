using Microsoft.EntityFrameworkCore;
using Rondetafel.Access;
using Rondetafel.Data;
using Rondetafel.Domain.Persons.Cases;
using Rondetafel.Domain.Persons.Tracks;
using Rondetafel.Domain.Persons.Weighings;
using Rondetafel.Domain.Shared;

namespace Rondetafel.Features.Persons.Leads.TakeOver;

/// <summary>Take over the lead of a weighing ("weighing") or a case ("case").</summary>
public sealed record TakeLead(string? Kind, Guid Id, int Version);

/// <summary>
/// Takes over, with the prosecutor's tracks that were reported to the one before and the provisions of a case, in one save. Who sits there, and the one
/// before, hear that something changed. Refusals: "not_now" when it is led, decided, closed or not theirs; "clash".
/// </summary>
public sealed class TakeLeadHandler(RondetafelDb db, Acting acting)
{
    public async Task<Outcome> RunAsync(TakeLead command, CancellationToken cancel)
    {
        var succession = await Directors.SuccessionAsync(db, acting.By, acting.Today, cancel);
        var outcome = command.Kind == "case" ? await CaseAsync(command, succession, cancel) : await WeighingAsync(command, succession, cancel);
        return outcome.IsGood && !outcome.IsAlreadySo ? await db.SaveOrClashAsync(cancel) : outcome;
    }

    private async Task<Outcome> WeighingAsync(TakeLead command, Succession succession, CancellationToken cancel)
    {
        var key = new WeighingId(command.Id);
        if (await db.Weighings.ToTakeOver(acting.By, succession).Include(w => w.Seats).SingleOrDefaultAsync(w => w.Id == key, cancel) is not { } weighing) return Outcome.Refused("not_now");
        if (weighing.Version != command.Version) return Outcome.Refused("clash");
        var before = weighing.Chair;
        var outcome = weighing.TakeLead(new WeighingStepId(acting.NewId()), acting.By, acting.Now);
        if (!outcome.IsGood) return outcome;
        await TracksAsync(db.Tracks.ToTakeOver(acting.By, before).Where(t => t.WeighingId == key), cancel);
        Tell(weighing.Seats.Select(s => s.ProfessionalId).Append(before), "lead.notice.weighing");
        return outcome;
    }

    private async Task<Outcome> CaseAsync(TakeLead command, Succession succession, CancellationToken cancel)
    {
        var (key, now) = (new CaseId(command.Id), acting.Now);
        if (await db.Cases.ToTakeOver(acting.By, succession).Include(c => c.Seats).SingleOrDefaultAsync(c => c.Id == key, cancel) is not { } led) return Outcome.Refused("not_now");
        if (led.Version != command.Version) return Outcome.Refused("clash");
        var before = led.Director;
        var outcome = led.TakeLead(new CaseStepId(acting.NewId()), acting.By, acting.Now);
        if (!outcome.IsGood) return outcome;
        await TracksAsync(db.Tracks.ToTakeOver(acting.By, before).Where(t => t.CaseId == key), cancel);
        foreach (var provision in await db.Provisions.OfTaken(led).Include(p => p.Items).ToListAsync(cancel)) provision.HandOn(led.Director, acting.By.Organisation!.Value, acting.By, acting.Now);
        Tell(led.Seats.Where(s => s.Counts(now)).Select(s => s.ProfessionalId).Append(before), "lead.notice.case");
        return outcome;
    }

    private async Task TracksAsync(IQueryable<ProsecutorTrack> tracks, CancellationToken cancel)
    {
        foreach (var track in await tracks.ToListAsync(cancel)) track.TakeLead(acting.By, acting.Now);
    }

    private void Tell(IEnumerable<ProfessionalId> people, string text) => Notices.Tell(db, people, text, acting.NewId, acting.By, acting.Now);
}
