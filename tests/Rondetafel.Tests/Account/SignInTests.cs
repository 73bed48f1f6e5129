using System.Net;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Rondetafel.Access.Accounts;
using Rondetafel.Tests.Harness;

namespace Rondetafel.Tests.Account;

public sealed partial class SignInTests(TestApp app) : IClassFixture<TestApp>
{
    [Fact]
    public async Task PasswordAndCode_LeadToTheWork_AndEveryStepIsAudited()
    {
        var person = await Joined.AsAsync(app, "docent");
        var visitor = app.Anyone();

        var step = await Joined.PasswordAsync(visitor, person.Email, Joined.Password);
        Assert.Equal("/inloggen/code", step.Path);
        Assert.StartsWith("/inloggen?terug=", (await visitor.GetAsync("/account")).Path);
        var seen = await visitor.SendAsync(step, ("Input.Code", person.Code));

        Assert.Equal("/mijn-werk", seen.Path);
        Assert.Equal("Uw account", (await visitor.GetAsync("/account")).Heading);
        var actions = await app.LookAsync(db => db.Audit.Where(a => a.ObjectKind == "Account").OrderBy(a => a.Id).Select(a => a.Action).ToListAsync());
        Assert.Contains(nameof(AccountAction.PasswordChosen), actions);
        Assert.Contains(nameof(AccountAction.FactorSet), actions);
        Assert.Contains(nameof(AccountAction.RecoveryCodesMade), actions);
        Assert.Equal(nameof(AccountAction.SignedIn), actions[^1]);
    }

    [Fact]
    public async Task AfterSigningIn_TheWayBackIsLocalOnly()
    {
        var person = await Joined.AsAsync(app, "uitvoerder");

        Assert.Equal("/account", (await person.SignInAsync(app.Anyone(), "?terug=%2Faccount")).Path);
        Assert.Equal("/mijn-werk", (await person.SignInAsync(app.Anyone(), "?terug=https%3A%2F%2Felders.example")).Path);
        Assert.Equal("/mijn-werk", (await person.SignInAsync(app.Anyone(), "?terug=%2F%2Felders.example")).Path);
    }

    [Fact]
    public async Task UnknownAddress_WrongPassword_AndLockedAccount_GetTheSameBytes()
    {
        var person = await Joined.AsAsync(app, "politie");

        var unknown = await FailAsync("niemand@lindevaart.example", "een heel ander wachtwoord");
        var wrong = await FailAsync(person.Email, "een heel ander wachtwoord");
        for (var i = 0; i < 4; i++) await FailAsync(person.Email, "een heel ander wachtwoord");
        var locked = await FailAsync(person.Email, Joined.Password);

        Assert.Contains("horen niet bij elkaar", unknown);
        Assert.Equal(unknown, wrong);
        Assert.Equal(unknown, locked);
        app.Clock.Advance(TimeSpan.FromMinutes(16));
    }

    [Fact]
    public async Task FiveFailures_LockForAQuarterOfAnHour_AndNoLonger()
    {
        var person = await Joined.AsAsync(app, "om");
        for (var i = 0; i < 5; i++) await FailAsync(person.Email, "een heel ander wachtwoord");

        var locked = await Joined.PasswordAsync(app.Anyone(), person.Email, Joined.Password);
        app.Clock.Advance(TimeSpan.FromMinutes(16));
        var open = await person.SignInAsync(app.Anyone());

        Assert.Equal(HttpStatusCode.UnprocessableEntity, locked.Status);
        Assert.Equal("/mijn-werk", open.Path);
        Assert.True(await app.LookAsync(db => db.Audit.AnyAsync(a => a.Action == nameof(AccountAction.AccountLocked))));
    }

