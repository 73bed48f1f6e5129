using Rondetafel.Access;
using Rondetafel.Domain.Persons.Cases;
using Rondetafel.Domain.Persons.Provisions;
using Rondetafel.Domain.Shared;

namespace Rondetafel.Lab.Prove.Access;

// A provision to somebody outside the table: ground, consent of each provider, four eyes of two organisations, a register (product.md, row 10; W4 to W6 of the law).
public static partial class ReferencePolicy
{
    /// <summary>
    /// Whoever leads the case provides; who sits for a provider consents; the named second pair of eyes, somebody at a table or "a reviewer
    /// elsewhere", reviews; "lawfulness officer: audit, retention, requests" reads the facts of the register, no content. The sealed file of a transfer is
    /// made by whoever provides, of what is theirs to provide; "own weighing by the receiver": reading one in is noting a signal, as of a call (docs/decisions/0017).
    /// </summary>
    private static IEnumerable<(Role, Permission, Which)> ProvisionLines =>
    [
        (Role.ProcessDirector, Permission.Provide, Which.NamesMe),
        (Role.ProcessDirector, Permission.ListProvisions, Which.NoRow),
        (Role.LawfulnessOfficer, Permission.ListProvisions, Which.NoRow),
        (Role.LawfulnessOfficer, Permission.ReadRegister, Which.NoRow),
        (Role.TablePartner, Permission.ConsentProvision, Which.ISitThere),
        (Role.Dossierhouder, Permission.ConsentProvision, Which.ISitThere),
        .. new[] { Role.TablePartner, Role.Dossierhouder, Role.WeighingMember, Role.ProcessDirector }.Select(role => (role, Permission.ReviewProvision, Which.NamesMe)),
    ];

    /// <summary>The director's own: what was not handed over only while its case is open and theirs to lead, for a role alone opens nothing and closed is shielded for all; what was handed over outlives it.</summary>
    public static bool MayProvide(RefPerson who, Permission what, Provision provision, World world)
    {
        if (what != Permission.Provide) return false;
        if (!WasHandedOver(provision) && !IsOpen(provision, world)) return false;
        return Lines(who, what).Any(w => w == Which.NamesMe) && provision.Director.Value == who.Id;
    }

    /// <summary>
    /// Somebody with an ordinary seat today, of an organisation that is or was asked, from the asking on; once it was handed over of one whose item went out.
    /// "Each provider ... recall" does not stop with the case: once that is closed, who had an ordinary seat on its last day (a seat that ended opens nothing); once it is gone, who gave that organisation's answer.
    /// </summary>
    public static bool MayConsent(RefPerson who, Permission what, Provision provision, World world, DateTime now)
    {
        if (what != Permission.ConsentProvision || provision.Status is ProvisionStatus.Preparing or ProvisionStatus.Withdrawn or ProvisionStatus.Ended) return false;
        var theirs = false;
        foreach (var item in provision.Items)
            if (item.Provider.Value == who.Organisation && (WasHandedOver(provision) ? item.Consent != ItemConsent.Refused : item.Consent != ItemConsent.NotNeeded)) theirs = true;
        if (!theirs || !Lines(who, what).Any(w => w == Which.ISitThere)) return false;
        foreach (var theCase in world.Cases)
            if (theCase.Id == provision.CaseId && !Closed(theCase)) return Ordinary(theCase, now).Any(s => s.ProfessionalId.Value == who.Id);
        if (!WasHandedOver(provision)) return false;
        foreach (var theCase in world.Cases)
        {
            if (theCase.Id != provision.CaseId) continue;
            if (theCase.ClosedAt is not { } closed) return false;
            var lastDay = DateOnly.FromDateTime(closed);
            foreach (var seat in theCase.Seats)
                if (seat.ProfessionalId.Value == who.Id && seat.EndsAt is null && seat.ForMeeting is null && seat.From <= lastDay && seat.Until >= lastDay) return true;
            return false;
        }
        return provision.Items.Any(i => i.Provider.Value == who.Organisation && i.AnsweredBy?.Value == who.Id);
    }

    /// <summary>"Four eyes of two organisations": the named reviewer of another organisation, with a seat today, or from elsewhere while no other organisation sits there.</summary>
    public static bool MayReview(RefPerson who, Permission what, Provision provision, World world, DateTime now)
    {
        if (what != Permission.ReviewProvision || provision.Status is not (ProvisionStatus.InReview or ProvisionStatus.Approved)) return false;
        if (!Lines(who, what).Any(w => w == Which.NamesMe) || provision.Reviewer?.Value != who.Id || provision.Director.Value == who.Id || provision.DirectorOrganisation.Value == who.Organisation) return false;
        foreach (var theCase in world.Cases)
        {
            if (theCase.Id != provision.CaseId || Closed(theCase)) continue;
            var ordinary = Ordinary(theCase, now);
            return ordinary.Any(s => s.ProfessionalId.Value == who.Id) || ordinary.All(s => s.OrganisationId == provision.DirectorOrganisation);
        }
        return false;
    }

    /// <summary>The facts of what was handed over, for who watches lawfulness.</summary>
    public static bool MayReadFacts(RefPerson who, Provision provision) => Lines(who, Permission.ReadRegister).Any() && WasHandedOver(provision);

    /// <summary>A seat for four hours (docs/decisions/0014) or passed for one meeting makes its organisation no part of the table.</summary>
    private static List<Seat> Ordinary(Case theCase, DateTime now)
    {
        var today = Deadline.LocalDate(now);
        return theCase.Seats.Where(s => s.EndsAt is null && s.ForMeeting is null && s.From <= today && s.Until >= today).ToList();
    }

    private static bool WasHandedOver(Provision provision) => provision.Status is ProvisionStatus.Provided or ProvisionStatus.Recalled or ProvisionStatus.Confirmed;

    private static bool IsOpen(Provision provision, World world) => world.Cases.Any(c => c.Id == provision.CaseId && c.Director == provision.Director && !Closed(c));
}
