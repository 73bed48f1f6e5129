using Microsoft.EntityFrameworkCore;
using Rondetafel.Access;
using Rondetafel.Cli;
using Rondetafel.Data;
using Rondetafel.Domain.Shared;

namespace Rondetafel.Features.Admin.Organisations;

/// <summary>Adds (without id) or corrects an organisation; a last day ends it.</summary>
public sealed record SaveOrganisation(Guid? Id, int Version, string? Name, OrganisationDomain? Domain, WeighingPart Part, Guid? Municipality, DateOnly? Until, string? Needs);

/// <summary>Does it.</summary>
public sealed class SaveOrganisationHandler(RondetafelDb db, Acting acting)
{
    public async Task<Outcome> RunAsync(SaveOrganisation command, CancellationToken cancel)
    {
        if (string.IsNullOrWhiteSpace(command.Name)) return Outcome.Refused("name_needed", "Name");
        if (command.Domain is not { } domain) return Outcome.Refused("choice_needed", "Domain");
        MunicipalityId? municipality = command.Municipality is { } m ? new MunicipalityId(m) : null;
        if (command.Id is not { } id)
        {
            var joined = Organisation.Join(new OrganisationId(acting.NewId()), command.Name, domain, command.Part, municipality, acting.By, acting.Now);
            var needs = string.IsNullOrWhiteSpace(command.Needs) ? ShippedNeeds.Of(joined.Name, joined.WeighingPart) : command.Needs;
            if (joined.StateNeeds(needs, acting.By, acting.Now) is { IsGood: false } long_) return long_;
            db.Organisations.Add(joined);
            return await db.SaveOrClashAsync(cancel);
        }
        var organisation = await db.Organisations.SingleAsync(o => o.Id == new OrganisationId(id), cancel);
        if (organisation.Version != command.Version) return Outcome.Refused("clash");
        var same = (organisation.Name, organisation.Domain, organisation.WeighingPart, organisation.MunicipalityId) == (command.Name.Trim(), domain, command.Part, municipality);
        if (!same && organisation.Correct(command.Name, domain, command.Part, municipality, acting.By, acting.Now) is { IsGood: false } refused) return refused;
        if (organisation.StateNeeds(command.Needs, acting.By, acting.Now) is { IsGood: false } tooLong) return tooLong;
        if (command.Until is { } until) organisation.End(until, acting.By, acting.Now);
        return organisation.Events.Count == 0 ? Outcome.AlreadySo : await db.SaveOrClashAsync(cancel);
    }
}
