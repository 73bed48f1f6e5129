using Microsoft.EntityFrameworkCore;
using Rondetafel.Access;
using Rondetafel.Data;
using Rondetafel.Domain.Governance.Catalogue;
using Rondetafel.Domain.Persons.Answers;
using Rondetafel.Domain.Persons.Signals;
using Rondetafel.Domain.Shared;
using Rondetafel.Ui;

namespace Rondetafel.Features.Persons.Signals;

/// <summary>What can be chosen in the form of a report, and the days it promises.</summary>
/// <param name="Municipalities">Empty when the writer notes for their own municipality.</param>
/// <param name="Origins">Empty when the origin follows from the writer.</param>
/// <param name="ForOther">Whether somebody else reported.</param>
public sealed record NoteChoices(
    IReadOnlyList<Choice> Municipalities, IReadOnlyList<Choice> Origins, IReadOnlyList<Choice> Wishes,
    IReadOnlyList<Choice> Knows, IReadOnlyList<Choice> Observations, bool ForOther, NoteDays Days, string? OwnMunicipality);

/// <summary>Reads the choices in the language of the screen.</summary>
public sealed class NoteChoicesQuery(RondetafelDb db, Acting acting, Texts.Texts texts)
{
    public async Task<NoteChoices> RunAsync(bool forOther, CancellationToken cancel)
    {
        var terms = await Parameters.OnAsync(db, acting.Today, cancel);
        var municipalities = forOther ? [] : (await db.Municipalities.AsNoTracking().OrderBy(m => m.Name).ToListAsync(cancel)).Select(m => new Choice(m.Id.Value.ToString(), m.Name)).ToList();
        var origins = acting.By.Is(Role.Dossierhouder)
            ? (await Parameters.InForceAsync(db, CatalogueKind.ListItem, acting.Today, cancel, "signal.origin")).Where(l => !l.Withdrawn).Select(l => new Choice(l.Code, l.Text(texts.Language.Code))).ToList()
            : [];
        var wishes = forOther ? new[] { AnswerWish.Phone, AnswerWish.Mail, AnswerWish.None } : [AnswerWish.CodeOnly, AnswerWish.Phone, AnswerWish.Mail, AnswerWish.None];
        var own = acting.By.Municipality ?? await db.Organisations.Where(o => o.Id == acting.By.Organisation).Select(o => o.MunicipalityId).SingleOrDefaultAsync(cancel);
        return new NoteChoices(
            municipalities, origins, [.. wishes.Select(w => new Choice(w.ToString(), texts["note.wish." + w]))],
            [.. new[] { PersonKnows.Yes, PersonKnows.No, PersonKnows.Unknown }.Select(k => new Choice(k.ToString(), texts["note.knows." + k]))],
            [.. new[] { Observation.Own, Observation.Hearsay }.Select(o => new Choice(o.ToString(), texts["note.how." + o]))],
            forOther, NoteDays.From(acting.Now, terms), own?.Value.ToString());
    }
}
