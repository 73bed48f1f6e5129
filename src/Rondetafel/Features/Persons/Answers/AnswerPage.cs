using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Rondetafel.Access;
using Rondetafel.Data;
using Rondetafel.Domain.Persons.Answers;
using Rondetafel.Domain.Shared;
using Rondetafel.Web;

namespace Rondetafel.Features.Persons.Answers;

/// <summary>A page of the answer of a signal; the route names the signal. It shows nothing of the signal but its code.</summary>
public abstract class AnswerPage(RondetafelDb db, Acting acting, Opened opened) : FormPage
{
    /// <summary>The signal, from the address.</summary>
    [FromRoute] public Guid Id { get; set; }

    /// <summary>The version that the writer saw.</summary>
    [BindProperty(Name = "__version")] public int Version { get; set; }

    /// <summary>The answer with its texts, sealed.</summary>
    public Answer Answer { get; private set; } = null!;

    /// <summary>The code of the signal; null when the signal is destroyed and only its answer is left.</summary>
    public string? Code { get; private set; }

    /// <summary>The address of the signal; of the inbox when it is destroyed.</summary>
    public string Back => Code is null ? "/meldingen" : $"/meldingen/{Answer.SignalId.Value}";

    /// <summary>Whether the day by which the answer was owed has passed.</summary>
    public bool IsLate => Answer.DueOn < acting.Today;

    /// <summary>Opens a text of the answer.</summary>
    public string? Read(Narrative? text, Guid row) => opened.Table.Read(text, row);

    /// <summary>The opened answer.</summary>
    protected AnswerId AnswerId => new(opened.Table.ItemId);

    /// <summary>The names of who gave the texts.</summary>
    protected Task<Dictionary<ProfessionalId, string>> NamesAsync(CancellationToken cancel)
    {
        var people = Answer.Texts.Select(t => t.By).OfType<ProfessionalId>().Distinct().ToList();
        return db.Professionals.AsNoTracking().Where(p => people.Contains(p.Id)).ToDictionaryAsync(p => p.Id, p => p.Name, cancel);
    }

    /// <summary>Reads what the page shows.</summary>
    protected async Task LoadAsync(Permission permission, CancellationToken cancel)
    {
        var id = AnswerId;
        Answer = await db.Answers.VisibleTo(acting.By, permission).AsNoTracking().Include(a => a.Texts).SingleAsync(a => a.Id == id, cancel);
        var signal = Answer.SignalId;
        Code = await db.Signals.VisibleTo(acting.By, Permission.ReadSignal).Where(s => s.Id == signal).Select(s => s.Code).SingleOrDefaultAsync(cancel);
    }
}
