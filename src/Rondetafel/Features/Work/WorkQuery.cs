using Microsoft.EntityFrameworkCore;
using Rondetafel.Access;
using Rondetafel.Data;
using Rondetafel.Domain.Persons.Matching;
using Rondetafel.Domain.Persons.Signals;
using Rondetafel.Domain.Shared;
using Rondetafel.Ui;
using Rondetafel.Web;

namespace Rondetafel.Features.Work;

/// <summary>
/// The lines of Mijn werk, of this slice and of all who ask, in a constant number of queries. They name
/// signals by their code only: nothing sealed is opened here.
/// </summary>
public sealed class WorkQuery(RondetafelDb db, Acting acting, WorkList work, IEnumerable<IAsksWork> others, Texts.Texts texts, Dates dates)
{
    /// <summary>Most lines of one source; the inbox shows all.</summary>
    private const int Most = 100;

    /// <summary>The notices of a case that goes on for the reader.</summary>
    private static readonly HashSet<string> OfCases =
    [
        "cases.notice.seat", "cases.notice.seat.renewed", "cases.notice.standin", "cases.notice.answered", "cases.notice.why",
        "cases.notice.brief", "cases.notice.monitored", "cases.notice.arrived", "lead.notice.case",
    ];

    public async Task<IReadOnlyList<WorkLine>> RunAsync(CancellationToken cancel)
    {
        var lines = new List<WorkLine>();
        if (AccessRules.May(acting.By, Permission.HandleSignal)) lines.AddRange(await SignalsAsync(cancel));
        if (AccessRules.May(acting.By, Permission.GiveAnswer)) lines.AddRange(await AnswersAsync(cancel));
        if (AccessRules.May(acting.By, Permission.JudgeMatch)) lines.AddRange(await MatchesAsync(cancel));
        foreach (var other in others) lines.AddRange(await other.AskAsync(cancel));
        if (acting.By.Id is { } me)
        {
            lines.AddRange(await NoticesAsync(me, cancel));
            lines.AddRange(await OwnAsync(me, cancel));
        }
        return lines.OrderBy(l => l.Day ?? DateOnly.MaxValue).ThenBy(l => l.Kind == "answers" ? 0 : 1).ThenBy(l => l.What, StringComparer.Ordinal).ToList();
    }

    private async Task<IEnumerable<WorkLine>> SignalsAsync(CancellationToken cancel)
    {
        var rows = await work.Signals().AsNoTracking().OrderBy(s => s.ReceivedAt).Take(Most)
            .Join(db.Municipalities, s => s.MunicipalityId, m => m.Id, (s, m) => new
            {
                Id = s.Id,
                s.Code,
                s.Status,
                s.ReceivedAt,
                s.AcknowledgeBy,
                s.WaitUntil,
                s.DestroyOn,
                s.ReporterAskedAt,
                Municipality = m.Name,
            }).ToListAsync(cancel);
        work.Log(rows.Select(s => s.Id.Value));
        return rows.Select(s => new WorkLine(
            "signals",
            s.Status switch { SignalStatus.HeldApart when s.ReporterAskedAt is null && s.AcknowledgeBy < s.DestroyOn => s.AcknowledgeBy, SignalStatus.HeldApart => s.DestroyOn, SignalStatus.Received => s.AcknowledgeBy, SignalStatus.AskedBack => s.WaitUntil, _ => null },
            texts.Of("work.signal." + s.Status, s.Code), texts.Of("work.signal." + s.Status + ".why", s.Municipality, dates.Weekday(s.ReceivedAt), s.DestroyOn is { } end ? dates.Weekday(end) : ""),
            $"/meldingen/{s.Id.Value}", texts["work.signal." + s.Status + ".do"], Code: s.Code));
    }

    private async Task<IEnumerable<WorkLine>> AnswersAsync(CancellationToken cancel)
    {
        var answers = await work.Answers().AsNoTracking().OrderBy(a => a.DueOn).Take(Most).Select(a => new { a.SignalId, a.DueOn, a.About }).ToListAsync(cancel);
        var ids = answers.Select(a => a.SignalId).ToList();
        var codes = await db.Signals.VisibleTo(acting.By, Permission.GiveAnswer).Where(s => ids.Contains(s.Id)).Select(s => new { s.Id, s.Code }).ToDictionaryAsync(s => s.Id, s => s.Code, cancel);
        return answers.Select(a => new WorkLine(
            "answers", a.DueOn, codes.TryGetValue(a.SignalId, out var code) ? texts.Of("work.answer", code) : texts["work.answer.gone"],
            a.About is { } about ? texts["work.answer.why." + about] : texts["work.answer.why"], $"/meldingen/{a.SignalId.Value}/antwoord", texts["work.answer.do"], Code: code));
    }

    private async Task<IEnumerable<WorkLine>> MatchesAsync(CancellationToken cancel)
    {
        var tasks = await work.Matches().AsNoTracking().OrderBy(t => t.FoundAt).Take(Most).Select(t => new { t.Id, t.Status, t.FoundAt, t.MunicipalityId, t.CaseId }).ToListAsync(cancel);
        return tasks.Select(t =>
        {
            var kind = t.CaseId is not null ? "case" : t.MunicipalityId is null ? "director" : t.Status == MatchStatus.Proposed ? "second" : "open";
            return new WorkLine("matches", null, texts["work.match." + kind], texts.Of("work.match." + kind + ".why", dates.Weekday(t.FoundAt)), $"/vergelijken/{t.Id.Value}", texts["work.match.do"]);
        });
    }

    private async Task<IEnumerable<WorkLine>> NoticesAsync(ProfessionalId me, CancellationToken cancel)
    {
        var notices = await work.Notices(me).AsNoTracking().OrderBy(n => n.ToldAt).Take(Most).ToListAsync(cancel);
        return notices.Select(n => new WorkLine(
            "other", null, texts.Has(n.Kind) ? texts[n.Kind] : texts["work.notice"], texts.Of("work.notice.why", dates.WeekdayTime(n.ToldAt)), Place(n.Kind), texts["work.notice.do"], n.Id.Value));
    }

    /// <summary>Where a notice leads: to the cases when it tells of one that the reader may open; it holds no number of a case. Empty when it leads nowhere.</summary>
    private string Place(string kind) => OfCases.Contains(kind) && AccessRules.May(acting.By, Permission.OpenCase) ? "/casussen" : "";

    private async Task<IEnumerable<WorkLine>> OwnAsync(ProfessionalId me, CancellationToken cancel)
    {
        var lines = new List<WorkLine>();
        var proposals = await work.Proposals(me).AsNoTracking().OrderBy(c => c.From).Take(Most).Select(c => new { c.Code, c.Kind, c.From }).ToListAsync(cancel);
        lines.AddRange(proposals.Select(c => new WorkLine("other", c.From, texts["work.proposal." + c.Kind], texts["work.proposal.why"], "/beheer/voorstellen", texts["work.proposal.do"])));
        var end = await db.Professionals.Where(p => p.Id == me).Select(p => p.DesignatedUntil).SingleAsync(cancel);
        if (end <= work.DesignationEnd) lines.Add(new WorkLine("other", end, texts["work.designation"], texts["work.designation.why"], "/account", texts["work.designation.do"]));
        return lines;
    }
}
