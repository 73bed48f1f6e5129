using Microsoft.EntityFrameworkCore;
using Rondetafel.Access;
using Rondetafel.Data;
using Rondetafel.Domain.Persons.Signals;
using Rondetafel.Domain.Shared;
using Rondetafel.Features.Persons.Answers;

namespace Rondetafel.Features.Persons.Signals;

/// <summary>What the steps on a signal share: loading it for a change, and saving with an answer to a clash of two editors.</summary>
internal static class SignalDesk
{
    /// <summary>A change of two editors that met.</summary>
    public static Outcome Clash { get; } = Outcome.Refused("clash");

    /// <summary>The signal to change, through its scope; null when it is gone since the page was opened.</summary>
    public static Task<Signal?> ToHandleAsync(RondetafelDb db, Acting acting, Guid id, CancellationToken cancel)
    {
        var key = new SignalId(id);
        return db.Signals.VisibleTo(acting.By, Permission.HandleSignal).SingleOrDefaultAsync(s => s.Id == key, cancel);
    }

    /// <summary>The signals merged into this one go along with what was done with it: what is read there is shielded there too.</summary>
    public static async Task<Outcome> AlongAsync(RondetafelDb db, Acting acting, Signal signal, SignalAction action, string? reason, string? target, SignalTerms terms, CancellationToken cancel)
    {
        var id = signal.Id;
        foreach (var merged in await (await db.Signals.VisibleTo(acting.By, Permission.HandleSignal).Where(s => s.Id == id).WithMergedAsync(db, cancel)).Where(s => s.Id != id).ToListAsync(cancel))
            if (merged.GoAlong(action, new StepGiven(new SignalStepId(acting.NewId()), reason, target), terms, acting.By, acting.Now) is { IsGood: false } refused) return refused;
        return Outcome.Done;
    }

    /// <inheritdoc cref="FeedbackDuty.SaveAsync"/>
    public static Task<Outcome> SaveAsync(RondetafelDb db, CancellationToken cancel) => FeedbackDuty.SaveAsync(db, cancel);
}
