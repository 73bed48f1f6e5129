using Microsoft.EntityFrameworkCore;
using Rondetafel.Data;
using Rondetafel.Domain.Persons.Cases;
using Rondetafel.Domain.Persons.Questions;
using Rondetafel.Domain.Shared;
using Rondetafel.Vault;

namespace Rondetafel.Access;

// The scopes of questions to the table: who asked, the process director who serves the municipality, and who leads a case that one looks like.
public static partial class Scopes
{
    /// <summary>The questions an actor asked.</summary>
    public static IQueryable<TableQuestion> VisibleTo(this DbSet<TableQuestion> questions, Actor actor)
    {
        var person = Reaches(actor, Permission.ReadOwnQuestion, Reach.OwnName) ? actor.Id : null;
        var hasPerson = person is not null;
        return questions.Where(q => hasPerson && q.Asker == person);
    }

    /// <summary>The questions put to a director: of the municipalities they serve, and those that look like an open case they lead.</summary>
    /// <param name="served">The municipalities that the actor serves as process director today.</param>
    public static IQueryable<TableQuestion> PutTo(this DbSet<TableQuestion> questions, Actor actor, IReadOnlyList<MunicipalityId> served, RondetafelDb db)
    {
        var hears = Reaches(actor, Permission.HearQuestion, Reach.OwnName);
        var (person, matched) = (actor.Id, db.QuestionMatches.OfLead(actor, db).Select(m => m.QuestionId));
        return questions.Where(q => hears && q.Asker != person && (served.Contains(q.MunicipalityId) || matched.Contains(q.Id)));
    }

    /// <summary>Those of <see cref="PutTo"/> that the director did not look at yet.</summary>
    public static IQueryable<TableQuestion> ToLookAt(this DbSet<TableQuestion> questions, Actor actor, IReadOnlyList<MunicipalityId> served, RondetafelDb db)
    {
        var unseen = db.QuestionMatches.OfLead(actor, db).Where(m => m.SeenBy == null).Select(m => m.QuestionId);
        return questions.PutTo(actor, served, db).Where(q => (q.Status == QuestionStatus.Open && served.Contains(q.MunicipalityId)) || unseen.Contains(q.Id));
    }

    /// <summary>What questions look like open cases that an actor leads.</summary>
    public static IQueryable<QuestionMatch> OfLead(this DbSet<QuestionMatch> matches, Actor actor, RondetafelDb db)
    {
        var led = db.Cases.LedBy(actor).Living();
        return matches.Where(m => led.Any(c => c.Id == m.CaseId));
    }

    /// <summary>
    /// The open cases led by an actor whose person is likely the one a question is about. A comparison at the moment of looking;
    /// no case that another leads is compared.
    /// </summary>
    public static async Task<IReadOnlyList<CaseId>> LedAndAlikeAsync(this RondetafelDb db, TableQuestionId question, Actor actor, IReadOnlyList<MunicipalityId> served, DateTime now, SealedTexts texts, CancellationToken cancel)
    {
        if (await db.Questions.PutTo(actor, served, db).AsNoTracking().Where(q => q.Id == question).Identities().SingleOrDefaultAsync(cancel) is not { } probe) return [];
        var led = await db.Cases.VisibleTo(actor, Permission.LeadCase, db, now).AsNoTracking().Living().Identities().ToListAsync(cancel);
        return [.. CaseTable.Alike(texts, probe, led).Select(id => new CaseId(id))];
    }

    /// <summary>Questions as rows with facts and key; the asker is the one named.</summary>
    public static IQueryable<SealedItem> Items(this IQueryable<TableQuestion> questions) => questions.Select(q => new SealedItem(
        q.Id.Value, new ItemFacts(null, q.Asker, false, false),
        new SealKey(EF.Property<Guid>(q, Conventions.KeyId), EF.Property<byte[]>(q, Conventions.KeyWrapped), EF.Property<int>(q, Conventions.KeyRoot)), null));

    /// <summary>For the daily job: the questions whose day has come.</summary>
    public static IQueryable<TableQuestion> EndedBy(this DbSet<TableQuestion> questions, DateOnly today) => questions.Where(q => q.DestroyOn <= today);

    /// <summary>The questions that are compared with cases; inside Access only.</summary>
    public static IQueryable<TableQuestion> Living(this IQueryable<TableQuestion> questions) => questions.Where(q => q.Status != QuestionStatus.Ended);

    /// <summary>Questions as rows with facts, key and the identity fields only; compared.</summary>
    public static IQueryable<SealedIdentity> Identities(this IQueryable<TableQuestion> questions) => questions.Select(q => new SealedIdentity(
        q.Id.Value, new ItemFacts(null, null, false, false),
        new SealKey(EF.Property<Guid>(q, Conventions.KeyId), EF.Property<byte[]>(q, Conventions.KeyWrapped), EF.Property<int>(q, Conventions.KeyRoot)),
        q.GivenNames, q.FamilyName, q.BirthDate, null, null));

    /// <summary>A question, named to who leads a case that it looks like, else to the director who serves its municipality; null when there is nobody, or when that director asked it.</summary>
    private static async Task<SealedItem?> PutToDirectorAsync(RondetafelDb db, TableQuestionId question, Actor actor, DateOnly today, CancellationToken cancel)
    {
        var put = db.Questions.Where(q => q.Id == question);
        if (await put.Select(q => (MunicipalityId?)q.MunicipalityId).SingleOrDefaultAsync(cancel) is not { } municipality) return null;
        var leads = await db.QuestionMatches.OfLead(actor, db).AnyAsync(m => m.QuestionId == question, cancel);
        if ((leads ? actor.Id : await Directors.ForAsync(db, municipality, today, cancel)) is not { } director) return null;
        return await put.Where(q => q.Asker != director).Select(q => new SealedItem(
            q.Id.Value, new ItemFacts(null, director, false, false),
            new SealKey(EF.Property<Guid>(q, Conventions.KeyId), EF.Property<byte[]>(q, Conventions.KeyWrapped), EF.Property<int>(q, Conventions.KeyRoot)), null)).SingleOrDefaultAsync(cancel);
    }
}
