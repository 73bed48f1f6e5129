using Microsoft.EntityFrameworkCore;
using Rondetafel.Access;
using Rondetafel.Audit;
using Rondetafel.Data;
using Rondetafel.Domain.Governance.Catalogue;
using Rondetafel.Domain.Persons.Answers;
using Rondetafel.Domain.Persons.Matching;
using Rondetafel.Domain.Persons.Signals;
using Rondetafel.Domain.Shared;

namespace Rondetafel.Features.Work;

/// <summary>
/// What signals, answers and lists ask of the signed-in person: each source is one scope with one condition.
/// </summary>
public sealed class WorkList(RondetafelDb db, Acting acting, Readings readings)
{
    /// <summary>Days before its end that a designation is on the list: six weeks.</summary>
    private const int DesignationDays = 42;

    /// <summary>The last day on which an end of designation is on the list.</summary>
    public DateOnly DesignationEnd => acting.Today.AddDays(DesignationDays);

    /// <summary>Signals that wait for a step of their dossierhouder.</summary>
    public IQueryable<Signal> Signals() => db.Signals.VisibleTo(acting.By, Permission.HandleSignal).Where(s =>
        s.Status == SignalStatus.HeldApart || s.Status == SignalStatus.Received || s.Status == SignalStatus.Acknowledged || s.Status == SignalStatus.AskedBack);

    /// <summary>Logs that signals stood in the list, if there are any.</summary>
    public void Log(IEnumerable<Guid> signals)
    {
        if (AccessRules.For(acting.By, Permission.HandleSignal).FirstOrDefault() is { } rule && signals.ToList() is { Count: > 0 } ids)
            readings.Add(Reading.OfList(acting, "Signals.listed", nameof(Signal), ids, db.Trace with { Rule = rule.Name, Purpose = nameof(Permission.HandleSignal) }));
    }

    /// <summary>Answers that are owed.</summary>
    public IQueryable<Answer> Answers() => db.Answers.VisibleTo(acting.By, Permission.GiveAnswer).Where(a => a.DueOn != null);

    /// <summary>Likely duplicates to judge; one that I judged waits for somebody else.</summary>
    public IQueryable<MatchTask> Matches()
    {
        var me = acting.By.Id;
        return db.MatchTasks.VisibleTo(acting.By, Permission.JudgeMatch)
            .Where(t => t.Status == MatchStatus.Open || (t.Status == MatchStatus.Proposed && t.ProposedBy != me));
    }

    /// <summary>Notices that one's view changed, unread.</summary>
    public IQueryable<ViewNotice> Notices(ProfessionalId me)
    {
        var now = acting.Now;
        return db.ViewNotices.Where(n => n.For == me && n.ReadAt == null && n.ToldAt <= now);
    }

    /// <summary>Whether the reader is on duty for the director of a case, and so may give a seat for four hours there.</summary>
    public async Task<bool> IsOnDutyAsync(CancellationToken cancel) => AccessRules.May(acting.By, Permission.LetIn)
        && await db.Cases.OnDuty(acting.By, db, await Directors.ServedByAsync(db, acting.By, acting.Today, cancel), acting.Today).AnyAsync(cancel);

    /// <summary>Texts and numbers that wait for a second person.</summary>
    public IQueryable<CatalogueEntry> Proposals(ProfessionalId me)
    {
        var may = AccessRules.May(acting.By, Permission.ApproveLists);
        return db.Catalogue.Where(c => may && c.Status == CatalogueStatus.Proposed && c.ProposedBy != me);
    }
}
