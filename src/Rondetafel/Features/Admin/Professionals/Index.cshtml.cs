using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Rondetafel.Access;
using Rondetafel.Audit;
using Rondetafel.Data;
using Rondetafel.Domain.Shared;
using Rondetafel.Web;

namespace Rondetafel.Features.Admin.Professionals;

/// <summary>The professionals by organisation, with their roles and last day; those whose designation is over on request.</summary>
[Needs(Permission.ManageAccounts)]
public sealed class IndexModel(RondetafelDb db, Acting acting, Readings readings, UnreachedWorkQuery unreached) : FormPage
{
    /// <summary>The professionals by organisation.</summary>
    public IReadOnlyList<IGrouping<string, Professional>> Groups { get; private set; } = [];

    /// <summary>Whether those are shown whose designation is over.</summary>
    [BindProperty(SupportsGet = true, Name = "voorbij")] public bool Past { get; set; }

    /// <summary>Today, to tell who ends soon.</summary>
    public DateOnly Today => acting.Today;

    /// <summary>The last day of which it is said beforehand that confirmations lapse.</summary>
    public DateOnly SoonOn => ConfirmationWorkQuery.SoonOn(acting.Today);

    /// <summary>Whom no urgent mail reached, with the code of the relay's refusal; null when the relay was away.</summary>
    public IReadOnlyDictionary<ProfessionalId, int?> Unreached { get; private set; } = new Dictionary<ProfessionalId, int?>();

    private ConfirmationRule Rule { get; set; } = null!;

    /// <summary>Until when somebody's screening and training count; null when something was never confirmed.</summary>
    public DateOnly? ConfirmedUntil(Professional person) => person.ConfirmedUntil(Rule);

    public async Task OnGetAsync(CancellationToken cancel)
    {
        Rule = (await Parameters.OnAsync(db, acting.Today, cancel)).Confirmations;
        Unreached = await unreached.PeopleAsync(cancel);
        var names = await db.Organisations.AsNoTracking().ToDictionaryAsync(o => o.Id, o => o.Name, cancel);
        var people = await db.Professionals.AsNoTracking().Where(p => Past ? p.DesignatedUntil < acting.Today : p.DesignatedUntil >= acting.Today).ToListAsync(cancel);
        Groups = people.OrderBy(p => p.Name, StringComparer.CurrentCulture).GroupBy(p => names[p.OrganisationId]).OrderBy(g => g.Key, StringComparer.CurrentCulture).ToList();
        readings.Add(Reading.OfList(acting, "Professional.listed", nameof(Professional), people.Select(p => p.Id.Value), db.Trace));
    }
}
