using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Rondetafel.Access;
using Rondetafel.Data;
using Rondetafel.Domain.Persons.Matching;
using Rondetafel.Web;

namespace Rondetafel.Features.Persons.Matching.Undo;

/// <summary>Undoes a merge, with a reason; a 404 when there is none to undo.</summary>
[Opens(ItemKind.MatchTask, Permission.JudgeMatch)]
public sealed class IndexModel(UnmergeSignalsHandler handler, RondetafelDb db, Acting acting, Opened opened) : FormPage
{
    /// <summary>The reason.</summary>
    [BindProperty]
    public UndoInput Input { get; set; } = new();

    /// <summary>The version that was seen.</summary>
    [BindProperty(Name = "__version")]
    public int Version { get; set; }

    /// <summary>The version as it is now.</summary>
    public int Seen { get; private set; }

    /// <summary>Where it came from.</summary>
    public string Back => $"/vergelijken/{opened.Table.ItemId}";

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel) => await FillAsync(cancel) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        var outcome = await handler.RunAsync(new UnmergeSignals(opened.Table.ItemId, Version, Input.Reason), cancel);
        if (outcome.IsGood) return Done("match.undone", Back);
        await FillAsync(cancel);
        return Refuse(outcome);
    }

    private async Task<bool> FillAsync(CancellationToken cancel)
    {
        var id = new MatchTaskId(opened.Table.ItemId);
        var task = await db.MatchTasks.VisibleTo(acting.By, Permission.JudgeMatch).AsNoTracking().SingleAsync(t => t.Id == id, cancel);
        Seen = task.Version;
        return task.Status == MatchStatus.Merged;
    }
}

/// <summary>The fields of an undo.</summary>
public sealed class UndoInput
{
    public string? Reason { get; set; }
}
