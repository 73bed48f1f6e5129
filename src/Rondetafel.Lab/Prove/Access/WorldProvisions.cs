using Rondetafel.Data;
using Rondetafel.Domain.Persons.Cases;
using Rondetafel.Domain.Persons.Provisions;
using Rondetafel.Domain.Shared;

namespace Rondetafel.Lab.Prove.Access;

// Provisions of a random world, in every state.
public sealed partial class WorldMaker
{
    private static readonly ProvisionTerms ProvisionTerms = new(90, 5);

    private void OneProvision(RondetafelDb db, Case of)
    {
        var led = _people.First(p => p.Id == of.Director);
        var director = As(led);
        var given = new ReceiverGiven(dice.Pick(Enum.GetValues<ReceiverKind>()), "Dienst", "Kim Ontvanger", "wgs17");
        if (Provision.Start(new ProvisionId(ids.NewId()), $"V-{ids.Characters(5)}", new ProvidedCase(of.Id, of.MunicipalityId), given, ProvisionTerms, director, now).Item1 is not { } made) return;
        made.WriteReasons("nodig", "lichter", director, now);
        made.Choose([Item(director.Organisation!.Value), .. of.Contributions.Where(_ => dice.Happens(70)).Select(c => Item(c.Provider))], director, now);
        var seated = of.Seats.Select(s => _people.First(p => p.Id == s.ProfessionalId)).ToList();
        var reviewer = dice.Happens(70) ? dice.Pick(seated) : OfRole(dice.Pick([Role.TablePartner, Role.Dossierhouder, Role.WeighingMember, Role.ProcessDirector]), 90);
        made.NameReviewer(reviewer.Id, reviewer.OrganisationId, director, now);
        GoOn(made, As(reviewer), director);
        if (dice.Happens(15) && OfRole(Role.ProcessDirector, 80) is var next) made.HandOn(next.Id, next.OrganisationId, Actor.Clock, now);
        db.Provisions.Add(made);
    }

    /// <summary>One that waits for somebody with this role alone, who sits there: so that no world lacks one in whom the rule shows. Without dice.</summary>
    private void ReviewedProvision(RondetafelDb db, Role role)
    {
        var reviewer = Staying(role);
        foreach (var of in db.Cases.Local.Where(c => c.Status == CaseStatus.Running && c.Director != reviewer.Id).ToList())
        {
            var director = As(_people.First(p => p.Id == of.Director));
            if (director.Organisation == reviewer.OrganisationId) continue;
            of.GiveSeat(new NewSeat(new SeatId(ids.NewId()), reviewer.Id, reviewer.OrganisationId, Today.AddDays(60)), director, now);
            var made = Provision.Start(new ProvisionId(ids.NewId()), $"V-{ids.Characters(5)}", new ProvidedCase(of.Id, of.MunicipalityId), new ReceiverGiven(ReceiverKind.ThirdParty, "Dienst", "Kim Ontvanger", "wgs17"), ProvisionTerms, director, now).Item1!;
            made.WriteReasons("nodig", "lichter", director, now);
            made.Choose([Item(director.Organisation!.Value)], director, now);
            made.NameReviewer(reviewer.Id, reviewer.OrganisationId, director, now);
            made.Submit(director, now);
            db.Provisions.Add(made);
            return;
        }
    }

    /// <summary>As far as the dice let it; what is refused does not happen.</summary>
    private void GoOn(Provision made, Actor reviewer, Actor director)
    {
        var far = dice.From(0, 7);
        if (far > 0 && made.NeedsConsent) made.Ask(director, now);
        if (far > 1)
            foreach (var provider in made.Items.Where(i => i.Consent == ItemConsent.Waiting).Select(i => i.Provider).Distinct().ToList())
                made.Answer(made.Items.Where(i => i.Provider == provider).ToDictionary(i => i.Id, _ => dice.Happens(80)), As(_people.FirstOrDefault(p => p.OrganisationId == provider) ?? dice.Pick(_people)), now);
        if (far > 2) made.Submit(director, now);
        if (far > 3) made.Approve(reviewer, now);
        if (far > 4) made.Provide(HandOver.ByHand, "grond", ProvisionTerms, director, now);
        if (far > 5) made.Recall(new ProvisionStepId(ids.NewId()), "onjuist", director, now);
        if (far > 6) made.Confirm(Today, director, now);
        if (dice.Happens(10)) made.Withdraw(new ProvisionStepId(ids.NewId()), "toch niet", director, now);
    }

    private NewProvisionItem Item(OrganisationId provider) => new(new ProvisionItemId(ids.NewId()), provider, "tekst");
}
