using Microsoft.EntityFrameworkCore;
using Rondetafel.Access;
using Rondetafel.Data;
using Rondetafel.Domain.Persons.Cases;
using Rondetafel.Domain.Shared;
using Rondetafel.Mail;

namespace Rondetafel.Features.Persons.Cases;

/// <summary>The parts of a case that a change looks at; the others are not loaded.</summary>
[Flags]
public enum Parts
{
    None = 0,
    Contributions = 2,
    Attachments = 4,
    Goals = 8,
    Actions = 16,
    Judgements = 32,
    Flags = 64,
    Steps = 128,
    Informings = 256,
    Requests = 512,
    Keepers = 1024,
    Exit = 2048,
    Lines = 4096,
    Calls = 8192,
    Proposals = 16384,
    BriefSeats = 32768,
}

/// <summary>A case loaded for one change, with who changes it, when, and new ids.</summary>
public sealed record CaseTurn(Case Case, RondetafelDb Db, Acting Acting, CaseTerms Terms)
{
    /// <summary>Who acts.</summary>
    public Actor By => Acting.By;

    /// <summary>The moment, UTC.</summary>
    public DateTime Now => Acting.Now;

    /// <summary>A new id.</summary>
    public Guid NewId() => Acting.NewId();

    /// <summary>Says to a professional that something waits; never to the one who acts.</summary>
    public void Tell(ProfessionalId? who, bool today = false)
    {
        if (who is { } person && person != By.Id) Db.Outbox.Add(new OutboxMail { Id = NewId(), For = person, At = Now, DueToday = today });
    }

    /// <summary>Says to a professional that what they may see changed, without names, and that something waits.</summary>
    public void Notice(ProfessionalId who, string text)
    {
        Db.ViewNotices.Add(ViewNotice.Tell(new ViewNoticeId(NewId()), who, text, By, Now));
        Tell(who);
    }

    /// <summary>The same to somebody who may still open the case today, as its director or with a seat; never to the one who acts.</summary>
    public void NoticeAtTable(ProfessionalId who, string text)
    {
        if (who != By.Id && (who == Case.Director || AtTable(null).Contains(who))) Notice(who, text);
    }

    /// <summary>Says to everybody of an organisation with a seat today that something waits.</summary>
    public void TellTable(OrganisationId? organisation = null)
    {
        foreach (var person in AtTable(organisation)) Tell(person);
    }

    /// <summary>Says to the whole table that the case was closed, once that can no longer be undone; undoing it drops the mails and the notices.</summary>
    public void TellTableClosed(CaseStepId step)
    {
        foreach (var person in AtTable(null).Where(p => p != By.Id))
        {
            Db.ViewNotices.Add(ViewNotice.Tell(new ViewNoticeId(NewId()), person, ClosedNotice, By, Now, ToldFrom(Now)));
            Db.Outbox.Add(new OutboxMail { Id = NewId(), For = person, At = ToldFrom(Now), HeldFor = step.Value });
        }
    }

    /// <summary>Drops what was to be told of steps that were undone now: the mails that wait for them, and one notice of that moment for each, of which another case that closed then has its own.</summary>
    public async Task TakeBackAsync(CancellationToken cancel)
    {
        var steps = Case.Steps.Where(s => s.UndoneAt == Now).Select(s => (Guid?)s.Id.Value).ToList();
        var mails = await Db.Outbox.Where(o => o.SentAt == null && steps.Contains(o.HeldFor)).ToListAsync(cancel);
        Db.Outbox.RemoveRange(mails);
        var moments = mails.Select(m => m.At).Distinct().ToList();
        var told = await Db.ViewNotices.Where(n => n.Kind == ClosedNotice && moments.Contains(n.ToldAt) && n.ReadAt == null).ToListAsync(cancel);
        foreach (var mail in mails) told.FirstOrDefault(n => n.For == mail.For && n.ToldAt == mail.At && n.ReadAt is null)?.Read(By, Now);
    }

    private const string ClosedNotice = "cases.notice.closed";

    private static DateTime ToldFrom(DateTime step) => step.AddSeconds(Case.UndoSeconds + 1);

    private List<ProfessionalId> AtTable(OrganisationId? organisation)
    {
        var now = Now;
        return Case.Seats.Where(s => s.Counts(now) && (organisation is null || s.OrganisationId == organisation)).Select(s => s.ProfessionalId).Distinct().ToList();
    }
}

/// <summary>
/// Changes a case: loads it through its scope with the parts the change needs, calls one domain method, saves once.
/// Additions of two people at once both succeed: on a clash the addition is done again on the case as it is now, three
/// times at most. A decision names the version it was taken on and is never repeated. Refusals: those of the domain method,
/// "gone" when the case is not there for this actor any more, "clash".
/// </summary>
public sealed class CaseChangeHandler(IServiceScopeFactory scopes, RondetafelDb db, Acting acting)
{
    private const int Attempts = 3;

    /// <summary>Adds to a case, or changes one part that carries its own mark of what the writer saw.</summary>
    public Task<Outcome> AddAsync(Guid id, Parts parts, Func<CaseTurn, Outcome> change, CancellationToken cancel) =>
        RunAsync(fresh => Visible(fresh, id, Permission.OpenCase), parts, change, null, cancel);

    /// <summary>Adds to the case of an action that names the actor as executor.</summary>
    public Task<Outcome> AddAsExecutorAsync(Guid action, Func<CaseTurn, Outcome> change, CancellationToken cancel) =>
        RunAsync(fresh => fresh.OfAction(new PlanActionId(action), acting.By), Parts.Actions, change, null, cancel);

