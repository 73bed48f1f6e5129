using Microsoft.EntityFrameworkCore;
using Rondetafel.Data;
using Rondetafel.Domain.Persons.Cases;
using Rondetafel.Domain.Persons.Meetings;
using Rondetafel.Domain.Shared;
using Rondetafel.Vault;

namespace Rondetafel.Access;

/// <summary>The ids in a line of the minutes.</summary>
public sealed record InMinutes(ProfessionalId? Author, ProfessionalId? Executor, OrganisationId? Owner);

// The scopes of meetings: a chair sees the meetings they lead, a participant those they are asked to; the cases of an agenda
// are always reached through the scope of the cases themselves.
public static partial class Scopes
{
    /// <summary>The series an actor chairs.</summary>
    public static IQueryable<Series> VisibleTo(this DbSet<Series> series, Actor actor)
    {
        var chair = Reaches(actor, Permission.LeadMeeting, Reach.OwnName) ? actor.Id : null;
        var hasChair = chair is not null;
        return series.Where(s => hasChair && s.Chair == chair);
    }

    /// <summary>The meetings an actor chairs or is asked to.</summary>
    public static IQueryable<Meeting> VisibleTo(this DbSet<Meeting> meetings, Actor actor, Permission permission, RondetafelDb db)
    {
        var chair = Reaches(actor, permission, Reach.OwnName) ? actor.Id : null;
        var member = Reaches(actor, permission, Reach.OwnSeat) ? actor.Id : null;
        var hasMember = member is not null;
        var asked = db.Set<Participant>().Where(p => hasMember && p.ProfessionalId == member).Select(p => p.MeetingId);
        var hasChair = chair is not null;
        return member is null ? meetings.Where(m => hasChair && m.Chair == chair)
            : chair is null ? meetings.Where(m => asked.Contains(m.Id)) : meetings.Where(m => m.Chair == chair || asked.Contains(m.Id));
    }

    /// <summary>The meetings still to come that an actor was asked to and no longer is, so that their calendar can follow.</summary>
    public static IQueryable<Meeting> NoLongerAsked(this DbSet<Meeting> meetings, Actor actor, RondetafelDb db, DateOnly today)
    {
        var person = Reaches(actor, Permission.AttendMeeting, Reach.OwnSeat) ? actor.Id : null;
        var hasPerson = person is not null;
        var gone = db.Set<Uninvited>().Where(u => hasPerson && u.ProfessionalId == person).Select(u => u.MeetingId);
        var asked = db.Set<Participant>().Where(p => hasPerson && p.ProfessionalId == person).Select(p => p.MeetingId);
        return meetings.Where(m => m.On >= today && gone.Contains(m.Id) && !asked.Contains(m.Id));
    }

    /// <summary>For the daily job: the meetings whose months of keeping are over, without those at whose urgent call somebody still has to look back.</summary>
    public static IQueryable<Meeting> KeptLongEnough(this DbSet<Meeting> meetings, RondetafelDb db, DateOnly before) => meetings.Where(m =>
        m.On <= before && (m.Status == MeetingStatus.Held || m.Status == MeetingStatus.Approved || m.Status == MeetingStatus.Cancelled)
        && !db.Cases.Any(c => (c.Status == CaseStatus.Running || c.Status == CaseStatus.Overdue || c.Status == CaseStatus.Monitoring) && c.Calls.Any(u => u.MeetingId == m.Id && u.LookedBackAt == null)));

    /// <summary>For the daily job: the series that ended and of which no meeting is left.</summary>
    public static IQueryable<Series> LeftEmpty(this DbSet<Series> series, RondetafelDb db, DateOnly today) =>
        series.Where(s => s.Until < today && !db.Meetings.Any(m => m.SeriesId == s.Id));

    /// <summary>The meetings held before a day in the same series, or for a single meeting those of the same chair and kind: when the table last met.</summary>
    public static IQueryable<Meeting> HeldBefore(this DbSet<Meeting> meetings, Meeting than)
    {
        var (series, chair, kind, on) = (than.SeriesId, than.Chair, than.Kind, than.On);
        var held = meetings.Where(m => (m.Status == MeetingStatus.Held || m.Status == MeetingStatus.Approved) && m.On < on);
        return series is null ? held.Where(m => m.Chair == chair && m.Kind == kind) : held.Where(m => m.SeriesId == series);
    }

    /// <summary>
    /// Without the cases that an actor may open now only because a seat was passed to them for another meeting: at this one that
    /// seat does not count.
    /// </summary>
    public static IQueryable<Case> CountingAt(this IQueryable<Case> cases, MeetingId meeting, Actor actor, DateTime now)
    {
        var (person, today) = (actor.Id, Deadline.LocalDate(now));
        return cases.Where(c => c.Director == person || c.Seats.Any(s => s.ProfessionalId == person && s.From <= today && today <= s.Until && (s.EndsAt == null || now < s.EndsAt) && (s.ForMeeting == null || s.ForMeeting == meeting)));
    }

