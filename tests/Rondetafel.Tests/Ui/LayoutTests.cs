using System.Net;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Rondetafel.Ui;

namespace Rondetafel.Tests.Ui;

public sealed partial class LayoutTests
{
    private static readonly CancellationToken Stop = TestContext.Current.CancellationToken;

    private static readonly FrontPageModel Front = new(
        "Regio Lindevaart",
        new FrontTerms(2, 10, 5),
        [new PhoneLine("Er is nu gevaar", "Er dreigt geweld", "112"), new PhoneLine("Meldpunt", "Op werkdagen", "+31 85 000 12 34")],
        new DateOnly(2026, 11, 3));

    private static readonly Problem Gone = new("Deze pagina is er niet", "Klopt de link?", "Vraag het na.", NothingLost: true, Code: "7KQ2");

    private static void Staff(Frame frame)
    {
        frame.PartnershipName = "Regio <Lindevaart>";
        frame.PersonName = "Robin Verhage";
        frame.PersonFunction = "voorzitter";
        frame.CanSearch = true;
        frame.Menu = [new MenuEntry("work", "/mijn-werk", "work", 7, true), new MenuEntry("persons", "/personen", "persons", 0, false)];
        frame.Banner = new Banner("Oefenmodus", "/oefenen", "Wat is dit?") { English = new Banner("Practice", "/oefenen", "What is this?") };
        frame.Notices = [new Notice("done", "Opgeslagen"), new Notice("error", "Niet verstuurd")];
    }

    private static async Task<(IDocument Page, string Html)> Get(UiHost host, string path = "/", string? language = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        if (language is not null)
        {
            request.Headers.Add("Cookie", $"taal={language}");
        }

        using HttpResponseMessage response = await host.Client.SendAsync(request, Stop);
        string html = await response.Content.ReadAsStringAsync(Stop);
        Assert.True(response.IsSuccessStatusCode, html);
        return (await new HtmlParser().ParseDocumentAsync(html, Stop), html);
    }

    [Fact]
    public async Task The_staff_frame_shows_who_what_and_where()
    {
        await using UiHost host = await UiHost.Start("_Problem", Gone, "_Layout", Staff);
        (IDocument page, string html) = await Get(host, "/mijn-werk?toon=alles");
        Assert.Equal("Proef – Rondetafel", page.Title);
        Assert.Equal("nl", page.DocumentElement.GetAttribute("lang"));
        Assert.Equal("#inhoud", page.QuerySelector("a.rt-skip")!.GetAttribute("href"));
        Assert.Equal("main", page.QuerySelector("#inhoud")!.LocalName);
        Assert.Contains("Regio <Lindevaart>", page.QuerySelector(".rt-brand")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("page", page.QuerySelector(".rt-side a[href='/mijn-werk']")!.GetAttribute("aria-current"));
        Assert.False(page.QuerySelector(".rt-side a[href='/personen']")!.HasAttribute("aria-current"));
        Assert.Equal("7 dingen te doen", page.QuerySelector(".rt-side .rt-count")!.TextContent);
        Assert.Null(page.QuerySelector(".rt-side a[href='/personen'] .rt-count"));
        Assert.Equal("/zoeken", page.QuerySelector("form[role=search]")!.GetAttribute("action"));
        Assert.Equal("/oefenen", page.QuerySelector(".rt-practice a")!.GetAttribute("href"));
        Assert.Equal(["Opgeslagen", "Niet verstuurd"], page.QuerySelectorAll(".rt-notices p").Select(line => line.TextContent.Trim()));
        Assert.Equal("/taal/en?terug=%2Fmijn-werk%3Ftoon%3Dalles", page.QuerySelector("a[hreflang=en]")!.GetAttribute("href"));
        Assert.Equal(["/toegankelijkheid", "/privacy", "/over", "/hulp"], page.QuerySelectorAll(".rt-foot a").Select(link => link.GetAttribute("href")!));
        Sound(page, html);
    }

    [Fact]
    public async Task The_practice_line_speaks_the_language_of_the_reader()
    {
        await using UiHost host = await UiHost.Start("_Problem", Gone, "_Layout", Staff);
        foreach (var (language, words) in new[] { ("nl", "Oefenmodus Wat is dit?"), ("en", "Practice What is this?") })
            Assert.Equal(words, string.Join(' ', (await Get(host, language: language)).Page.QuerySelector(".rt-practice")!.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)));
    }

