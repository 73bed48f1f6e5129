using System.Net;
using Microsoft.EntityFrameworkCore;
using Rondetafel.Tests.Harness;

namespace Rondetafel.Tests.Admin;

public sealed class AdminAccessTests(TestApp app) : IClassFixture<TestApp>
{
    private static readonly string[] Accounts = ["/beheer/organisaties", "/beheer/organisaties/nieuw", "/beheer/professionals", "/beheer/professionals/nieuw", "/beheer/gemeenten"];
    private static readonly string[] Lists = ["/beheer/lijsten", "/beheer/teksten", "/beheer/getallen", "/beheer/paginas"];
    private static readonly string[] Second = ["/beheer", "/beheer/voorstellen", "/beheer/herstel"];
    private static readonly string[] Log = ["/rechten/logboek"];

    [Theory]
    [InlineData("docent")]
    [InlineData("dossierhouder")]
    [InlineData("politie")]
    [InlineData("deskundige")]
    [InlineData("tafelpartner")]
    [InlineData("uitvoerder")]
    public async Task WorkRoles_FindNothingOfIt(string who) => await OnlyAsync(who, []);

    [Fact]
    public async Task ProcessDirector_IsSecondPersonOnly() => await OnlyAsync("procesregisseur", Second);

    [Fact]
    public async Task LawfulnessOfficer_IsSecondPersonAndReadsTheLog() => await OnlyAsync("fg", [.. Second, .. Log]);

    [Fact]
    public async Task Administrator_ManagesButReadsNoLog() => await OnlyAsync("beheerder", [.. Second, .. Accounts, .. Lists]);

    [Fact]
    public async Task HiddenAndAbsent_AreTheSamePage()
    {
        var visitor = await app.AsAsync("docent");

        var hidden = await visitor.GetAsync("/beheer");
        var absent = await visitor.GetAsync("/beheerd");

        Assert.Equal(absent.Words, hidden.Words);
        Assert.Equal(absent.Status, hidden.Status);
    }

    [Fact]
    public async Task WithoutSession_EveryPageLeadsToSigningIn()
    {
        foreach (var path in Second.Concat(Accounts).Concat(Lists).Concat(Log))
            Assert.StartsWith("/inloggen?terug=", (await app.Anyone().GetAsync(path)).Path);
    }

    [Theory]
    [InlineData("/beheer/organisaties/00000000-0000-0000-0000-000000000001")]
    [InlineData("/beheer/professionals/00000000-0000-0000-0000-000000000001")]
    [InlineData("/beheer/gemeenten/00000000-0000-0000-0000-000000000001")]
    [InlineData("/beheer/teksten/00000000-0000-0000-0000-000000000001")]
    [InlineData("/beheer/teksten/nieuw")]
    [InlineData("/beheer/lijsten/nieuw?lijst=bestaat.niet")]
    [InlineData("/beheer/professionals/iets")]
    public async Task UnknownRow_IsNotThere(string path)
    {
        var visitor = await Account.Joined.ReadyAsync(app, "beheerder");

        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync(path)).Status);
    }

    [Fact]
    public async Task EveryPage_OpensInEnglishToo()
    {
        var visitor = await Account.Joined.ReadyAsync(app, "beheerder");
        await visitor.GetAsync("/taal/en");
        var id = await app.LookAsync(db => db.Professionals.Select(p => p.Id).FirstAsync());

        foreach (var path in Second.Concat(Accounts).Concat(Lists).Append($"/beheer/professionals/{id.Value}").Append("/account").Append("/account/passkeys").Append("/geheimhouding"))
        {
            var seen = await visitor.GetAsync(path);
            Assert.Equal(HttpStatusCode.OK, seen.Status);
            Assert.Equal("en", seen.Document.DocumentElement.GetAttribute("lang"));
            Assert.NotNull(seen.Document.QuerySelector(".rt-explain"));
        }
    }

    private async Task OnlyAsync(string who, string[] open)
    {
        var visitor = await Account.Joined.ReadyAsync(app, who);
        foreach (var path in Second.Concat(Accounts).Concat(Lists).Concat(Log))
            Assert.Equal((path, open.Contains(path) ? HttpStatusCode.OK : HttpStatusCode.NotFound), (path, (await visitor.GetAsync(path)).Status));
    }
}
