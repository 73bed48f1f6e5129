using Microsoft.EntityFrameworkCore;
using Rondetafel.Access;
using Rondetafel.Audit;
using Rondetafel.Data;
using Rondetafel.Domain.Persons.Cases;
using Rondetafel.Domain.Shared;
using Rondetafel.Web;

namespace Rondetafel.Features.Persons.Cases;

/// <summary>A thing that a case asks of the signed-in person, for Mijn werk; without any text of the case.</summary>
/// <param name="Kind">"review", "recall", "action", "unnamed", "unnamedlate", "request", "proposal", "widening", "seat", "brief", "why", "inform", "guardian", "eighteen" or "overdue"; the text is "cases.work.{Kind}".</param>
/// <param name="Of">The case; null for an action of an executor who may not know it.</param>
/// <param name="DueOn">The local day.</param>
/// <param name="Href">Where it is done.</param>
/// <param name="Person">Who leads the case, where the reader may not open it; null otherwise.</param>
internal sealed record CaseWork(string Kind, CaseWork.Named? Of, DateOnly DueOn, string Href, string? Person = null)
{
    /// <summary>A case as a line names it.</summary>
    public sealed record Named(Guid Id, string Number);
}

/// <summary>What cases ask of the signed-in person: reviews, recalls, actions, actions without an executor, requests, seats that end, questions, whom to tell, and who turns eighteen.</summary>
public sealed class CaseWorkQuery(RondetafelDb db, Acting acting, Texts.Texts texts, Readings readings) : IAsksWork
{
    private const int ReviewDays = 28;
    private const int RecallDays = 14;
    private const int SeatDays = 42;
    private const int EighteenDays = 42;

    /// <inheritdoc />
    public async Task<IReadOnlyList<WorkLine>> AskAsync(CancellationToken cancel)
    {
        var (by, today) = (acting.By, acting.Today);
        var work = new List<CaseWork>();
        if (AccessRules.May(by, Permission.CarryOut)) work.AddRange(await OwnActionsAsync(cancel));
        if (AccessRules.May(by, Permission.OpenCase))
        {
            work.AddRange(await UnnamedActionsAsync(today, cancel));
            work.AddRange(await AskedOfMyOrganisationAsync(cancel));
            work.AddRange(await ProposedToMyOrganisationAsync(cancel));
            work.AddRange(await ToConfirmAsync(cancel));
            work.AddRange(await EndingSeatsAsync(today, cancel));
            work.AddRange(await ToTellAsync(today, cancel));
            Listed(work, Permission.OpenCase, "cases.listed");
        }
        if (AccessRules.May(by, Permission.HearOverdue)) work.AddRange(Listed(await OverdueAsync(today, cancel), Permission.HearOverdue, "CasesOverdue.listed"));
        if (AccessRules.May(by, Permission.LeadCase)) work.AddRange(Listed(await LeadingAsync(today, cancel), Permission.LeadCase, "cases.listed"));
        return work.Select(w => new WorkLine(
            "cases", w.DueOn, texts.Of("cases.work." + w.Kind, w.Of?.Number ?? "", w.Person ?? ""), texts["cases.work." + w.Kind + ".why"], w.Href, texts["work.source.do"], Code: w.Of?.Number)).ToList();
    }

    /// <summary>Logs the numbers that the lines name, with the rule that lets this person have them.</summary>
    private IReadOnlyList<CaseWork> Listed(IEnumerable<CaseWork> lines, Permission permission, string action)
    {
        var work = lines.ToList();
        var cases = work.Select(w => w.Of?.Id).OfType<Guid>().Distinct().ToList();
        if (cases.Count > 0) readings.Add(Reading.OfList(acting, action, "Case", cases, db.Trace with { Rule = AccessRules.For(acting.By, permission).First().Name, Purpose = permission.ToString() }));
        return work;
    }

    private IQueryable<Case> Mine(Permission permission) => db.Cases.VisibleTo(acting.By, permission, db, acting.Now).AsNoTracking();

    private async Task<IEnumerable<CaseWork>> OwnActionsAsync(CancellationToken cancel) =>
        (await db.PlanActions.VisibleTo(acting.By, db).Where(a => a.Status == PlanActionStatus.Open).Select(a => new { a.Id, a.DueOn }).ToListAsync(cancel))
        .Select(a => new CaseWork("action", null, a.DueOn, $"/acties/{a.Id.Value}"));