    [Fact]
    public async Task Nobody_logged_in_sees_no_menu_search_or_name()
    {
        await using UiHost host = await UiHost.Start("_Problem", Gone, "_Layout", frame => frame.PartnershipName = "Regio");
        (IDocument page, _) = await Get(host);
        Assert.Null(page.QuerySelector(".rt-side"));
        Assert.Null(page.QuerySelector("form[role=search]"));
        Assert.Null(page.QuerySelector(".rt-practice"));
        Assert.Null(page.QuerySelector(".rt-notices"));
        Assert.Equal("/", page.QuerySelector(".rt-brand")!.GetAttribute("href"));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_public_frame_shows_the_way_to_log_in_only_when_told(bool shown)
    {
        await using UiHost host = await UiHost.Start("_FrontPage", Front, "_PublicLayout", frame =>
        {
            frame.StaffLinks = shown;
            frame.LoginHref = "https://werk.example.nl/inloggen";
        });
        (IDocument page, string html) = await Get(host);
        Assert.Equal(shown, html.Contains("inloggen", StringComparison.OrdinalIgnoreCase));
        Assert.Equal(["/melden", "/antwoord", "/privacy"], page.QuerySelectorAll(".rt-pubnav a").Select(link => link.GetAttribute("href")!).Take(3));
    }

    [Fact]
    public async Task The_quick_exit_is_a_plain_link_and_brings_its_script()
    {
        await using UiHost host = await UiHost.Start("_FrontPage", Front, "_PublicLayout", _ => { }, leave: "/weg");
        (IDocument page, string html) = await Get(host);
        IElement link = page.QuerySelector("a[data-leave]")!;
        Assert.Equal(("/weg", "/weg"), (link.GetAttribute("href"), link.GetAttribute("data-href")));
        Assert.Contains("/js/leave.mjs", html, StringComparison.Ordinal);
        await using UiHost without = await UiHost.Start("_FrontPage", Front, "_PublicLayout", _ => { });
        Assert.DoesNotContain("leave.mjs", (await Get(without)).Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_front_page_promises_the_terms_given_and_links_only_what_exists()
    {
        await using UiHost host = await UiHost.Start("_FrontPage", Front, "_PublicLayout", _ => { });
        (IDocument page, string html) = await Get(host);
        Assert.Contains("Binnen 2 werkdagen", html, StringComparison.Ordinal);
        Assert.Contains("hooguit 10 werkdagen", html, StringComparison.Ordinal);
        Assert.Contains("binnen 5 werkdagen", html, StringComparison.Ordinal);
        Assert.Equal(["tel:112", "tel:+31850001234"], page.QuerySelectorAll(".rt-phones a").Select(link => link.GetAttribute("href")!));
        Assert.Contains("3 november 2026", page.QuerySelector("#bellen")!.TextContent, StringComparison.Ordinal);
        Assert.Null(page.QuerySelector("#samenleving .door"));
        Assert.NotNull(page.QuerySelector("a.rt-btn--primary[href='/melden']"));
        Sound(page, html);

        await using UiHost bare = await UiHost.Start("_FrontPage", Front with { ReportHref = null, AdviceHref = null, SocietyHref = "/initiatieven" }, "_PublicLayout", _ => { });
        (page, _) = await Get(bare);
        Assert.Empty(page.QuerySelectorAll("[data-page=front] .rt-btn"));
        Assert.Equal("/initiatieven", page.QuerySelector("#samenleving .door a")!.GetAttribute("href"));
    }

    [Fact]
    public async Task English_is_complete()
    {
        await using UiHost host = await UiHost.Start("_FrontPage", Front, "_PublicLayout", _ => { });
        (IDocument page, string html) = await Get(host, "/", "en");
        Assert.Equal("en", page.DocumentElement.GetAttribute("lang"));
        Assert.Equal("Are you worried about someone?", page.QuerySelector("h1")!.TextContent);
        Assert.Contains("3 November 2026", html, StringComparison.Ordinal);
        Assert.Equal("Nederlands", page.QuerySelector("a[hreflang=nl]")!.TextContent);
    }

    [Fact]
    public async Task A_problem_says_what_to_do_and_a_refused_form_says_so_in_the_title()
    {
        await using UiHost host = await UiHost.Start("_Problem", Gone, "_PublicLayout", _ => { }, valid: false);
        (IDocument page, _) = await Get(host);
        Assert.StartsWith("Fout: ", page.Title, StringComparison.Ordinal);
        string said = page.QuerySelector(".rt-problem")!.TextContent;
        Assert.All([Gone.Title, Gone.What, Gone.Do, "Er is niets verloren gegaan.", "7KQ2"], part => Assert.Contains(part, said, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("/taal/en?terug=/melden%3Fa=1", "en", "/melden?a=1")]
    [InlineData("/taal/nl", "nl", "/")]
    [InlineData("/taal/en?terug=//evil.example", "en", "/")]
    [InlineData("/taal/en?terug=/%5Cevil.example", "en", "/")]
    [InlineData("/taal/en?terug=https://evil.example", "en", "/")]
    [InlineData("/taal/en?terug=/a%0d%0aSet-Cookie:x=1", "en", "/")]
    public async Task The_language_lasts_for_the_session_and_leads_back_inside_only(string path, string code, string back)
    {
        await using UiHost host = await UiHost.Start("_Problem", Gone, "_PublicLayout", _ => { });
        foreach (HttpMethod method in new[] { HttpMethod.Get, HttpMethod.Post })
        {
            using var request = new HttpRequestMessage(method, path);
            using HttpResponseMessage response = await host.Client.SendAsync(request, Stop);
            Assert.Equal(HttpStatusCode.SeeOther, response.StatusCode);
            Assert.Equal(back, response.Headers.GetValues("Location").Single());
            string cookie = response.Headers.GetValues("Set-Cookie").Single();
            Assert.StartsWith($"taal={code};", cookie, StringComparison.Ordinal);
            Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("expires", cookie, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("max-age", cookie, StringComparison.OrdinalIgnoreCase);
        }
    }

    [Fact]
    public async Task An_unknown_language_is_just_a_page()
    {
        await using UiHost host = await UiHost.Start("_Problem", Gone, "_PublicLayout", _ => { });
        Assert.Equal("nl", (await Get(host, "/taal/de")).Page.DocumentElement.GetAttribute("lang"));
        Assert.Equal("nl", (await Get(host, "/", "de")).Page.DocumentElement.GetAttribute("lang"));
    }

    /// <summary>What the content security policy and the ids of a page ask.</summary>
    private static void Sound(IDocument page, string html)
    {
        Assert.DoesNotMatch(Inline(), html);
        Assert.All(page.QuerySelectorAll("script"), script => Assert.StartsWith("/js/", script.GetAttribute("src"), StringComparison.Ordinal));
        string[] ids = [.. page.QuerySelectorAll("[id]").Select(element => element.Id!)];
        Assert.Equal(ids.Distinct(), ids);
        Assert.All(page.QuerySelectorAll("label[for]"), label => Assert.Contains(label.GetAttribute("for"), ids));
        Assert.All(page.QuerySelectorAll("a[href^='#']"), link => Assert.Contains(link.GetAttribute("href")![1..], ids));
        Assert.Single(page.QuerySelectorAll("h1"));
    }

    [GeneratedRegex("""<[^<>]*\s(?:style|on[a-z]+)\s*=|<style\b|<script(?![^>]*\bsrc=)""", RegexOptions.IgnoreCase)]
    private static partial Regex Inline();
}
