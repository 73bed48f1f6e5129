using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Rondetafel.Access;
using Rondetafel.Audit;
using Rondetafel.Data;
using Rondetafel.Domain.Persons.Cases;
using Rondetafel.Web;

namespace Rondetafel.Features.Persons.Cases.Fetch;

/// <summary>Gives a file to whoever may read its contribution: always as a download, never shown inside the browser.</summary>
[Opens(ItemKind.Case, Permission.OpenCase)]
public sealed class IndexModel(RondetafelDb db, CaseViewQuery cases, Acting acting, Opened opened, Readings readings) : PageModel
{
    [FromRoute] public Guid Id { get; set; }

    [FromRoute] public Guid Contribution { get; set; }

    [FromRoute(Name = "file")] public Guid Attachment { get; set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        var view = await cases.RunAsync(Id, cancel);
        var of = view.Contributions.FirstOrDefault(c => c.Id.Value == Contribution);
        var file = of is null ? null : view.Case.Attachments.FirstOrDefault(a => a.Id.Value == Attachment && a.ContributionId == of.Id);
        var who = of?.Provider == acting.By.Organisation ? AttachmentWho.Provider : AttachmentWho.Reader;
        if (file is null || AttachmentTransitions.Table.Find(file.Status, AttachmentAction.Fetch, who) is null) return NotFound();
        var content = await db.AttachmentContents.AsNoTracking().SingleAsync(a => a.Id == file.Id, cancel);
        readings.Add(Reading.OfItem(acting, "attachment.fetched", "Attachment", file.Id.Value, db.Trace));
        HttpContext.Items[SecurityHeaders.SandboxKey] = true;
        Response.Headers.CacheControl = "no-store";
        return new FileContentResult(opened.Table.Read(of!, file, content.Sealed)!, "application/octet-stream") { FileDownloadName = opened.Table.Read(of!, file) };
    }
}