    /// <summary>Does what only the director does, whatever the version.</summary>
    public Task<Outcome> LeadAsync(Guid id, Parts parts, Func<CaseTurn, Outcome> change, CancellationToken cancel) =>
        RunAsync(fresh => Visible(fresh, id, Permission.LeadCase), parts, change, null, cancel);

    /// <summary>Does what whoever is on duty for the director does, without opening the case.</summary>
    /// <param name="served">What <see cref="Directors.ServedByAsync"/> gives for the actor today.</param>
    public Task<Outcome> OnDutyAsync(Guid id, IReadOnlyList<MunicipalityId> served, Func<CaseTurn, Outcome> change, CancellationToken cancel) =>
        RunAsync(fresh => fresh.Cases.OnDuty(acting.By, fresh, served, acting.Today).Where(c => c.Id == new CaseId(id)), Parts.BriefSeats, change, null, cancel);

    /// <summary>Reviews a seat for four hours, also when its case was closed.</summary>
    public Task<Outcome> ReviewAsync(Guid given, Func<CaseTurn, Outcome> change, CancellationToken cancel) => RunAsync(
        fresh => fresh.Cases.OfBriefSeats(fresh.BriefSeats.ToReview(acting.By, fresh, acting.Now, alsoReviewed: true).Where(b => b.Id == new BriefSeatId(given))), Parts.BriefSeats, change, null, cancel);

    /// <summary>Takes a decision on the version that the director saw.</summary>
    public Task<Outcome> DecideAsync(Guid id, int version, Parts parts, Func<CaseTurn, Outcome> change, CancellationToken cancel) =>
        RunAsync(fresh => Visible(fresh, id, Permission.LeadCase), parts, change, version, cancel);

    /// <summary>Undoes the last step of a case that the actor leads, also when it was just closed, and drops the mails that waited for it.</summary>
    public Task<Outcome> UndoAsync(Guid id, CancellationToken cancel) => RunAsync(
        fresh => fresh.Cases.ToUndo(acting.By).Where(c => c.Id == new CaseId(id)), Parts.Steps | Parts.Judgements | Parts.Lines, async turn =>
        {
            var outcome = turn.Case.UndoStatus(new CaseStepId(turn.NewId()), turn.By, turn.Now);
            if (outcome.IsGood) await turn.TakeBackAsync(cancel);
            return outcome;
        }, null, cancel);

    private IQueryable<Case> Visible(RondetafelDb fresh, Guid id, Permission permission)
    {
        var key = new CaseId(id);
        return fresh.Cases.VisibleTo(acting.By, permission, fresh, acting.Now).Where(c => c.Id == key);
    }

    private Task<Outcome> RunAsync(
        Func<RondetafelDb, IQueryable<Case>> from, Parts parts, Func<CaseTurn, Outcome> change, int? version, CancellationToken cancel) =>
        RunAsync(from, parts, turn => Task.FromResult(change(turn)), version, cancel);

    private async Task<Outcome> RunAsync(
        Func<RondetafelDb, IQueryable<Case>> from, Parts parts, Func<CaseTurn, Task<Outcome>> change, int? version, CancellationToken cancel)
    {
        for (var attempt = 1; ; attempt++)
        {
            await using var scope = scopes.CreateAsyncScope();
            var fresh = scope.ServiceProvider.GetRequiredService<RondetafelDb>().GoOnFor(db);
            if (await With(from(fresh), parts).SingleOrDefaultAsync(cancel) is not { } found) return Outcome.Refused("gone");
            if (version is { } seen && found.Version != seen) return Outcome.Refused("clash");
            var terms = (await Parameters.OnAsync(fresh, acting.Today, cancel)).Case;
            var outcome = await change(new CaseTurn(found, fresh, acting, terms));
            if (!outcome.IsGood || outcome.IsAlreadySo) return outcome;
            try
            {
                await fresh.SaveChangesAsync(cancel);
                return outcome;
            }
            catch (DbUpdateConcurrencyException) when (version is not null || attempt == Attempts)
            {
                return Outcome.Refused("clash");
            }
            catch (DbUpdateConcurrencyException)
            {
                // Somebody else's addition came first: do this one on the case as it is now.
            }
        }
    }

    private static IQueryable<Case> With(IQueryable<Case> cases, Parts parts)
    {
        // The seats always: the domain lets only who sits today act.
        IQueryable<Case> query = cases.AsSplitQuery().Include(c => c.Seats);
        if (parts.HasFlag(Parts.Contributions)) query = query.Include(c => c.Contributions);
        if (parts.HasFlag(Parts.Attachments)) query = query.Include(c => c.Attachments);
        if (parts.HasFlag(Parts.Goals)) query = query.Include(c => c.Goals);
        if (parts.HasFlag(Parts.Actions)) query = query.Include(c => c.Actions);
        if (parts.HasFlag(Parts.Judgements)) query = query.Include(c => c.Judgements);
        if (parts.HasFlag(Parts.Flags)) query = query.Include(c => c.Flags);
        if (parts.HasFlag(Parts.Steps)) query = query.Include(c => c.Steps);
        if (parts.HasFlag(Parts.Informings)) query = query.Include(c => c.Informings);
        if (parts.HasFlag(Parts.Requests)) query = query.Include(c => c.Requests);
        if (parts.HasFlag(Parts.Keepers)) query = query.Include(c => c.Keepers);
        if (parts.HasFlag(Parts.Exit)) query = query.Include(c => c.ExitCriteria);
        if (parts.HasFlag(Parts.Lines)) query = query.Include(c => c.Lines);
        if (parts.HasFlag(Parts.Proposals)) query = query.Include(c => c.Proposals);
        if (parts.HasFlag(Parts.BriefSeats)) query = query.Include(c => c.BriefSeats);
        if (parts.HasFlag(Parts.Calls)) query = query.Include(c => c.Calls);
        return query;
    }
}
