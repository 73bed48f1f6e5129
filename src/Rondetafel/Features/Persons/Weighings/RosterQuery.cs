using Microsoft.EntityFrameworkCore;
using Rondetafel.Access;
using Rondetafel.Data;
using Rondetafel.Domain.Persons.Weighings;
using Rondetafel.Domain.Shared;

namespace Rondetafel.Features.Persons.Weighings;

/// <summary>Somebody who can sit at a weighing.</summary>
/// <param name="Proposed">Whether the system proposes them: the first of their organisation, and its first outside expert.</param>
public sealed record Candidate(ProfessionalId Id, string Name, string Function, OrganisationId OrganisationId, string Organisation, WeighingPart Part, bool Proposed);

/// <summary>Who is designated to weigh for a municipality: its own gemeente, politie, Openbaar Ministerie and outside experts.</summary>
public sealed class RosterQuery(RondetafelDb db, Acting acting)
{
    public async Task<IReadOnlyList<Candidate>> RunAsync(MunicipalityId municipality, CancellationToken cancel)
    {
        var today = acting.Today;
        var rule = (await Parameters.OnAsync(db, today, cancel)).Confirmations;
        var found = await db.Professionals.AsNoTracking().Where(p => p.DesignatedUntil >= today)
            .Join(db.Organisations.AsNoTracking().Where(o => o.Until == null || o.Until >= today),
                p => p.OrganisationId, o => o.Id, (p, o) => new { Person = p, Organisation = o }).ToListAsync(cancel);
        var candidates = found.Select(f => new { f.Person, f.Organisation, Part = PartOf(f.Person.RolesOn(today, rule), f.Organisation.WeighingPart) }).Where(f => f.Part != WeighingPart.None)
            .Where(f => f.Part != WeighingPart.Municipality || f.Person.MunicipalityId == municipality || f.Organisation.MunicipalityId == municipality)
            .OrderBy(f => f.Part).ThenBy(f => f.Organisation.Name, StringComparer.Ordinal).ThenBy(f => f.Person.Name, StringComparer.Ordinal).ToList();
        var proposed = candidates.GroupBy(f => (f.Organisation.Id, f.Part)).Select(g => g.First().Person.Id).ToHashSet();
        return candidates.Select(f => new Candidate(
            f.Person.Id, f.Person.Name, f.Person.Function, f.Organisation.Id, f.Organisation.Name, f.Part, proposed.Contains(f.Person.Id))).ToList();
    }

    /// <summary>The chosen people as places on the roster; ids that are no candidate are left out.</summary>
    public async Task<IReadOnlyList<SeatGiven>> SeatsAsync(MunicipalityId municipality, IReadOnlyCollection<Guid> chosen, CancellationToken cancel) =>
        (await RunAsync(municipality, cancel)).Where(c => chosen.Contains(c.Id.Value))
            .Select(c => new SeatGiven(new WeighingSeatId(acting.NewId()), c.Id, c.OrganisationId, c.Part)).ToList();

    /// <summary>For whom somebody weighs: a member for their organisation, an outside expert as that, from whatever organisation; none when they do not weigh.</summary>
    private static WeighingPart PartOf(IReadOnlySet<Role> roles, WeighingPart organisation) =>
        organisation is not (WeighingPart.None or WeighingPart.Expert) && roles.Contains(Role.WeighingMember) ? organisation
        : roles.Contains(Role.OutsideExpert) ? WeighingPart.Expert : WeighingPart.None;
}

/// <summary>Date and roster of a weighing.</summary>
public sealed class RosterInput
{
    public string? On { get; set; }
    public List<Guid> Seats { get; set; } = [];
}
