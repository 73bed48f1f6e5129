using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Query;
using Rondetafel.Data;
using Rondetafel.Domain.Persons.Answers;
using Rondetafel.Domain.Persons.Cases;
using Rondetafel.Domain.Persons.Matching;
using Rondetafel.Domain.Persons.Signals;
using Rondetafel.Domain.Persons.Weighings;
using Rondetafel.Domain.Shared;
using Rondetafel.Vault;

namespace Rondetafel.Access;

// The scopes of weighings and cases: for a partner they start from the seats, never from all rows.
public static partial class Scopes
{
    /// <summary>The signals that wait for a weighing in the municipalities that this director serves.</summary>
    /// <param name="served">What <see cref="Directors.ServedByAsync"/> gives for the actor today.</param>
    public static IQueryable<Signal> ToWeigh(this RondetafelDb db, Actor actor, IReadOnlyList<MunicipalityId> served)
    {
        var convenes = Reaches(actor, Permission.ConveneWeighing, Reach.OwnName);
        return db.Signals.Where(s => convenes && s.Status == SignalStatus.ToWeighing && served.Contains(s.MunicipalityId) && !db.Weighings.Any(w => w.SignalId == s.Id));
    }

    /// <summary>The weighings an actor chairs or sits at; once somebody was taken in as <see cref="StillSeenBy"/> says.</summary>
    public static IQueryable<Weighing> VisibleTo(this DbSet<Weighing> weighings, Actor actor, Permission permission, RondetafelDb db, DateTime now)
    {
        var chair = Reaches(actor, permission, Reach.OwnName) ? actor.Id : null;
        var member = Reaches(actor, permission, Reach.OwnSeat) ? actor.Id : null;
        var hasMember = member is not null;
        var seats = db.Set<WeighingSeat>().Where(s => hasMember && s.ProfessionalId == member).Select(s => s.WeighingId);
        var open = weighings.StillSeenBy(actor, db, now);
        var hasChair = chair is not null;
        return member is null ? open.Where(w => hasChair && w.Chair == chair)
            : chair is null ? open.Where(w => seats.Contains(w.Id)) : open.Where(w => w.Chair == chair || seats.Contains(w.Id));
    }

    /// <summary>
    /// Without the weighings that took somebody in, but for who may open that case, and for some days for who has and had no part
    /// in it: to the first they are shielded when the case closes, to the others nothing changes then (docs/decisions/0009).
    /// </summary>
    private static IQueryable<Weighing> StillSeenBy(this IQueryable<Weighing> weighings, Actor actor, RondetafelDb db, DateTime now)
    {
        var (person, today, opens) = (actor.Id, Deadline.LocalDate(now), db.Cases.VisibleTo(actor, Permission.OpenCase, db, now));
        return weighings.Reaching(WallReach.Part).Where(w => w.Status != WeighingStatus.TakenIn || opens.Any(c => c.Id == w.CaseId)
            || (w.LeavesRosterOn > today && !db.Cases.Any(c => c.Id == w.CaseId && (c.Director == person || c.Seats.Any(s => s.ProfessionalId == person) || c.Steps.Any(s => s.Before == person)))));
    }

    /// <summary>The signals of the weighings an actor reaches with a permission, to change them in the save that changes the weighing.</summary>
    public static IQueryable<Signal> OfWeighings(this DbSet<Signal> signals, Actor actor, Permission permission, RondetafelDb db, DateTime now)
    {
        var weighed = db.Weighings.VisibleTo(actor, permission, db, now).Select(w => w.SignalId);
        return signals.Where(s => weighed.Contains(s.Id));
    }

    /// <summary>For the daily job: the weighings whose end has come.</summary>
    public static IQueryable<Weighing> EndedBy(this DbSet<Weighing> weighings, DateOnly today) => weighings.Where(w => w.DestroyOn <= today);

    /// <summary>For the daily job: the weighings that waited for more until a day that has passed.</summary>
    public static IQueryable<Weighing> WaitedUntilBefore(this DbSet<Weighing> weighings, DateOnly today) =>
        weighings.Where(w => w.Status == WeighingStatus.Waiting && w.WaitUntil < today);

    /// <summary>The cases an actor leads or has a seat at now; closed ones are shielded for all.</summary>
    public static IQueryable<Case> VisibleTo(this DbSet<Case> cases, Actor actor, Permission permission, RondetafelDb db, DateTime now)
    {
        var today = Deadline.LocalDate(now);
        var director = Reaches(actor, permission, Reach.OwnName) ? actor.Id : null;
        var member = Reaches(actor, permission, Reach.OwnSeat) ? actor.Id : null;
        var hasMember = member is not null;
        var seats = db.Set<Seat>().Where(s => hasMember && s.ProfessionalId == member && s.From <= today && today <= s.Until && (s.EndsAt == null || now < s.EndsAt)).Select(s => s.CaseId);
        var open = cases.Where(c => c.Status == CaseStatus.Running || c.Status == CaseStatus.Overdue || c.Status == CaseStatus.Monitoring);
        var hasDirector = director is not null;
        return member is null ? open.Where(c => hasDirector && c.Director == director)
            : director is null ? open.Where(c => seats.Contains(c.Id)) : open.Where(c => c.Director == director || seats.Contains(c.Id));
    }

