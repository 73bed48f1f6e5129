using Microsoft.EntityFrameworkCore;
using Rondetafel.Data;
using Rondetafel.Domain.Persons.Answers;
using Rondetafel.Domain.Persons.Cases;
using Rondetafel.Domain.Persons.Signals;
using Rondetafel.Domain.Persons.Tracks;
using Rondetafel.Domain.Persons.Weighings;
using Rondetafel.Domain.Shared;
using Rondetafel.Vault;

namespace Rondetafel.Access;

// The scopes of weighings and cases: for a partner they start from the seats, never from all rows.
public static partial class Scopes
{
    /// <summary>The signals that wait for a weighing in the municipalities that named this director.</summary>
    public static IQueryable<Signal> ToWeigh(this RondetafelDb db, Actor actor)
    {
        var person = Reaches(actor, Permission.ConveneWeighing, Reach.OwnName) ? actor.Id : null;
        var named = db.Municipalities.Where(m => person != null && m.NamedDirector == person).Select(m => m.Id);
        return db.Signals.Where(s => s.Status == SignalStatus.ToWeighing && named.Contains(s.MunicipalityId) && !db.Weighings.Any(w => w.SignalId == s.Id));
    }

    /// <summary>The weighings an actor chairs or sits at.</summary>
    public static IQueryable<Weighing> VisibleTo(this DbSet<Weighing> weighings, Actor actor, Permission permission, RondetafelDb db)
    {
        var chair = Reaches(actor, permission, Reach.OwnName) ? actor.Id : null;
        var member = Reaches(actor, permission, Reach.OwnSeat) ? actor.Id : null;
        var seats = db.Set<WeighingSeat>().Where(s => member != null && s.ProfessionalId == member).Select(s => s.WeighingId);
        return member is null ? weighings.Where(w => chair != null && w.Chair == chair)
            : chair is null ? weighings.Where(w => seats.Contains(w.Id)) : weighings.Where(w => w.Chair == chair || seats.Contains(w.Id));
    }

    /// <summary>The signals of the weighings an actor reaches with a permission, to change them in the save that changes the weighing.</summary>
    public static IQueryable<Signal> OfWeighings(this DbSet<Signal> signals, Actor actor, Permission permission, RondetafelDb db)
    {
        var weighed = db.Weighings.VisibleTo(actor, permission, db).Select(w => w.SignalId);
        return signals.Where(s => weighed.Contains(s.Id));
    }

    /// <summary>The answers owed for those signals and for the signals merged into them; who reported stays shut.</summary>
    public static IQueryable<Answer> OfWeighings(this DbSet<Answer> answers, Actor actor, Permission permission, RondetafelDb db)
    {
        var weighed = db.Weighings.VisibleTo(actor, permission, db).Select(w => w.SignalId);
        return answers.Where(a => weighed.Contains(a.SignalId) || db.Signals.Any(s => s.Id == a.SignalId && s.MergedInto != null && weighed.Contains(s.MergedInto.Value)));
    }

    /// <summary>The signals merged into one: about the same person, read there.</summary>
    public static IQueryable<Signal> OfMerged(this DbSet<Signal> signals, SignalId into) => signals.Where(s => s.MergedInto == into);

    /// <summary>For the daily job: the weighings whose end has come.</summary>
    public static IQueryable<Weighing> EndedBy(this DbSet<Weighing> weighings, DateOnly today) => weighings.Where(w => w.DestroyOn <= today);

    /// <summary>For the daily job: the weighings that waited for more until a day that has passed.</summary>
    public static IQueryable<Weighing> WaitedUntilBefore(this DbSet<Weighing> weighings, DateOnly today) =>
        weighings.Where(w => w.Status == WeighingStatus.Waiting && w.WaitUntil < today);

    /// <summary>For the daily job: the tracks whose last day has passed without a report.</summary>
    public static IQueryable<ProsecutorTrack> LapsedBy(this DbSet<ProsecutorTrack> tracks, DateOnly today) =>
        tracks.Where(t => t.Status == TrackStatus.Running && t.EndsOn < today);

    /// <summary>For the daily job: the tracks that came to their end and whose weighing is gone.</summary>
    public static IQueryable<ProsecutorTrack> LeftBehind(this DbSet<ProsecutorTrack> tracks, RondetafelDb db) =>
        tracks.Where(t => t.Status != TrackStatus.Running && !db.Weighings.Any(w => w.Id == t.WeighingId));

