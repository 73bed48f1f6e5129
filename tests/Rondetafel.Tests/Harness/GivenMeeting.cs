using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Rondetafel.Data;
using Rondetafel.Domain.Persons.Meetings;
using Rondetafel.Domain.Shared;
using Rondetafel.Lab;

namespace Rondetafel.Tests.Harness;

/// <summary>A meeting of today for a test, chaired by the process director of the town, made through the domain.</summary>
internal sealed record GivenMeeting(MeetingId Id)
{
    public string Page => $"/overleg/{Id.Value}";

    /// <summary>Plans it with these people (the dossierhouder has a stand-in) and these cases.</summary>
    public static async Task<GivenMeeting> PlannedAsync(TestApp app, string[] people, params GivenCase[] cases)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var (db, random) = (scope.ServiceProvider.GetRequiredService<RondetafelDb>().Wide(), scope.ServiceProvider.GetRequiredService<RandomSource>());
        var director = await GivenCase.ActorAsync(db, "procesregisseur");
        var asked = new List<Invitee>();
        foreach (var key in people)
        {
            var person = await GivenCase.ActorAsync(db, key);
            asked.Add(new Invitee(person.Id!.Value, person.Organisation!.Value, key == "dossierhouder" ? (await GivenCase.ActorAsync(db, "dossierhouder-twee")).Id : null));
        }
        var time = new MeetingTime(Deadline.LocalDate(app.Clock.Now), new TimeOnly(13, 0), 120);
        var (meeting, outcome) = Meeting.Plan(
            new MeetingId(random.NewId()), new NewMeeting(director.Id!.Value, MeetingKind.CaseConference, time, new MeetingPlace("Lindezaal", null), asked),
            () => new ParticipantId(random.NewId()), director, app.Clock.Now);
        if (meeting is null) throw new InvalidOperationException(outcome.Refusal!.Code);
        foreach (var one in cases) meeting.PutOn(new AgendaItemId(random.NewId()), one.Id, director, app.Clock.Now);
        db.Meetings.Add(meeting);
        await db.SaveChangesAsync();
        return new GivenMeeting(meeting.Id);
    }

    /// <summary>Changes it through the domain as the chair. Throws when the domain refuses.</summary>
    public async Task ChangeAsync(TestApp app, Func<Meeting, Actor, DateTime, Outcome> change)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<RondetafelDb>().Wide();
        var meeting = await db.Meetings.Include(m => m.Participants).Include(m => m.Items).SingleAsync(m => m.Id == Id);
        var outcome = change(meeting, await GivenCase.ActorAsync(db, "procesregisseur"), app.Clock.Now);
        if (!outcome.IsGood) throw new InvalidOperationException(outcome.Refusal!.Code);
        await db.SaveChangesAsync();
    }

    /// <summary>Opens it, notes who is in the room, and brings a case up.</summary>
    public async Task RunningAsync(TestApp app, GivenCase up, params string[] present)
    {
        await ChangeAsync(app, (m, by, now) => m.Open(by, now));
        await BroughtUpAsync(app, up, present);
    }

    /// <summary>Notes who is in the room, and brings a case up.</summary>
    public async Task BroughtUpAsync(TestApp app, GivenCase up, params string[] present)
    {
        foreach (var key in present)
        {
            var person = await app.LookAsync(db => GivenCase.ActorAsync(db, key));
            await ChangeAsync(app, (m, by, now) => m.Attend(m.Participants.Single(p => p.ProfessionalId == person.Id).Id, Attendance.Present, by, now));
        }
        await ChangeAsync(app, (m, by, now) => m.BringUp(m.Items.Single(i => i.CaseId == up.Id).Id, skip: false, by, now));
    }
}
