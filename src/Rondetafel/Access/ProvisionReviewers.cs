using Rondetafel.Data;
using Rondetafel.Domain.Persons.Cases;
using Rondetafel.Domain.Shared;

namespace Rondetafel.Access;

/// <summary>Who can be the second pair of eyes of a provision: somebody of another organisation at the table, or, when none sits there, elsewhere.</summary>
public static class ProvisionReviewers
{
    /// <summary>Those for whom such a role counts on a day, by name; of the case with its seats.</summary>
    public static async Task<IReadOnlyList<ProfessionalId>> OfAsync(RondetafelDb db, Case of, OrganisationId director, DateOnly day, CancellationToken cancel)
    {
        var sits = of.Seats.Where(s => s.EndsAt is null && s.ForMeeting is null && s.From <= day && day <= s.Until && s.OrganisationId != director).Select(s => s.ProfessionalId).Distinct().ToList();
        var elsewhere = of.TableOn(day).All(o => o == director);
        var roles = AccessRules.All.Where(r => r.Permission == Permission.ReviewProvision && (!elsewhere || r.Role is Role.WeighingMember or Role.ProcessDirector)).Select(r => r.Role).ToHashSet();
        var among = elsewhere ? db.Professionals.Where(p => p.OrganisationId != director) : db.Professionals.Where(p => sits.Contains(p.Id) && p.OrganisationId != director);
        return [.. (await Holders.WithAnyRoleAsync(db, among, roles, day, cancel)).OrderBy(p => p.Name, StringComparer.CurrentCulture).ThenBy(p => p.Id.Value).Select(p => p.Id)];
    }
}
