using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Rondetafel.Features.Pages;
using Rondetafel.Tests.Harness;

namespace Rondetafel.Tests.Web;

public sealed class PagesTests(TestApp app) : IClassFixture<TestApp>
{
    [Theory]
    [InlineData("/privacy", "Privacy en uw rechten", "Functionaris gegevensbescherming")]
    [InlineData("/toegankelijkheid", "Toegankelijkheid", "Samenwerkingsverband")]
    [InlineData("/over", "Over Rondetafel", "Samenwerkingsverband")]
    [InlineData("/hulp", "Hulp", "Samenwerkingsverband")]
    public async Task APage_ShowsTheTextInForce_WithOwnerAndDate(string path, string title, string owner)
    {
        var page = await app.Anyone().GetAsync(path);

        Assert.Equal((HttpStatusCode.OK, title), (page.Status, page.Heading));
        Assert.NotEmpty(page.Document.QuerySelectorAll("main h2"));
        Assert.Contains($"Deze tekst is van: {owner}.", page.Words);
        Assert.Contains("Geldig vanaf 2 maart 2026", page.Words);
    }

    /// <summary>Scripts that send a form or what is typed know by this mark that nobody is signed in any more, and keep the words; see send.mjs and queue.mjs.</summary>
    [Fact]
    public async Task TheSignInPage_IsMarkedForScripts()
    {
        using var visitor = app.Anyone();

        Assert.NotNull((await visitor.GetAsync("/mijn-werk")).Document.QuerySelector("form[data-login]"));
    }

    [Fact]
    public async Task APage_SpeaksEnglish()
    {
        var visitor = app.Anyone();

        var page = await visitor.GetAsync("/taal/en?terug=/privacy");

        Assert.Contains("What we do with a report", page.Words);
    }

    [Theory]
    [InlineData("<script>alert(1)</script>", "script")]
    [InlineData("![x](https://elsewhere.example/a.png)", "img")]
    [InlineData("[klik](javascript:alert(1))", "a")]
    [InlineData("<javascript:alert(1)>", "a")]
    [InlineData("[klik](//elsewhere.example)", "a")]
    [InlineData("# Groot", "h1")]
    public void ATextOfAnOwner_BringsNothingDangerous(string markdown, string tag)
    {
        var html = new AngleSharp.Html.Parser.HtmlParser().ParseDocument(PageText.Html(markdown).ToString()!);

        Assert.Empty(html.QuerySelectorAll(tag));
        Assert.NotEqual("", html.Body!.TextContent.Trim());
    }

    [Theory]
    [InlineData("[rechten](/privacy)", "/privacy")]
    [InlineData("[AP](https://autoriteitpersoonsgegevens.nl)", "https://autoriteitpersoonsgegevens.nl")]
    [InlineData("[bel](tel:112)", "tel:112")]
    public void AnOrdinaryLink_Stays(string markdown, string href)
    {
        var html = new AngleSharp.Html.Parser.HtmlParser().ParseDocument(PageText.Html(markdown).ToString()!);

        Assert.Equal(href, html.QuerySelector("a")?.GetAttribute("href"));
    }

    [Fact]
    public async Task Overleggen_GivesNumberAndHours_AndHasNoForm()
    {
        var all = await app.Anyone().GetAsync("/overleggen");
        var one = await app.Anyone().GetAsync("/overleggen/waalrode");

        Assert.Contains("085 000 12 34", all.Words);
        Assert.Contains("085 000 12 44", one.Words);
        Assert.DoesNotContain("085 000 12 34", one.Words);
        Assert.Contains("Op werkdagen van 9 tot 17 uur", one.Words);
        Assert.Contains("Niets over een persoon", one.Words);
        Assert.Empty(one.Document.QuerySelectorAll("main form"));
        Assert.Equal(HttpStatusCode.NotFound, (await app.Anyone().GetAsync("/overleggen/nergens")).Status);
    }

