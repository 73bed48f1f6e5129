using Microsoft.EntityFrameworkCore;
using Rondetafel.Data;
using Rondetafel.Domain.Persons.Cases;
using Rondetafel.Domain.Persons.Questions;
using Rondetafel.Domain.Shared;
using Rondetafel.Vault;

namespace Rondetafel.Access;

// The scopes of questions to the table: who asked, and the process director who serves the municipality.
public static partial class Scopes
{
    /// <summary>The questions an actor asked.</summary>
    public static IQueryable<TableQuestion> VisibleTo(this DbSet<TableQuestion> questions, Actor actor)
    {
        var person = Reaches(actor, Permission.ReadOwnQuestion, Reach.OwnName) ? actor.Id : null;
        var hasPerson = person is not null;
        return questions.Where(q => hasPerson && q.Asker == person);
    }

    /// <summary>The questions put to a director.</summary>
    /// <param name="served">The municipalities that the actor serves as process director today.</param>
    public static IQueryable<TableQuestion> PutTo(this DbSet<TableQuestion> questions, Actor actor, IReadOnlyList<MunicipalityId> served)
    {
        var hears = Reaches(actor, Permission.HearQuestion, Reach.OwnName);
        var person = actor.Id;
        return questions.Where(q => hears && served.Contains(q.MunicipalityId) && q.Asker != person);
    }

    /// <summary>
    /// The open cases led by an actor whose person is likely the one a question is about. A comparison at the moment of looking:
    /// nothing of it is kept, and no case that another leads is compared.
    /// </summary>
    public static async Task<IReadOnlyList<CaseId>> LedAndAlikeAsync(this RondetafelDb db, TableQuestionId question, Actor actor, IReadOnlyList<MunicipalityId> served, DateOnly today, SealedTexts texts, CancellationToken cancel)
    {
        if (await db.Questions.PutTo(actor, served).AsNoTracking().Where(q => q.Id == question).Identities().SingleOrDefaultAsync(cancel) is not { } probe) return [];
        var led = await db.Cases.VisibleTo(actor, Permission.LeadCase, db, today).AsNoTracking().Living().Identities().ToListAsync(cancel);
        return [.. CaseTable.Alike(texts, probe, led).Select(id => new CaseId(id))];
    }

    /// <summary>Questions as rows with facts and key; the asker is the one named.</summary>
    public static IQueryable<SealedItem> Items(this IQueryable<TableQuestion> questions) => questions.Select(q => new SealedItem(
        q.Id.Value, new ItemFacts(null, q.Asker, false, false),
        new SealKey(EF.Property<Guid>(q, Conventions.KeyId), EF.Property<byte[]>(q, Conventions.KeyWrapped), EF.Property<int>(q, Conventions.KeyRoot)), null));

    /// <summary>For the daily job: the questions whose day has come.</summary>
    public static IQueryable<TableQuestion> EndedBy(this DbSet<TableQuestion> questions, DateOnly today) => questions.Where(q => q.DestroyOn <= today);

    private static IQueryable<SealedIdentity> Identities(this IQueryable<TableQuestion> questions) => questions.Select(q => new SealedIdentity(
        q.Id.Value, new ItemFacts(null, null, false, false),
        new SealKey(EF.Property<Guid>(q, Conventions.KeyId), EF.Property<byte[]>(q, Conventions.KeyWrapped), EF.Property<int>(q, Conventions.KeyRoot)),
        q.GivenNames, q.FamilyName, q.BirthDate, null, null));

    /// <summary>A question, named to the director who serves its municipality; null when there is nobody, or when that director asked it.</summary>
    private static async Task<SealedItem?> PutToDirectorAsync(RondetafelDb db, TableQuestionId question, DateOnly today, CancellationToken cancel)
    {
        var put = db.Questions.Where(q => q.Id == question);
        if (await put.Select(q => (MunicipalityId?)q.MunicipalityId).SingleOrDefaultAsync(cancel) is not { } municipality) return null;
        if (await Directors.ForAsync(db, municipality, today, cancel) is not { } director) return null;
        return await put.Where(q => q.Asker != director).Select(q => new SealedItem(
            q.Id.Value, new ItemFacts(null, director, false, false),
            new SealKey(EF.Property<Guid>(q, Conventions.KeyId), EF.Property<byte[]>(q, Conventions.KeyWrapped), EF.Property<int>(q, Conventions.KeyRoot)), null)).SingleOrDefaultAsync(cancel);
    }
}
