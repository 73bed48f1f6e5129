using Microsoft.EntityFrameworkCore;
using Rondetafel.Access;
using Rondetafel.Audit;
using Rondetafel.Data;
using Rondetafel.Web;

namespace Rondetafel.Features.Persons.Questions;

/// <summary>The questions to the table that nobody looked at, for Mijn werk of the process director of the municipality and of who leads a case that one looks like; no name of anyone.</summary>
public sealed class QuestionWorkQuery(RondetafelDb db, Acting acting, Texts.Texts texts, Readings readings) : IAsksWork
{
    /// <inheritdoc />
    public async Task<IReadOnlyList<WorkLine>> AskAsync(CancellationToken cancel)
    {
        if (!AccessRules.May(acting.By, Permission.HearQuestion)) return [];
        var served = await Directors.ServedByAsync(db, acting.By, acting.Today, cancel);
        var open = await db.Questions.ToLookAt(acting.By, served, db).AsNoTracking().OrderBy(q => q.AnsweredBy).ThenBy(q => q.AskedAt)
            .Select(q => new { q.Id, q.AnsweredBy }).ToListAsync(cancel);
        if (open.Count > 0)
            readings.Add(Reading.OfList(acting, "Questions.listed", "TableQuestion", open.Select(q => q.Id.Value), db.Trace with { Rule = AccessRules.For(acting.By, Permission.HearQuestion).First().Name, Purpose = nameof(Permission.HearQuestion) }));
        return [.. open.Select(q => new WorkLine("cases", q.AnsweredBy, texts["question.work"], texts["question.work.why"], $"/tafelvragen/{q.Id.Value}/bekijken", texts["work.source.do"]))];
    }
}
