using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Rondetafel.Data;
using Rondetafel.Domain.Governance.Catalogue;
using Rondetafel.Domain.Persons.Cases;
using Rondetafel.Domain.Persons.Meetings;
using Rondetafel.Domain.Shared;
using Rondetafel.Lab.Demo;
using Rondetafel.Lab.Prove;

namespace Rondetafel.Lab.Bench;

/// <summary>
/// Fills an empty instance for the bench: the people of the fictional town, many organisations around them, and signals, cases
/// and one meeting. All of it goes through the real domain methods and the real save, many rows to a save; every row is sealed
/// under a key of its own. The same seed gives the same rows.
/// </summary>
internal sealed class BenchTown(IServiceProvider services, BenchSize size)
{
    private const int Seed = 2026;
    private const int SavedTogether = 150;
    private readonly Dice _dice = new(Seed);

    /// <summary>Makes it all.</summary>
    public async Task<BenchPlan> MakeAsync(CancellationToken cancel)
    {
        await PeopleOfTown.AddAsync(services, cancel);
        await AroundAsync(cancel);
        await LiftCeilingAsync(cancel);
        var ground = await GroundAsync(cancel);
        var signals = new BenchSignals(ground, _dice);
        await SaveAsync(size.Over, (db, i) => signals.Over(db, i), cancel);
        await SaveAsync(size.Alive, (db, i) => signals.Alive(db, i), cancel);
        var cases = new BenchCases(ground, _dice, size);
        await SaveAsync(size.Closed, cases.Closed, cancel);
        await SaveAsync(size.Others, cases.LedByOthers, cancel);
        await SaveAsync(size.Led, cases.Led, cancel);
        var meeting = await MeetAsync(ground, cases.OfChair, cancel);
        return new BenchPlan([.. cases.OfChair], meeting.Id.Value, [.. meeting.Items.Select(i => i.Id.Value)], [.. signals.Ids.Select(i => i.Value)]);
    }

    /// <summary>Organisations around the town: each with somebody at the table and somebody who carries out; and two more directors.</summary>
    private async Task AroundAsync(CancellationToken cancel)
    {
        await using var scope = services.CreateAsyncScope();
        var (db, random, now) = PeopleOfTown.Parts(scope);
        var there = await db.Organisations.AsNoTracking().CountAsync(cancel);
        for (var i = there; i < size.Organisations; i++)
        {
            var organisation = Organisation.Join(new OrganisationId(random.NewId()), $"Organisatie {i:000}", OrganisationDomain.Care, WeighingPart.None, null, Actor.Clock, now);
            db.Organisations.Add(organisation);
            Designate(db, random, now, organisation.Id, $"partner{i:000}", Role.TablePartner);
            Designate(db, random, now, organisation.Id, $"uitvoerder{i:000}", Role.Executor);
        }
        var house = await db.Organisations.AsNoTracking().Where(o => o.Name == "Zorg- en Veiligheidshuis Lindevaart").Select(o => o.Id).SingleAsync(cancel);
        foreach (var key in BenchGround.OtherDirectors) Designate(db, random, now, house, key, Role.ProcessDirector);
        await db.SaveChangesAsync(cancel);
    }

    private static void Designate(RondetafelDb db, RandomSource random, DateTime now, OrganisationId organisation, string key, Role role)
    {
        var (id, today) = (new ProfessionalId(random.NewId()), Deadline.LocalDate(now));
        var given = new Designation(organisation, null, $"Mens {key}", $"{key}@lindevaart.example", "medewerker", today.AddMonths(10), [role]);
        var (made, outcome) = Professional.Designate(id, given, 12, Actor.Clock, now, today);
        if (made is null) throw new InvalidOperationException(outcome.Refusal!.Code);
        made.Confirm(Confirmation.Whole(today.AddMonths(-1)), Actor.Clock, now);
        made.AcceptConfidentiality(new Actor(id, organisation, null, new HashSet<Role>()), now);
        db.Professionals.Add(made);
    }

    /// <summary>The number of reports that a municipality takes in a day, high enough for a bench; agreed by two as every number.</summary>
    private async Task LiftCeilingAsync(CancellationToken cancel)
    {
        await using var scope = services.CreateAsyncScope();
        var (db, random, now) = PeopleOfTown.Parts(scope);
        var before = await db.Catalogue.SingleAsync(c => c.Code == Parameters.DailyCeiling, cancel);
        var (first, second) = (await BenchGround.ActorAsync(db, "beheerder", cancel), await BenchGround.ActorAsync(db, "procesregisseur", cancel));
        var content = new EntryContent(before.Dutch, before.English, 1_000_000, before.Unit, "bench");
        var (entry, outcome) = CatalogueEntry.Propose(
            new CatalogueEntryId(random.NewId()), before, new NewEntry(before.Kind, before.List, before.Code, content, Deadline.LocalDate(now)), first, now, Deadline.LocalDate(now));
        if (entry is null) throw new InvalidOperationException(outcome.Refusal!.Code);
        BenchGround.Good(entry.Approve(second, now));
        db.Catalogue.Add(entry);
        await db.SaveChangesAsync(cancel);
    }

    private async Task<BenchGround> GroundAsync(CancellationToken cancel)
    {
        await using var scope = services.CreateAsyncScope();
        var (db, random, now) = PeopleOfTown.Parts(scope);
        return await BenchGround.ReadAsync(db, random, now, cancel);
    }

    /// <summary>Makes many, a batch to a save in a context of its own.</summary>
    private async Task SaveAsync(int count, Action<RondetafelDb, int> make, CancellationToken cancel)
    {
        for (var from = 0; from < count; from += SavedTogether)
        {
            await using var scope = services.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<RondetafelDb>().Wide();
            db.ChangeTracker.AutoDetectChangesEnabled = false;
            for (var i = from; i < Math.Min(count, from + SavedTogether); i++) make(db, i);
            await db.SaveChangesAsync(cancel);
        }
    }

    /// <summary>The meeting of today, opened, with everybody in the room.</summary>
    private async Task<Meeting> MeetAsync(BenchGround ground, IReadOnlyList<BenchCase> led, CancellationToken cancel)
    {
        await using var scope = services.CreateAsyncScope();
        var (db, random, now) = PeopleOfTown.Parts(scope);
        var people = ground.Asked.Select(a => new Invitee(a.Id!.Value, a.Organisation!.Value)).ToList();
        var time = new MeetingTime(Deadline.LocalDate(now), new TimeOnly(13, 0), 120);
        var (meeting, outcome) = Meeting.Plan(
            new MeetingId(random.NewId()), new NewMeeting(ground.Chair.Id!.Value, MeetingKind.CaseConference, time, new MeetingPlace("Lindezaal", null), people),
            () => new ParticipantId(random.NewId()), ground.Chair, now);
        if (meeting is null) throw new InvalidOperationException(outcome.Refusal!.Code);
        foreach (var one in led.Take(BenchSize.Agenda)) BenchGround.Good(meeting.PutOn(new AgendaItemId(random.NewId()), new CaseId(one.Id), ground.Chair, now));
        BenchGround.Good(meeting.Open(ground.Chair, now));
        foreach (var there in meeting.Participants.ToList()) BenchGround.Good(meeting.Attend(there.Id, Attendance.Present, ground.Chair, now));
        db.Meetings.Add(meeting);
        await db.SaveChangesAsync(cancel);
        return meeting;
    }
}