    /// <summary>
    /// The cases at which a seat was passed for a meeting, whether they are still on its agenda or not; without those that are closed. It
    /// starts from the seats of who stood in.
    /// </summary>
    public static IQueryable<Case> WithSeatsFor(this IQueryable<Case> cases, Meeting meeting, RondetafelDb db, IEnumerable<ProfessionalId> standIns)
    {
        var (id, people) = (meeting.Id, standIns.Distinct().ToList());
        var passed = db.Set<Seat>().Where(s => people.Contains(s.ProfessionalId) && s.ForMeeting == id && s.From <= s.Until).Select(s => s.CaseId);
        return cases.Living().Where(c => passed.Contains(c.Id));
    }

    /// <summary>
    /// Who and which organisation stand in the lines of a meeting, by their ids: of all its cases, also those that its chair may not open,
    /// and of every line, whoever may read it. Nothing of what a line says, and not of which case it is.
    /// </summary>
    /// <param name="db">What is asked.</param>
    /// <param name="meeting">The meeting, as its chair loaded it.</param>
    public static IQueryable<InMinutes> InMinutesOf(this RondetafelDb db, Meeting meeting)
    {
        var id = meeting.Id;
        return db.Set<MinuteLine>().Reaching(WallReach.Minutes).Where(l => l.MeetingId == id && (l.Author != null || l.Executor != null || l.Owner != null))
            .Select(l => new InMinutes(l.Author, l.Executor, l.Owner));
    }

    /// <summary>The open cases that a process director leads, for the agenda of the director's own meeting.</summary>
    public static IQueryable<Case> LedBy(this DbSet<Case> cases, ProfessionalId director) => cases.Where(c =>
        c.Director == director && (c.Status == CaseStatus.Running || c.Status == CaseStatus.Overdue || c.Status == CaseStatus.Monitoring));

    /// <summary>For the daily job: the series that go on.</summary>
    public static IQueryable<Series> GoingOn(this IQueryable<Series> series, DateOnly today) => series.Where(s => s.Until >= today);

    /// <summary>For the daily job: the meetings whose day went by: still planned, or left open.</summary>
    public static IQueryable<Meeting> LeftBehind(this DbSet<Meeting> meetings, DateOnly today) =>
        meetings.Where(m => m.On < today && (m.Status == MeetingStatus.Planned || m.Status == MeetingStatus.Running));

    /// <summary>For the daily job: the meetings that come soon and need an agenda.</summary>
    public static IQueryable<Meeting> ComingUp(this DbSet<Meeting> meetings, DateOnly today, DateOnly until) =>
        meetings.Where(m => m.Status == MeetingStatus.Planned && !m.Urgent && m.On >= today && m.On <= until);

    /// <summary>Meetings of a series, to plan the missing ones and to let them follow a change of it.</summary>
    public static IQueryable<Meeting> OfSeries(this DbSet<Meeting> meetings, SeriesId series) => meetings.Where(m => m.SeriesId == series);

    /// <summary>The calendar addresses of an actor.</summary>
    public static IQueryable<CalendarFeed> VisibleTo(this DbSet<CalendarFeed> feeds, Actor actor)
    {
        var person = actor.Id;
        var hasPerson = person is not null;
        return feeds.Where(f => hasPerson && f.Owner == person);
    }

    /// <summary>The calendar address of a secret, while it lasts and its owner is designated: the secret is the right.</summary>
    public static IQueryable<CalendarFeed> OfSecret(this RondetafelDb db, byte[] secretHash, DateOnly today) =>
        from f in db.CalendarFeeds
        where f.SecretHash == secretHash && f.Until >= today
        join p in db.Professionals on f.Owner equals p.Id
        where p.DesignatedUntil >= today && db.Organisations.Any(o => o.Id == p.OrganisationId && (o.Until == null || o.Until >= today))
        select f;

    /// <summary>The meetings that a calendar shows: those its owner chairs or is asked to and has not said to be absent from.</summary>
    public static IQueryable<Meeting> OfCalendar(this DbSet<Meeting> meetings, CalendarFeed feed, RondetafelDb db)
    {
        var owner = feed.Owner;
        var asked = db.Set<Participant>().Where(p => p.ProfessionalId == owner && p.Attendance != Attendance.Absent).Select(p => p.MeetingId);
        return meetings.Where(m => m.Chair == owner || asked.Contains(m.Id));
    }

    /// <summary>For the daily job: the calendar addresses whose end has come.</summary>
    public static IQueryable<CalendarFeed> EndedBy(this DbSet<CalendarFeed> feeds, DateOnly today) => feeds.Where(f => f.Until < today);

    /// <summary>Meetings as rows with facts and key, as they are for this actor.</summary>
    public static IQueryable<SealedItem> Items(this IQueryable<Meeting> meetings, Actor actor)
    {
        var person = actor.Id;
        return meetings.Select(m => new SealedItem(
            m.Id.Value, new ItemFacts(null, m.Chair, m.Participants.Any(p => p.ProfessionalId == person), false),
            new SealKey(EF.Property<Guid>(m, Conventions.KeyId), EF.Property<byte[]>(m, Conventions.KeyWrapped), EF.Property<int>(m, Conventions.KeyRoot)), null));
    }

    private static IQueryable<SealedItem> MeetingItem(this RondetafelDb db, Guid meeting, Actor actor)
    {
        var key = new MeetingId(meeting);
        return db.Meetings.Where(m => m.Id == key).Items(actor);
    }
}
