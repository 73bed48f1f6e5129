using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Rondetafel.Access;
using Rondetafel.Documents;
using Rondetafel.Web;

namespace Rondetafel.Features.Persons.Meetings.Word;

/// <summary>The minutes as a Word file, made in memory: what this reader may open, with the reader's name and the time in its footer.</summary>
[Opens(ItemKind.Meeting, Permission.AttendMeeting)]
public sealed class IndexModel(MinutesQuery minutes, Acting acting) : PageModel
{
    [FromRoute] public Guid Id { get; set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        var view = await minutes.RunAsync(Id, "minutes.fetched", onScreen: false, cancel);
        if (!view.Has) return LocalRedirect(view.Meeting.Href);
        HttpContext.Items[SecurityHeaders.SandboxKey] = true;
        Response.Headers.CacheControl = "no-store";
        return new FileContentResult(Write(view, view.Footer(acting.Person!, acting.Now)), WordDocument.MediaType) { FileDownloadName = $"{view.T["meetings.word.name"]}-{view.Meeting.Meeting.On:yyyy-MM-dd}.docx" };
    }

    private static byte[] Write(MinutesView view, string footer)
    {
        var word = new WordDocument(view.Title, footer, view.T.Language.Culture.Name);
        word.Paragraph(view.When).Paragraph(view.State);
        if (view.Called is { } called) word.Paragraph(called, view.T["meetings.urgent.title"] + ".");
        if (view.Held is { } held) word.Paragraph(held);
        word.Paragraph(view.Present.Count == 0 ? "–" : string.Join("; ", view.Present), view.T["meetings.minutes.present"] + ":");
        if (view.Absent.Count > 0) word.Paragraph(string.Join("; ", view.Absent), view.T["meetings.minutes.absent"] + ":");
        if (view.NotNoted.Count > 0) word.Paragraph(string.Join("; ", view.NotNoted), view.T["meetings.minutes.notnoted"] + ":");
        foreach (var point in view.Points)
        {
            word.Heading(point.Title);
            if (point.Note is { } note) word.Paragraph(note);
            if (point.Lines.Count == 0 && point.Note is null) word.Paragraph(view.T["meetings.minutes.nothing"]);
            foreach (var words in point.Lines) word.Bullet(string.Join(' ', new[] { words.Text, words.After }.Where(t => !string.IsNullOrEmpty(t))), words.Lead);
        }
        return word.ToArray();
    }
}