    /// <summary>The cases an actor leads or has a seat at today; closed ones are shielded for all.</summary>
    public static IQueryable<Case> VisibleTo(this DbSet<Case> cases, Actor actor, Permission permission, RondetafelDb db, DateOnly today)
    {
        var director = Reaches(actor, permission, Reach.OwnName) ? actor.Id : null;
        var member = Reaches(actor, permission, Reach.OwnSeat) ? actor.Id : null;
        var seats = db.Set<Seat>().Where(s => member != null && s.ProfessionalId == member && s.From <= today && today <= s.Until).Select(s => s.CaseId);
        var open = cases.Where(c => c.Status == CaseStatus.Running || c.Status == CaseStatus.Overdue || c.Status == CaseStatus.Monitoring);
        return member is null ? open.Where(c => director != null && c.Director == director)
            : director is null ? open.Where(c => seats.Contains(c.Id)) : open.Where(c => c.Director == director || seats.Contains(c.Id));
    }

    /// <summary>The actions that name an actor as executor, in cases that are open.</summary>
    public static IQueryable<PlanAction> VisibleTo(this DbSet<PlanAction> actions, Actor actor, RondetafelDb db)
    {
        var person = Reaches(actor, Permission.CarryOut, Reach.OwnName) ? actor.Id : null;
        return actions.Where(a => person != null && a.Executor == person
            && db.Cases.Any(c => c.Id == a.CaseId && (c.Status == CaseStatus.Running || c.Status == CaseStatus.Overdue || c.Status == CaseStatus.Monitoring)));
    }

    /// <summary>The case of an action that names an actor as executor, to note what came of that action.</summary>
    public static IQueryable<Case> OfAction(this RondetafelDb db, PlanActionId action, Actor actor)
    {
        var ids = db.PlanActions.VisibleTo(actor, db).Where(a => a.Id == action).Select(a => a.CaseId);
        return db.Cases.Where(c => ids.Contains(c.Id));
    }

    /// <summary>The cases an actor leads whose last change of status may still be undone, the closed ones among them.</summary>
    public static IQueryable<Case> ToUndo(this DbSet<Case> cases, Actor actor)
    {
        var director = Reaches(actor, Permission.LeadCase, Reach.OwnName) ? actor.Id : null;
        return cases.Where(c => director != null && c.Director == director && c.StatusChangedAt != null
            && (c.Status == CaseStatus.Monitoring || c.Status == CaseStatus.ClosedByTable));
    }

    /// <summary>For the daily job: the cases past their end date or hard end, as ids without content.</summary>
    public static IQueryable<Case> PastTheirEnd(this DbSet<Case> cases, DateOnly today) => cases.Where(c =>
        ((c.Status == CaseStatus.Running || c.Status == CaseStatus.Overdue) && c.NeededUntil < today)
        || (c.Status == CaseStatus.Monitoring && c.HardEnd != null && c.HardEnd < today));

    /// <summary>The prosecutor's tracks an actor owns or is told of.</summary>
    public static IQueryable<ProsecutorTrack> VisibleTo(this DbSet<ProsecutorTrack> tracks, Actor actor)
    {
        var person = Reaches(actor, Permission.FollowTrack, Reach.OwnName) ? actor.Id : null;
        return tracks.Where(t => person != null && (t.Owner == person || t.Chair == person));
    }

    /// <summary>Weighings as rows with facts and key, as they are for this actor.</summary>
    public static IQueryable<SealedItem> Items(this IQueryable<Weighing> weighings, Actor actor)
    {
        var person = actor.Id;
        return weighings.Select(w => new SealedItem(
            w.Id.Value,
            new ItemFacts(w.MunicipalityId, w.Chair, w.Seats.Any(s => s.ProfessionalId == person),
                w.Status == WeighingStatus.Unfounded || w.Status == WeighingStatus.NoPerson || w.Status == WeighingStatus.Referred),
            new SealKey(EF.Property<Guid>(w, Conventions.KeyId), EF.Property<byte[]>(w, Conventions.KeyWrapped), EF.Property<int>(w, Conventions.KeyRoot)), null));
    }

