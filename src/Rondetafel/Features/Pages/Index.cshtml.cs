using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Rondetafel.Access;
using Rondetafel.Data;
using Rondetafel.Domain.Governance.Catalogue;
using Rondetafel.Texts;

namespace Rondetafel.Features.Pages;

/// <summary>The pages with an owner: privacy, accessibility, about and help, as the version in force says.</summary>
[PublicPage]
public sealed class IndexModel(RondetafelDb db, Acting acting, Language language) : PageModel
{
    private static readonly Dictionary<string, string> Codes = new()
    {
        ["privacy"] = "privacy",
        ["toegankelijkheid"] = "accessibility",
        ["over"] = "about",
        ["hulp"] = "help",
    };

    /// <summary>The code of the page; its title is the text "pages." + code.</summary>
    public string Code { get; private set; } = "";

    /// <summary>The text, without any markup that was typed in it.</summary>
    public IHtmlContent Text { get; private set; } = HtmlString.Empty;

    /// <summary>Who keeps it; null when nobody was named.</summary>
    public string? Owner { get; private set; }

    /// <summary>First day of this version.</summary>
    public DateOnly From { get; private set; }

    public async Task<IActionResult> OnGetAsync(string name, CancellationToken cancel)
    {
        Code = Codes[name];
        var pages = await Parameters.InForceAsync(db, CatalogueKind.PublicPage, acting.Today, cancel, "page");
        if (pages.SingleOrDefault(p => p.Code == Code) is not { } entry) return NotFound();
        (Text, Owner, From) = (PageText.Html(entry.Text(language.Code)), entry.Owner, entry.From);
        return Page();
    }
}