    /// <summary>A case with all its parts, for who may open it. Throws when it is not there for them any more.</summary>
    public static async Task<Case> WholeAsync(this DbSet<Case> cases, CaseId id, Actor actor, RondetafelDb db, DateTime now, CancellationToken cancel) =>
        await Whole(db, await cases.VisibleTo(actor, Permission.OpenCase, db, now).Where(c => c.Id == id).Select(c => c.Id).SingleAsync(cancel), cancel);

    /// <summary>Kept compiled: every page of a case asks it, and its fifteen queries were taken apart each time.</summary>
    private static readonly Func<RondetafelDb, CaseId, CancellationToken, Task<Case>> Whole = EF.CompileAsyncQuery((RondetafelDb db, CaseId key, CancellationToken cancel) => db.Cases.AsNoTracking().AsSplitQuery()
        .Include(c => c.Seats).Include(c => c.BriefSeats).Include(c => c.ExitCriteria).Include(c => c.ExitChecks).Include(c => c.Contributions).Include(c => c.Attachments).Include(c => c.Proposals)
        .Include(c => c.Goals).Include(c => c.Actions).Include(c => c.Judgements).Include(c => c.Flags)
        .Include(c => c.Steps).Include(c => c.Informings).Include(c => c.Requests).Include(c => c.Keepers)
        .Single(c => c.Id == key && (c.Status == CaseStatus.Running || c.Status == CaseStatus.Overdue || c.Status == CaseStatus.Monitoring)));

    /// <summary>The cases whose person takes part in matching: the open ones; compared inside Access only.</summary>
    public static IQueryable<Case> Living(this IQueryable<Case> cases) =>
        cases.Where(c => c.Status == CaseStatus.Running || c.Status == CaseStatus.Overdue || c.Status == CaseStatus.Monitoring);

    /// <summary>Cases as rows with facts, key and the identity fields only; opened by who leads the case, or compared.</summary>
    public static IQueryable<SealedIdentity> Identities(this IQueryable<Case> cases) => cases.Select(c => new SealedIdentity(
        c.Id.Value, new ItemFacts(null, c.Director, false, false),
        new SealKey(EF.Property<Guid>(c, Conventions.KeyId), EF.Property<byte[]>(c, Conventions.KeyWrapped), EF.Property<int>(c, Conventions.KeyRoot)),
        c.GivenNames, c.FamilyName, c.BirthDate, c.Address, null));

    /// <summary>Cases as rows with key and date of birth only, to be compared.</summary>
    public static IQueryable<SealedBirth> Births(this IQueryable<Case> cases) => cases.Select(c => new SealedBirth(
        c.Id.Value, new ItemFacts(null, c.Director, false, false),
        new SealKey(EF.Property<Guid>(c, Conventions.KeyId), EF.Property<byte[]>(c, Conventions.KeyWrapped), EF.Property<int>(c, Conventions.KeyRoot)), c.BirthDate));

    /// <summary>The case of a likely duplicate that the actor has opened; none when it is with a signal.</summary>
    public static IQueryable<Case> OfTask(this DbSet<Case> cases, MatchTask task) => cases.Reaching(WallReach.Task).Where(c => c.Id == task.CaseId);

    /// <summary>The actions that name an actor as executor, in cases that are open.</summary>
    public static IQueryable<PlanAction> VisibleTo(this DbSet<PlanAction> actions, Actor actor, RondetafelDb db)
    {
        var person = Reaches(actor, Permission.CarryOut, Reach.OwnName) ? actor.Id : null;
        var hasPerson = person is not null;
        return actions.Reaching(WallReach.Action).Where(a => hasPerson && a.Executor == person
            && db.Cases.Any(c => c.Id == a.CaseId && (c.Status == CaseStatus.Running || c.Status == CaseStatus.Overdue || c.Status == CaseStatus.Monitoring)));
    }

    /// <summary>The case of an action that names an actor as executor, to note what came of that action.</summary>
    public static IQueryable<Case> OfAction(this RondetafelDb db, PlanActionId action, Actor actor)
    {
        var ids = db.PlanActions.VisibleTo(actor, db).Where(a => a.Id == action).Select(a => a.CaseId);
        return db.Cases.Where(c => ids.Contains(c.Id));
    }

