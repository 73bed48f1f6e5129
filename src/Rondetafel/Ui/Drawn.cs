using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Rondetafel.Ui;

/// <summary>Parts that stand more than once on a page.</summary>
public static class Drawn
{
    /// <summary>Draws a partial page once, to be put in several places.</summary>
    public static async Task<IHtmlContent> DrawnAsync(this IHtmlHelper html, string partial)
    {
        using var writer = new StringWriter();
        (await html.PartialAsync(partial)).WriteTo(writer, html.ViewContext.HttpContext.RequestServices.GetRequiredService<HtmlEncoder>());
        return new HtmlString(writer.ToString());
    }
}
