using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace Rondetafel.Tests.Harness;

/// <summary>
/// Walks a path as somebody with a mouse and a keyboard does, on the pages as they come: counts every press on a link, button,
/// choice or list, every fold that must be opened first, and the characters typed besides one's own words.
/// </summary>
public sealed class Walker(Visitor visitor)
{
    private readonly List<(string Name, string? Value)> _given = [];
    private readonly HashSet<IElement> _opened = [];

    public int Clicks { get; private set; }

    public int Typed { get; private set; }

    public Seen Page { get; private set; } = null!;

    /// <summary>Begins on a page; being there already costs nothing.</summary>
    public async Task<Walker> StartAsync(string address)
    {
        Page = await visitor.GetAsync(address);
        (Clicks, Typed) = (0, 0);
        return this;
    }

    /// <summary>Presses a link with this address.</summary>
    public async Task FollowAsync(string href)
    {
        var link = Page.Document.QuerySelectorAll("main a").FirstOrDefault(a => a.GetAttribute("href") == href) ?? throw new InvalidOperationException($"There is no link to {href}.");
        Open(link);
        Clicks++;
        Page = await visitor.GetAsync(href);
    }

    /// <summary>Types one's own words.</summary>
    public void Write(IHtmlFormElement form, string field, string words) => Give(form, field, words);

    /// <summary>Types something that is not one's own words, for instance a date.</summary>
    public void Type(IHtmlFormElement form, string field, string text)
    {
        Give(form, field, text);
        Typed += text.Length;
    }

    /// <summary>Chooses an answer or a line of a list; one that stands already costs nothing.</summary>
    public void Choose(IHtmlFormElement form, string field, string value)
    {
        var control = Control(form, field, value);
        if (control is IHtmlInputElement { IsChecked: true } || (control as IHtmlSelectElement)?.Value == value) return;
        Open(control);
        Clicks++;
        _given.Add((field, value));
    }

    /// <summary>Presses a button of a form.</summary>
    public async Task SendAsync(IHtmlFormElement form, string button)
    {
        var found = form.QuerySelectorAll("button[type=submit]").FirstOrDefault(b => b.TextContent.Trim() == button) ?? throw new InvalidOperationException($"There is no button {button}.");
        Open(found);
        Clicks++;
        if (found.GetAttribute("name") is { } name) _given.Add((name, found.GetAttribute("value")));
        Page = await visitor.SendAsync(Page, form, [.. _given]);
        if ((int)Page.Status >= 400) throw new InvalidOperationException($"{button} was refused: {Page.Document.QuerySelector("[role=alert]")?.TextContent}");
        _given.Clear();
        _opened.Clear();
    }

    private void Give(IHtmlFormElement form, string field, string text)
    {
        Open(Control(form, field, null));
        _given.Add((field, text));
    }

    private static IElement Control(IHtmlFormElement form, string field, string? value) =>
        form.QuerySelectorAll("input, textarea, select").FirstOrDefault(e => e.GetAttribute("name") == field
            && (value is null || e is IHtmlSelectElement list && list.Options.Any(o => o.Value == value) || e.GetAttribute("value") == value))
        ?? throw new InvalidOperationException($"There is no {field} {value} in the form.");

    /// <summary>A fold that is shut is opened first, once.</summary>
    private void Open(IElement element)
    {
        foreach (var fold in element.Ancestors<IHtmlDetailsElement>().Where(d => !d.HasAttribute("open") && _opened.Add(d))) Clicks++;
    }
}
