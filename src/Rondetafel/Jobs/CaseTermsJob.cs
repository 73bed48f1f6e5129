using Microsoft.EntityFrameworkCore;
using Rondetafel.Access;
using Rondetafel.Data;
using Rondetafel.Domain.Governance.Catalogue;
using Rondetafel.Domain.Persons.Cases;
using Rondetafel.Domain.Shared;
using Rondetafel.Mail;
using Rondetafel.Web;

namespace Rondetafel.Jobs;

/// <summary>
/// The daily work on terms of cases: past its end date a case turns read-only and is asked for every day, of
/// the chair, then of whoever stands in too, then of the lawfulness officers too; after the days
/// allowed it goes to the last phase of the monitoring list; at its hard end it closes. Each case in one transaction of its
/// own; running it twice on one day changes nothing the second time.
/// </summary>
public sealed class CaseTermsJob(IServiceScopeFactory scopes, TimeProvider clock, RandomSource random, ILogger<CaseTermsJob> log) : IEndsDaily
{
    Task IEndsDaily.EndDueAsync(CancellationToken cancel) => RunAsync(cancel);

    /// <summary>Does the work of today; answers how many cases changed.</summary>
    public Task<int> RunAsync(CancellationToken cancel)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        return new DueRound(scopes, log, cancel).EachAsync(
            "case", db => db.Cases.PastTheirEnd(Deadline.LocalDate(now), db).Select(c => c.Id).ToListAsync(cancel), (db, id) => OneAsync(db, id, now, cancel));
    }

    private async Task<bool> OneAsync(RondetafelDb db, CaseId id, DateTime now, CancellationToken cancel)
    {
        var today = Deadline.LocalDate(now);
        if (await db.Cases.PastTheirEnd(today, db).Include(c => c.Seats).SingleOrDefaultAsync(c => c.Id == id, cancel) is not { } due) return false;
        var terms = (await Parameters.OnAsync(db, today, cancel)).Case;
        var step = new CaseStepId(random.NewId());
        var outcome = due.Status switch
        {
            CaseStatus.Running => due.FallDue(step, Actor.Clock, now),
            CaseStatus.Overdue => due.MonitorByTerm(step, await LastPhaseAsync(db, today, cancel), terms, Actor.Clock, now),
            _ => due.CloseByTerm(step, weighedAnew: false, Actor.Clock, now), // one that is weighed anew is not past its end
        };
        if (outcome.IsGood && due.Status is CaseStatus.Monitoring or CaseStatus.ClosedByTerm)
        {
            var text = due.Status == CaseStatus.Monitoring ? "cases.notice.monitored" : "cases.notice.term";
            var table = due.Seats.Where(s => s.Counts(now)).Select(s => s.ProfessionalId).Where(p => p != due.Director).ToList();
            Notices.Tell(db, table, text, random.NewId, Actor.Clock, now);
            Notices.Add(db, [due.Director], text, random.NewId, Actor.Clock, now); // the mail is the one of today, below
        }
        var asked = 0;
        foreach (var person in await AskedAsync(db, due, today, terms, cancel))
        {
            if (await WasAskedAsync(db, person, today, cancel)) continue;
            db.Outbox.Add(new OutboxMail { Id = random.NewId(), For = person, At = now, DueToday = true });
            asked++;
        }
        if (asked == 0 && !outcome.IsGood) return false;
        await db.SaveChangesAsync(cancel);
        return outcome.IsGood;
    }

    /// <summary>Who is asked today: always who leads the case; past its end date for some time, whoever stands in, and then the lawfulness officers.</summary>
    private static async Task<IReadOnlyList<ProfessionalId>> AskedAsync(RondetafelDb db, Case due, DateOnly today, CaseTerms terms, CancellationToken cancel)
    {
        List<ProfessionalId> asked = [due.Director];
        if (due.Status != CaseStatus.Overdue) return asked;
        var reach = due.AskedOn(today, terms);
        if (reach >= OverdueAsking.StandIn) asked.AddRange(due.ChairStandIns(today));
        if (reach < OverdueAsking.LawfulnessOfficer) return asked;
        return [.. asked.Concat((await Holders.WithRoleAsync(db, db.Professionals, Role.LawfulnessOfficer, today, cancel)).Select(p => p.Id)).Distinct()];
    }

    /// <summary>The fixed goal of the last phase of the monitoring list, in the language of the partnership.</summary>
    private static async Task<string> LastPhaseAsync(RondetafelDb db, DateOnly today, CancellationToken cancel)
    {
        var language = await db.Partnerships.Select(p => p.Language).SingleAsync(cancel);
        return (await Parameters.InForceAsync(db, CatalogueKind.ListItem, today, cancel, "case.monitoring")).First(e => e.Code == "last_phase").Text(language);
    }

    /// <summary>Whether somebody has a mail of today already: all reasons of a day become one.</summary>
    private static async Task<bool> WasAskedAsync(RondetafelDb db, ProfessionalId person, DateOnly today, CancellationToken cancel)
    {
        var since = today.AddDays(-1).ToDateTime(TimeOnly.MinValue);
        return (await db.Outbox.Where(o => o.For == person && o.DueToday && o.At >= since).Select(o => o.At).ToListAsync(cancel)).Any(at => Deadline.LocalDate(at) == today);
    }
}
