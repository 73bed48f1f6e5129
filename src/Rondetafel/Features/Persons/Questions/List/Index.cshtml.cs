using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Rondetafel.Access;
using Rondetafel.Audit;
using Rondetafel.Data;

namespace Rondetafel.Features.Persons.Questions.List;

/// <summary>A question as its asker sees it listed: two days, no name.</summary>
public sealed record QuestionRow(Guid Id, DateTime AskedAt, DateOnly AnsweredBy);

/// <summary>One's own questions to the table, the last one first; of one moment by id, so that a look, which rewrites the row, does not change the order.</summary>
[Needs(Permission.AskTable)]
public sealed class IndexModel(RondetafelDb db, Acting acting, Readings readings) : PageModel
{
    /// <summary>The questions.</summary>
    public IReadOnlyList<QuestionRow> Rows { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancel)
    {
        Rows = await db.Questions.VisibleTo(acting.By).AsNoTracking().OrderByDescending(q => q.AskedAt).ThenBy(q => q.Id).Select(q => new QuestionRow(q.Id.Value, q.AskedAt, q.AnsweredBy)).ToListAsync(cancel);
        readings.Add(Reading.OfList(acting, "OwnQuestions.listed", "TableQuestion", Rows.Select(r => r.Id), db.Trace));
    }
}
