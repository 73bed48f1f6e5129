using Microsoft.AspNetCore.Mvc;
using Rondetafel.Access;
using Rondetafel.Data;
using Rondetafel.Web;

namespace Rondetafel.Features.Persons.Answers.Mine;

/// <summary>One own report: where it stands, what was answered, until when, and room to add something.</summary>
[Opens(ItemKind.Answer, Permission.ReadOwnAnswer)]
public sealed class OneModel(OwnAnswersQuery query, AddToSignalHandler handler, Opened opened, RondetafelDb db, Acting acting) : FormPage
{
    /// <summary>What is added.</summary>
    [BindProperty]
    public AddInput Input { get; set; } = new();

    /// <summary>The report.</summary>
    public OwnAnswer Own { get; private set; } = null!;

    /// <summary>The answers, oldest first.</summary>
    public IReadOnlyList<OwnText> Texts { get; private set; } = [];

    /// <summary>The last days of what happens next.</summary>
    public NoteDays Days { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel) => await FillAsync(cancel) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (!await FillAsync(cancel)) return NotFound();
        var outcome = await handler.RunAsync(new AddToSignal(Own.Id, Input.Text), cancel);
        return outcome.IsGood ? Done("mine.added", $"/mijn-meldingen/{Own.Id}") : Refuse(outcome);
    }

    private async Task<bool> FillAsync(CancellationToken cancel)
    {
        var id = opened.Table.ItemId;
        if ((await query.ListAsync(cancel)).SingleOrDefault(o => o.Id == id) is not { } own) return false;
        Own = own;
        Texts = [.. (await query.TextsAsync(id, cancel)).Select(t => new OwnText(t.At, opened.Table.Read(t.Text, t.Id.Value)!, t.IsQuestion))];
        Days = NoteDays.From(own.ReportedAt, await Parameters.OnAsync(db, acting.Today, cancel));
        return true;
    }
}

/// <summary>What a reporter adds.</summary>
public sealed class AddInput
{
    public string? Text { get; set; }
}
