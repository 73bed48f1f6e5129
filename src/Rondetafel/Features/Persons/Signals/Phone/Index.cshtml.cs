using Microsoft.AspNetCore.Mvc;
using Rondetafel.Access;
using Rondetafel.Domain.Persons.Answers;
using Rondetafel.Domain.Persons.Signals;
using Rondetafel.Web;

namespace Rondetafel.Features.Persons.Signals.Phone;

/// <summary>A note while the telephone is in the hand: what was said, by whom, on which number. The rest comes later.</summary>
[Needs(Permission.HandleSignal)]
public sealed class IndexModel(ReceiveNoteHandler handler) : FormPage, IAnswersAgain
{
    /// <summary>What was filled in.</summary>
    [BindProperty]
    public PhoneInput Input { get; set; } = new();

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        var wish = string.IsNullOrWhiteSpace(Input.Number) ? AnswerWish.None : AnswerWish.Phone;
        var form = new NoteForm { Facts = [new NoteFact { What = Input.Said }], ReporterName = Input.Name, Contact = Input.Number, Wish = wish.ToString() };
        var (received, outcome) = await handler.RunAsync(new ReceiveNote(form, Channel.Phone, OwnReport: false), cancel);
        if (received is not null) return Done("note.phone.saved", $"/meldingen/{received.Signal.Value}");
        return Refuse(outcome.At("Facts[0].What", nameof(PhoneInput.Said)).At(nameof(NoteForm.Contact), nameof(PhoneInput.Number)).At(nameof(NoteForm.ReporterName), nameof(PhoneInput.Name)));
    }

    public Task<IActionResult> AgainAsync(CancellationToken cancel) => Task.FromResult(Done("note.again", "/meldingen"));
}

/// <summary>The fields of a telephone note.</summary>
public sealed class PhoneInput
{
    public string? Said { get; set; }
    public string? Name { get; set; }
    public string? Number { get; set; }
}
