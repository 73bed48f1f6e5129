using Microsoft.AspNetCore.Mvc;
using Rondetafel.Access;
using Rondetafel.Data;
using Rondetafel.Domain.Persons.Answers;
using Rondetafel.Domain.Shared;
using Rondetafel.Ui;
using Rondetafel.Web;

namespace Rondetafel.Features.Persons.Answers.Reporter;

/// <summary>How to reach the reporter.</summary>
public sealed class ReporterInput
{
    public string? Name { get; set; }
    public string? Contact { get; set; }
    public string? Wish { get; set; }
}

/// <summary>Who reported: opened by a permission of its own, logged apart, and on no other page.</summary>
[Opens(ItemKind.Answer, Permission.ReadReporter)]
public sealed class IndexModel(RondetafelDb db, Acting acting, Opened opened, CorrectReporterHandler handler) : AnswerPage(db, acting, opened), IAnswersAgain
{
    [BindProperty] public ReporterInput Input { get; set; } = new();

    /// <summary>Name and contact as they stand; null where nothing was given.</summary>
    public (string? Name, string? Contact) Stored { get; private set; }

    /// <summary>How an answer can be wished.</summary>
    public IReadOnlyList<Choice> Wishes => Enum.GetNames<AnswerWish>().Select(w => new Choice(w, T["feedback.wish." + w])).ToList();

    public async Task OnGetAsync(CancellationToken cancel)
    {
        await LoadAsync(cancel);
        Input = new ReporterInput { Name = Stored.Name, Contact = Stored.Contact, Wish = Answer.Wish.ToString() };
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        var outcome = Check() ?? await handler.RunAsync(new CorrectReporter(AnswerId, Version, Input.Name, Input.Contact, Enum.Parse<AnswerWish>(Input.Wish!)), cancel);
        if (outcome.IsGood) return await AgainAsync(cancel);
        await LoadAsync(cancel);
        return Refuse(outcome);
    }

    public Task<IActionResult> AgainAsync(CancellationToken cancel) => Task.FromResult(Done("feedback.reporter.done", $"/meldingen/{Id}/melder"));

    private Outcome? Check()
    {
        var wrong = Outcome.Fields((!Enum.IsDefined(typeof(AnswerWish), Input.Wish ?? ""), "choice_needed", nameof(ReporterInput.Wish)))
            .And(TypedText.TooLong((nameof(ReporterInput.Name), Input.Name), (nameof(ReporterInput.Contact), Input.Contact)));
        return wrong.IsGood ? null : wrong;
    }

    private async Task LoadAsync(CancellationToken cancel)
    {
        await LoadAsync(Permission.ReadReporter, cancel);
        Stored = (Read(Answer.ReporterName, Answer.Id.Value), Read(Answer.ReporterContact, Answer.Id.Value));
    }
}
