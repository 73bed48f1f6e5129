using Microsoft.AspNetCore.Mvc;
using Rondetafel.Access;
using Rondetafel.Data;
using Rondetafel.Domain.Persons.Answers;
using Rondetafel.Domain.Shared;
using Rondetafel.Ui;
using Rondetafel.Web;

namespace Rondetafel.Features.Persons.Answers.Give;

/// <summary>The feedback to the reporter: what is owed, the approved texts as the reporter reads them, what was given.</summary>
[Opens(ItemKind.Answer, Permission.GiveAnswer)]
public sealed class IndexModel(RondetafelDb db, Acting acting, Opened opened, FeedbackQuery feedback, GiveAnswerHandler handler) : AnswerPage(db, acting, opened), IAnswersAgain
{
    [BindProperty] public FeedbackInput Input { get; set; } = new();

    /// <summary>The language of the previews: what the reporter will read.</summary>
    [FromQuery(Name = "taal")] public string? Preview { get; set; }

    /// <summary>The approved texts.</summary>
    public IReadOnlyList<Choice> Choices { get; private set; } = [];

    /// <summary>Whom to ask when no text was approved yet; null otherwise.</summary>
    public IReadOnlyList<Approver>? Approvers { get; private set; }

    /// <summary>Now, or not possible.</summary>
    public IReadOnlyList<Choice> Ways { get; private set; } = [];

    /// <summary>What was given, newest first.</summary>
    public IReadOnlyList<GivenText> Given { get; private set; } = [];

    /// <summary>What somebody else gave, on the page of a clash; null otherwise, and when nothing was given.</summary>
    public Meanwhile? Meanwhile => IsClash && Given.Count > 0 ? Meanwhile.Of(Given) : null;

    public async Task OnGetAsync(CancellationToken cancel)
    {
        Input.Language = Preview == "en" ? "en" : "nl";
        await LoadAsync(cancel);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        var outcome = Input.NotPossible?.Length > Narrative.MaxLength
            ? Outcome.Refused("text_too_long", "NotPossible") : await handler.RunAsync(new GiveAnswer(AnswerId, Version, Input), cancel);
        if (outcome.IsGood) return await AgainAsync(cancel);
        await LoadAsync(cancel);
        return Refuse(outcome);
    }

    public Task<IActionResult> AgainAsync(CancellationToken cancel) => Task.FromResult(Done("feedback.done", $"/meldingen/{Id}/antwoord"));

    private async Task LoadAsync(CancellationToken cancel)
    {
        await LoadAsync(Permission.GiveAnswer, cancel);
        Choices = await feedback.ChoicesAsync(Answer.Reporter is not null, Input.Language == "en" ? "en" : "nl", cancel);
        Approvers = await feedback.AskApprovalAsync(null, cancel);
        Ways = await feedback.WaysAsync(Answer.Wish == AnswerWish.None, later: false, now: Choices.Count > 0, cancel);
        var names = await NamesAsync(cancel);
        Given = Answer.Texts.OrderByDescending(t => t.At)
            .Select(t => new GivenText(FeedbackQuery.Title(t.Code, T), Read(t.Text, t.Id.Value) ?? "", t.At, t.ForReporter, t.By is { } by ? names.GetValueOrDefault(by) : null)).ToList();
    }
}