    /// <summary>Cases as rows with facts and key, as they are for this actor today.</summary>
    public static IQueryable<SealedItem> Items(this IQueryable<Case> cases, Actor actor, DateOnly today)
    {
        var person = actor.Id;
        return cases.Select(c => new SealedItem(
            c.Id.Value,
            new ItemFacts(null, c.Status == CaseStatus.ClosedByTable || c.Status == CaseStatus.ClosedByTerm ? null : c.Director,
                c.Status != CaseStatus.ClosedByTable && c.Status != CaseStatus.ClosedByTerm
                    && c.Seats.Any(s => s.ProfessionalId == person && s.From <= today && today <= s.Until),
                c.Status == CaseStatus.ClosedByTable || c.Status == CaseStatus.ClosedByTerm),
            new SealKey(EF.Property<Guid>(c, Conventions.KeyId), EF.Property<byte[]>(c, Conventions.KeyWrapped), EF.Property<int>(c, Conventions.KeyRoot)), null));
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
    /// A signal that waits for a weighing, named to the director of its municipality. Once another chairs its weighing it is
    /// as absent here as on the list; whoever convened it finds the form sent twice answered as once.
    /// </summary>
    private static IQueryable<SealedItem> ToWeigh(this RondetafelDb db, Guid signal) =>
        from s in db.Signals
        where s.Id == new SignalId(signal) && s.Status == SignalStatus.ToWeighing
        join m in db.Municipalities on s.MunicipalityId equals m.Id
        where !db.Weighings.Any(w => w.SignalId == s.Id && w.Chair != m.NamedDirector)
        select new SealedItem(
            s.Id.Value, new ItemFacts(null, m.NamedDirector, false, false),
            new SealKey(EF.Property<Guid>(s, Conventions.KeyId), EF.Property<byte[]>(s, Conventions.KeyWrapped), EF.Property<int>(s, Conventions.KeyRoot)), null);

    /// <summary>The signal of a weighing, with the weighing's chair and seats as facts; shut once the weighing is shielded.</summary>
    private static IQueryable<SealedItem> WeighedSignal(this RondetafelDb db, Guid weighing, Actor actor)
    {
        var person = actor.Id;
        return from w in db.Weighings
               where w.Id == new WeighingId(weighing)
               join s in db.Signals on w.SignalId equals s.Id
               select new SealedItem(
                   s.Id.Value,
                   new ItemFacts(w.MunicipalityId, w.Chair, w.Seats.Any(x => x.ProfessionalId == person),
                       w.Status == WeighingStatus.Unfounded || w.Status == WeighingStatus.NoPerson || w.Status == WeighingStatus.Referred),
                   new SealKey(EF.Property<Guid>(s, Conventions.KeyId), EF.Property<byte[]>(s, Conventions.KeyWrapped), EF.Property<int>(s, Conventions.KeyRoot)), null);
    }

    /// <summary>The cases of all actions of an executor, one row per action; each opens that action only.</summary>
    public static IQueryable<SealedItem> MyActionItems(this RondetafelDb db, Actor actor) =>
        from a in db.PlanActions.VisibleTo(actor, db)
        join c in db.Cases on a.CaseId equals c.Id
        select new SealedItem(
            c.Id.Value, new ItemFacts(null, a.Executor, false, false),
            new SealKey(EF.Property<Guid>(c, Conventions.KeyId), EF.Property<byte[]>(c, Conventions.KeyWrapped), EF.Property<int>(c, Conventions.KeyRoot)), a.Id.Value);

    /// <summary>The case of one action, for its executor: opens that action only.</summary>
    private static IQueryable<SealedItem> ActionItem(this RondetafelDb db, Guid action) =>
        from a in db.PlanActions
        where a.Id == new PlanActionId(action)
        join c in db.Cases on a.CaseId equals c.Id
        where c.Status == CaseStatus.Running || c.Status == CaseStatus.Overdue || c.Status == CaseStatus.Monitoring
        select new SealedItem(
            c.Id.Value, new ItemFacts(null, a.Executor, false, false),
            new SealKey(EF.Property<Guid>(c, Conventions.KeyId), EF.Property<byte[]>(c, Conventions.KeyWrapped), EF.Property<int>(c, Conventions.KeyRoot)), a.Id.Value);
}
