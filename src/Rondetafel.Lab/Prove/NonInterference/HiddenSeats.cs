using Microsoft.EntityFrameworkCore;
using Rondetafel.Access;
using Rondetafel.Data;
using Rondetafel.Domain.Persons.Cases;
using Rondetafel.Domain.Shared;

namespace Rondetafel.Lab.Prove.NonInterference;

// Hidden seats for four hours, at cases out of sight, and roles that wait for somebody else.
internal sealed partial class Hidden
{
    /// <summary>Given by who leads the case, or reviewed by its table; not for who watches lawfulness, who reviews where nobody else can and hears what is late.</summary>
    private async Task<bool> BriefSeatAsync(RondetafelDb db)
    {
        if (viewer?.Actor.Is(Role.LawfulnessOfficer) == true || await OneAsync(Unseen(db), c => c.Id.Value) is not { } found) return false;
        var table = found.Seats.Where(s => s.Counts(Now) && !IsViewer(s.ProfessionalId)).Select(As).ToList();
        if (found.BriefSeats.FirstOrDefault(b => b.ReviewedAt is null) is { } given && table.FirstOrDefault(p => found.MayReview(given, p, Now)) is { } reviewer)
            return found.ReviewBriefSeat(given.Id, dice.Happens(70), Say("Nagekeken"), reviewer, Now).IsGood;
        var director = _people.Values.First(p => p.Id == found.Director);
        if (Other(Role.TablePartner, [.. table, director]) is not { Id: { } person, Organisation: { } organisation }) return false;
        return found.GiveBriefSeat(new NewBriefSeat(new BriefSeatId(New()), new SeatId(New([])), person, organisation, Say("Spoed")), null, director, Now).IsGood;
    }

    /// <summary>Proposed for somebody else, taken back or declined; not for who may be the second person, nor confirmed, for then lists of people change for everybody.</summary>
    private async Task<bool> RolesAskedAsync(RondetafelDb db)
    {
        if (viewer is not null && AccessRules.May(viewer.Actor, Permission.ApproveLists) || Other(Role.Administrator) is not { } administrator) return false;
        var viewing = viewer?.Actor.Id;
        var people = (await db.Professionals.Where(p => p.Id != viewing && p.Id != administrator.Id).OrderBy(p => p.Email).ToListAsync(cancel)).Where(p => p.DesignatedUntil >= Today && !p.Roles.Any(r => r is Role.Administrator or Role.LawfulnessOfficer)).ToList();
        var person = dice.Pick(people);
        if (person.AskedAt is not null && dice.Happens(50)) return Other(Role.ProcessDirector, new Actor(person.Id, null, null, new HashSet<Role>())) is { } second && person.JudgeRoles(false, false, second, Now, Today).IsGood;
        IReadOnlyCollection<Role> roles = person.AskedAt is not null ? person.Roles : [.. person.Roles, dice.Pick([Role.OutsideExpert, Role.Executor, Role.ProcessDirector, Role.WeighingMember])];
        return person.ProposeChange(new Designation(person.OrganisationId, person.MunicipalityId, person.Name, person.Email, person.Function, person.DesignatedUntil, [.. roles]), 120, administrator, Now, Today).IsGood;
    }
}
