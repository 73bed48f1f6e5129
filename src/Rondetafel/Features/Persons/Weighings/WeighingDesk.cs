using Microsoft.EntityFrameworkCore;
using Rondetafel.Access;
using Rondetafel.Data;
using Rondetafel.Domain.Persons.Signals;
using Rondetafel.Domain.Persons.Weighings;
using Rondetafel.Domain.Shared;
using Rondetafel.Mail;

namespace Rondetafel.Features.Persons.Weighings;

/// <summary>What the steps of a weighing share: loading it for a change, reading dates and lists, notices, and saving once.</summary>
internal static class WeighingDesk
{
    /// <summary>A change of two editors that met.</summary>
    public static Outcome Clash { get; } = Outcome.Refused("clash");

    /// <summary>The weighing to change with roster and views, through its scope; null when it is gone or not theirs.</summary>
    public static Task<Weighing?> LoadAsync(RondetafelDb db, Acting acting, Guid id, Permission permission, CancellationToken cancel)
    {
        var key = new WeighingId(id);
        return db.Weighings.VisibleTo(acting.By, permission, db, acting.Now).AsSplitQuery()
            .Include(w => w.Seats).Include(w => w.Views).ThenInclude(v => v.Answers).SingleOrDefaultAsync(w => w.Id == key, cancel);
    }

    /// <summary>
    /// Changes the signal of a weighing and every signal merged into it, whole, in the caller's save. Answers the first
    /// refusal, or that it is done.
    /// </summary>
    public static async Task<Outcome> ChangeSignalsAsync(
        RondetafelDb db, Acting acting, Weighing weighing, Permission permission, Func<Signal, Outcome> change, CancellationToken cancel)
    {
        var key = weighing.SignalId;
        var reached = await db.Signals.OfWeighings(acting.By, permission, db, acting.Now).Where(s => s.Id == key).WithMergedAsync(db, cancel);
        var signals = await reached.AsSplitQuery().Include(s => s.Facts).Include(s => s.Additions).Include(s => s.Steps).ToListAsync(cancel);
        return signals.Select(change).FirstOrDefault(o => !o.IsGood) ?? Outcome.Done;
    }

    /// <inheritdoc cref="Saving.SaveOrClashAsync"/>
    public static Task<Outcome> SaveAsync(RondetafelDb db, CancellationToken cancel) => db.SaveOrClashAsync(cancel);

    /// <summary>Tells people, once each and never who acts, that something waits for them; the mail says no more.</summary>
    public static void Tell(RondetafelDb db, Acting acting, IEnumerable<ProfessionalId> people)
    {
        foreach (var person in people.Distinct().Where(p => p != acting.By.Id)) db.Outbox.Add(new OutboxMail { Id = acting.NewId(), For = person, At = acting.Now });
    }

    /// <summary>Says in Mijn werk, once each and never to who acts, that what they may see changed; the mail is another matter.</summary>
    public static void Notice(RondetafelDb db, Acting acting, IEnumerable<ProfessionalId> people, string text) =>
        Notices.Add(db, people.Where(p => p != acting.By.Id), text, acting.NewId, acting.By, acting.Now);

    /// <summary>Those on the roster of whom no view is asked any more: their Mijn werk says nothing by itself.</summary>
    public static IEnumerable<ProfessionalId> WithView(Weighing weighing)
    {
        var missing = weighing.Missing().ToHashSet();
        return weighing.Seats.Where(s => !missing.Contains(s.OrganisationId)).Select(s => s.ProfessionalId);
    }

    /// <summary>Reads a day as people type it. Refusal: "date_wrong" on the field; an empty field is null and left to the domain.</summary>
    public static Outcome ReadDay(string? text, string field, DateOnly today, out DateOnly? day)
    {
        day = null;
        if (string.IsNullOrWhiteSpace(text)) return Outcome.Done;
        if (!TypedDate.TryRead(text, today, out var read, Lean.Future)) return Outcome.Refused("date_wrong", field);
        day = read;
        return Outcome.Done;
    }
}
