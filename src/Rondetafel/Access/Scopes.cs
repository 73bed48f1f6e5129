using Microsoft.EntityFrameworkCore;
using Rondetafel.Data;
using Rondetafel.Domain.Persons.Answers;
using Rondetafel.Domain.Persons.Cases;
using Rondetafel.Domain.Persons.Matching;
using Rondetafel.Domain.Persons.Provisions;
using Rondetafel.Domain.Persons.Questions;
using Rondetafel.Domain.Persons.Signals;
using Rondetafel.Domain.Persons.Tracks;
using Rondetafel.Domain.Persons.Weighings;
using Rondetafel.Domain.Shared;
using Rondetafel.Vault;

namespace Rondetafel.Access;

/// <summary>
/// The query scopes, made from the rule table: lists, counts, search and every other look at content start here, never
/// from the bare set (architecture, section 5).
/// </summary>
public static partial class Scopes
{
    /// <summary>The signals an actor may see for a permission; none without a rule.</summary>
    public static IQueryable<Signal> VisibleTo(this DbSet<Signal> signals, Actor actor, Permission permission)
    {
        var municipality = actor.Municipality;
        return Reaches(actor, permission, Reach.OwnMunicipality) && municipality is not null
            ? signals.Where(s => s.MunicipalityId == municipality) : signals.Where(s => false);
    }

    /// <summary>The answers an actor may see for a permission: of the municipality for its dossierhouder, of their own reports for a reporter.</summary>
    public static IQueryable<Answer> VisibleTo(this DbSet<Answer> answers, Actor actor, Permission permission)
    {
        var (municipality, person) = (actor.Municipality, actor.Id);
        if (Reaches(actor, permission, Reach.OwnMunicipality) && municipality is not null) return answers.Where(a => a.MunicipalityId == municipality);
        return Reaches(actor, permission, Reach.OwnName) && person is not null ? answers.Where(a => a.Reporter == person) : answers.Where(a => false);
    }

    /// <summary>The likely duplicates that are an actor's task.</summary>
    public static IQueryable<MatchTask> VisibleTo(this DbSet<MatchTask> tasks, Actor actor, Permission permission)
    {
        var municipality = Reaches(actor, permission, Reach.OwnMunicipality) ? actor.Municipality : null;
        var person = Reaches(actor, permission, Reach.OwnName) ? actor.Id : null;
        var hasMunicipality = municipality is not null;
        var hasPerson = person is not null;
        return tasks.Where(t => (hasMunicipality && t.MunicipalityId == municipality) || (hasPerson && t.Director == person));
    }

    /// <summary>The drafts of an actor.</summary>
    public static IQueryable<Draft> VisibleTo(this DbSet<Draft> drafts, Actor actor)
    {
        var person = Reaches(actor, Permission.KeepDraft, Reach.OwnName) ? actor.Id : null;
        var hasPerson = person is not null;
        return drafts.Where(d => hasPerson && d.Owner == person);
    }

    /// <summary>The answer of a receipt code, while it can be read: the code is the right.</summary>
    public static IQueryable<Answer> OfReceipt(this DbSet<Answer> answers, byte[] codeHash, DateOnly today) =>
        answers.Where(a => a.CodeHash == codeHash && (a.DestroyOn == null || a.DestroyOn > today));

    /// <summary>The signals that whoever may read these answers told, by account or receipt code: the first of each report, and those split off for another person.</summary>
    public static IQueryable<Signal> OfReports(this DbSet<Signal> signals, IQueryable<Answer> own) => signals.Where(s => own.Any(a => a.SignalId == s.Id || a.SignalId == s.SplitFrom));

    /// <summary>The answers that a decision on a signal concerns: its own, those of all signals merged into it, and that of the signal it was split from, whose reporter told of both; none when the signal is out of reach. Who reported stays shut.</summary>
    /// <param name="reach">The scope in which the actor decides.</param>
    public static async Task<List<Answer>> AnswersOfAsync(this RondetafelDb db, IQueryable<Signal> reach, SignalId signal, CancellationToken cancel)
    {
        if (!await reach.AnyAsync(s => s.Id == signal, cancel)) return [];
        var decided = await db.Signals.Where(s => s.Id == signal).WithMergedAsync(db, cancel);
        return await db.Answers.Where(a => decided.Any(s => s.Id == a.SignalId || s.SplitFrom == a.SignalId)).ToListAsync(cancel);
    }

