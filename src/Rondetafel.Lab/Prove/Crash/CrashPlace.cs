using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Rondetafel.Data;
using Rondetafel.Domain.Persons.Cases;
using Rondetafel.Domain.Persons.Meetings;
using Rondetafel.Domain.Persons.Weighings;
using Rondetafel.Domain.Shared;
using Rondetafel.Lab.Demo;

namespace Rondetafel.Lab.Prove.Crash;

/// <summary>
/// The small world in which people write: the people of the town, one case, a meeting that is going on with that case on the
/// screen, and small municipalities with one dossierhouder each, so that every report is a mail to somebody who had none that day.
/// </summary>
internal sealed record CrashPlace(Guid TheCase, Guid TheMeeting, Guid Point, Guid Owner, IReadOnlyList<(Guid Id, string Slug, Guid Holder)> Villages)
{
    private const int VillageCount = 40;
    private static readonly string[] Seated = ["dossierhouder", "politie", "tafelpartner"];

    /// <summary>The day on which it plays.</summary>
    public static DateOnly Today => Deadline.LocalDate(StillClock.Start);

    /// <summary>Makes it in an empty instance, through the domain.</summary>
    public static async Task<CrashPlace> MakeAsync(LabInstance instance, CancellationToken cancel)
    {
        await using var app = instance.Build();
        await PeopleOfTown.AddAsync(app.Services, cancel);
        var villages = await VillagesAsync(app.Services, cancel);
        await using var scope = app.Services.CreateAsyncScope();
        var (db, random, now) = PeopleOfTown.Parts(scope);
        var people = (await db.Professionals.AsNoTracking().ToListAsync(cancel)).ToDictionary(p => p.Email.Split('@')[0], p => new Actor(p.Id, p.OrganisationId, p.MunicipalityId, p.Roles.ToHashSet()));
        var director = people["procesregisseur"];
        var seats = Seated.Select(k => new NewSeat(new SeatId(random.NewId()), people[k].Id!.Value, people[k].Organisation!.Value, Today.AddDays(200))).ToList();
        var given = new NewCase(
            new WeighingId(random.NewId()), people["dossierhouder"].Municipality!.Value, "Rust.", [new NewExitCriterion(new ExitCriterionId(random.NewId()), "Het is rustig.")], seats,
            Today.AddDays(100), Today.AddDays(14), "Jesse", "Molenaar", null, null, null);
        var terms = (await Parameters.OnAsync(db, Today, cancel)).Case;
        var made = Good(Case.TakeIn(new CaseId(random.NewId()), "LV-PROEF", given, terms, director, now));
        var asked = Seated.Select(k => new Invitee(people[k].Id!.Value, people[k].Organisation!.Value)).ToList();
        var meeting = Good(Meeting.Plan(
            new MeetingId(random.NewId()), new NewMeeting(director.Id!.Value, MeetingKind.CaseConference, new MeetingTime(Today, new TimeOnly(13, 0), 120), new MeetingPlace("Lindezaal", null), asked),
            () => new ParticipantId(random.NewId()), director, now));
        var point = new AgendaItemId(random.NewId());
        foreach (var outcome in new[] { meeting.PutOn(point, made.Id, director, now), meeting.Open(director, now), meeting.Attend(meeting.Participants[0].Id, Attendance.Present, director, now), meeting.BringUp(point, skip: false, director, now) })
            if (!outcome.IsGood) throw new InvalidOperationException(outcome.Refusal!.Code);
        db.Cases.Add(made);
        db.Meetings.Add(meeting);
        await db.SaveChangesAsync(cancel);
        return new CrashPlace(made.Id.Value, meeting.Id.Value, point.Value, people["politie"].Organisation!.Value.Value, villages);
    }

    private static async Task<IReadOnlyList<(Guid, string, Guid)>> VillagesAsync(IServiceProvider services, CancellationToken cancel)
    {
        await using var scope = services.CreateAsyncScope();
        var (db, random, now) = PeopleOfTown.Parts(scope);
        var employer = (await db.Organisations.SingleAsync(o => o.Name == "Gemeente Lindestad", cancel)).Id;
        var villages = new List<(Guid, string, Guid)>();
        for (var i = 0; i < VillageCount; i++)
        {
            var village = Municipality.Join(new MunicipalityId(random.NewId()), $"Dorp {i:00}", $"dorp-{i:00}", Actor.Clock, now);
            village.StateDoor(DoorState.Open, "U kunt hier melden.", "085 000 12 34", "Op werkdagen", Actor.Clock, now);
            var holder = Good(Professional.Designate(
                new ProfessionalId(random.NewId()), new Designation(employer, village.Id, $"Houder {i:00}", $"houder{i:00}@dorp.example", "dossierhouder", Today.AddMonths(10), [Role.Dossierhouder]), 12, Actor.Clock, now, Today));
            holder.Confirm(Confirmation.Whole(Today.AddMonths(-1)), Actor.Clock, now);
            db.Municipalities.Add(village);
            db.Professionals.Add(holder);
            villages.Add((village.Id.Value, village.Slug, holder.Id.Value));
        }
        await db.SaveChangesAsync(cancel);
        return villages;
    }

    private static T Good<T>((T? Made, Outcome Outcome) done) where T : class => done.Made ?? throw new InvalidOperationException(done.Outcome.Refusal!.Code);
}
