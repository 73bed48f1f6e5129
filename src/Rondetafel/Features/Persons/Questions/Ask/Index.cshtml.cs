using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Rondetafel.Access;
using Rondetafel.Data;
using Rondetafel.Ui;
using Rondetafel.Web;

namespace Rondetafel.Features.Persons.Questions.Ask;

/// <summary>The fields of a question to the table.</summary>
public sealed class QuestionInput
{
    public Guid? Municipality { get; set; }
    public string? GivenNames { get; set; }
    public string? FamilyName { get; set; }
    public string? BirthDate { get; set; }
    public string? Reason { get; set; }
}

/// <summary>"I have a worry about this person": a name and a reason, to the process director. The page answers each name alike.</summary>
[Needs(Permission.AskTable)]
public sealed class IndexModel(AskQuestionHandler handler, RondetafelDb db, Acting acting) : FormPage, IAnswersAgain
{
    [BindProperty] public QuestionInput Input { get; set; } = new();

    /// <summary>The municipalities to choose from.</summary>
    public IReadOnlyList<Choice> Municipalities { get; private set; } = [];

    /// <summary>Whether the form for professionals is the reader's; otherwise the public page is named.</summary>
    public bool MayReport => AccessRules.May(acting.By, Permission.ReportSignal);

    public Task OnGetAsync(CancellationToken cancel)
    {
        Input.Municipality = acting.By.Municipality?.Value;
        return LoadAsync(cancel);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        var id = acting.NewId();
        var outcome = await handler.RunAsync(new AskQuestion(id, Input.Municipality, Input.GivenNames, Input.FamilyName, Input.BirthDate, Input.Reason), cancel);
        if (outcome.IsGood) return Done("question.done", $"/tafelvragen/{id}");
        await LoadAsync(cancel);
        return Refuse(outcome);
    }

    /// <summary>The same form once more: the list, with the question on it.</summary>
    public Task<IActionResult> AgainAsync(CancellationToken cancel) => Task.FromResult<IActionResult>(LocalRedirect("/tafelvragen"));

    private async Task LoadAsync(CancellationToken cancel) =>
        Municipalities = [.. (await db.Municipalities.AsNoTracking().OrderBy(m => m.Name).Select(m => new { m.Id, m.Name }).ToListAsync(cancel)).Select(m => new Choice(m.Id.Value.ToString(), m.Name))];
}
