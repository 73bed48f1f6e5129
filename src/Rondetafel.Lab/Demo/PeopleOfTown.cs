using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Rondetafel.Cli;
using Rondetafel.Data;
using Rondetafel.Domain.Governance.Catalogue;
using Rondetafel.Domain.Shared;

namespace Rondetafel.Lab.Demo;

/// <summary>Founds the partnership of the fictional town and designates its people.</summary>
public static class PeopleOfTown
{
    private static readonly (string Name, OrganisationDomain Domain, WeighingPart Part)[] Organisations =
    [
        ("Zorg- en Veiligheidshuis Lindevaart", OrganisationDomain.Safety, WeighingPart.None),
        ("Gemeente Lindestad", OrganisationDomain.Government, WeighingPart.Municipality),
        ("Gemeente Waalrode", OrganisationDomain.Government, WeighingPart.Municipality),
        ("Gemeente Hoogbeek", OrganisationDomain.Government, WeighingPart.Municipality),
        ("Politie", OrganisationDomain.Safety, WeighingPart.Police),
        ("Openbaar Ministerie", OrganisationDomain.Safety, WeighingPart.Prosecutor),
        ("Bureau Duiding", OrganisationDomain.Community, WeighingPart.Expert),
        ("Welzijn Lindestad", OrganisationDomain.Care, WeighingPart.None),
        ("Werkcentrum Lindevaart", OrganisationDomain.Care, WeighingPart.None),
        ("Lindecollege", OrganisationDomain.Education, WeighingPart.None),
    ];

    public static async Task AddAsync(IServiceProvider services, CancellationToken cancel)
    {
        await using (var scope = services.CreateAsyncScope())
            await Founding.FoundAsync(scope.ServiceProvider, new FoundingGiven(
                "Regio Lindevaart", ["Lindestad", "Waalrode", "Hoogbeek"], Organisations, "Daan Wolters", "beheerder@lindevaart.example"), cancel);
        await AcceptAsync(services, cancel);
        foreach (var person in Town.People.Where(p => p.Key != "beheerder")) await DesignateAsync(services, person, cancel);
        await DoorsAsync(services, cancel);
        await ApproveAsync(services, "beheerder", cancel);
        await ApproveAsync(services, "procesregisseur", cancel);
    }

    /// <summary>One of the two people who read the shipped texts and criteria: the first takes them over, the second approves them.</summary>
    private static async Task ApproveAsync(IServiceProvider services, string key, CancellationToken cancel)
    {
        await using var scope = services.CreateAsyncScope();
        var (db, _, now) = Parts(scope);
        var email = $"{key}@lindevaart.example";
        var person = await db.Professionals.AsNoTracking().SingleAsync(p => p.Email == email, cancel);
        var by = new Actor(person.Id, person.OrganisationId, person.MunicipalityId, person.Roles.ToHashSet());
        foreach (var entry in await db.Catalogue.Where(c => c.Status == CatalogueStatus.Proposed).ToListAsync(cancel))
            if (!entry.Approve(by, now).IsGood) throw new InvalidOperationException($"{entry.Code} was not approved.");
        await db.SaveChangesAsync(cancel);
    }

    /// <summary>The founding administrator has read the notice of confidentiality, as everybody of the town has.</summary>
    private static async Task AcceptAsync(IServiceProvider services, CancellationToken cancel)
    {
        await using var scope = services.CreateAsyncScope();
        var (db, _, now) = Parts(scope);
        var administrator = await db.Professionals.SingleAsync(cancel);
        administrator.AcceptConfidentiality(new Actor(administrator.Id, administrator.OrganisationId, null, new HashSet<Role>()), now);
        await db.SaveChangesAsync(cancel);
    }

    private static async Task DesignateAsync(IServiceProvider services, Townsman person, CancellationToken cancel)
    {
        await using var scope = services.CreateAsyncScope();
        var (db, random, now) = Parts(scope);
        var today = Deadline.LocalDate(now);
        var organisation = await db.Organisations.SingleAsync(o => o.Name == person.Organisation, cancel);
        var municipality = person.Municipality is null ? null : await db.Municipalities.SingleAsync(m => m.Name == person.Municipality, cancel);
        var id = new ProfessionalId(random.NewId());
        var email = $"{person.Key}@lindevaart.example";
        var (professional, outcome) = Professional.Designate(
            id, new Designation(organisation.Id, municipality?.Id, person.Name, email, person.Function, today.AddMonths(10), person.Roles), 12, Actor.Clock, now, today);
        if (professional is null) throw new InvalidOperationException(outcome.Refusal!.Code);
        professional.Confirm(Confirmation.Whole(today.AddMonths(-1)), Actor.Clock, now);
        professional.AcceptConfidentiality(new Actor(id, organisation.Id, null, new HashSet<Role>()), now);
        db.Professionals.Add(professional);
        await db.SaveChangesAsync(cancel);
        await Founding.InviteAsync(scope.ServiceProvider, id, email, now);
    }

    private static async Task DoorsAsync(IServiceProvider services, CancellationToken cancel)
    {
        await using var scope = services.CreateAsyncScope();
        var (db, _, now) = Parts(scope);
        var director = await db.Professionals.SingleAsync(p => p.Email == "procesregisseur@lindevaart.example", cancel);
        foreach (var municipality in await db.Municipalities.ToListAsync(cancel))
        {
            var door = municipality.Name == "Hoogbeek" ? DoorState.BeingSetUp : DoorState.Open;
            municipality.StateDoor(
                door, door == DoorState.Open ? "U kunt hier melden en overleggen." : "Hoogbeek richt een eigen meldpunt in. Bel tot die tijd met Lindestad.",
                municipality.Name == "Waalrode" ? "085 000 12 44" : "085 000 12 34", "Op werkdagen van 9 tot 17 uur", Actor.Clock, now);
            municipality.NameDirector(director.Id, Actor.Clock, now);
        }
        await db.SaveChangesAsync(cancel);
    }

    internal static (RondetafelDb Db, RandomSource Random, DateTime Now) Parts(AsyncServiceScope scope) => (
        scope.ServiceProvider.GetRequiredService<RondetafelDb>().Wide(), scope.ServiceProvider.GetRequiredService<RandomSource>(),
        scope.ServiceProvider.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime);
}