    [Fact]
    public async Task WrongCodes_LockToo_AndAUsedCodeIsRefused()
    {
        var person = await Joined.AsAsync(app, "deskundige");
        var code = person.Code;
        var visitor = app.Anyone();
        Assert.Equal("/mijn-werk", (await visitor.SendAsync(await Joined.PasswordAsync(visitor, person.Email, Joined.Password), ("Input.Code", code))).Path);

        var again = app.Anyone();
        var page = await Joined.PasswordAsync(again, person.Email, Joined.Password);
        var replayed = await again.SendAsync(page, ("Input.Code", code));
        for (var i = 0; i < 4; i++) page = await again.SendAsync(page, ("Input.Code", "000000"));
        app.Clock.Advance(TimeSpan.FromSeconds(60));
        var locked = await again.SendAsync(page, ("Input.Code", person.Code));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, replayed.Status);
        Assert.Contains("is al gebruikt", replayed.Words);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, locked.Status);
    }

    [Fact]
    public async Task RecoveryCode_WorksOnce_HoweverItIsTyped()
    {
        var person = await Joined.AsAsync(app, "tafelpartner");
        var code = person.Codes[3].ToLowerInvariant().Replace("-", " ");

        var first = app.Anyone();
        var seen = await first.SendAsync(await Joined.PasswordAsync(first, person.Email, Joined.Password), ("Input.Code", code));
        var second = app.Anyone();
        var again = await second.SendAsync(await Joined.PasswordAsync(second, person.Email, Joined.Password), ("Input.Code", code));

        Assert.Equal("/mijn-werk", seen.Path);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, again.Status);
        Assert.Contains("Nog 9 codes over", (await first.GetAsync("/account")).Words);
    }

    [Fact]
    public async Task SecondStepWithoutTheFirst_LeadsBack()
    {
        var seen = await app.Anyone().GetAsync("/inloggen/code");

        Assert.Equal("/inloggen", seen.Path);
    }

    [Fact]
    public async Task SecondStep_EndsAfterTenMinutes()
    {
        var person = await Joined.AsAsync(app, "fg");
        var visitor = app.Anyone();
        var page = await Joined.PasswordAsync(visitor, person.Email, Joined.Password);

        app.Clock.Advance(TimeSpan.FromMinutes(11));

        Assert.Equal("/inloggen", (await visitor.SendAsync(page, ("Input.Code", person.Code))).Path);
    }

    [Fact]
    public async Task SessionCookie_IsForThisBrowserSessionAndOutOfReachOfScripts()
    {
        var person = await Joined.AsAsync(app, "dossierhouder-twee");
        var cookies = new CookieContainer();
        using var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, CookieContainer = cookies }) { BaseAddress = app.Address };
        var first = await RawAsync(client, "/inloggen", ("Input.Email", person.Email), ("Input.Password", Joined.Password));
        Assert.Equal("/inloggen/code", first.Headers.Location!.OriginalString);

        var second = await RawAsync(client, "/inloggen/code", ("Input.Code", person.Code));

        var session = Assert.Single(second.Headers.GetValues("Set-Cookie"), c => c.StartsWith("rondetafel=", StringComparison.Ordinal)).ToLowerInvariant();
        Assert.Contains("httponly", session);
        Assert.Contains("samesite=lax", session);
        Assert.Contains("path=/", session);
        Assert.DoesNotContain("expires", session);
        Assert.DoesNotContain("max-age", session);
    }

    [Fact]
    public async Task FormWithoutItsToken_IsRefused()
    {
        var person = await Joined.AsAsync(app, "dossierhouder-buur");
        var visitor = app.Anyone();
        await visitor.GetAsync("/inloggen");

        var seen = await visitor.FollowAsync(new HttpRequestMessage(HttpMethod.Post, "/inloggen")
        {
            Content = new FormUrlEncodedContent([new("Input.Email", person.Email), new("Input.Password", Joined.Password)]),
        });

        Assert.Equal(HttpStatusCode.BadRequest, seen.Status);
    }

    /// <summary>Sends a page's form without following the answer.</summary>
    private static async Task<HttpResponseMessage> RawAsync(HttpClient client, string path, params (string Name, string Value)[] values)
    {
        var page = new AngleSharp.Html.Parser.HtmlParser().ParseDocument(await client.GetStringAsync(path));
        var hidden = page.QuerySelector("main form")!.QuerySelectorAll("input[type=hidden]").Select(i => (Name: i.GetAttribute("name")!, Value: i.GetAttribute("value") ?? ""));
        return await client.PostAsync(path, new FormUrlEncodedContent(hidden.Concat(values).Select(v => new KeyValuePair<string, string>(v.Name, v.Value))));
    }

    private async Task<string> FailAsync(string email, string password)
    {
        var seen = await Joined.PasswordAsync(app.Anyone(), email, password);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, seen.Status);
        return Changing().Replace(seen.Html.Replace(email, "adres"), "");
    }

    [GeneratedRegex("""name="__(?:form|once)" (?:type="hidden" )?value="[^"]+"|value="[^"]+" name="__(?:form|once)"|<input [^>]*name="__[^>]*>""")]
    private static partial Regex Changing();
}
