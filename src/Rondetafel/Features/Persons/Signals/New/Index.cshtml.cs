using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Rondetafel.Access;
using Rondetafel.Data;
using Rondetafel.Domain.Persons.Answers;
using Rondetafel.Domain.Persons.Signals;
using Rondetafel.Domain.Shared;
using Rondetafel.Web;

namespace Rondetafel.Features.Persons.Signals.New;

/// <summary>A professional reports a worry, with the questions of the public form: 112 first, then whom to ask for advice, then the report.</summary>
[Needs(Permission.ReportSignal)]
public sealed class IndexModel(ReceiveNoteHandler handler, NoteChoicesQuery choices, RondetafelDb db) : FormPage, IAnswersAgain
{
    /// <summary>What was filled in.</summary>
    [BindProperty]
    public NoteForm Input { get; set; } = new();

    /// <summary>What can be chosen.</summary>
    public NoteChoices Choices { get; private set; } = null!;

    /// <summary>The municipalities, with the number of who advises; the writer's own first.</summary>
    public IReadOnlyList<Municipality> Advisers { get; private set; } = [];

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
        var all = await db.Municipalities.AsNoTracking().OrderBy(m => m.Name).ToListAsync(cancel);
        Advisers = [.. all.OrderByDescending(m => m.Id.Value.ToString() == Choices.OwnMunicipality)];
        Input.Pad();
    }
}
