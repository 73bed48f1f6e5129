using Microsoft.EntityFrameworkCore;
using Rondetafel.Access;
using Rondetafel.Data;
using Rondetafel.Domain.Governance.Catalogue;
using Rondetafel.Domain.Persons.Cases;
using Rondetafel.Domain.Shared;

namespace Rondetafel.Features.Persons.Cases.Defaults;

/// <summary>Sets what the actor's organisation takes as given for one kind of contribution.</summary>
/// <param name="Version">The version that the writer saw; -1 when there was none.</param>
public sealed record SetDefault(ContributionKind Kind, int Version, DefaultGiven Given);

/// <summary>Does it. Refusals: those of the domain, "category_needed" and "ground_needed" for a line that cannot be chosen, "clash".</summary>
public sealed class SetDefaultHandler(RondetafelDb db, Acting acting)
{
    public async Task<Outcome> RunAsync(SetDefault command, CancellationToken cancel)
    {
        var given = command.Given;
        var lines = (await Parameters.InForceAsync(db, CatalogueKind.ListItem, acting.Today, cancel)).Where(l => !l.Withdrawn).ToList();
        var wrong = Outcome.Fields(
            (!lines.Any(l => l.List == "case.category" && l.Code == given.Category), "category_needed", "Category"),
            (!lines.Any(l => l.List == "case.ground" && l.Code == given.Ground), "ground_needed", "Ground"),
            (given.Conditions?.Length > Narrative.MaxLength, "text_too_long", "Conditions"));
        var organisation = acting.By.Organisation;
        var found = await db.ContributionDefaults.SingleOrDefaultAsync(d => d.OrganisationId == organisation && d.Kind == command.Kind, cancel);
        if ((found?.Version ?? -1) != command.Version) return Outcome.Refused("clash");
        var outcome = wrong.With(() => found?.Change(given, acting.By, acting.Now) ?? Start(command));
        if (!outcome.IsGood) return outcome;
        try
        {
            await db.SaveChangesAsync(cancel);
            return outcome;
        }
        catch (DbUpdateConcurrencyException)
        {
            return Outcome.Refused("clash");
        }
    }

    private Outcome Start(SetDefault command)
    {
        var (made, outcome) = ContributionDefault.Start(new ContributionDefaultId(acting.NewId()), command.Kind, command.Given, acting.By, acting.Now);
        if (made is not null) db.ContributionDefaults.Add(made);
        return outcome;
    }
}
