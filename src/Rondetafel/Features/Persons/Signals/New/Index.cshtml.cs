using Microsoft.AspNetCore.Mvc;
using Rondetafel.Access;
using Rondetafel.Domain.Persons.Answers;
using Rondetafel.Domain.Persons.Signals;
using Rondetafel.Web;

namespace Rondetafel.Features.Persons.Signals.New;

/// <summary>A professional reports a worry.</summary>
[Needs(Permission.ReportSignal)]
public sealed class IndexModel(ReceiveNoteHandler handler, NoteChoicesQuery choices) : FormPage, IAnswersAgain
{
    /// <summary>What was filled in.</summary>
    [BindProperty]
    public NoteForm Input { get; set; } = new();

    /// <summary>What can be chosen.</summary>
    public NoteChoices Choices { get; private set; } = null!;

    public async Task OnGetAsync(CancellationToken cancel)
    {
        await FillAsync(cancel);
        (Input.Municipality, Input.Wish) = (Choices.OwnMunicipality, nameof(AnswerWish.CodeOnly));
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        var (received, outcome) = await handler.RunAsync(new ReceiveNote(Input, Channel.Professional, OwnReport: true), cancel);
        if (received is not null) return Done("note.sent", $"/mijn-meldingen/{received.Answer.Value}");
        await FillAsync(cancel);
        return Refuse(outcome);
    }

    public Task<IActionResult> AgainAsync(CancellationToken cancel) => Task.FromResult(Done("note.again", "/mijn-meldingen"));

    private async Task FillAsync(CancellationToken cancel)
    {
        Choices = await choices.RunAsync(forOther: false, cancel);
        Input.Pad();
    }
}
