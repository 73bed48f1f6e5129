using Microsoft.EntityFrameworkCore;
using Rondetafel.Access;
using Rondetafel.Audit;
using Rondetafel.Data;
using Rondetafel.Domain.Persons.Cases;
using Rondetafel.Domain.Persons.Meetings;
using Rondetafel.Domain.Shared;
using Rondetafel.Features.Persons.Cases;
using Rondetafel.Vault;

namespace Rondetafel.Features.Persons.Meetings;

/// <summary>
/// A case as a meeting shows it: what changed since this table last spoke of it, what is to be done, what was said. What may
/// not be shown is left out here, so that no page can count or name it: for the room that is whatever one of those present
/// may not read.
/// </summary>
public sealed class CaseOnScreen(CaseView view, Meeting meeting, Func<IForAudience, bool> shown)
{
    /// <summary>Days before its end date from which a review is offered as a decision.</summary>
    private const int ReviewDays = AgendaProposal.ReviewDays;

    /// <summary>The case with its names and what opens it.</summary>
    public CaseView View => view;

    /// <summary>When this table last spoke of it; when it never did, the moment it was taken in.</summary>
    public DateTime Since { get; } = view.Case.Lines.Where(l => l.Kind == MinuteKind.Discussed && l.MeetingId != meeting.Id)
        .Select(l => l.At).Append(view.Case.TakenInAt).Max();

    /// <summary>Whether this table never spoke of it before.</summary>
    public bool IsNew => Since == view.Case.TakenInAt;

    /// <summary>What was brought in since, oldest first.</summary>
    public IReadOnlyList<Contribution> BroughtIn => Shown.Where(c => c.At > Since || (IsNew && c.At == Since)).ToList();

    /// <summary>Facts from before that were confirmed or refuted since.</summary>
    public IReadOnlyList<Contribution> Settled => Shown.Where(c => c.At <= Since && !IsNew && c.CheckedAt > Since).ToList();

    /// <summary>Steps of the case since, but for those of this meeting.</summary>
    public IReadOnlyList<CaseStep> Steps => view.Case.Steps.Where(s => s.At > Since && (meeting.StartedAt is not { } began || s.At < began)).OrderBy(s => s.At).ToList();

    /// <summary>Actions that were ended since, but for those of this meeting.</summary>
    public IReadOnlyList<PlanAction> Ended =>
        view.Case.Actions.Where(a => a.EndedAt > Since && a.Status != PlanActionStatus.Open && Here(MinuteKind.Acted).All(l => l.ActionId != a.Id)).OrderBy(a => a.EndedAt).ToList();

    /// <summary>Whether nothing changed.</summary>
    public bool IsCalm => BroughtIn.Count + Settled.Count + Steps.Count + Ended.Count == 0;

    /// <summary>The actions to go through: those that are open, and those gone through at this meeting.</summary>
    public IReadOnlyList<PlanAction> Actions =>
        view.Case.Actions.Where(a => a.Status == PlanActionStatus.Open || Here(MinuteKind.Acted).Any(l => l.ActionId == a.Id)).OrderBy(a => a.DueOn).ThenBy(a => a.At).ToList();

    /// <summary>The notes of this meeting, oldest first.</summary>
    public IReadOnlyList<MinuteLine> Notes => Here(MinuteKind.Note).Where(l => !l.LeftOut).ToList();

    /// <summary>The decisions of this meeting, oldest first.</summary>
    public IReadOnlyList<MinuteLine> Decisions => Here(MinuteKind.Decision).Where(l => !l.LeftOut).ToList();

    /// <summary>What the table can decide now.</summary>
    public IReadOnlyList<TableDecision> Options => MeetingWords.Decisions(view.Case.Status, view.Case.NeededUntil <= view.Today.AddDays(ReviewDays));

    /// <summary>Whether the next review is one of those with somebody from outside the table.</summary>
    public bool NeedsOutsider => view.Case.NextReviewHasOutsider();

