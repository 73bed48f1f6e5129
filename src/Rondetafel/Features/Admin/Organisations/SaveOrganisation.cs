using Microsoft.EntityFrameworkCore;
using Rondetafel.Access;
using Rondetafel.Cli;
using Rondetafel.Data;
using Rondetafel.Domain.Shared;

namespace Rondetafel.Features.Admin.Organisations;

/// <summary>Adds (without id) or corrects an organisation; a last day ends it.</summary>
public sealed record SaveOrganisation(Guid? Id, int Version, string? Name, OrganisationDomain? Domain, WeighingPart Part, Guid? Municipality, string? Until, string? Needs);

/// <summary>Does it.</summary>
public sealed class SaveOrganisationHandler(RondetafelDb db, Acting acting)
{
    public async Task<Outcome> RunAsync(SaveOrganisation command, CancellationToken cancel)
    {
        DateOnly? until = TypedDate.TryRead(command.Until ?? "", acting.Today, out var day, Lean.Future) ? day : null;
        var wrong = Outcome.Fields(
            (string.IsNullOrWhiteSpace(command.Name), "name_needed", "Name"),
            (command.Domain is null, "choice_needed", "Domain"),
            (until is null && !string.IsNullOrWhiteSpace(command.Until), "date_wrong", "Until"),
            (command.Needs?.Length > Narrative.MaxLength, "text_too_long", "Needs"));
        if (!wrong.IsGood) return wrong;
        var (name, domain) = (command.Name!, command.Domain!.Value);
        MunicipalityId? municipality = command.Municipality is { } m ? new MunicipalityId(m) : null;
        if (command.Id is not { } id)
        {
            var joined = Organisation.Join(new OrganisationId(acting.NewId()), name, domain, command.Part, municipality, acting.By, acting.Now);
            var needs = string.IsNullOrWhiteSpace(command.Needs) ? ShippedNeeds.Of(joined.Name, joined.WeighingPart) : command.Needs;
            if (joined.StateNeeds(needs, acting.By, acting.Now) is { IsGood: false } long_) return long_;
            db.Organisations.Add(joined);
            return await db.SaveOrClashAsync(cancel);
        }
        var organisation = await db.Organisations.SingleAsync(o => o.Id == new OrganisationId(id), cancel);
        if (organisation.Version != command.Version) return Outcome.Refused("clash");
        var same = (organisation.Name, organisation.Domain, organisation.WeighingPart, organisation.MunicipalityId) == (name.Trim(), domain, command.Part, municipality);
        if (!same && organisation.Correct(name, domain, command.Part, municipality, acting.By, acting.Now) is { IsGood: false } refused) return refused;
        if (organisation.StateNeeds(command.Needs, acting.By, acting.Now) is { IsGood: false } tooLong) return tooLong;
        if (until is { } last) organisation.End(last, acting.By, acting.Now);
        return organisation.Events.Count == 0 ? Outcome.AlreadySo : await db.SaveOrClashAsync(cancel);
    }
}
