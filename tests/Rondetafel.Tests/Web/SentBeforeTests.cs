using System.Net;
using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using Rondetafel.Tests.Harness;
using Rondetafel.Tests.Persons.Signals;

namespace Rondetafel.Tests.Web;

/// <summary>A form that comes again under its one-time key with other content: nothing disappears silently.</summary>
public sealed class SentBeforeTests(TestApp app) : IClassFixture<TestApp>
{
    [Fact]
    public async Task OtherContent_IsSaidNotToBeKept_AndCanBeSentAfterAll()
    {
        var given = await GivenCase.AtTableAsync(app);
        using var partner = await app.AsAsync("politie");
        var form = await partner.GetAsync(given.Page + "/doel");
        var domain = DomainOf(form);
        await partner.SendAsync(form, ("Input.Text", "Weer naar school."), ("Input.LifeDomain", domain));

        var other = await partner.SendAsync(form, ("Input.Text", "Ook een vast adres."), ("Input.LifeDomain", domain));

        Assert.Equal(HttpStatusCode.Conflict, other.Status);
        Assert.Equal("Dit is nog niet bewaard", other.Heading);
        Assert.Contains("Wat u toen stuurde, is bewaard.", other.Words, StringComparison.Ordinal);
        Assert.Contains("Ook een vast adres.", other.Words, StringComparison.Ordinal);
        Assert.Single((await app.LookAsync(given.WholeAsync)).Goals);

        var sent = await partner.SendAsync(other, other.Form());
        Assert.Equal(HttpStatusCode.OK, sent.Status);
        Assert.Contains("Ook een vast adres.", sent.Words, StringComparison.Ordinal);
        Assert.Equal(2, (await app.LookAsync(given.WholeAsync)).Goals.Count);
    }

    [Fact]
    public async Task TheSameContent_IsAnsweredAsBefore()
    {
        var given = await GivenCase.AtTableAsync(app);
        using var partner = await app.AsAsync("politie");
        var form = await partner.GetAsync(given.Page + "/doel");
        (string, string?)[] values = [("Input.Text", "Weer naar school."), ("Input.LifeDomain", DomainOf(form))];
        await partner.SendAsync(form, values);

        var again = await partner.SendAsync(form, values);

        Assert.Equal(HttpStatusCode.OK, again.Status);
    }

    [Fact]
    public async Task AReport_ThatWasChanged_StandsInTheFormAgain_AndIsReportedBesideTheFirst()
    {
        var (visitor, page) = await ReportForm.OpenAsync(app);
        var before = await app.LookAsync(db => db.Signals.CountAsync());
        ReportForm.CodeOf(await ReportForm.SendAsync(visitor, page));

        var other = await ReportForm.SendAsync(visitor, page, ("Input.Worry", "Het gaat nu ook over zijn broer."));

        Assert.Equal(HttpStatusCode.Conflict, other.Status);
        Assert.Contains("Het gaat nu ook over zijn broer.", other.Words, StringComparison.Ordinal);
        Assert.Null(other.Document.QuerySelector("[data-receipt]"));
        ReportForm.CodeOf(await visitor.SendAsync(other, Last(other)));
        var form = await visitor.SendAsync(other, other.Form());
        Assert.DoesNotContain("te lang open", form.Words, StringComparison.Ordinal);
        Assert.Contains("Het gaat nu ook over zijn broer.", form.Document.QuerySelector("[name='Input.Worry']")!.TextContent, StringComparison.Ordinal);
        ReportForm.CodeOf(await visitor.SendAsync(form, form.Form(), ("pow", ReportForm.Work(form.Form()))));
        Assert.Equal(before + 2, await app.LookAsync(db => db.Signals.CountAsync()));
    }