    /// <summary>The cases an actor leads whose last step may still be undone, the closed ones among them.</summary>
    public static IQueryable<Case> ToUndo(this DbSet<Case> cases, Actor actor)
    {
        var director = Reaches(actor, Permission.LeadCase, Reach.OwnName) ? actor.Id : null;
        var hasDirector = director is not null;
        return cases.Where(c => hasDirector && c.Director == director && c.StatusChangedAt != null);
    }

    /// <summary>The cases past their end date for which an actor is asked beside who leads them, for their number only (product.md, rule 3).</summary>
    public static IQueryable<Case> OverdueAskedOf(this DbSet<Case> cases, Actor actor, RondetafelDb db, DateOnly today, CaseTerms terms)
    {
        var (named, officer) = (Reaches(actor, Permission.HearOverdue, Reach.OwnName) ? actor.Id : null, Reaches(actor, Permission.HearOverdue, Reach.NoRow));
        var (standIn, last) = (today.AddDays(-Case.AskedAfter(OverdueAsking.StandIn, terms)), today.AddDays(-Case.AskedAfter(OverdueAsking.LawfulnessOfficer, terms)));
        var functions = Case.ChairFunctions;
        var hasNamed = named is not null;
        var seats = db.Set<Seat>().Where(s => hasNamed && (s.StandIn == named || s.ProfessionalId == named) && s.Function != null && functions.Contains(s.Function)
            && s.From <= today && today <= s.Until).Select(s => s.CaseId);
        return cases.Reaching(WallReach.Overdue).Where(c => c.Status == CaseStatus.Overdue && c.Director != actor.Id
            && ((c.NeededUntil < standIn && seats.Contains(c.Id)) || (officer && c.NeededUntil < last)));
    }

    /// <summary>For the daily job: the cases past their end date or hard end, as ids without content; a hard end waits for a weighing anew.</summary>
    public static IQueryable<Case> PastTheirEnd(this DbSet<Case> cases, DateOnly today, RondetafelDb db) => cases.Where(c =>
        ((c.Status == CaseStatus.Running || c.Status == CaseStatus.Overdue) && c.NeededUntil < today)
        || (c.Status == CaseStatus.Monitoring && c.HardEnd != null && c.HardEnd < today
            && !db.Weighings.Any(w => w.CaseId == c.Id && (w.Status == WeighingStatus.Preparing || w.Status == WeighingStatus.Opened || w.Status == WeighingStatus.Waiting))));

    /// <summary>The answers still owed to reporters whose signals led to a case; for who leads it, to count.</summary>
    public static IQueryable<Answer> OwedFor(this DbSet<Answer> answers, CaseId theCase, Actor actor, RondetafelDb db)
    {
        var led = db.Cases.LedBy(actor).Where(c => c.Id == theCase).Select(c => (CaseId?)c.Id);
        var weighed = db.Weighings.Where(w => led.Contains(w.CaseId)).Select(w => w.SignalId);
        return answers.Where(a => a.DueOn != null
            && (weighed.Contains(a.SignalId) || db.Signals.Any(s => s.Id == a.SignalId && s.MergedInto != null && weighed.Contains(s.MergedInto.Value))
                || db.Signals.Any(s => s.SplitFrom == a.SignalId && weighed.Contains(s.Id))));
    }

    /// <summary>
    /// The cases that an actor can name in a weighing by their number, closed ones too; their texts stay shut. Those of the actor, and
    /// the closed ones, in the municipalities that this director serves, whose director counts as one no more: nobody else could name them.
    /// </summary>
    /// <param name="succession">What <see cref="Directors.SuccessionAsync"/> gives for the actor today.</param>
    public static IQueryable<Case> ToName(this DbSet<Case> cases, Actor actor, Succession succession)
    {
        var (director, takes) = (Reaches(actor, Permission.LeadCase, Reach.OwnName) ? actor.Id : null, Reaches(actor, Permission.TakeLead, Reach.NoRow));
        var (hasDirector, served, counting) = (director is not null, succession.Served, succession.Counting);
        return cases.Reaching(WallReach.Closed).Where(c => (hasDirector && c.Director == director)
            || (takes && c.ClosedAt != null && served.Contains(c.MunicipalityId) && !counting.Contains(c.Director)));
    }

    /// <summary>The closed cases that an actor led last, for their number only; their texts stay shut for all.</summary>
    public static IQueryable<Case> ClosedOf(this DbSet<Case> cases, Actor actor) =>
        cases.LedBy(actor).Where(c => c.Status == CaseStatus.ClosedByTable || c.Status == CaseStatus.ClosedByTerm);

    /// <summary>The cases that an actor leads or led, closed ones too; their texts stay shut.</summary>
    private static IQueryable<Case> LedBy(this DbSet<Case> cases, Actor actor)
    {
        var director = Reaches(actor, Permission.LeadCase, Reach.OwnName) ? actor.Id : null;
        var hasDirector = director is not null;
        return cases.Where(c => hasDirector && c.Director == director);
    }

