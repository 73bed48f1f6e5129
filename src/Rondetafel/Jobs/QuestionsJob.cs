using Microsoft.EntityFrameworkCore;
using Rondetafel.Access;
using Rondetafel.Data;
using Rondetafel.Domain.Persons.Questions;
using Rondetafel.Domain.Shared;
using Rondetafel.Web;

namespace Rondetafel.Jobs;

/// <summary>Destroys questions to the table on their day, looked at or not.</summary>
public sealed class QuestionsJob(IServiceScopeFactory scopes, TimeProvider clock, ILogger<QuestionsJob> log) : IEndsDaily
{
    /// <inheritdoc />
    public Task EndDueAsync(CancellationToken cancel)
    {
        var (now, round) = (clock.GetUtcNow().UtcDateTime, new DueRound(scopes, log, cancel));
        return round.EachAsync("question", db => db.Questions.EndedBy(Deadline.LocalDate(now)).Select(q => q.Id).ToListAsync(cancel), (db, id) => EndAsync(db, id, now, cancel));
    }

    private static async Task<bool> EndAsync(RondetafelDb db, TableQuestionId id, DateTime now, CancellationToken cancel)
    {
        if (await db.Questions.SingleOrDefaultAsync(q => q.Id == id, cancel) is not { } question || !question.End(Actor.Clock, now).IsGood) return false;
        db.Questions.Remove(question);
        await db.SaveChangesAsync(cancel);
        return true;
    }
}
