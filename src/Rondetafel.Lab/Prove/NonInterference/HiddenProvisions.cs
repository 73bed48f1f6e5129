using Microsoft.EntityFrameworkCore;
using Rondetafel.Data;
using Rondetafel.Domain.Persons.Cases;
using Rondetafel.Domain.Persons.Provisions;
using Rondetafel.Domain.Persons.Signals;
using Rondetafel.Domain.Shared;

namespace Rondetafel.Lab.Prove.NonInterference;

// Hidden provisions: of cases out of sight, and of a case at which the viewer sits with nothing of the viewer's organisation in it.
internal sealed partial class Hidden
{
    private async Task<bool> ProvisionAsync(RondetafelDb db)
    {
        if (viewer?.Actor.Is(Role.LawfulnessOfficer) == true) return false; // reads the facts of all
        var within = dice.Happens(40) ? Opened(db) : Unseen(db);
        if (await OneAsync(within, c => c.Id.Value) is not { } found || IsViewer(found.Director)) return false;
        var director = _people.Values.First(p => p.Id == found.Director);
        var others = found.Seats.Where(s => s.From <= Today && s.Until > Today && !IsViewer(s.ProfessionalId) && s.OrganisationId != director.Organisation).Select(As).ToList();
        if (others.Count == 0 || viewer?.Is(director.Organisation) == true) return false;
        var given = new ReceiverGiven(dice.Pick(Enum.GetValues<ReceiverKind>()), Word(), Word(), "consent");
        var code = $"V-{Random.Characters(5)}";
        if (Provision.Start(new ProvisionId(New()), code, new ProvidedCase(found.Id, found.MunicipalityId), given, _terms.Provision, director, Now).Item1 is not { } made) return false;
        _words.Add(code);
        made.WriteReasons(Say("Nodig"), Say("Lichter"), director, Now);
        var chosen = found.Contributions.Where(c => viewer?.Is(c.Provider) != true && found.Seats.Any(s => s.OrganisationId == c.Provider && s.From <= Today && s.Until > Today)).OrderBy(c => c.Id.Value).Take(2);
        made.Choose([new NewProvisionItem(new ProvisionItemId(New([])), director.Organisation!.Value, Say("Zin")), .. chosen.Select(c => new NewProvisionItem(new ProvisionItemId(New([])), c.Provider, Say("Uit de casus"), null, c.Id, c.Kind, c.Edition))], director, Now, new PersonGiven(Say("Naam"), null, null, Say("Adres"), null));
        var reviewer = dice.Pick(others);
        made.NameReviewer(reviewer.Id, reviewer.Organisation, director, Now);
        if (made.NeedsConsent) made.Ask(director, Now);
        db.Provisions.Add(made);
        return true;
    }

    private async Task<bool> ProvisionGoesOnAsync(RondetafelDb db)
    {
        var person = viewer?.Actor.Id;
        if (viewer?.Actor.Is(Role.LawfulnessOfficer) == true) return false;
        var mine = viewer?.Actor.Organisation;
        var rows = await db.Provisions.Include(p => p.Items).Include(p => p.Steps).Include(p => p.Refusals).Where(p => person == null || (p.Director != person && p.Reviewer != person)).ToListAsync(cancel);
        var unseen = rows.Where(p => mine is null || (p.DirectorOrganisation != mine && (p.Items.All(i => i.Provider != mine) || OnlyOthersAnswer(p, mine.Value)))).OrderBy(p => p.Id.Value).ToList();
        if (unseen.Count == 0) return false;
        var found = dice.Pick(unseen);
        var director = _people.Values.First(p => p.Id == found.Director);
        var reviewer = _people.Values.FirstOrDefault(p => p.Id == found.Reviewer);
        return (found.Status switch
        {
            ProvisionStatus.AskingConsent when found.Items.FirstOrDefault(i => i.Consent == ItemConsent.Waiting && i.Provider != mine) is { } item && _people.Values.FirstOrDefault(p => p.Organisation == item.Provider && !IsViewer(p.Id)) is { } provider =>
                found.Answer(found.Items.Where(i => i.Provider == item.Provider).ToDictionary(i => i.Id, _ => dice.Happens(80)), provider, Now),
            ProvisionStatus.Preparing or ProvisionStatus.AskingConsent when found.Items.All(i => i.Provider != mine) => found.Submit(director, Now),
            ProvisionStatus.InReview when reviewer is not null => found.Approve(reviewer, Now),
            ProvisionStatus.Approved => found.Provide(found.IsNamed ? HandOver.SealedFile : HandOver.ByHand, "grond", _terms.Provision, director, Now),
            ProvisionStatus.Provided when found is { Way: HandOver.SealedFile, FileMadeAt: null } => found.MakeFile("wachtzin", director, Now),
            ProvisionStatus.Provided => found.Recall(new ProvisionStepId(New([])), Say("Onjuist"), director, Now),
            _ => Outcome.Refused("not_now"),
        }) is { IsGood: true, IsAlreadySo: false };
    }

    /// <summary>Whether the viewer's organisation was asked too, and what others answer is all that goes on: the state stays as it is, and the viewer's form must not notice.</summary>
    private static bool OnlyOthersAnswer(Provision p, OrganisationId mine) => p.Status == ProvisionStatus.AskingConsent && p.Items.Any(i => i.Provider != mine && i.Consent == ItemConsent.Waiting);
}