    /// <summary>The case that a weighing names, closed or not, for the chair who takes the person in again.</summary>
    public static IQueryable<Case> NamedBy(this DbSet<Case> cases, WeighingId weighing, Actor actor, RondetafelDb db, DateTime now)
    {
        var named = db.Weighings.VisibleTo(actor, Permission.LeadWeighing, db, now).Where(w => w.Id == weighing && w.CaseId != null).Select(w => w.CaseId!.Value);
        return cases.Reaching(WallReach.Weighed).Where(c => named.Contains(c.Id));
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

    /// <summary>Cases as rows with facts and key, as they are for this actor now.</summary>
    public static IQueryable<SealedItem> Items(this IQueryable<Case> cases, Actor actor, DateTime now) => cases.Select(Item(actor, now));

    /// <summary>Cases as lists name them: number, state and days, and in the same query what opens the name.</summary>
    /// <param name="owner">Whose open actions are counted; null counts none.</param>
    public static IQueryable<CaseLine> Lines(this IQueryable<Case> cases, Actor actor, DateTime now, OrganisationId? owner = null)
    {
        var item = Item(actor, now);
        Expression<Func<Case, int>> none = c => 0, open = c => c.Actions.Count(a => a.Status == PlanActionStatus.Open && a.Owner == owner);
        var actions = owner is null ? none : open;
        Expression Of(string property) => Expression.Property(item.Parameters[0], property);
        return cases.Select(Expression.Lambda<Func<Case, CaseLine>>(
            Expression.New(
                typeof(CaseLine).GetConstructors().Single(), item.Body, Of(nameof(Case.Id)), Of(nameof(Case.Number)), Of(nameof(Case.Status)), Of(nameof(Case.NextDiscussionOn)),
                Of(nameof(Case.NeededUntil)), Of(nameof(Case.GivenNames)), Of(nameof(Case.FamilyName)),
                ReplacingExpressionVisitor.Replace(actions.Parameters[0], item.Parameters[0], actions.Body)), item.Parameters));
    }

    private static Expression<Func<Case, SealedItem>> Item(Actor actor, DateTime now)
    {
        var facts = CaseFacts.For(actor, now);
        Expression<Func<Case, ItemFacts, SealedItem>> item = (c, f) => new SealedItem(
            c.Id.Value, f,
            new SealKey(EF.Property<Guid>(c, Conventions.KeyId), EF.Property<byte[]>(c, Conventions.KeyWrapped), EF.Property<int>(c, Conventions.KeyRoot)), null);
        var whole = ReplacingExpressionVisitor.Replace(item.Parameters[1], facts.Body, item.Body);
        return Expression.Lambda<Func<Case, SealedItem>>(ReplacingExpressionVisitor.Replace(item.Parameters[0], facts.Parameters[0], whole), facts.Parameters[0]);
    }

    /// <summary>
    /// A signal that waits for a weighing, named to the director who serves its municipality; null when there is nobody. Once
    /// another chairs its weighing it is as absent here as on the list; whoever convened it finds the form sent twice answered as once.
    /// </summary>
    private static async Task<SealedItem?> ToWeighAsync(RondetafelDb db, SignalId signal, DateOnly today, CancellationToken cancel)
    {
        var waiting = db.Signals.Where(s => s.Id == signal && s.Status == SignalStatus.ToWeighing);
        if (await waiting.Select(s => (MunicipalityId?)s.MunicipalityId).SingleOrDefaultAsync(cancel) is not { } municipality) return null;
        if (await Directors.ForAsync(db, municipality, today, cancel) is not { } director) return null;
        return await waiting.Where(s => !db.Weighings.Any(w => w.SignalId == s.Id && w.Chair != director)).Select(s => new SealedItem(
            s.Id.Value, new ItemFacts(null, director, false, false),
            new SealKey(EF.Property<Guid>(s, Conventions.KeyId), EF.Property<byte[]>(s, Conventions.KeyWrapped), EF.Property<int>(s, Conventions.KeyRoot)), null)).SingleOrDefaultAsync(cancel);
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
        from a in db.PlanActions.Reaching(WallReach.Action)
        where a.Id == new PlanActionId(action)
        join c in db.Cases on a.CaseId equals c.Id
        where c.Status == CaseStatus.Running || c.Status == CaseStatus.Overdue || c.Status == CaseStatus.Monitoring
        select new SealedItem(
            c.Id.Value, new ItemFacts(null, a.Executor, false, false),
            new SealKey(EF.Property<Guid>(c, Conventions.KeyId), EF.Property<byte[]>(c, Conventions.KeyWrapped), EF.Property<int>(c, Conventions.KeyRoot)), a.Id.Value);
}
