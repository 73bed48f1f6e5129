using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Rondetafel.Access;
using Rondetafel.Data;
using Rondetafel.Domain.Persons.Questions;
using Rondetafel.Vault;
using Rondetafel.Web;

namespace Rondetafel.Features.Persons.Questions.Look;

/// <summary>A question to the table for the process director: who asks, about whom, why, and the cases they lead that it looks like.</summary>
[Opens(ItemKind.Question, Permission.HearQuestion)]
public sealed class IndexModel(SeeQuestionHandler handler, RondetafelDb db, Acting acting, Opened opened, SealedTexts texts) : FormPage, IAnswersAgain
{
    /// <summary>The question, from the address.</summary>
    [FromRoute] public Guid Id { get; set; }

    /// <summary>The version that the reader saw.</summary>
    [BindProperty(Name = "__version")] public int Version { get; set; }

    /// <summary>The question.</summary>
    public TableQuestion Question { get; private set; } = null!;

    /// <summary>Whether the reader did not note yet to have looked.</summary>
    public bool IsToLookAt { get; private set; }

    /// <summary>Name and organisation of who asked.</summary>
    public (string Name, string Organisation) Asker { get; private set; }

    /// <summary>The open cases that the reader leads and whose person it may be: id and number.</summary>
    public IReadOnlyList<(Guid Id, string Number)> Alike { get; private set; } = [];

    /// <summary>Opens a text of the question.</summary>
    public string? Read(Domain.Shared.Narrative? text) => opened.Table.Read(text, Id);

    public Task OnGetAsync(CancellationToken cancel) => LoadAsync(cancel);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        var outcome = await handler.RunAsync(new SeeQuestion(Id, Version), cancel);
        if (outcome.IsGood) return Done("question.seen.done", "/mijn-werk");
        await LoadAsync(cancel);
        return Refuse(outcome);
    }

    public Task<IActionResult> AgainAsync(CancellationToken cancel) => Task.FromResult<IActionResult>(LocalRedirect("/mijn-werk"));

    private async Task LoadAsync(CancellationToken cancel)
    {
        var (key, served) = (new TableQuestionId(Id), await Directors.ServedByAsync(db, acting.By, acting.Today, cancel));
        Question = await db.Questions.PutTo(acting.By, served, db).AsNoTracking().SingleAsync(q => q.Id == key, cancel);
        IsToLookAt = await db.Questions.ToLookAt(acting.By, served, db).AnyAsync(q => q.Id == key, cancel);
        var (asker, organisation) = (Question.Asker, Question.OrganisationId);
        Asker = (await db.Professionals.Where(p => p.Id == asker).Select(p => p.Name).SingleAsync(cancel), await db.Organisations.Where(o => o.Id == organisation).Select(o => o.Name).SingleAsync(cancel));
        var alike = await db.LedAndAlikeAsync(key, acting.By, served, acting.Now, texts, cancel);
        var led = await db.Cases.VisibleTo(acting.By, Permission.LeadCase, db, acting.Now).AsNoTracking().Where(c => alike.Contains(c.Id)).OrderBy(c => c.Number).Select(c => new { c.Id, c.Number }).ToListAsync(cancel);
        Alike = [.. led.Select(c => (c.Id.Value, c.Number))];
    }
}