    [Fact]
    public async Task OneWord_IsShownToo_InTheFrameOfWhoIsSignedIn_WithAWayBack()
    {
        var given = await GivenCase.AtTableAsync(app);
        using var partner = await app.AsAsync("politie");
        var form = await partner.GetAsync(given.Page + "/doel");
        var domain = DomainOf(form);
        await partner.SendAsync(form, ("Input.Text", "School."), ("Input.LifeDomain", domain));

        var other = await partner.SendAsync(form, ("Input.Text", "anders"), ("Input.LifeDomain", domain));

        Assert.Contains("anders", other.Document.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain(domain!, other.Document.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("Inloggen", other.Words, StringComparison.Ordinal);
        Assert.NotNull(other.Document.QuerySelector("a[href='/mijn-werk']"));
        Assert.Equal(HttpStatusCode.OK, (await partner.SendAsync(other, Last(other))).Status);
        Assert.Single((await app.LookAsync(given.WholeAsync)).Goals);
    }

    [Fact]
    public async Task AnotherFile_OfTheSameNameAndLength_IsOtherContent()
    {
        var given = await GivenCase.AtTableAsync(app);
        using var partner = await app.AsAsync("politie");
        var form = await partner.GetAsync(given.Page + "/bijdrage");
        async Task<Seen> SendAsync(string text)
        {
            var content = new MultipartFormDataContent();
            foreach (var field in form.Form().QuerySelectorAll("input[type=hidden]").OfType<IHtmlInputElement>()) content.Add(new StringContent(field.Value), field.Name!);
            content.Add(new StringContent("Document"), "Input.Kind");
            content.Add(new StringContent("Een brief."), "Input.Text");
            content.Add(new ByteArrayContent(Encoding.ASCII.GetBytes(text)), "Input.File", "brief.txt");
            return await partner.FollowAsync(new HttpRequestMessage(HttpMethod.Post, form.Form().GetAttribute("action") is { Length: > 0 } action ? action : form.Path) { Content = content });
        }

        var first = await SendAsync("de ene brief");
        Assert.True(first.Status == HttpStatusCode.OK, first.Words);
        Assert.Equal(HttpStatusCode.OK, (await SendAsync("de ene brief")).Status);

        Assert.Equal(HttpStatusCode.Conflict, (await SendAsync("een andere .")).Status);
    }

    [Fact]
    public async Task WhatAReporterAdded_AndChanged_IsAddedWithoutTheCode()
    {
        var code = Enumerable.Range(0, 16).Select(i => (byte)(i * 5)).ToArray();
        await Given.SignalAsync(app, new GivenReport { Channel = Domain.Persons.Signals.Channel.PublicPage, By = null, Code = code });
        var visitor = app.Anyone();
        var page = await visitor.SendAsync(await visitor.GetAsync("/antwoord"), ("Input.Code", global::Rondetafel.Vault.Base32.Encode(code)));
        Assert.Equal(HttpStatusCode.OK, (await visitor.SendAsync(page, ("Input.Text", "Op maandag."))).Status);

        var other = await visitor.SendAsync(page, ("Input.Text", "Op dinsdag."));
        var sent = await visitor.SendAsync(other, other.Form());

        Assert.Equal(HttpStatusCode.Conflict, other.Status);
        Assert.Equal(HttpStatusCode.OK, sent.Status);
        Assert.Equal(2, await app.LookAsync(db => db.Audit.CountAsync(a => a.Action == "ReporterAdded")));
    }

    [Fact]
    public async Task WhatIsKeptWithTheKey_SaysNothingOfTheContent()
    {
        var given = await GivenCase.AtTableAsync(app);
        using var partner = await app.AsAsync("politie");
        for (var i = 0; i < 2; i++)
        {
            var form = await partner.GetAsync(given.Page + "/doel");
            await partner.SendAsync(form, ("Input.Text", "Weer naar school."), ("Input.LifeDomain", DomainOf(form)));
        }

        var kept = await app.LookAsync(db => db.UsedKeys.Where(u => u.Content != null).Select(u => u.Content!).ToListAsync());

        Assert.True(kept.Count > 1);
        Assert.Equal(kept.Count, kept.Select(Convert.ToHexString).Distinct().Count());
        Assert.All(kept, k => Assert.DoesNotContain("school", Encoding.UTF8.GetString(k), StringComparison.Ordinal));
    }

    private static IHtmlFormElement Last(Seen page) => page.Document.QuerySelectorAll("main form").OfType<IHtmlFormElement>().Last();

    private static string? DomainOf(Seen page) => page.Document.QuerySelectorAll<IHtmlOptionElement>("[name='Input.LifeDomain'] option").Select(o => o.Value)
        .Concat(page.Document.QuerySelectorAll<IHtmlInputElement>("input[name='Input.LifeDomain']").Select(i => i.Value)).First(v => v.Length > 0);
}
