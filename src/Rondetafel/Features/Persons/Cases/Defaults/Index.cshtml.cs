using Microsoft.EntityFrameworkCore;
using Rondetafel.Access;
using Rondetafel.Audit;
using Rondetafel.Data;
using Rondetafel.Domain.Governance.Catalogue;
using Rondetafel.Domain.Persons.Cases;
using Rondetafel.Ui;
using Rondetafel.Web;

namespace Rondetafel.Features.Persons.Cases.Defaults;

/// <summary>What the pages of the defaults share: the organisation, its defaults, and the lists to choose from.</summary>
public abstract class DefaultsPage(DefaultsQuery defaults, RondetafelDb db, Acting acting, Readings readings) : FormPage
{
    private IReadOnlyList<CatalogueEntry> _lines = [];

    /// <summary>The organisation's name.</summary>
    public string Organisation { get; private set; } = "";

    /// <summary>The defaults per kind, as they stand.</summary>
    public IReadOnlyDictionary<ContributionKind, Default> Defaults { get; private set; } = new Dictionary<ContributionKind, Default>();

    /// <summary>A default as one sentence, the same as below the form of a contribution.</summary>
    public string Sentence(Default set) => ContributeForm.Sentence(T, Organisation, set, Item);

    /// <summary>The lines of a list that can be chosen now.</summary>
    protected IReadOnlyList<Choice> List(string list) =>
        _lines.Where(l => l.List == list && !l.Withdrawn).Select(l => new Choice(l.Code, l.Text(T.Language.Code))).OrderBy(c => c.Text, StringComparer.CurrentCulture).ToList();

    protected async Task ReadAsync(CancellationToken cancel)
    {
        var organisation = acting.By.Organisation;
        Organisation = await db.Organisations.Where(o => o.Id == organisation).Select(o => o.Name).SingleAsync(cancel);
        _lines = await Parameters.InForceAsync(db, CatalogueKind.ListItem, acting.Today, cancel);
        Defaults = await defaults.RunAsync(List(DefaultsQuery.Grounds), cancel);
        readings.Add(Reading.OfList(acting, "ContributionDefaults.listed", nameof(ContributionDefault), [], db.Trace));
    }

    /// <summary>The version of what the organisation set for a kind; -1 while it set nothing.</summary>
    protected async Task<int> VersionAsync(ContributionKind kind, CancellationToken cancel)
    {
        var organisation = acting.By.Organisation;
        return await db.ContributionDefaults.Where(d => d.OrganisationId == organisation && d.Kind == kind).Select(d => (int?)d.Version).SingleOrDefaultAsync(cancel) ?? -1;
    }

    private string Item(string list, string code) => _lines.FirstOrDefault(l => l.List == list && l.Code == code)?.Text(T.Language.Code) ?? code;
}

/// <summary>The defaults of the reader's organisation, per kind of contribution.</summary>
[Needs(Permission.SetDefaults)]
public sealed class IndexModel(DefaultsQuery defaults, RondetafelDb db, Acting acting, Readings readings) : DefaultsPage(defaults, db, acting, readings)
{
    public Task OnGetAsync(CancellationToken cancel) => ReadAsync(cancel);
}
