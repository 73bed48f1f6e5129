using Markdig;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using Microsoft.AspNetCore.Html;

namespace Rondetafel.Features.Pages;

/// <summary>
/// Turns the text of a public page into HTML: Markdown without raw HTML, without pictures, headings from level 2, and links
/// that lead to this site, to https, to a mail address or to a telephone number; any other link is left as its words.
/// </summary>
public static class PageText
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().DisableHtml().Build();
    private static readonly string[] Leads = ["/", "#", "https://", "mailto:", "tel:"];

    public static IHtmlContent Html(string markdown)
    {
        var page = Markdown.Parse(markdown, Pipeline);
        foreach (var heading in page.Descendants<HeadingBlock>().Where(h => h.Level == 1)) heading.Level = 2;
        foreach (var link in page.Descendants<LinkInline>().Where(l => l.IsImage || !IsSafe(l.Url)).ToList())
        {
            while (link.FirstChild is { } child)
            {
                child.Remove();
                link.InsertBefore(child);
            }
            link.Remove();
        }
        foreach (var link in page.Descendants<AutolinkInline>().Where(l => !l.IsEmail && !IsSafe(l.Url)).ToList()) link.ReplaceBy(new LiteralInline(link.Url));
        return new HtmlString(page.ToHtml(Pipeline));
    }

    private static bool IsSafe(string? address) =>
        address is not null && !address.StartsWith("//", StringComparison.Ordinal) && !address.Contains('\\', StringComparison.Ordinal)
        && Leads.Any(lead => address.StartsWith(lead, StringComparison.OrdinalIgnoreCase));
}
