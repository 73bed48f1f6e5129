using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Rondetafel.Access.Accounts;
using Rondetafel.Tests.Harness;

namespace Rondetafel.Tests.Account;

public sealed class FirstTimeTests(TestApp app) : IClassFixture<TestApp>
{
    [Fact]
    public async Task Code_WorksOnce_AndOnlyForThreeDays()
    {
        var used = await Joined.InviteAsync(app, "docent");
        Assert.Equal("/account/tweede-factor", (await ChooseAsync(used, Joined.Password)).Path);
        var late = await Joined.InviteAsync(app, "uitvoerder");

        var again = await ChooseAsync(used, Joined.Password);
        app.Clock.Advance(TimeSpan.FromDays(3) + TimeSpan.FromMinutes(1));
        var over = await ChooseAsync(late, Joined.Password);

        Assert.Contains("is al gebruikt", again.Words);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, over.Status);
    }

    [Theory]
    [InlineData("kort", "12 tekens")]
    [InlineData("Wachtwoord2026!", "te makkelijk")]
    [InlineData("welkomwelkomwelkom", "te makkelijk")]
    [InlineData("123456789012", "te makkelijk")]
    [InlineData("aaaaaaaaaaaaaaaa", "te makkelijk")]
    [InlineData("politie-politie-77", "te makkelijk")]
    [InlineData("mijn om@lindevaart", "e-mailadres")]
    public async Task EasyPassword_IsRefusedBesideItsField_AndTheCodeStillWorks(string password, string words)
    {
        var who = words == "e-mailadres" ? "om" : "politie";
        var code = await Joined.InviteAsync(app, who);

        var seen = await ChooseAsync(code, password);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, seen.Status);
        Assert.Contains(words, seen.Document.QuerySelector("#Input_Password-error")!.TextContent);
        Assert.DoesNotContain(password, seen.Html);
    }

    [Fact]
    public async Task TypedDifferently_IsRefused()
    {
        var visitor = app.Anyone();
        var code = await Joined.InviteAsync(app, "tafelpartner");

        var seen = await visitor.SendAsync(await visitor.GetAsync("/eerste-keer"), ("Input.Code", code), ("Input.Password", Joined.Password), ("Input.Again", Joined.Password + "x"));

        Assert.NotNull(seen.Document.QuerySelector("#Input_Again-error"));
    }

    [Fact]
    public async Task UntilTheSecondFactorIsSet_EveryPageLeadsThere()
    {
        var visitor = app.Anyone();
        var code = await Joined.InviteAsync(app, "dossierhouder-twee");
        var set = await visitor.SendAsync(await visitor.GetAsync("/eerste-keer"), ("Input.Code", code.ToLowerInvariant().Replace('-', ' ')), ("Input.Password", Joined.Password), ("Input.Again", Joined.Password));

        Assert.Equal("/account/tweede-factor", (await visitor.GetAsync("/account")).Path);
        Assert.Equal("/account/tweede-factor", (await visitor.GetAsync("/geheimhouding")).Path);
        var wrong = await visitor.SendAsync(set, ("Input.Code", "123456"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.Status);
        Assert.Equal(Joined.KeyOn(set), Joined.KeyOn(wrong));
        await visitor.SendAsync(wrong, ("Input.Code", Totp.Code(Joined.KeyOn(set), Totp.StepAt(app.Clock.Now))));

        Assert.Equal("Uw account", (await visitor.GetAsync("/account")).Heading);
    }

    [Fact]
    public async Task SecretsAreSealedOrHashed_AndTheRecoveryCodesAreShownOnce()
    {
        var (person, visitor) = await Joined.SignedInAsync(app, "deskundige");
        var account = await AccountAsync(person.Email);

        Assert.DoesNotContain(Convert.ToHexString(person.Key), Convert.ToHexString(account.FactorKey!));
        Assert.Equal(320, account.RecoveryHashes!.Length);
        Assert.DoesNotContain(person.Codes[0], (await visitor.GetAsync("/account/herstelcodes")).Html);
    }

    [Fact]
    public async Task ChangingTheApp_AsksThePasswordAgain_AndEndsTheOldCode()
    {
        var (person, visitor) = await Joined.SignedInAsync(app, "fg");
        app.Clock.Advance(TimeSpan.FromMinutes(11));

        var asked = await visitor.GetAsync("/account/tweede-factor");
        var wrong = await visitor.SendAsync(asked, ("Input.Password", "niet het goede wachtwoord"));
        var page = await visitor.SendAsync(wrong, ("Input.Password", Joined.Password));
        var key = Joined.KeyOn(page);
        var done = await visitor.SendAsync(page, ("Input.Code", Totp.Code(key, Totp.StepAt(app.Clock.Now))));

        Assert.Equal("/account/bevestig?terug=%2Faccount%2Ftweede-factor", asked.Path);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.Status);
        Assert.Equal("/account/tweede-factor", page.Path);
        Assert.Equal("/account", done.Path);
        app.Clock.Advance(TimeSpan.FromMinutes(1));
        var again = app.Anyone();
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await again.SendAsync(await Joined.PasswordAsync(again, person.Email, Joined.Password), ("Input.Code", person.Code))).Status);
    }

    [Fact]
    public async Task ChangingThePassword_EndsOtherSessions()
    {
        var (person, visitor) = await Joined.SignedInAsync(app, "procesregisseur");
        var other = app.Anyone();
        await person.SignInAsync(other);
        var page = await visitor.GetAsync("/account/wachtwoord");

        var wrong = await visitor.SendAsync(page, ("Input.Old", "iets anders dan dit"), ("Input.Password", "negen groene vogels"), ("Input.Again", "negen groene vogels"));
        var done = await visitor.SendAsync(wrong, ("Input.Old", Joined.Password), ("Input.Password", "negen groene vogels"), ("Input.Again", "negen groene vogels"));

        Assert.NotNull(wrong.Document.QuerySelector("#Input_Old-error"));
        Assert.Equal("/account", done.Path);
        Assert.StartsWith("/inloggen", (await other.GetAsync("/account")).Path);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await Joined.PasswordAsync(app.Anyone(), person.Email, Joined.Password)).Status);
    }

    private async Task<Seen> ChooseAsync(string code, string password)
    {
        var visitor = app.Anyone();
        return await visitor.SendAsync(await visitor.GetAsync("/eerste-keer"), ("Input.Code", code), ("Input.Password", password), ("Input.Again", password));
    }

    private async Task<global::Rondetafel.Access.Accounts.Account> AccountAsync(string email)
    {
        await using var scope = app.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<AccountsDb>().Users.AsNoTracking().SingleAsync(a => a.Email == email);
    }
}
