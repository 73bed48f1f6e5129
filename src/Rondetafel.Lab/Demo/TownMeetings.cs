using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Rondetafel.Access;
using Rondetafel.Domain.Persons.Cases;
using Rondetafel.Domain.Persons.Meetings;
using Rondetafel.Domain.Shared;
using Rondetafel.Features.Persons.Meetings;

namespace Rondetafel.Lab.Demo;

/// <summary>The case conference of the fictional town: its roster, a series of every two weeks, one meeting that was held, one for today, and those to come.</summary>
internal static class TownMeetings
{
    private static readonly string[] Asked = ["dossierhouder", "politie", "om", "tafelpartner"];

    public static async Task AddAsync(IServiceProvider services, CancellationToken cancel)
    {
        var series = await StartAsync(services, cancel);
        await HoldFirstAsync(services, series, cancel);
        await PlanAsync(services, series, cancel);
    }

    private static async Task<SeriesId> StartAsync(IServiceProvider services, CancellationToken cancel)
    {
        await using var scope = services.CreateAsyncScope();
        var (db, random, now) = PeopleOfTown.Parts(scope);
        var began = now.AddDays(-14);
        var chair = await ActorAsync(scope, "procesregisseur", cancel);
        var roster = Roster.Start(new RosterId(random.NewId()), chair, began);
        foreach (var key in Asked)
        {
            var standIn = key == "dossierhouder" ? (await ActorAsync(scope, "dossierhouder-twee", cancel)).Id : null;
            Good(roster.Put(new NewRosterPlace(new RosterPlaceId(random.NewId()), (await ActorAsync(scope, key, cancel)).Id!.Value, standIn, null), chair, began));
        }
        db.Rosters.Add(roster);
        var people = await Agendas.InviteesAsync(db, roster, Deadline.LocalDate(now), cancel);
        var first = new MeetingTime(Deadline.LocalDate(began), new TimeOnly(13, 0), 120);
        var (series, outcome) = Series.Start(
            new SeriesId(random.NewId()), new NewSeries(MeetingKind.CaseConference, first, 2, first.On.AddMonths(11), new MeetingPlace("Lindezaal", null), people),
            () => new SeriesMemberId(random.NewId()), chair, began);
        db.Series.Add(series ?? throw new InvalidOperationException(outcome.Refusal!.Code));
        await db.SaveChangesAsync(cancel);
        return series.Id;
    }

    /// <summary>The meeting of two weeks ago, with two cases discussed and its minutes approved.</summary>
    private static async Task HoldFirstAsync(IServiceProvider services, SeriesId id, CancellationToken cancel)
    {
        await using var scope = services.CreateAsyncScope();
        var (db, random, now) = PeopleOfTown.Parts(scope);
        var then = now.AddDays(-14);
        var chair = await ActorAsync(scope, "procesregisseur", cancel);
        var series = await db.Series.Include(s => s.Members).SingleAsync(s => s.Id == id, cancel);
        var (meeting, outcome) = Meeting.Plan(
            new MeetingId(random.NewId()),
            new NewMeeting(chair.Id!.Value, series.Kind, new MeetingTime(series.FirstOn, series.From, series.Minutes), new MeetingPlace(series.Room, series.Call), await Agendas.PeopleAsync(db, series, Deadline.LocalDate(now), cancel), series.Id),
            () => new ParticipantId(random.NewId()), chair, then);
        if (meeting is null) throw new InvalidOperationException(outcome.Refusal!.Code);
        var discussed = await db.Cases.LedBy(chair.Id.Value).Where(c => c.Status == CaseStatus.Running && c.TakenInAt < then).OrderBy(c => c.TakenInAt).Take(2).Include(c => c.Seats).Include(c => c.Lines).ToListAsync(cancel);
        foreach (var one in discussed) Good(meeting.PutOn(new AgendaItemId(random.NewId()), one.Id, chair, then));
        Good(meeting.Open(chair, then));
        foreach (var there in meeting.Participants.ToList()) Good(meeting.Attend(there.Id, Attendance.Present, chair, then));
        foreach (var one in discussed)
        {
            Good(one.WriteNote(new NewNote(new MinuteHead(new MinuteLineId(random.NewId()), meeting.Id), "Het blijft rustig thuis.", chair.Id.Value, chair.Organisation!.Value, Audience.Table), chair, then));
            Good(one.WasDiscussed(new MinuteHead(new MinuteLineId(random.NewId()), meeting.Id), meeting.Kind, chair.Organisation!.Value, chair, then));
            Good(meeting.BringUp(meeting.Items.Single(i => i.CaseId == one.Id).Id, skip: false, chair, then));
        }
        Good(meeting.Hold(chair, then.AddHours(1)));
        Good(meeting.Approve(await db.Professionals.AsNoTracking().ToDictionaryAsync(p => p.Id.Value, p => p.Name, cancel), chair, then.AddDays(1)));
        db.Meetings.Add(meeting);
        await db.SaveChangesAsync(cancel);
    }

    private static async Task PlanAsync(IServiceProvider services, SeriesId id, CancellationToken cancel)
    {
        await using var scope = services.CreateAsyncScope();
        var (db, random, now) = PeopleOfTown.Parts(scope);
        var series = await db.Series.Include(s => s.Members).SingleAsync(s => s.Id == id, cancel);
        await Agendas.PlanMissingAsync(db, series, random.NewId, Actor.Clock, now, cancel);
        await db.SaveChangesAsync(cancel);
    }

    private static async Task<Actor> ActorAsync(AsyncServiceScope scope, string key, CancellationToken cancel)
    {
        var (db, _, _) = PeopleOfTown.Parts(scope);
        var email = $"{key}@lindevaart.example";
        var person = await db.Professionals.AsNoTracking().SingleAsync(p => p.Email == email, cancel);
        return new Actor(person.Id, person.OrganisationId, person.MunicipalityId, person.Roles.ToHashSet());
    }

    private static void Good(Outcome outcome)
    {
        if (!outcome.IsGood) throw new InvalidOperationException(outcome.Refusal!.Code);
    }
}