    /// <summary>Of these answers the signals from which another person was split off: their reporter is answered about each.</summary>
    public static async Task<IReadOnlyCollection<SignalId>> SharedAsync(this RondetafelDb db, IReadOnlyList<Answer> answers, CancellationToken cancel)
    {
        var ids = answers.Select(a => a.SignalId).ToList();
        return await db.Signals.Where(s => s.SplitFrom != null && ids.Contains(s.SplitFrom.Value)).Select(s => s.SplitFrom!.Value).ToListAsync(cancel);
    }

    /// <summary>The row with facts and key, for the decision of this actor now; null when there is none.</summary>
    public static Task<SealedItem?> ItemAsync(RondetafelDb db, ItemKind kind, Guid id, Acting acting, CancellationToken cancel)
    {
        if (kind == ItemKind.Question) return PutToDirectorAsync(db, new TableQuestionId(id), acting.By, acting.Today, cancel);
        if (kind == ItemKind.BriefSeat) return BriefSeatAsync(db, new BriefSeatId(id), acting.By, acting.Now, cancel);
        if (kind == ItemKind.SignalToWeigh) return ToWeighAsync(db, new SignalId(id), acting.Today, cancel);
        var (signal, answer, task, weighing, track, theCase) = (new SignalId(id), new AnswerId(id), new MatchTaskId(id), new WeighingId(id), new ProsecutorTrackId(id), new CaseId(id));
        return (kind switch
        {
            ItemKind.Signal => db.Signals.Where(s => s.Id == signal).Items(),
            ItemKind.Answer => db.Answers.Where(a => a.Id == answer || a.SignalId == signal).Items(),
            ItemKind.MatchTask => db.MatchTasks.Where(t => t.Id == task).Items(),
            ItemKind.Weighing => db.Weighings.Where(w => w.Id == weighing).StillSeenBy(acting.By, db, acting.Now).Items(acting.By),
            ItemKind.WeighedSignal => db.WeighedSignal(id, acting.By, acting.Now),
            ItemKind.Track => db.Tracks.Where(t => t.Id == track).WithOpenCase(db).Items(acting.By),
            ItemKind.Case => db.Cases.Where(c => c.Id == theCase).Items(acting.By, acting.Now),
            ItemKind.PlanAction => db.ActionItem(id),
            ItemKind.OwnQuestion => db.Questions.Where(q => q.Id == new TableQuestionId(id)).Items(),
            ItemKind.Meeting => db.MeetingItem(id, acting.By),
            ItemKind.Provision or ItemKind.ProvisionConsent or ItemKind.ProvisionReview => db.ProvisionItem(kind, new ProvisionId(id), acting.By, acting.Now),
            _ => throw new InvalidOperationException(),
        }).SingleOrDefaultAsync(cancel);
    }

    /// <summary>Signals as rows with facts and key.</summary>
    public static IQueryable<SealedItem> Items(this IQueryable<Signal> signals) => signals.Select(s => new SealedItem(
        s.Id.Value,
        new ItemFacts(s.MunicipalityId, null, false, s.Status == SignalStatus.Stopped || s.Status == SignalStatus.RoutedElsewhere || s.Status == SignalStatus.NotTakenIn),
        new SealKey(EF.Property<Guid>(s, Conventions.KeyId), EF.Property<byte[]>(s, Conventions.KeyWrapped), EF.Property<int>(s, Conventions.KeyRoot)), null));

    /// <summary>Answers as rows with facts and key.</summary>
    public static IQueryable<SealedItem> Items(this IQueryable<Answer> answers) => answers.Select(a => new SealedItem(
        a.Id.Value, new ItemFacts(a.MunicipalityId, a.Reporter, false, false),
        new SealKey(EF.Property<Guid>(a, Conventions.KeyId), EF.Property<byte[]>(a, Conventions.KeyWrapped), EF.Property<int>(a, Conventions.KeyRoot)), null));

