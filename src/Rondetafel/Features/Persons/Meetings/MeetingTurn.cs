using Microsoft.EntityFrameworkCore;
using Rondetafel.Access;
using Rondetafel.Data;
using Rondetafel.Domain.Persons.Cases;
using Rondetafel.Domain.Persons.Meetings;
using Rondetafel.Domain.Shared;
using Rondetafel.Features.Persons.Cases;
using Rondetafel.Mail;

namespace Rondetafel.Features.Persons.Meetings;

/// <summary>A meeting loaded for one change, with who changes it, when, and the cases that change with it in the same save.</summary>
public sealed class MeetingTurn(Meeting meeting, RondetafelDb db, Acting acting)
{
    /// <summary>The meeting.</summary>
    public Meeting Meeting => meeting;

    /// <summary>The context that is saved.</summary>
    public RondetafelDb Db => db;

    /// <summary>Who acts.</summary>
    public Actor By => acting.By;

    /// <summary>The moment, UTC.</summary>
    public DateTime Now => acting.Now;

    /// <summary>A new id.</summary>
    public Guid NewId() => acting.NewId();

    /// <summary>Moves or changes it: seats that were passed follow, and all who are asked, or were, hear that something waits. Refusals of the domain.</summary>
    public async Task<Outcome> MoveAsync(MeetingTime time, MeetingPlace place, IReadOnlyList<Invitee> people, CancellationToken cancel)
    {
        var (passed, day, asked) = (meeting.Passing.ToList(), meeting.On, meeting.Participants.Select(p => p.ProfessionalId).ToList());
        var outcome = meeting.Move(time, place, people, () => new ParticipantId(NewId()), By, Now);
        if (!outcome.IsGood || outcome.IsAlreadySo) return outcome;
        await TakeSeatsBackAsync(day == meeting.On ? passed.Except(meeting.Passing).ToList() : passed, day, cancel);
        await PassSeatsAsync(cancel);
        TellAll();
        foreach (var gone in asked.Except(meeting.Participants.Select(p => p.ProfessionalId))) Tell(gone);
        return outcome;
    }

    /// <summary>Cancels it: seats that were passed for its day end, and all who are asked hear that something waits. Refusals of the domain.</summary>
    public async Task<Outcome> CancelAsync(string? reason, CancellationToken cancel)
    {
        var passed = meeting.Passing.ToList();
        var outcome = meeting.Cancel(reason, By, Now);
        if (!outcome.IsGood || outcome.IsAlreadySo) return outcome;
        await TakeSeatsBackAsync(passed, meeting.On, cancel);
        TellAll(today: meeting.On <= acting.Today.AddDays(1));
        return outcome;
    }

    /// <summary>Passes the seats of who cannot come to who stands in, at the cases of the agenda that the actor reaches.</summary>
    public async Task PassSeatsAsync(CancellationToken cancel)
    {
        if (!meeting.Passing.Any()) return;
        foreach (var theCase in await CasesAsync(cancel))
            foreach (var (from, standIn) in meeting.Passing) theCase.PassSeat(new SeatId(NewId()), meeting.Id, from, standIn, meeting.On, By, Now);
    }

    /// <summary>Ends seats that were passed for this meeting, on the day that it had, wherever the actor reaches them: also at cases that are no longer on its agenda.</summary>
    public async Task TakeSeatsBackAsync(IReadOnlyList<(ProfessionalId From, ProfessionalId StandIn)> passed, DateOnly day, CancellationToken cancel)
    {
        foreach (var theCase in await SeatedForAsync(passed, cancel))
            foreach (var (from, standIn) in passed) theCase.TakeSeatBack(meeting.Id, from, standIn, day, By, Now);
    }

    /// <summary>Takes a point off the agenda: seats that were passed at its case end. Refusals of the domain.</summary>
    public async Task<Outcome> TakeOffAsync(AgendaItemId point, CancellationToken cancel)
    {
        var outcome = meeting.TakeOff(point, By, Now);
        if (outcome.IsGood) await TakeSeatsOffAsync(cancel);
        return outcome;
    }

    /// <summary>Takes over what the system proposes for the agenda: seats pass at what comes on, and end at what drops out.</summary>
    public async Task<Outcome> ProposeAsync(CancellationToken cancel)
    {
        var proposed = await Agendas.ProposedAsync(db, meeting, acting.Today, cancel);
        var outcome = meeting.Propose(proposed, () => new AgendaItemId(NewId()), By, Now);
        if (!outcome.IsGood) return outcome;
        await TakeSeatsOffAsync(cancel);
        await PassSeatsAsync(cancel);
        return outcome;
    }

    /// <summary>Takes who walked in by mistake off the list, unless something of theirs stands in what the actor may read of the minutes. Refusals of the domain.</summary>
    public async Task<Outcome> TakeWalkInBackAsync(ParticipantId who, CancellationToken cancel)
    {
        var (id, walker) = (meeting.Id, meeting.Participants.FirstOrDefault(p => p.Id == who)?.ProfessionalId);
        var said = await db.Cases.VisibleTo(By, Permission.OpenCase, db, acting.Now).Where(c => c.Lines.Any(l => l.MeetingId == id && !l.LeftOut && l.Kind != MinuteKind.Discussed && (l.Author == walker || l.By == walker))).AnyAsync(cancel);
        return meeting.TakeWalkInBack(who, said, By, Now);
    }