    [Fact]
    public async Task FrontPage_LeadsToTheReport_AndToTheAdviceQuestion()
    {
        var visitor = app.Anyone();
        var page = await visitor.GetAsync("/");

        foreach (var href in new[] { "/melden", "/overleggen", "/privacy" })
        {
            Assert.NotNull(page.Document.QuerySelector($"main a[href='{href}']"));
            Assert.Equal(HttpStatusCode.OK, (await visitor.GetAsync(href)).Status);
        }
    }

    [Fact]
    public async Task Weg_NamesNoProductAndNoSubject()
    {
        var page = await app.Anyone().GetAsync("/weg");

        Assert.Equal(("Startpagina", "Startpagina"), (page.Document.Title, page.Heading));
        Assert.DoesNotContain("Rondetafel", page.Html.Replace("Rondetafel.styles", "", StringComparison.Ordinal), StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("meld", page.Html, StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("/melden")]
    [InlineData("/melden/lindestad")]
    [InlineData("/antwoord")]
    [InlineData("/overleggen")]
    public async Task SnelWeg_LeadsToANeutralPage_WithoutScript(string path)
    {
        var page = await app.Anyone().GetAsync(path);

        Assert.Equal(app.Settings.LeaveAddress, page.Document.QuerySelector("a[data-leave]")?.GetAttribute("href"));
        Assert.Equal("noreferrer", page.Document.QuerySelector("a[data-leave]")?.GetAttribute("rel"));
    }

    [Fact]
    public async Task SecurityTxt_HasAContact_AndExpiresWithinAYear()
    {
        var page = await app.Anyone().GetAsync("/.well-known/security.txt");

        Assert.Equal("text/plain", page.Response.Content.Headers.ContentType?.MediaType);
        Assert.Contains($"Contact: {app.Settings.SecurityContact}\n", page.Html);
        Assert.Contains("Preferred-Languages: nl, en\n", page.Html);
        var line = page.Html.Split('\n').Single(l => l.StartsWith("Expires: ", StringComparison.Ordinal))["Expires: ".Length..];
        var expires = DateTime.Parse(line, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal);
        Assert.InRange(expires, app.Clock.Now.AddDays(30), app.Clock.Now.AddDays(365));
    }

    [Fact]
    public async Task EveryPublicPage_IsNotKept_AndSetsNoOtherCookieThanThatOfTheForm()
    {
        var page = await app.Anyone().GetAsync("/melden/lindestad");

        Assert.Equal("no-store", page.Response.Headers.CacheControl?.ToString());
        var set = page.Response.Headers.GetValues("Set-Cookie").Where(c => !c.Contains("=;", StringComparison.Ordinal)).ToList();
        Assert.StartsWith("rondetafel-form=", Assert.Single(set), StringComparison.Ordinal);
        Assert.DoesNotContain("expires", set[0], StringComparison.OrdinalIgnoreCase);
    }
}

public sealed class TwoAddressesTests(TwoAddressesTests.TwoAddresses app) : IClassFixture<TwoAddressesTests.TwoAddresses>
{
    [Fact]
    public async Task Robots_AreKeptFromTheStaffAddressOnly()
    {
        using var open = new Visitor(new Uri(app.Settings.PublicListen));
        using var staff = new Visitor(new Uri(app.Settings.StaffListen));

        Assert.Equal("User-agent: *\nDisallow:\n", (await open.GetAsync("/robots.txt")).Html);
        Assert.Equal("User-agent: *\nDisallow: /\n", (await staff.GetAsync("/robots.txt")).Html);
    }

    [Theory]
    [InlineData("/melden/lindestad")]
    [InlineData("/antwoord")]
    [InlineData("/overleggen")]
    [InlineData("/privacy")]
    [InlineData("/weg")]
    [InlineData("/.well-known/security.txt")]
    public async Task PublicPages_AreOnThePublicAddress(string path)
    {
        using var open = new Visitor(new Uri(app.Settings.PublicListen));

        Assert.Equal(HttpStatusCode.OK, (await open.GetAsync(path)).Status);
    }

    public sealed class TwoAddresses : TestApp
    {
        protected override Settings Change(Settings settings) => settings with { PublicListen = Free(), StaffListen = Free() };

        private static string Free()
        {
            using var listener = new TcpListener(IPAddress.Loopback, 0);
            listener.Start();
            return $"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}";
        }
    }
}
