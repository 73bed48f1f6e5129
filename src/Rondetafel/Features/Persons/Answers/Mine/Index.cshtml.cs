using Microsoft.AspNetCore.Mvc.RazorPages;
using Rondetafel.Access;
using Rondetafel.Audit;
using Rondetafel.Data;
using Rondetafel.Domain.Persons.Answers;

namespace Rondetafel.Features.Persons.Answers.Mine;

/// <summary>My reports and whether there is an answer.</summary>
[Needs(Permission.ReadOwnAnswer)]
public sealed class IndexModel(OwnAnswersQuery query, Readings readings, Acting acting, RondetafelDb db) : PageModel
{
    /// <summary>Newest first.</summary>
    public IReadOnlyList<OwnAnswer> Own { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancel)
    {
        Own = await query.ListAsync(cancel);
        readings.Add(Reading.OfList(acting, "Answer.listed", nameof(Answer), Own.Select(o => o.Id), db.Trace));
    }

    internal static string Shape(OwnState state) => state switch
    {
        OwnState.Answered or OwnState.Closed => "done",
        OwnState.Coming => "busy",
        OwnState.Asked or OwnState.Received => "open",
        _ => "wait",
    };
}
