using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Rondetafel.Data;
using Rondetafel.Domain.Persons.Cases;
using Rondetafel.Domain.Persons.Provisions;
using Rondetafel.Domain.Persons.Signals;
using Rondetafel.Domain.Shared;

namespace Rondetafel.Lab.Demo;

/// <summary>Provisions of the fictional town, one in each state, of a case at which all sit.</summary>
internal static class TownProvisions
{
    private static readonly (ReceiverKind Kind, string Organisation, string Person, string Ground, int DaysAgo, ProvisionAction Until)[] All =
    [
        (ReceiverKind.IntelligenceService, "AIVD", "de accounthouder van de regio", "wiv39", 20, ProvisionAction.Provide),
        (ReceiverKind.OtherPartnership, "Samenwerkingsverband Duinstreek", "de procesregisseur daar", "wgs17_partnership", 24, ProvisionAction.Recall),
        (ReceiverKind.OtherPartnership, "Samenwerkingsverband Heuvelrand", "de procesregisseur daar", "wgs17_partnership", 9, ProvisionAction.MakeFile),
        (ReceiverKind.ThirdParty, "Woonstichting Lindestad", "de directeur", "wgs17_third", 6, ProvisionAction.Approve),
        (ReceiverKind.IntelligenceService, "MIVD", "de accounthouder van de regio", "wiv39", 3, ProvisionAction.Submit),
        (ReceiverKind.ThirdParty, "Reclassering Oost", "de toezichthouder", "wgs17_third", 2, ProvisionAction.Ask),
        (ReceiverKind.ThirdParty, "Jeugdhulp Lindevaart", "de gedragsdeskundige", "consent", 1, ProvisionAction.SendBack),
    ];

    /// <summary>Who the case is about: that goes along to another partnership.</summary>
    private static readonly PersonGiven Jesse = new("Jesse", "Molenaar", "4 mei 2001", null, null);

    public static async Task AddAsync(IServiceProvider services, CancellationToken cancel)
    {
        await using var scope = services.CreateAsyncScope();
        var (db, random, now) = PeopleOfTown.Parts(scope);
        var people = (await db.Professionals.AsNoTracking().ToListAsync(cancel)).ToDictionary(p => p.Email.Split('@')[0], p => new Actor(p.Id, p.OrganisationId, p.MunicipalityId, p.Roles.ToHashSet()));
        var (director, reviewer, terms) = (people["procesregisseur"], people["tafelpartner"], (await Parameters.OnAsync(db, Deadline.LocalDate(now), cancel)).Provision);
        var (from, led) = (now.AddDays(-150), director.Id!.Value);
        var found = await db.Cases.AsNoTracking().Include(c => c.Contributions).Where(c => c.Director == led && c.Status == CaseStatus.Running && c.TakenInAt < from && c.Contributions.Any()).OrderBy(c => c.TakenInAt).FirstAsync(cancel);
        var police = people["politie"].Organisation!.Value;
        var theirs = found.Contributions.Where(c => c.Provider == police && c.Kind == ContributionKind.Fact).OrderBy(c => c.At).First();
        foreach (var told in All)
        {
            var at = now.AddDays(-told.DaysAgo);
            var made = Provision.Start(new ProvisionId(random.NewId()), $"V-{random.Characters(5)}", new ProvidedCase(found.Id, found.MunicipalityId), new ReceiverGiven(told.Kind, told.Organisation, told.Person, told.Ground), terms, director, at).Item1!;
            db.Provisions.Add(made);
            Scene.Good(made.WriteReasons("De ontvanger moet dit weten om gevaar voor anderen te voorkomen.", "Een gesprek zonder naam was niet genoeg: de ontvanger kan dan niets doen.", director, at));
            Scene.Good(made.Choose(
            [
                new NewProvisionItem(new ProvisionItemId(random.NewId()), director.Organisation!.Value, "Het gaat over iemand voor wie wij een plan hebben. Bel eerst voordat u iets doet."),
                new NewProvisionItem(new ProvisionItemId(random.NewId()), police, "Zit nog in de groepsapp, leest mee, schrijft niet.", "Niet verder delen.", theirs.Id, theirs.Kind, theirs.Edition),
            ], director, at, Jesse));
            Scene.Good(made.NameReviewer(reviewer.Id, reviewer.Organisation, director, at));
            foreach (var step in Road(told.Until)) Scene.Good(Do(made, step, people, terms, random, at));
        }
        await db.SaveChangesAsync(cancel);
    }

    private static string GroundOf(Provision made) => made.ReceiverKind == ReceiverKind.OtherPartnership
        ? "WGS, art. 1.7 lid 8" : "Wiv 2017, art. 39: aan een inlichtingendienst";

    private static IEnumerable<ProvisionAction> Road(ProvisionAction until)
    {
        ProvisionAction[] road = until == ProvisionAction.SendBack
            ? [ProvisionAction.Ask, ProvisionAction.Submit, until] : [ProvisionAction.Ask, ProvisionAction.Submit, ProvisionAction.Approve, ProvisionAction.Provide, ProvisionAction.Recall];
        if (until == ProvisionAction.MakeFile) return [.. road[..^1], until];
        return road.Take(Array.IndexOf(road, until) + 1);
    }

    private static Outcome Do(Provision made, ProvisionAction step, Dictionary<string, Actor> people, ProvisionTerms terms, RandomSource random, DateTime at)
    {
        var director = people["procesregisseur"];
        if (step == ProvisionAction.Submit) Scene.Good(made.Answer(made.Items.Where(i => i.Consent == ItemConsent.Waiting).ToDictionary(i => i.Id, _ => true), people["politie"], at));
        return step switch
        {
            ProvisionAction.Ask => made.Ask(director, at),
            ProvisionAction.Submit => made.Submit(director, at),
            ProvisionAction.Approve => made.Approve(people["tafelpartner"], at),
            ProvisionAction.SendBack => made.SendBack(new ProvisionStepId(random.NewId()), "De ontvanger hoeft dit feit niet te weten om te kunnen helpen.", people["tafelpartner"], at),
            ProvisionAction.Provide => made.Provide(made.ReceiverKind == ReceiverKind.OtherPartnership ? HandOver.SealedFile : HandOver.ByHand, GroundOf(made), terms, director, at),
            ProvisionAction.MakeFile => made.MakeFile("demo", director, at),
            _ => made.Recall(new ProvisionStepId(random.NewId()), "De politie corrigeerde het feit: de app was van een ander.", director, at.AddDays(20)),
        };
    }
}
