using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Rondetafel.Access;
using Rondetafel.Data;
using Rondetafel.Domain.Persons.Questions;

namespace Rondetafel.Features.Persons.Questions.Receipt;

/// <summary>The answer to who asked: what was asked, and always the same words and a date.</summary>
[Opens(ItemKind.OwnQuestion, Permission.ReadOwnQuestion)]
public sealed class IndexModel(RondetafelDb db, Acting acting, Opened opened) : PageModel
{
    /// <summary>The question, from the address.</summary>
    [FromRoute] public Guid Id { get; set; }

    /// <summary>When it was asked, UTC.</summary>
    public DateTime AskedAt { get; private set; }

    /// <summary>Local day by which the process director has looked.</summary>
    public DateOnly AnsweredBy { get; private set; }

    /// <summary>The name that was given.</summary>
    public string Name { get; private set; } = "";

    /// <summary>The reason that was given.</summary>
    public string? Reason { get; private set; }

    public async Task OnGetAsync(CancellationToken cancel)
    {
        var key = new TableQuestionId(Id);
        var asked = await db.Questions.VisibleTo(acting.By).AsNoTracking().Where(q => q.Id == key)
            .Select(q => new { q.AskedAt, q.AnsweredBy, q.GivenNames, q.FamilyName, q.Reason }).SingleAsync(cancel);
        (AskedAt, AnsweredBy, Reason) = (asked.AskedAt, asked.AnsweredBy, opened.Table.Read(asked.Reason, Id));
        Name = string.Join(' ', new[] { opened.Table.Read(asked.GivenNames, Id), opened.Table.Read(asked.FamilyName, Id) }.Where(n => n is not null));
    }
}
