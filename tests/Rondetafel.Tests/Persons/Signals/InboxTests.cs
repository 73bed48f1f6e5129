using System.Net;
using Microsoft.EntityFrameworkCore;
using Rondetafel.Domain.Persons.Signals;
using Rondetafel.Tests.Harness;

namespace Rondetafel.Tests.Persons.Signals;

public sealed class InboxTests(TestApp app) : IClassFixture<TestApp>
{
    private static readonly string[] Steps =
        ["", "/gesproken", "/bevestigen", "/aanvullen", "/splitsen", "/navragen", "/antwoord-binnen", "/naar-weging", "/elders", "/stoppen", "/ongedaan", "/melder", "/antwoord"];

    [Theory]
    [InlineData("dossierhouder-buur")]
    [InlineData("procesregisseur")]
    [InlineData("politie")]
    [InlineData("om")]
    [InlineData("deskundige")]
    [InlineData("tafelpartner")]
    [InlineData("uitvoerder")]
    [InlineData("docent")]
    [InlineData("fg")]
    [InlineData("beheerder")]
    public async Task ASignalOfAnother_IsNowhere(string key)
    {
        var given = await Given.SignalAsync(app);
        await Given.ReadyAsync(app, key);
        using var visitor = await app.AsAsync(key);
        var absent = await visitor.GetAsync("/meldingen/5f0c3c3e-6f1f-4b1e-9b1e-0d7d4a3f2b10");
        Assert.Equal(HttpStatusCode.NotFound, absent.Status);

        foreach (var step in Steps)
        {
            var page = await visitor.GetAsync(given.Page + step);
            Assert.Equal((HttpStatusCode.NotFound, step), (page.Status, step));
            Assert.Equal(absent.Words, page.Words);
        }
        var list = await visitor.GetAsync("/meldingen");
        Assert.Equal(key == "dossierhouder-buur" ? HttpStatusCode.OK : HttpStatusCode.NotFound, list.Status);
        Assert.DoesNotContain(given.Code, list.Html + (await visitor.GetAsync("/mijn-werk")).Html);
    }

    [Fact]
    public async Task WithoutLogin_NothingOpens()
    {
        var given = await Given.SignalAsync(app);
        using var anyone = app.Anyone();

        foreach (var path in new[] { "/meldingen", given.Page, given.Page + "/melder", "/mijn-werk" })
        {
            var page = await anyone.GetAsync(path);
            Assert.StartsWith("/inloggen?terug=", page.Path);
            Assert.DoesNotContain("Zandstra", page.Html);
        }
    }

    [Fact]
    public async Task TheList_IsLoggedOnceWithAllItsIds_AndNamesNoReporter()
    {
        var given = await Given.SignalAsync(app);
        using var noor = await app.AsAsync("dossierhouder");
        var before = await app.LookAsync(db => db.Audit.MaxAsync(a => a.Id));

        var page = await noor.GetAsync("/meldingen");

        Assert.Contains("Robbe Zandstra", page.Words);
        Assert.DoesNotContain("Hoekstra", page.Html);
        var row = await app.LookAsync(db => db.Audit.SingleAsync(a => a.Id > before && a.Action == "Signals.listed"));
        Assert.Equal(page.Document.QuerySelectorAll("tbody tr").Length * 16, row.ObjectIds!.Length);
        Assert.Contains(given.Id.Value.ToByteArray(bigEndian: true), row.ObjectIds!.Chunk(16), new SameBytes());
        Assert.Equal("holder-reads", row.Rule);
    }

