using Microsoft.EntityFrameworkCore;
using Rondetafel.Access;
using Rondetafel.Data;
using Rondetafel.Domain.Governance.Catalogue;
using Rondetafel.Domain.Persons.Answers;
using Rondetafel.Domain.Persons.Matching;
using Rondetafel.Domain.Persons.Signals;
using Rondetafel.Domain.Shared;

namespace Rondetafel.Features.Work;

/// <summary>
/// What is asked of the signed-in person, for Mijn werk and its number in the menu. Each source is one scope with one
/// condition, used by the number and by the list alike.
/// </summary>
public sealed class WorkList(RondetafelDb db, Acting acting)
{
    /// <summary>Days before its end that a designation is on the list: six weeks.</summary>
    private const int DesignationDays = 42;

    /// <summary>How many things wait; one query.</summary>
    public async Task<int> CountAsync(CancellationToken cancel)
    {
        if (acting.By.Id is not { } me) return 0;
        var (signals, answers, matches, notices, proposals, end) = (Signals(), Answers(), Matches(), Notices(me), Proposals(me), DesignationEnd);
        return await db.Professionals.Where(p => p.Id == me).Select(p =>
            signals.Count() + answers.Count() + matches.Count() + notices.Count() + proposals.Count() + (p.DesignatedUntil <= end ? 1 : 0)).SingleAsync(cancel);
    }

    /// <summary>The last day on which an end of designation is on the list.</summary>
    public DateOnly DesignationEnd => acting.Today.AddDays(DesignationDays);

    /// <summary>Signals that wait for a step of their dossierhouder.</summary>
    public IQueryable<Signal> Signals() => db.Signals.VisibleTo(acting.By, Permission.HandleSignal).Where(s =>
        s.Status == SignalStatus.HeldApart || s.Status == SignalStatus.Received || s.Status == SignalStatus.Acknowledged || s.Status == SignalStatus.AskedBack);

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
    public IQueryable<ViewNotice> Notices(ProfessionalId me) => db.ViewNotices.Where(n => n.For == me && n.ReadAt == null);

    /// <summary>Texts and numbers that wait for a second person.</summary>
    public IQueryable<CatalogueEntry> Proposals(ProfessionalId me)
    {
        var may = AccessRules.May(acting.By, Permission.ApproveLists);
        return db.Catalogue.Where(c => may && c.Status == CatalogueStatus.Proposed && c.ProposedBy != me);
    }
}
