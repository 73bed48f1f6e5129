using Microsoft.EntityFrameworkCore;
using Rondetafel.Access;
using Rondetafel.Audit;
using Rondetafel.Data;
using Rondetafel.Domain.Persons.Cases;
using Rondetafel.Domain.Persons.Provisions;
using Rondetafel.Domain.Persons.Signals;
using Rondetafel.Domain.Shared;
using Rondetafel.Vault;

namespace Rondetafel.Features.Persons.Provisions;

/// <summary>A contribution that can be chosen, opened.</summary>
/// <param name="Category">Code from the list "case.category".</param>
public sealed record Source(ContributionId Id, OrganisationId Provider, ContributionKind Kind, DateTime At, int Edition, string Text, string? Conditions, DateTime WordsAt, string Category)
{
    /// <summary>Nothing of the text.</summary>
    public override string ToString() => nameof(Source);
}

/// <summary>What can be chosen for a provision, and who can be its second pair of eyes.</summary>
/// <param name="Person">Who the case is about, as far as known; null when it cannot be opened.</param>
/// <param name="Reviewers">Somebody of another organisation with a seat; when none sits there, somebody elsewhere.</param>
public sealed record ProvisionSources(PersonGiven? Person, IReadOnlyList<Source> Sources, IReadOnlyList<ProfessionalId> Reviewers, bool FromElsewhere)
{
    /// <summary>Name of the person; null when it is not known.</summary>
    public string? PersonName => string.Join(' ', new[] { Person?.GivenNames, Person?.FamilyName }.OfType<string>()) is { Length: > 0 } name ? name : null;

    /// <summary>Nothing of the person.</summary>
    public override string ToString() => nameof(ProvisionSources);
}

/// <summary>Opens the case of a provision for its process director, to choose from; that is a reading of the case.</summary>
public sealed class ProvisionSourcesQuery(RondetafelDb db, Acting acting, SealedTexts texts, Readings readings)
{
    /// <summary>The contributions of organisations that sit there today, which can answer, and of the own one; oldest first. Nothing when the case is not to be opened any more.</summary>
    public async Task<ProvisionSources> RunAsync(Provision of, CancellationToken cancel)
    {
        var (theCase, today) = (of.CaseId, acting.Today);
        var led = db.Cases.VisibleTo(acting.By, Permission.LeadCase, db, acting.Now).AsNoTracking().Where(c => c.Id == theCase);
        if (await led.AsSplitQuery().Include(c => c.Contributions).Include(c => c.Seats).SingleOrDefaultAsync(cancel) is not { } found) return new ProvisionSources(null, [], [], false);
        if (CaseTable.For(texts, acting.By, Permission.LeadCase, await led.Items(acting.By, acting.Now).SingleAsync(cancel)) is not { } table) return new ProvisionSources(null, [], [], false);
        readings.Add(Reading.OfItem(acting, "Case.opened", "Case", theCase.Value, db.Trace));
        var sits = found.TableOn(today).Append(of.DirectorOrganisation).ToHashSet();
        var sources = found.Contributions.Where(c => sits.Contains(c.Provider)).OrderBy(c => c.At).ThenBy(c => c.Id.Value)
            .Select(c => new Source(c.Id, c.Provider, c.Kind, c.At, c.Edition, table.Read(c, c.Text) ?? "", table.Read(c, c.Conditions), c.RewrittenAt ?? c.At, c.Category)).Where(s => s.Text.Length > 0).ToList();
        var person = new PersonGiven(table.Read(found.GivenNames, theCase.Value), table.Read(found.FamilyName, theCase.Value), table.Read(found.BirthDate, theCase.Value), table.Read(found.Address, theCase.Value), null);
        var reviewers = await ProvisionReviewers.OfAsync(db, found, of.DirectorOrganisation, today, cancel);
        return new ProvisionSources(person, sources, reviewers, found.TableOn(today).All(o => o == of.DirectorOrganisation));
    }
}