    [Fact]
    public async Task EachFilter_ShowsItsOwn_AndShieldedOnesWithoutName()
    {
        var received = await Given.SignalAsync(app);
        var apart = await Given.SignalAsync(app, new GivenReport { Channel = Channel.PublicPage, By = null });
        var weighing = await Given.SignalAsync(app);
        await Given.ToWeighingAsync(app, weighing);
        var stopped = await Given.SignalAsync(app, new GivenReport { Person = new("Zichtbaar", "Nergensma", null, null, null) });
        await Given.StoppedAsync(app, stopped);
        using var noor = await app.AsAsync("dossierhouder");

        async Task<string> In(string filter)
        {
            var page = await noor.GetAsync("/meldingen?op=code&toon=" + filter);
            Assert.DoesNotContain("Nergensma", page.Html);
            return string.Concat(new[] { received, apart, weighing, stopped }.Select(s => page.Words.Contains(s.Code, StringComparison.Ordinal) ? 1 : 0));
        }

        Assert.Equal("1100", await In("te-doen"));
        Assert.Equal("0100", await In("apart"));
        Assert.Equal("0010", await In("weging"));
        Assert.Equal("0001", await In("afgeschermd"));
        Assert.Equal("0000", await In("samengevoegd"));
    }

    [Theory]
    [InlineData("/meldingen?na=onzin")]
    [InlineData("/meldingen?na=onzin~M-1&op=ontvangen")]
    [InlineData("/meldingen?na=99999999999999999999~M-1&op=ontvangen")]
    [InlineData("/meldingen?toon=%3Cscript%3E&op=x&af=7")]
    public async Task AnAddressThatIsWrong_ShowsTheFirstPage(string path)
    {
        using var noor = await app.AsAsync("dossierhouder");

        Assert.Equal(HttpStatusCode.OK, (await noor.GetAsync(path)).Status);
    }

    private sealed class SameBytes : IEqualityComparer<byte[]>
    {
        public bool Equals(byte[]? x, byte[]? y) => x!.AsSpan().SequenceEqual(y);

        public int GetHashCode(byte[] obj) => obj[0];
    }
}

/// <summary>Paging: every signal exactly once, whatever the order.</summary>
public sealed class InboxPagingTests(TestApp app) : IClassFixture<TestApp>
{
    [Fact]
    public async Task Paging_ShowsEachSignalOnce_InEveryOrder()
    {
        var codes = new List<string>();
        for (var i = 0; i < 53; i++)
        {
            app.Clock.Advance(TimeSpan.FromHours(i % 5));
            codes.Add((await Given.SignalAsync(app)).Code);
        }
        await Given.SignalAsync(app, new GivenReport { Municipality = "Waalrode" });
        using var noor = await app.AsAsync("dossierhouder");

        foreach (var order in new[] { "termijn", "ontvangen", "code" })
            foreach (var down in new[] { "", "&af=1" })
            {
                var seen = new List<string>();
                var next = $"/meldingen?op={order}{down}";
                while (next is not null)
                {
                    var page = await noor.GetAsync(next);
                    seen.AddRange(page.Document.QuerySelectorAll("tbody th").Select(c => c.TextContent.Trim()));
                    next = page.Document.QuerySelectorAll("main a").FirstOrDefault(a => a.TextContent == "Volgende meldingen")?.GetAttribute("href");
                }
                Assert.Equal(codes.Order(), seen.Order());
                if (order == "code") Assert.Equal(down.Length == 0 ? codes.Order(StringComparer.Ordinal) : codes.OrderDescending(StringComparer.Ordinal), seen);
            }
    }

}

/// <summary>What is too late, in a municipality with two signals.</summary>
public sealed class InboxLateTests(TestApp app) : IClassFixture<TestApp>
{
    [Fact]
    public async Task WhatIsTooLate_StandsFirst()
    {
        var late = await Given.SignalAsync(app);
        app.Clock.Advance(TimeSpan.FromDays(20));
        await Given.SignalAsync(app);
        using var noor = await app.AsAsync("dossierhouder");

        var page = await noor.GetAsync("/meldingen");

        var rows = page.Document.QuerySelectorAll("tbody tr").ToList();
        Assert.Equal(2, rows.Count);
        Assert.Contains(late.Code, rows[0].TextContent);
        Assert.Equal("uiterlijk wo 4 maart, te laat", rows[0].QuerySelector(".rt-status--late")!.TextContent.Trim());
        Assert.Null(rows[1].QuerySelector(".rt-status--late"));
    }
}
