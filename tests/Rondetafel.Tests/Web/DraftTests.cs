using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Rondetafel.Data;
using Rondetafel.Lab;
using Rondetafel.Tests.Harness;

namespace Rondetafel.Tests.Web;

public sealed class DraftTests(TestApp app) : IClassFixture<TestApp>
{
    private const string Form = "/meldingen/nieuw";

    [Fact]
    public async Task Draft_IsKeptAndComesBackForItsWriterOnly()
    {
        var visitor = await app.AsAsync("docent");
        var page = await visitor.GetAsync(Form);
        Assert.Equal("meldingen.nieuw", page.Form().GetAttribute("data-draft"));

        Assert.Equal(HttpStatusCode.NoContent, await KeepAsync(visitor, page, "meldingen.nieuw", ("Input.Relation", "half geschreven"), ("Input.Facts[1].What", "tweede")));
        Assert.Equal(HttpStatusCode.NoContent, await KeepAsync(visitor, page, "meldingen.nieuw", ("Input.Relation", "verder geschreven"), ("Input.Facts[1].What", "tweede")));

        var again = await visitor.GetAsync(Form);
        Assert.Equal("verder geschreven", again.Document.QuerySelector("[name='Input.Relation']")!.GetAttribute("value"));
        Assert.Contains("tweede", again.Html);
        Assert.NotNull(again.Document.QuerySelector("details.rt-fold[open]"));
        Assert.Equal("Vertel waar u zich zorgen over maakt – Rondetafel", again.Document.Title);
        Assert.DoesNotContain("verder geschreven", (await (await app.AsAsync("tafelpartner")).GetAsync(Form)).Html);
        var writer = await app.LookAsync(db => db.Professionals.Where(p => p.Email == "docent@lindevaart.example").Select(p => p.Id).SingleAsync());
        var draft = await app.LookAsync(db => db.Drafts.SingleAsync(d => d.Owner == writer && d.Form == "meldingen.nieuw"));
        Assert.Equal(2, await app.LookAsync(db => db.Audit.CountAsync(a => a.ObjectId == draft.Id.Value && a.Action == "DraftKept" && a.Origin == "concept/{form}")));
    }

    [Fact]
    public async Task Draft_EndsWhenTheFormIsSent()
    {
        var visitor = await app.AsAsync("uitvoerder");
        var page = await visitor.GetAsync(Form);
        await KeepAsync(visitor, page, "meldingen.nieuw", ("Input.FamilyName", "Conceptsma"));

        await visitor.SendAsync(await visitor.GetAsync(Form), ("Input.Municipality", (await app.LookAsync(db => db.Municipalities.FirstAsync())).Id.Value.ToString()), ("Input.Facts[0].What", "Iets."), ("Input.Facts[0].Observation", "Own"));

        Assert.DoesNotContain("Conceptsma", (await visitor.GetAsync(Form)).Html);
    }

    [Fact]
    public async Task SessionThatEnded_KeepsTheFormThatWasBeingSent()
    {
        var visitor = await app.AsAsync("tafelpartner");
        var page = await visitor.GetAsync(Form);
        app.Clock.Advance(TimeSpan.FromMinutes(31));

        var over = await visitor.SendAsync(page, ("Input.FamilyName", "Bewaarsma"), ("Input.PersonKnows", "No"));
        Assert.Equal("/inloggen?terug=%2Fmeldingen%2Fnieuw&verlopen=bewaard", over.Path);

        await visitor.GetAsync("/demo/als/tafelpartner");
        var back = await visitor.GetAsync(Form);
        Assert.Equal("Bewaarsma", back.Document.QuerySelector("[name='Input.FamilyName']")!.GetAttribute("value"));
        Assert.NotNull(back.Document.QuerySelector("[name='Input.PersonKnows'][value='No'][checked]"));
        Assert.Contains("Uw tekst is bewaard", over.Words);
    }

