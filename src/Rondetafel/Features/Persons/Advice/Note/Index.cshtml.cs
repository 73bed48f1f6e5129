using Microsoft.AspNetCore.Mvc;
using Rondetafel.Access;
using Rondetafel.Data;
using Rondetafel.Domain.Governance.Catalogue;
using Rondetafel.Ui;
using Rondetafel.Web;

namespace Rondetafel.Features.Persons.Advice.Note;

/// <summary>Notes that an advice question was asked: what it was about and what came of it, nothing about anybody.</summary>
[Needs(Permission.NoteAdvice)]
public sealed class IndexModel(NoteAdviceHandler handler, RondetafelDb db, Acting acting) : FormPage
{
    /// <summary>What was chosen.</summary>
    [BindProperty]
    public AdviceInput Input { get; set; } = new();

    /// <summary>Themes to choose from.</summary>
    public IReadOnlyList<Choice> Themes { get; private set; } = [];

    /// <summary>Results to choose from.</summary>
    public IReadOnlyList<Choice> Results { get; private set; } = [];

    public Task OnGetAsync(CancellationToken cancel) => FillAsync(cancel);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        await FillAsync(cancel);
        var theme = Themes.Any(c => c.Value == Input.Theme) ? Input.Theme : null;
        var result = Results.Any(c => c.Value == Input.Result) ? Input.Result : null;
        var outcome = await handler.RunAsync(new NoteAdvice(theme, result), cancel);
        return outcome.IsGood ? Done("advicenote.saved", "/adviesvraag/noteren") : Refuse(outcome);
    }

    private async Task FillAsync(CancellationToken cancel) =>
        (Themes, Results) = (await LinesAsync("advice.theme", cancel), await LinesAsync("advice.result", cancel));

    private async Task<IReadOnlyList<Choice>> LinesAsync(string list, CancellationToken cancel) =>
        [.. (await Parameters.InForceAsync(db, CatalogueKind.ListItem, acting.Today, cancel, list)).Where(l => !l.Withdrawn)
            .Select(l => new Choice(l.Code, l.Text(T.Language.Code)))];
}

/// <summary>The fields of a noted advice question.</summary>
public sealed class AdviceInput
{
    public string? Theme { get; set; }
    public string? Result { get; set; }
}