    /// <summary>A case that was left on the screen counts as discussed at this meeting.</summary>
    public async Task DiscussedAsync(AgendaItem? left, CancellationToken cancel)
    {
        if (left is not { State: AgendaState.Discussed, CaseId: { } id }) return;
        var found = await db.Cases.VisibleTo(By, Permission.OpenCase, db, acting.Now).Include(c => c.Lines.Where(l => l.Kind == MinuteKind.Discussed)).SingleOrDefaultAsync(c => c.Id == id, cancel);
        found?.WasDiscussed(new MinuteHead(new MinuteLineId(NewId()), meeting.Id), meeting.Kind, By.Organisation!.Value, By, Now);
    }

    /// <summary>
    /// The names of the people and organisations in its minutes by their id, to be kept when they are approved. Of every line, also one that the
    /// actor may not read or whose case another leads by now: another reader gets it, and for its ids no text is opened.
    /// </summary>
    /// <param name="names">The names of today.</param>
    /// <param name="cancel">Stops it.</param>
    public async Task<IReadOnlyDictionary<Guid, string>> NamesAsync(CaseNames names, CancellationToken cancel)
    {
        var lines = await db.InMinutesOf(meeting).ToListAsync(cancel);
        var people = meeting.Participants.Select(p => (ProfessionalId?)p.ProfessionalId).Append(meeting.Chair).Concat(lines.SelectMany(l => new[] { l.Author, l.Executor }))
            .OfType<ProfessionalId>().Distinct().Where(names.People.ContainsKey).Select(p => names.People[p]).ToList();
        var organisations = meeting.Participants.Select(p => p.OrganisationId).Concat(lines.Select(l => l.Owner).OfType<OrganisationId>()).Concat(people.Select(p => p.Organisation))
            .Distinct().Select(o => names.Organisations[o]);
        return people.Select(p => (p.Id.Value, p.Name)).Concat(organisations.Select(o => (o.Id.Value, o.Name))).ToDictionary();
    }

    /// <summary>Says to a professional that something waits, once for each save; never to the one who acts.</summary>
    public void Tell(ProfessionalId? who, bool today = false)
    {
        if (who is { } person && person != By.Id && db.Outbox.Local.All(o => o.For != person || o.DueToday != today)) db.Outbox.Add(new OutboxMail { Id = NewId(), For = person, At = Now, DueToday = today });
    }

    /// <summary>Says to all who are asked that something about the meeting changed.</summary>
    public void TellAll(bool today = false)
    {
        foreach (var person in meeting.Participants.Where(p => p.Attendance != Attendance.Absent).Select(p => p.ProfessionalId).Distinct()) Tell(person, today);
    }

    /// <summary>Says to all who are asked that there is something to read at the meeting: a notice, and that something waits.</summary>
    public void NoticeAll(string text)
    {
        Notices.Add(db, meeting.Participants.Where(p => p.Attendance != Attendance.Absent).Select(p => p.ProfessionalId).Where(p => p != By.Id), text, NewId, By, Now);
        TellAll();
    }

    /// <summary>Ends the seats that were passed at cases that left the agenda.</summary>
    private async Task TakeSeatsOffAsync(CancellationToken cancel)
    {
        foreach (var theCase in await SeatedForAsync(meeting.Passing.ToList(), cancel)) Agendas.TakeSeatsBack(meeting, theCase, By, Now);
    }

    private async Task<List<Case>> SeatedForAsync(IReadOnlyList<(ProfessionalId From, ProfessionalId StandIn)> passed, CancellationToken cancel) => passed.Count == 0 ? []
        : await db.Cases.VisibleTo(By, Permission.OpenCase, db, acting.Now).WithSeatsFor(meeting, db, passed.Select(p => p.StandIn)).Include(c => c.Seats).ToListAsync(cancel);

    private async Task<List<Case>> CasesAsync(CancellationToken cancel)
    {
        var ids = meeting.CasesOn.ToList();
        return await db.Cases.VisibleTo(By, Permission.OpenCase, db, acting.Now).Where(c => ids.Contains(c.Id)).Include(c => c.Seats).ToListAsync(cancel);
    }
}

/// <summary>
/// Changes a meeting: loads it through its scope, does one thing, saves once. When somebody else changed it, or one of its
/// cases, at the same moment it is done again on what stands there now, three times at most. Refusals: those of the domain
/// method, "gone" when the meeting is not there for this actor, "clash".
/// </summary>
public sealed class MeetingChangeHandler(IServiceScopeFactory scopes, RondetafelDb db, Acting acting)
{
    private const int Attempts = 3;

    /// <summary>Changes it with a permission.</summary>
    /// <param name="version">The version that the writer saw, for a change of a row that was shown; null when it does not matter.</param>
    public async Task<Outcome> RunAsync(Guid id, Permission permission, int? version, Func<MeetingTurn, Task<Outcome>> change, CancellationToken cancel)
    {
        for (var attempt = 1; ; attempt++)
        {
            await using var scope = scopes.CreateAsyncScope();
            var fresh = scope.ServiceProvider.GetRequiredService<RondetafelDb>().GoOnFor(db);
            var key = new MeetingId(id);
            var found = await fresh.Meetings.VisibleTo(acting.By, permission, fresh).Where(m => m.Id == key)
                .AsSplitQuery().Include(m => m.Participants).Include(m => m.Items).SingleOrDefaultAsync(cancel);
            if (found is null) return Outcome.Refused("gone");
            if (version is { } seen && seen != found.Version) return Outcome.Refused("clash");
            var outcome = await change(new MeetingTurn(found, fresh, acting));
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
                // Somebody else came first: do it on what stands there now.
            }
        }
    }

    /// <summary>As <see cref="RunAsync"/>, by the chair.</summary>
    public Task<Outcome> LeadAsync(Guid id, Func<MeetingTurn, Task<Outcome>> change, CancellationToken cancel, int? version = null) =>
        RunAsync(id, Permission.LeadMeeting, version, change, cancel);
}