    /// <summary>The actions that nobody is named for: of who sits for the owner, and once late of who leads the case.</summary>
    private async Task<IEnumerable<CaseWork>> UnnamedActionsAsync(DateOnly today, CancellationToken cancel)
    {
        var (me, organisation, now) = (acting.By.Id, acting.By.Organisation, acting.Now);
        var rows = await Mine(Permission.OpenCase).Where(c => c.Status != CaseStatus.Overdue)
            .SelectMany(c => c.Actions, (c, a) => new
            {
                c.Number,
                CaseId = c.Id,
                a.Id,
                a.DueOn,
                a.Executor,
                a.Status,
                Leads = c.Director == me,
                Owns = a.Owner == organisation && c.Seats.Any(s => s.ProfessionalId == me && s.From <= today && today <= s.Until && (s.EndsAt == null || now < s.EndsAt)),
            })
            .Where(a => a.Executor == null && a.Status == PlanActionStatus.Open && (a.Owns || (a.Leads && a.DueOn < today))).ToListAsync(cancel);
        return rows.Select(a => new CaseWork(a.Owns ? "unnamed" : "unnamedlate", new(a.CaseId.Value, a.Number), a.DueOn, $"/casussen/{a.CaseId.Value}/acties/{a.Id.Value}"));
    }

    private async Task<IEnumerable<CaseWork>> AskedOfMyOrganisationAsync(CancellationToken cancel)
    {
        var organisation = acting.By.Organisation;
        var rows = await Mine(Permission.OpenCase).SelectMany(c => c.Requests, (c, r) => new { c.Number, CaseId = c.Id, r.Id, r.Until, r.To, r.Answer })
            .Where(r => r.To == organisation && r.Answer == RequestAnswer.Waiting).ToListAsync(cancel);
        return rows.Select(r => new CaseWork("request", new(r.CaseId.Value, r.Number), r.Until, $"/casussen/{r.CaseId.Value}/vragen/{r.Id.Value}"));
    }

    /// <summary>What is proposed on contributions of the reader's organisation.</summary>
    private async Task<IEnumerable<CaseWork>> ProposedToMyOrganisationAsync(CancellationToken cancel)
    {
        var organisation = acting.By.Organisation;
        var rows = await Mine(Permission.OpenCase).Where(c => c.Status != CaseStatus.Overdue).SelectMany(c => c.Proposals, (c, p) => new { c.Number, CaseId = c.Id, p.Id, p.At, p.To, p.Status })
            .Where(p => p.To == organisation && p.Status == ProposalStatus.Waiting).ToListAsync(cancel);
        return rows.Select(p => new CaseWork("proposal", new(p.CaseId.Value, p.Number), Deadline.LocalDate(p.At), $"/casussen/{p.CaseId.Value}/voorstellen/{p.Id.Value}"));
    }

    /// <summary>The wider audiences that the reader confirms or declines as the second person.</summary>
    private async Task<IEnumerable<CaseWork>> ToConfirmAsync(CancellationToken cancel)
    {
        if (acting.By.Id is not { } me) return [];
        var today = acting.Today;
        var rows = await Mine(Permission.OpenCase).Where(c => c.Status != CaseStatus.Overdue)
            .SelectMany(c => c.Contributions.Where(p => p.Widening == WideningStatus.Waiting), (c, p) => new
            {
                c.Number,
                CaseId = c.Id,
                c.Director,
                p.Id,
                p.Provider,
                p.AudienceKind,
                Named = EF.Property<List<OrganisationId>>(p, "_named"),
                p.WideningBy,
                p.WideningAt,
                Seated = c.Seats.Where(s => s.EndsAt == null && s.ForMeeting == null && s.From <= today && today <= s.Until).Select(s => new { s.ProfessionalId, s.OrganisationId }).ToList(),
            }).ToListAsync(cancel);
        return rows.Where(r => Contribution.SecondsOf(r.Provider, new(r.AudienceKind, r.Named), r.WideningBy, r.Director, r.Seated.Select(s => (s.ProfessionalId, s.OrganisationId))).Contains(me))
            .Select(r => new CaseWork("widening", new(r.CaseId.Value, r.Number), Deadline.LocalDate(r.WideningAt!.Value), $"/casussen/{r.CaseId.Value}/bijdragen/{r.Id.Value}/verruimen"));
    }

    /// <summary>The seats that end within weeks, and the seat for four hours that the reader has now.</summary>
    private async Task<IEnumerable<CaseWork>> EndingSeatsAsync(DateOnly today, CancellationToken cancel)
    {
        var (me, soon, now) = (acting.By.Id, today.AddDays(SeatDays), acting.Now);
        var rows = await Mine(Permission.OpenCase).SelectMany(c => c.Seats, (c, s) => new { c.Number, c.Id, c.Director, s.ProfessionalId, s.Until, s.ForMeeting, s.EndsAt })
            .Where(s => s.ForMeeting == null && s.Until >= today && (s.EndsAt == null ? s.Until < soon && (s.ProfessionalId == me || s.Director == me) : now < s.EndsAt && s.ProfessionalId == me)).ToListAsync(cancel);
        return rows.Where(s => s.EndsAt is not null).Select(s => new CaseWork("brief", new(s.Id.Value, s.Number), today, $"/casussen/{s.Id.Value}"))
            .Concat(rows.Where(s => s.EndsAt is null).GroupBy(s => s.Id).Select(g => g.MinBy(s => s.Until)!)
            .Select(s => new CaseWork("seat", new(s.Id.Value, s.Number), s.Until, $"/casussen/{s.Id.Value}" + (s.Director == me ? "/tafel" : "#tafel"))));
    }

