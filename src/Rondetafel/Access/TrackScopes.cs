using Microsoft.EntityFrameworkCore;
using Rondetafel.Data;
using Rondetafel.Domain.Persons.Cases;
using Rondetafel.Domain.Persons.Tracks;
using Rondetafel.Domain.Persons.Weighings;
using Rondetafel.Domain.Shared;
using Rondetafel.Vault;

namespace Rondetafel.Access;

// The scopes of prosecutor's tracks: owner and chair, and who sits at the table that must know that one runs.
public static partial class Scopes
{
    /// <summary>The prosecutor's tracks an actor owns or is told of.</summary>
    public static IQueryable<ProsecutorTrack> VisibleTo(this DbSet<ProsecutorTrack> tracks, Actor actor, RondetafelDb db)
    {
        var person = Reaches(actor, Permission.FollowTrack, Reach.OwnName) ? actor.Id : null;
        var hasPerson = person is not null;
        return tracks.WithOpenCase(db).Where(t => hasPerson && (t.Owner == person || t.Chair == person));
    }

    /// <summary>Without the tracks of a case that is closed, noted there or at the weighing that took in: shielded with it.</summary>
    public static IQueryable<ProsecutorTrack> WithOpenCase(this IQueryable<ProsecutorTrack> tracks, RondetafelDb db) => tracks.Reaching(WallReach.Track).Where(t => !db.Cases.Any(c =>
        (c.Id == t.CaseId || db.Weighings.Any(w => w.Id == t.WeighingId && w.Status == WeighingStatus.TakenIn && w.CaseId == c.Id))
        && (c.Status == CaseStatus.ClosedByTable || c.Status == CaseStatus.ClosedByTerm)));

    /// <summary>The tracks noted at a weighing that the actor chairs or sits at.</summary>
    public static IQueryable<ProsecutorTrack> OfWeighing(this DbSet<ProsecutorTrack> tracks, WeighingId weighing, Actor actor, RondetafelDb db, DateTime now)
    {
        var seen = db.Weighings.VisibleTo(actor, Permission.ReadWeighing, db, now).Where(w => w.Id == weighing).Select(w => (WeighingId?)w.Id);
        return tracks.Where(t => seen.Contains(t.WeighingId));
    }

    /// <summary>The tracks that belong to a case that the actor leads or has a seat at.</summary>
    public static IQueryable<ProsecutorTrack> OfCase(this DbSet<ProsecutorTrack> tracks, CaseId theCase, Actor actor, RondetafelDb db, DateTime now)
    {
        var seen = db.Cases.VisibleTo(actor, Permission.OpenCase, db, now).Where(c => c.Id == theCase).Select(c => (CaseId?)c.Id);
        return tracks.Where(t => seen.Contains(t.CaseId));
    }

    /// <summary>The tracks whose chair the actor takes over, with the weighing or the case that the actor takes over in the same save.</summary>
    public static IQueryable<ProsecutorTrack> ToTakeOver(this DbSet<ProsecutorTrack> tracks, Actor actor, ProfessionalId before)
    {
        var takes = Reaches(actor, Permission.TakeLead, Reach.NoRow);
        return tracks.Where(t => takes && t.Chair == before);
    }

    /// <summary>Tracks as rows with facts and key; the owner or the chair is the one named.</summary>
    public static IQueryable<SealedItem> Items(this IQueryable<ProsecutorTrack> tracks, Actor actor)
    {
        var person = actor.Id;
        return tracks.Select(t => new SealedItem(
            t.Id.Value, new ItemFacts(null, t.Chair == person ? t.Chair : t.Owner, false, false),
            new SealKey(EF.Property<Guid>(t, Conventions.KeyId), EF.Property<byte[]>(t, Conventions.KeyWrapped), EF.Property<int>(t, Conventions.KeyRoot)), null));
    }

    /// <summary>
    /// Tracks of a table that the actor reads, as rows with facts and key: a seat there opens the report only where its owner
    /// gave it to the whole table.
    /// </summary>
    public static IQueryable<SealedItem> ItemsOfTable(this IQueryable<ProsecutorTrack> tracks, Actor actor)
    {
        var person = actor.Id;
        return tracks.Select(t => new SealedItem(
            t.Id.Value, new ItemFacts(null, t.Chair == person ? t.Chair : t.Owner, t.ForTable, false),
            new SealKey(EF.Property<Guid>(t, Conventions.KeyId), EF.Property<byte[]>(t, Conventions.KeyWrapped), EF.Property<int>(t, Conventions.KeyRoot)), null));
    }

    /// <summary>For the daily job: the tracks whose last day has passed without a report.</summary>
    public static IQueryable<ProsecutorTrack> LapsedBy(this DbSet<ProsecutorTrack> tracks, DateOnly today) =>
        tracks.Where(t => t.Status == TrackStatus.Running && t.EndsOn < today);

    /// <summary>For the daily job: the tracks whose end nobody read yet and whose chair counts as process director no more.</summary>
    public static IQueryable<ProsecutorTrack> UnreadWithout(this DbSet<ProsecutorTrack> tracks, IReadOnlyList<ProfessionalId> counting) =>
        tracks.Where(t => (t.Status == TrackStatus.Lapsed || t.Status == TrackStatus.ReportedBack) && !counting.Contains(t.Chair));

    /// <summary>For the daily job: the tracks whose term is over and whose weighing and case are gone or closed.</summary>
    public static IQueryable<ProsecutorTrack> LeftBehind(this DbSet<ProsecutorTrack> tracks, RondetafelDb db, DateOnly today) => tracks.Where(t =>
        t.DestroyOn <= today && !db.Weighings.Any(w => w.Id == t.WeighingId)
        && !db.Cases.Any(c => c.Id == t.CaseId && c.Status != CaseStatus.ClosedByTable && c.Status != CaseStatus.ClosedByTerm));
}
