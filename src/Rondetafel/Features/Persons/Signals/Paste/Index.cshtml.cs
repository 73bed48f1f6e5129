using Microsoft.AspNetCore.Mvc;
using Rondetafel.Access;
using Rondetafel.Domain.Persons.Answers;
using Rondetafel.Domain.Persons.Signals;
using Rondetafel.Domain.Shared;
using Rondetafel.Ui;
using Rondetafel.Web;

namespace Rondetafel.Features.Persons.Signals.Paste;

/// <summary>A mail is pasted, taken apart where it can be, and shown in the form for a check. Nothing is saved before the check.</summary>
[Needs(Permission.HandleSignal)]
public sealed class IndexModel(ReceiveNoteHandler handler, NoteChoicesQuery choices, Acting acting, Dates dates) : FormPage, IAnswersAgain
{
    private const int MaxLength = 16_000;

    /// <summary>The mail as pasted, and the fields as they were read and corrected.</summary>
    [BindProperty]
    public PasteForm Input { get; set; } = new();

    /// <summary>Whether the fields are shown for a check.</summary>
    [BindProperty(Name = "Checked")]
    public bool Checking { get; set; }

    /// <summary>What can be chosen.</summary>
    public NoteChoices Choices { get; private set; } = null!;

    public Task OnGetAsync(CancellationToken cancel) => FillAsync(cancel);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        await FillAsync(cancel);
        if (!Checking) return Read();
        var (received, outcome) = await handler.RunAsync(new ReceiveNote(Input, Channel.Mail, OwnReport: false), cancel);
        return received is null ? Refuse(outcome) : Done("note.paste.saved", $"/meldingen/{received.Signal.Value}");
    }

    public Task<IActionResult> AgainAsync(CancellationToken cancel) => Task.FromResult(Done("note.again", "/meldingen"));

    private IActionResult Read()
    {
        if (string.IsNullOrWhiteSpace(Input.Mail)) return Refuse(Outcome.Refused("text_needed", nameof(PasteForm.Mail)));
        if (Input.Mail.Length > MaxLength) return Refuse(Outcome.Refused("mail_too_long", nameof(PasteForm.Mail)));
        var read = MailText.Read(Input.Mail, acting.Today);
        ModelState.Clear();
        (Input, Checking) = (Fields(Input.Mail, read), true);
        Input.Pad();
        return Page();
    }

    private PasteForm Fields(string mail, MailText read) => new()
    {
        Mail = mail,
        GivenNames = read.GivenNames,
        FamilyName = read.FamilyName,
        BirthDate = read.BirthDate,
        Worry = read.Thought,
        AlreadyDone = read.Done,
        Facts = [new NoteFact { What = read.Happened, When = read.HappenedOn is { } day ? dates.Long(day) : null }],
        ReporterName = string.Join(", ", new[] { read.FromName, read.FromAddress.Length > 0 ? read.Phone : "" }.Where(t => t.Length > 0)),
        Contact = read.FromAddress.Length > 0 ? read.FromAddress : read.Phone,
        Wish = read.FromAddress.Length > 0 ? nameof(AnswerWish.Mail) : read.Phone.Length > 0 ? nameof(AnswerWish.Phone) : nameof(AnswerWish.None),
    };

    private async Task FillAsync(CancellationToken cancel)
    {
        Choices = await choices.RunAsync(forOther: true, cancel);
        Input.Pad();
    }
}

/// <summary>The form of a report beside the mail it was read from.</summary>
public sealed class PasteForm : NoteForm
{
    public string? Mail { get; set; }
}