    [Fact]
    public async Task ASessionThatWasEndedByHand_KeepsNothingAnyMore()
    {
        var (here, there) = (await app.AsAsync("docent"), await app.AsAsync("docent"));
        var page = await there.GetAsync(Form);
        var account = await here.GetAsync("/account");
        await here.SendAsync(account, account.Document.QuerySelectorAll("main form").OfType<AngleSharp.Html.Dom.IHtmlFormElement>().Last());

        var over = await there.SendAsync(page, ("Input.FamilyName", "Nietsma"));

        Assert.Equal("/inloggen?terug=%2Fmeldingen%2Fnieuw", over.Path);
        Assert.DoesNotContain("Nietsma", (await here.GetAsync(Form)).Html);
    }

    [Fact]
    public async Task AFormWithoutItsMark_IsNotKept_AndTheSignInPageSaysSo()
    {
        var visitor = await app.AsAsync("tafelpartner");
        var page = await visitor.GetAsync(Form);
        app.Clock.Advance(TimeSpan.FromMinutes(31));

        var over = await visitor.SendAsync(page, ("Input.FamilyName", "Valsma"), ("__form", "verzonnen"));
        await visitor.GetAsync("/demo/als/tafelpartner");

        Assert.Equal("/inloggen?terug=%2Fmeldingen%2Fnieuw&verlopen=niet", over.Path);
        Assert.Contains("is niet bewaard", over.Words);
        Assert.DoesNotContain("Valsma", (await visitor.GetAsync(Form)).Html);
    }

    [Fact]
    public async Task WhatIsTooLongToKeep_IsNotCalledKept()
    {
        var visitor = await app.AsAsync("docent");
        var page = await visitor.GetAsync(Form);
        app.Clock.Advance(TimeSpan.FromMinutes(31));

        Assert.Contains("is niet bewaard", (await visitor.SendAsync(page, ("Input.FamilyName", new string('x', 130_000)))).Words);
    }