    /// <summary>Likely duplicates as rows with facts and key.</summary>
    public static IQueryable<SealedItem> Items(this IQueryable<MatchTask> tasks) => tasks.Select(t => new SealedItem(
        t.Id.Value, new ItemFacts(t.MunicipalityId, t.Director, false, false),
        new SealKey(EF.Property<Guid>(t, Conventions.KeyId), EF.Property<byte[]>(t, Conventions.KeyWrapped), EF.Property<int>(t, Conventions.KeyRoot)), null));

    /// <summary>Signals as rows with facts, key and the identity fields only.</summary>
    /// <param name="named">The person a task names, who may open these fields through it; null when there is none.</param>
    public static IQueryable<SealedIdentity> Identities(this IQueryable<Signal> signals, ProfessionalId? named = null) => signals.Select(s => new SealedIdentity(
        s.Id.Value, new ItemFacts(s.MunicipalityId, named),
        new SealKey(EF.Property<Guid>(s, Conventions.KeyId), EF.Property<byte[]>(s, Conventions.KeyWrapped), EF.Property<int>(s, Conventions.KeyRoot)),
        s.GivenNames, s.FamilyName, s.BirthDate, s.Address, s.Description));

    /// <summary>Signals as rows with key and date of birth only, to be compared.</summary>
    public static IQueryable<SealedBirth> Births(this IQueryable<Signal> signals) => signals.Select(s => new SealedBirth(
        s.Id.Value, new ItemFacts(s.MunicipalityId, null),
        new SealKey(EF.Property<Guid>(s, Conventions.KeyId), EF.Property<byte[]>(s, Conventions.KeyWrapped), EF.Property<int>(s, Conventions.KeyRoot)), s.BirthDate));

    /// <summary>The two signals of a likely duplicate that the actor has opened; one when the other side is a case.</summary>
    public static IQueryable<Signal> OfTask(this DbSet<Signal> signals, MatchTask task) => signals.Where(s => s.Id == task.SignalId || s.Id == task.OtherId);

    /// <summary>The signals that take part in search and matching; compared inside Access only.</summary>
    public static IQueryable<Signal> Living(this IQueryable<Signal> signals) => signals.Where(s =>
        s.Status == SignalStatus.Received || s.Status == SignalStatus.Acknowledged || s.Status == SignalStatus.AskedBack || s.Status == SignalStatus.ToWeighing);

    /// <summary>Drafts as rows with facts and key.</summary>
    public static IQueryable<SealedItem> Items(this IQueryable<Draft> drafts) => drafts.Select(d => new SealedItem(
        d.Id.Value, new ItemFacts(null, d.Owner, false, false),
        new SealKey(EF.Property<Guid>(d, Conventions.KeyId), EF.Property<byte[]>(d, Conventions.KeyWrapped), EF.Property<int>(d, Conventions.KeyRoot)), null));

    /// <summary>The signals whose end has come; for the daily job.</summary>
    public static IQueryable<Signal> EndedBy(this DbSet<Signal> signals, DateOnly today) => signals.Where(s =>
        s.DestroyOn <= today && (s.Status == SignalStatus.HeldApart || s.Status == SignalStatus.RoutedElsewhere || s.Status == SignalStatus.Stopped
            || s.Status == SignalStatus.NotTakenIn || s.Status == SignalStatus.TakenIn));

    /// <summary>The answers whose end has come and whose signal is gone, with all that were split off; while one lives the answer may still be owed. For the daily job.</summary>
    public static IQueryable<Answer> AnswersEndedBy(RondetafelDb db, DateOnly today) =>
        db.Answers.Where(a => a.DestroyOn <= today && a.DueOn == null && !db.Signals.Any(s => s.Id == a.SignalId || s.SplitFrom == a.SignalId));

    /// <summary>The drafts whose end has come; for the daily job.</summary>
    public static IQueryable<Draft> EndedBy(this DbSet<Draft> drafts, DateOnly today) => drafts.Where(d => d.DestroyOn <= today);

    private static bool Reaches(Actor actor, Permission permission, Reach reach) =>
        AccessRules.For(actor, permission).Any(r => r.Reach == reach);
}
