using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Rondetafel.Data;
using Rondetafel.Domain.Persons.Cases;
using Rondetafel.Domain.Persons.Provisions;
using Rondetafel.Domain.Persons.Signals;
using Rondetafel.Domain.Shared;
using Rondetafel.Lab;

namespace Rondetafel.Tests.Harness;

/// <summary>A provision of a case as it stands in the database: a sentence of the director's own and a fact of the police, read along with by the welfare organisation.</summary>
public sealed record GivenProvision(ProvisionId Id, GivenCase Case, ContributionId Fact)
{
    public const string Own = "Bel eerst voordat u iets doet.", Police = "Stond met flyers op het plein.", Receiver = "Woonstichting Lindestad";

    /// <summary>Who the case is about.</summary>
    public static readonly PersonGiven Jesse = new("Jesse", "Molenaar", "4 mei 1999", null, null);

    /// <summary>The steps from the start to being handed over and recalled.</summary>
    public static readonly ProvisionStatus[] Road = [ProvisionStatus.Preparing, ProvisionStatus.AskingConsent, ProvisionStatus.InReview, ProvisionStatus.Approved, ProvisionStatus.Provided, ProvisionStatus.Recalled, ProvisionStatus.Confirmed];

    /// <summary>Address of its page.</summary>
    public string Page => $"/verstrekkingen/{Id.Value}";

    /// <summary>Makes one in a state, through the domain; a transfer to another partnership goes as a sealed file.</summary>
    public static async Task<GivenProvision> InAsync(TestApp app, ProvisionStatus status, GivenTable? table = null, bool transfer = false)
    {
        var theCase = await GivenCase.AtTableAsync(app, table);
        var fact = await theCase.ContributeAsync(app, "politie", Police);
        await using var scope = app.Services.CreateAsyncScope();
        var (db, random, now) = (scope.ServiceProvider.GetRequiredService<RondetafelDb>().Wide(), scope.ServiceProvider.GetRequiredService<RandomSource>(), app.Clock.Now);
        var (director, police, welfare) = (await Given.ActorAsync(db, "procesregisseur"), await Given.ActorAsync(db, "politie"), await Given.ActorAsync(db, "tafelpartner"));
        var terms = (await Parameters.OnAsync(db, Deadline.LocalDate(now), CancellationToken.None)).Provision;
        var municipality = await db.Cases.Where(c => c.Id == theCase.Id).Select(c => c.MunicipalityId).SingleAsync();
        var made = Provision.Start(new ProvisionId(random.NewId()), $"V-{random.Characters(5)}", new ProvidedCase(theCase.Id, municipality), ReceiverOf(transfer), terms, director, now).Item1!;
        made.WriteReasons("De woning is nodig voor het plan.", "Een gesprek zonder naam was niet genoeg.", director, now);
        made.Choose([new(new(random.NewId()), director.Organisation!.Value, Own), new(new(random.NewId()), police.Organisation!.Value, Police, "Niet verder delen.", fact, ContributionKind.Fact)], director, now, Jesse);
        made.NameReviewer(welfare.Id, welfare.Organisation, director, now);
        foreach (var step in Road.Skip(1).Take(Array.IndexOf(Road, status)))
            Good(step switch
            {
                ProvisionStatus.AskingConsent => made.Ask(director, now),
                ProvisionStatus.InReview => made.Answer(made.Items.Where(i => i.Consent == ItemConsent.Waiting).ToDictionary(i => i.Id, _ => true), police, now) is { IsGood: true } ? made.Submit(director, now) : throw new InvalidOperationException(),
                ProvisionStatus.Approved => made.Approve(welfare, now),
                ProvisionStatus.Provided => made.Provide(transfer ? HandOver.SealedFile : HandOver.ByHand, transfer ? "WGS, art. 1.7 lid 8" : "WGS, art. 1.7 lid 3", terms, director, now),
                ProvisionStatus.Recalled => made.Recall(new ProvisionStepId(random.NewId()), "Het feit bleek onjuist.", director, now),
                _ => made.Confirm(Deadline.LocalDate(now), director, now),
            });
        db.Provisions.Add(made);
        await db.SaveChangesAsync();
        return new GivenProvision(made.Id, theCase, fact);
    }

    /// <summary>Adds so many to the same case that were handed over.</summary>
    public static async Task MoreAsync(TestApp app, GivenProvision given, int count)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var (db, random, now) = (scope.ServiceProvider.GetRequiredService<RondetafelDb>().Wide(), scope.ServiceProvider.GetRequiredService<RandomSource>(), app.Clock.Now);
        var (director, welfare) = (await Given.ActorAsync(db, "procesregisseur"), await Given.ActorAsync(db, "tafelpartner"));
        var terms = (await Parameters.OnAsync(db, Deadline.LocalDate(now), CancellationToken.None)).Provision;
        var municipality = await db.Cases.Where(c => c.Id == given.Case.Id).Select(c => c.MunicipalityId).SingleAsync();
        for (var i = 0; i < count; i++)
        {
            var made = Provision.Start(new ProvisionId(random.NewId()), $"V-{random.Characters(5)}", new ProvidedCase(given.Case.Id, municipality), new ReceiverGiven(ReceiverKind.ThirdParty, Receiver, "de directeur", "wgs17_third"), terms, director, now).Item1!;
            made.WriteReasons("De woning is nodig voor het plan.", "Een gesprek zonder naam was niet genoeg.", director, now);
            made.Choose([new(new(random.NewId()), director.Organisation!.Value, Own)], director, now);
            made.NameReviewer(welfare.Id, welfare.Organisation, director, now);
            Good(made.Submit(director, now));
            Good(made.Approve(welfare, now));
            Good(made.Provide(HandOver.ByHand, "WGS, art. 1.7 lid 3", terms, director, now));
            db.Provisions.Add(made);
        }
        await db.SaveChangesAsync();
    }

    /// <summary>Changes one through the domain, as its director.</summary>
    public static async Task ChangeAsync(TestApp app, ProvisionId id, Func<Provision, Actor, DateTime, Outcome> change)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<RondetafelDb>().Wide();
        var found = await db.Provisions.Include(p => p.Items).Include(p => p.Steps).Include(p => p.Returns).Include(p => p.Refusals).SingleAsync(p => p.Id == id);
        Good(change(found, await Given.ActorAsync(db, "procesregisseur"), app.Clock.Now));
        await db.SaveChangesAsync();
    }

    /// <summary>The provision as it is now.</summary>
    public Task<Provision> NowAsync(TestApp app) => app.LookAsync(db => db.Provisions.AsNoTracking().Include(p => p.Items).Include(p => p.Steps).Include(p => p.Returns).Include(p => p.Refusals).SingleAsync(p => p.Id == Id));

    public static ReceiverGiven ReceiverOf(bool transfer) => transfer
        ? new ReceiverGiven(ReceiverKind.OtherPartnership, "Regio Elders", "de procesregisseur daar", "wgs17_partnership") : new ReceiverGiven(ReceiverKind.ThirdParty, Receiver, "de directeur", "wgs17_third");

    private static void Good(Outcome outcome)
    {
        if (!outcome.IsGood) throw new InvalidOperationException(outcome.Refusal!.Code);
    }
}