    [Fact]
    public async Task AFormSentThreeTimesAtOnce_AfterTheSessionEnded_IsKeptOnce()
    {
        var visitor = await app.AsAsync("uitvoerder");
        var page = await visitor.GetAsync(Form);
        app.Clock.Advance(TimeSpan.FromMinutes(31));

        var over = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => visitor.SendAsync(page, ("Input.FamilyName", "Driemaalsma"))));
        await visitor.GetAsync("/demo/als/uitvoerder");

        Assert.All(over, o => Assert.Contains("Uw tekst is bewaard", o.Words));
        Assert.Contains("Driemaalsma", (await visitor.GetAsync(Form)).Html);
    }

    [Theory]
    [InlineData(".evil.example")]
    [InlineData("meldingen..nieuw")]
    public void AName_WithAnEmptyPart_IsNone(string name) => Assert.Null(global::Rondetafel.Ui.DraftName.Read(name));

    [Fact]
    public async Task AStepOnASignal_KeepsItsText_WhenTheSessionEnds_AndWhileItIsTyped()
    {
        var given = await Given.SignalAsync(app);
        await Given.AcknowledgedAsync(app, given);
        var visitor = await app.AsAsync("dossierhouder");
        foreach (var step in new[] { "stoppen", "elders", "navragen", "naar-weging", "splitsen" })
        {
            var address = $"{given.Page}/{step}";
            var page = await visitor.GetAsync(address);
            Assert.True(page.Path == address, $"{address} is not there: {page.Path} {page.Status}");
            Assert.NotNull(page.Form().GetAttribute("data-safe-send"));
            app.Clock.Advance(TimeSpan.FromMinutes(31));
            var over = await visitor.SendAsync(page, (Field(page), $"half geschreven {step}"));
            await visitor.GetAsync("/demo/als/dossierhouder");

            var back = await visitor.GetAsync(Uri.UnescapeDataString(over.Path["/inloggen?terug=".Length..^"&verlopen=bewaard".Length]));

            Assert.Equal(address, back.Path);
            Assert.Contains($"half geschreven {step}", back.Html);
            Assert.Contains("Hier staat weer wat u", back.Words);
        }
    }

    [Fact]
    public async Task ATextKeptBeforeSomebodyElseChangedTheRow_ClashesWithIt_InsteadOfOverwriting()
    {
        var given = await Given.SignalAsync(app);
        await Given.AcknowledgedAsync(app, given);
        var (one, two) = (await app.AsAsync("dossierhouder"), await app.AsAsync("dossierhouder-twee"));
        var page = await one.GetAsync($"{given.Page}/aanvullen");
        var (name, version) = (page.Form().GetAttribute("data-draft")!, page.Form().QuerySelector("[name=__version]")!.GetAttribute("value")!);
        Assert.Equal(HttpStatusCode.NoContent, await KeepAsync(one, page, name, ("Input.Worry", "van mij"), ("__version", version)));
        var other = await two.GetAsync($"{given.Page}/aanvullen");
        await two.SendAsync(other, ("Input.Worry", "van de ander"));

        var again = await one.GetAsync($"{given.Page}/aanvullen");
        var clash = await one.SendAsync(again);

        Assert.Contains("van mij", again.Html);
        Assert.Equal(version, again.Form().QuerySelector("[name=__version]")!.GetAttribute("value"));
        Assert.Equal(HttpStatusCode.Conflict, clash.Status);
        Assert.Contains("van mij", clash.Html);
        Assert.Contains("van de ander", clash.Html);
        Assert.NotEqual(version, clash.Form().QuerySelector("[name=__version]")!.GetAttribute("value"));
    }

    [Fact]
    public async Task WhatWasPutBack_CanBeThrownAway()
    {
        var visitor = await app.AsAsync("dossierhouder-buur");
        var page = await visitor.GetAsync("/meldingen/telefoon");
        await KeepAsync(visitor, page, "meldingen.telefoon", ("Input.Said", "verkeerd onthouden"));
        var back = await visitor.GetAsync("/meldingen/telefoon");
        var drop = back.Form().QuerySelector("button[formaction]")!.GetAttribute("formaction")!;

        var gone = await visitor.FollowAsync(new HttpRequestMessage(HttpMethod.Post, drop)
        {
            Content = new FormUrlEncodedContent([new("__form", back.Form().QuerySelector("[name=__form]")!.GetAttribute("value")!), new("__once", "throw-away")]),
        });

        Assert.Contains("verkeerd onthouden", back.Html);
        Assert.Equal("/meldingen/telefoon", gone.Path);
        Assert.DoesNotContain("verkeerd onthouden", gone.Html);
        Assert.DoesNotContain("Hier staat weer", gone.Words);
    }

    [Fact]
    public async Task TwoFormsOfOnePage_AreKeptApart()
    {
        var visitor = await app.AsAsync("beheerder");
        var id = await app.LookAsync(db => db.Professionals.Where(p => p.Email == "uitvoerder@lindevaart.example").Select(p => p.Id).SingleAsync());
        var address = $"/beheer/professionals/{id.Value}";
        var page = await visitor.GetAsync(address);
        var (first, second) = (page.Form().GetAttribute("data-draft")!, page.Form("handler=Confirm").GetAttribute("data-draft")!);

        await KeepAsync(visitor, page, first, ("Input.Function", "half een functie"));
        await KeepAsync(visitor, page, second, ("Confirmed.Screening", "half een dag"));
        var back = await visitor.GetAsync(address);
        await visitor.SendAsync(back, back.Form("handler=Confirm"), ("Confirmed.Screening", "1-2-2026"));
        var sent = await visitor.GetAsync(address);

        Assert.Contains("half een functie", back.Html);
        Assert.Contains("half een dag", back.Html);
        Assert.Contains("half een functie", sent.Html);
        Assert.DoesNotContain("half een dag", sent.Html);
    }

    [Fact]
    public async Task AFormOnAnotherPage_ComesBackWhereItWasWritten()
    {
        var table = await GivenCase.AtTableAsync(app, new GivenTable { Seats = ["politie"] });
        var visitor = await app.AsAsync("politie");
        var page = await visitor.GetAsync(table.Page);
        app.Clock.Advance(TimeSpan.FromMinutes(31));

        var over = await visitor.SendAsync(page, page.Form("/actie"), ("Action.Text", "half bedacht"));
        await visitor.GetAsync("/demo/als/politie");
        var back = await visitor.GetAsync(table.Page);

        Assert.Equal($"/inloggen?terug={Uri.EscapeDataString(table.Page)}&verlopen=bewaard", over.Path);
        Assert.Contains("half bedacht", back.Html);
    }

    [Fact]
    public async Task ADraft_IsKeptAsLongAsItsParameterSays()
    {
        var visitor = await app.AsAsync("procesregisseur");
        await DaysAsync(3);

        await KeepAsync(visitor, await visitor.GetAsync("/account"), "beheer.proef", ("Input.A", "kort"));
        await DaysAsync(7);

        var until = await app.LookAsync(db => db.Drafts.Where(d => d.Form == "beheer.proef").Select(d => d.DestroyOn).SingleAsync());
        Assert.Equal(Domain.Shared.Deadline.InDays(app.Clock.Now, 3).Day, until);
    }

    [Fact]
    public async Task APublicForm_KeepsNothing_AlsoForWhoeverIsSignedIn()
    {
        var visitor = await app.AsAsync("docent");
        foreach (var path in new[] { "/melden/lindestad", "/antwoord" })
        {
            var page = await visitor.GetAsync(path);
            Assert.Empty(page.Document.QuerySelectorAll("main [data-draft], main [name=__draft]"));
        }
    }

    private async Task DaysAsync(int days)
    {
        await using var scope = app.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<RondetafelDb>().Wide().TouchAsync(
            d => d.Catalogue.Where(c => c.Code == Parameters.DraftDays).ExecuteUpdateAsync(u => u.SetProperty(c => c.Number, days)), CancellationToken.None);
    }

    private static string Field(Seen page) =>
        page.Form().QuerySelectorAll("textarea, input[type=text]").Select(f => f.GetAttribute("name")!).First(n => n.StartsWith("Input.", StringComparison.Ordinal));

    [Fact]
    public async Task Endpoint_RefusesWhatIsNoDraft()
    {
        var visitor = await app.AsAsync("docent");
        var page = await visitor.GetAsync(Form);

        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync("/concept/meldingen.nieuw")).Status);
        Assert.Equal(HttpStatusCode.BadRequest, await KeepAsync(visitor, page, "meldingen.nieuw", ("Iets", "anders")));
        Assert.Equal(HttpStatusCode.BadRequest, await KeepAsync(visitor, page, "a%2Fb", ("Input.A", "x")));
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, await KeepAsync(visitor, page, "meldingen.nieuw", ("Input.A", new string('x', 130_000))));
        Assert.Equal(HttpStatusCode.BadRequest, await SendAsync(visitor, "meldingen.nieuw", new Dictionary<string, string> { ["Input.A"] = "zonder token" }));
        var json = new HttpRequestMessage(HttpMethod.Post, "/concept/meldingen.nieuw") { Content = new StringContent("{}", null, "application/json") };
        json.Headers.Add("RequestVerificationToken", page.Document.QuerySelector("form [name=__form]")!.GetAttribute("value")!);
        Assert.Equal(HttpStatusCode.BadRequest, (await visitor.FollowAsync(json)).Status);
        Assert.NotEqual(HttpStatusCode.NoContent, await KeepAsync(app.Anyone(), page, "meldingen.nieuw", ("Input.A", "niemand")));
    }

    private static Task<HttpStatusCode> KeepAsync(Visitor visitor, Seen page, string form, params (string Name, string Value)[] fields)
    {
        var all = fields.ToDictionary(f => f.Name, f => f.Value);
        all["__form"] = page.Document.QuerySelector("form [name=__form]")!.GetAttribute("value")!;
        return SendAsync(visitor, form, all);
    }

    private static async Task<HttpStatusCode> SendAsync(Visitor visitor, string form, Dictionary<string, string> fields) =>
        (await visitor.FollowAsync(new HttpRequestMessage(HttpMethod.Post, $"/concept/{form}") { Content = new FormUrlEncodedContent(fields) })).Status;
}
