using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Rondetafel.Access;
using Rondetafel.Data;
using Rondetafel.Domain.Governance.Catalogue;

namespace Rondetafel.Features.Society.Themes.List;

/// <summary>A theme as it is listed.</summary>
public sealed record ThemeRow(DateOnly On, string Theme, string Municipality);

/// <summary>The themes that weighings left in the municipalities of this director: what, where, when, and nothing about anyone.</summary>
[Needs(Permission.ReadThemes)]
public sealed class IndexModel(RondetafelDb db, Acting acting, Texts.Texts texts) : PageModel
{
    /// <summary>The themes, newest first.</summary>
    public IReadOnlyList<ThemeRow> Rows { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancel)
    {
        var themes = await db.Themes.VisibleTo(acting.By, await Directors.ServedByAsync(db, acting.By, acting.Today, cancel)).AsNoTracking().ToListAsync(cancel);
        var towns = await db.Municipalities.AsNoTracking().ToDictionaryAsync(m => m.Id, m => m.Name, cancel);
        var words = (await Parameters.InForceAsync(db, CatalogueKind.ListItem, acting.Today, cancel, "weighing.theme")).ToDictionary(e => e.Code, e => e.Text(texts.Language.Code));
        Rows = themes.Select(t => new ThemeRow(t.On, words.GetValueOrDefault(t.Theme, t.Theme), towns.GetValueOrDefault(t.MunicipalityId, "")))
            .OrderByDescending(r => r.On).ThenBy(r => r.Municipality, StringComparer.CurrentCulture).ThenBy(r => r.Theme, StringComparer.CurrentCulture).ToList();
    }
}