    /// <summary>
    /// Who may read all that stands open now, notes and decisions of this meeting too, when that is fewer than the table: what is typed with it open goes to them unless the
    /// writer says otherwise (architecture, section 5). Null when the whole table may read everything that is shown.
    /// </summary>
    public Audience? Narrower
    {
        get
        {
            var open = BroughtIn.Concat(Settled).Concat<IForAudience>(Notes).Concat(Decisions).Where(p => p.Audience.Kind != AudienceKind.WholeTable).Select(p => (p.Provider, p.Audience)).ToList();
            return open.Count == 0 ? null : Audience.Intersection(open, view.Case.TableOn(view.Today));
        }
    }

    /// <summary>
    /// The organisations at the table that read what somebody of one of them writes with <see cref="Narrower"/> as its audience: each always reads its own.
    /// The process director reads it too. Throws when nothing is narrower.
    /// </summary>
    public IEnumerable<OrganisationId> ReadersOf(OrganisationId writer) => view.Case.TableOn(view.Today).Where(o => Narrower!.Includes(writer, o));

    /// <summary>Those who can be meant by a new action: the people with a seat now and their organisations.</summary>
    public IReadOnlyList<TableName> Table
    {
        get
        {
            var people = view.Seats.Where(s => s.EndsAt is null && s.CountsAt(meeting.Id, view.Now)).DistinctBy(s => s.ProfessionalId)
                .Select(s => new TableName(s.ProfessionalId, view.Person(s.ProfessionalId), view.FunctionOf(s.ProfessionalId), s.OrganisationId, view.Organisation(s.OrganisationId))).ToList();
            return [.. people, .. TableName.OrganisationsOf(people)];
        }
    }

    /// <summary>Opens a line of the minutes.</summary>
    public string? Read(MinuteLine line) => shown(line) ? view.Table.Read(line, line.Text) : null;

    private IEnumerable<Contribution> Shown => view.Contributions.Where(c => shown(c));

    private IEnumerable<MinuteLine> Here(MinuteKind kind) => view.Case.Lines.Where(l => l.MeetingId == meeting.Id && l.Kind == kind && shown(l)).OrderBy(l => l.At);
}

/// <summary>Reads the case on the screen of a meeting; the reading is logged as opening that case.</summary>
public sealed class CaseOnScreenQuery(RondetafelDb db, Acting acting, SealedTexts texts, Readings readings)
{
    /// <summary>
    /// The case as its reader, or the room, may see it. Null when the reader may not open it, and for the room when one of
    /// those present has no seat at its table now or nobody is noted as present.
    /// </summary>
    public async Task<CaseOnScreen?> RunAsync(MeetingView meeting, CaseId id, bool forRoom, CancellationToken cancel)
    {
        var (by, now) = (acting.By, acting.Now);
        var visible = db.Cases.VisibleTo(by, Permission.OpenCase, db, now).CountingAt(meeting.Meeting.Id, by, now).AsNoTracking().Where(c => c.Id == id);
        if (await visible.Items(by, now).SingleOrDefaultAsync(cancel) is not { } item || CaseTable.For(texts, by, Permission.OpenCase, item) is not { } table) return null;
        var found = await visible.AsSplitQuery().Include(c => c.Seats).Include(c => c.ExitCriteria).Include(c => c.Contributions).Include(c => c.Goals).Include(c => c.Actions)
            .Include(c => c.Steps).Include(c => c.Lines).Include(c => c.Flags).SingleAsync(cancel);
        var room = meeting.Meeting.InTheRoom.Select(p => (p.ProfessionalId, p.OrganisationId)).ToList();
        if (forRoom && room.Count == 0) return null; // nobody is noted as present: who sits there is not known
        if (forRoom && !room.All(p => p.ProfessionalId == found.Director || found.Seats.Any(s => s.ProfessionalId == p.ProfessionalId && s.CountsAt(meeting.Meeting.Id, now)))) return null;
        readings.Add(Reading.OfItem(acting, "Case.opened", "Case", id.Value, db.Trace));
        bool Shown(IForAudience part) => table.MayRead(part) && (!forRoom || room.All(p => part.Audience.Includes(part.Provider, p.OrganisationId)));
        return new CaseOnScreen(new CaseView(found, table, acting, meeting.Names), meeting.Meeting, Shown);
    }
}