    /// <summary>Cases past their end date that somebody else leads, to ask for a decision.</summary>
    private async Task<IEnumerable<CaseWork>> OverdueAsync(DateOnly today, CancellationToken cancel)
    {
        var terms = (await Parameters.OnAsync(db, today, cancel)).Case;
        var mine = Mine(Permission.OpenCase).Select(c => c.Id);
        var rows = await db.Cases.OverdueAskedOf(acting.By, db, today, terms).AsNoTracking()
            .Select(c => new { c.Id, c.Number, c.NeededUntil, Opens = mine.Contains(c.Id), Leads = db.Professionals.Where(p => p.Id == c.Director).Select(p => p.Name).First() }).ToListAsync(cancel);
        return rows.Select(c => new CaseWork("overdue", new(c.Id.Value, c.Number), c.NeededUntil, c.Opens ? $"/casussen/{c.Id.Value}" : "/mijn-werk", c.Leads));
    }

    /// <summary>Who is to be told: of the director the person, and the guardian of the director and of who keeps contact with the guardian.</summary>
    private async Task<IEnumerable<CaseWork>> ToTellAsync(DateOnly today, CancellationToken cancel)
    {
        var me = acting.By.Id;
        var days = (await Parameters.OnAsync(db, today, cancel)).Case.InformDays;
        var rows = await Mine(Permission.OpenCase).Where(c => c.Status != CaseStatus.Overdue).Select(c => new
        {
            c.Id,
            c.Number,
            c.LastTakenInAt,
            c.TellGuardianBy,
            IsMinor = c.MinorUntil != null && c.MinorUntil >= today,
            Leads = c.Director == me,
            Keeps = c.Keepers.Any(k => k.With == ContactWith.Guardian && k.Keeper == me),
            Words = c.Informings.Where(i => i.At >= c.LastTakenInAt).Select(i => new { i.Whom, i.Told, i.At, i.Until }).ToList(),
        }).Where(c => c.Leads || c.Keeps).ToListAsync(cancel);
        return rows.SelectMany(c =>
        {
            var (person, guardian) = (c.Words.Where(w => w.Whom == InformingOf.Person).MaxBy(w => w.At), c.Words.Where(w => w.Whom == InformingOf.Guardian).MaxBy(w => w.At));
            var lines = new List<CaseWork>();
            if (c.Leads && (person is null || (!person.Told && person.Until < today)))
                lines.Add(new CaseWork("inform", new(c.Id.Value, c.Number), person?.Until ?? Deadline.LocalDate(c.LastTakenInAt).AddDays(days), $"/casussen/{c.Id.Value}/informeren"));
            if (c.IsMinor && (guardian is null || (!guardian.Told && guardian.Until < today)))
                lines.Add(new CaseWork("guardian", new(c.Id.Value, c.Number), guardian?.Until ?? c.TellGuardianBy!.Value, $"/casussen/{c.Id.Value}/informeren?wie=voogd"));
            return lines;
        });
    }

    private async Task<IEnumerable<CaseWork>> LeadingAsync(DateOnly today, CancellationToken cancel)
    {
        var (review, recall) = (today.AddDays(ReviewDays), today.AddDays(RecallDays));
        var rows = await Mine(Permission.LeadCase)
            .Where(c => (c.Status != CaseStatus.Monitoring && c.NeededUntil <= review) || (c.Status == CaseStatus.Monitoring && c.RecallOn != null && c.RecallOn <= recall))
            .Select(c => new { c.Id, c.Number, c.Status, c.NeededUntil, c.RecallOn }).ToListAsync(cancel);
        var (from, to) = (today.AddDays(-1), today.AddDays(EighteenDays));
        var grown = await Mine(Permission.LeadCase).Where(c => c.MinorUntil >= from && c.MinorUntil < to).Select(c => new { c.Id, c.Number, c.MinorUntil }).ToListAsync(cancel);
        var questions = await Mine(Permission.LeadCase).SelectMany(c => c.Steps, (c, s) => new { c.Number, c.Id, s.Action, s.At, Open = s.Answer == null })
            .Where(s => s.Action == CaseAction.AskWhy && s.Open).ToListAsync(cancel);
        return rows.Select(c => c.Status == CaseStatus.Monitoring
                ? new CaseWork("recall", new(c.Id.Value, c.Number), c.RecallOn!.Value, $"/casussen/{c.Id.Value}")
                : new CaseWork("review", new(c.Id.Value, c.Number), c.NeededUntil, $"/casussen/{c.Id.Value}/herzien"))
            .Concat(grown.Select(c => new CaseWork("eighteen", new(c.Id.Value, c.Number), c.MinorUntil!.Value.AddDays(1), $"/casussen/{c.Id.Value}")))
            .Concat(questions.Select(q => new CaseWork("why", new(q.Id.Value, q.Number), Deadline.LocalDate(q.At), $"/casussen/{q.Id.Value}/waarom")));
    }
}
