using Microsoft.EntityFrameworkCore;
using Rondetafel.Access;
using Rondetafel.Data;
using Rondetafel.Domain.Persons.Cases;
using Rondetafel.Web;

namespace Rondetafel.Features.Persons.Cases;

/// <summary>A thing that a case asks of the signed-in person, for Mijn werk; without any text of the case.</summary>
/// <param name="Kind">"review", "recall", "action", "request", "seat" or "why"; the text is "cases.work.{Kind}".</param>
/// <param name="Number">Number of the case; null for an action of an executor who may not know the case.</param>
/// <param name="DueOn">The local day.</param>
/// <param name="Href">Where it is done.</param>
internal sealed record CaseWork(string Kind, string? Number, DateOnly DueOn, string Href);

/// <summary>What cases ask of the signed-in person: reviews, recalls, actions, requests, seats that end, questions.</summary>
public sealed class CaseWorkQuery(RondetafelDb db, Acting acting, Texts.Texts texts) : IAsksWork
{
    private const int ReviewDays = 28;
    private const int RecallDays = 14;
    private const int SeatDays = 42;

    /// <inheritdoc />
    public async Task<IReadOnlyList<WorkLine>> AskAsync(CancellationToken cancel)
    {
        var (by, today) = (acting.By, acting.Today);
        var work = new List<CaseWork>();
        if (AccessRules.May(by, Permission.CarryOut)) work.AddRange(await OwnActionsAsync(cancel));
        if (AccessRules.May(by, Permission.OpenCase))
        {
            work.AddRange(await AskedOfMyOrganisationAsync(cancel));
            work.AddRange(await EndingSeatsAsync(today, cancel));
        }
        if (AccessRules.May(by, Permission.LeadCase)) work.AddRange(await LeadingAsync(today, cancel));
        return work.Select(w => new WorkLine(
            "cases", w.DueOn, texts.Of("cases.work." + w.Kind, w.Number ?? ""), texts["cases.work." + w.Kind + ".why"], w.Href, texts["work.source.do"])).ToList();
    }

    private IQueryable<Case> Mine(Permission permission) => db.Cases.VisibleTo(acting.By, permission, db, acting.Today).AsNoTracking();

    private async Task<IEnumerable<CaseWork>> OwnActionsAsync(CancellationToken cancel) =>
        (await db.PlanActions.VisibleTo(acting.By, db).Where(a => a.Status == PlanActionStatus.Open).Select(a => new { a.Id, a.DueOn }).ToListAsync(cancel))
        .Select(a => new CaseWork("action", null, a.DueOn, $"/acties/{a.Id.Value}"));

    private async Task<IEnumerable<CaseWork>> AskedOfMyOrganisationAsync(CancellationToken cancel)
    {
        var organisation = acting.By.Organisation;
        var rows = await Mine(Permission.OpenCase).SelectMany(c => c.Requests, (c, r) => new { c.Number, CaseId = c.Id, r.Id, r.Until, r.To, r.Answer })
            .Where(r => r.To == organisation && r.Answer == RequestAnswer.Waiting).ToListAsync(cancel);
        return rows.Select(r => new CaseWork("request", r.Number, r.Until, $"/casussen/{r.CaseId.Value}/vragen/{r.Id.Value}"));
    }

    private async Task<IEnumerable<CaseWork>> EndingSeatsAsync(DateOnly today, CancellationToken cancel)
    {
        var (me, soon) = (acting.By.Id, today.AddDays(SeatDays));
        var rows = await Mine(Permission.OpenCase).SelectMany(c => c.Seats, (c, s) => new { c.Number, c.Id, c.Director, s.ProfessionalId, s.Until })
            .Where(s => s.Until >= today && s.Until < soon && (s.ProfessionalId == me || s.Director == me)).ToListAsync(cancel);
        return rows.GroupBy(s => s.Id).Select(g => g.MinBy(s => s.Until)!)
            .Select(s => new CaseWork("seat", s.Number, s.Until, $"/casussen/{s.Id.Value}" + (s.Director == me ? "/tafel" : "#tafel")));
    }

    private async Task<IEnumerable<CaseWork>> LeadingAsync(DateOnly today, CancellationToken cancel)
    {
        var (review, recall) = (today.AddDays(ReviewDays), today.AddDays(RecallDays));
        var rows = await Mine(Permission.LeadCase)
            .Where(c => (c.Status != CaseStatus.Monitoring && c.NeededUntil <= review) || (c.Status == CaseStatus.Monitoring && c.RecallOn != null && c.RecallOn <= recall))
            .Select(c => new { c.Id, c.Number, c.Status, c.NeededUntil, c.RecallOn }).ToListAsync(cancel);
        var questions = await Mine(Permission.LeadCase).SelectMany(c => c.Steps, (c, s) => new { c.Number, c.Id, s.Action, s.At, Open = s.Answer == null })
            .Where(s => s.Action == CaseAction.AskWhy && s.Open).ToListAsync(cancel);
        return rows.Select(c => c.Status == CaseStatus.Monitoring
                ? new CaseWork("recall", c.Number, c.RecallOn!.Value, $"/casussen/{c.Id.Value}")
                : new CaseWork("review", c.Number, c.NeededUntil, $"/casussen/{c.Id.Value}/herzien"))
            .Concat(questions.Select(q => new CaseWork("why", q.Number, Domain.Shared.Deadline.LocalDate(q.At), $"/casussen/{q.Id.Value}/waarom")));
    }
}
