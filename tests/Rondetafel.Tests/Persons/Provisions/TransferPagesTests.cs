using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Rondetafel.Data;
using Rondetafel.Documents;
using Rondetafel.Domain.Persons.Cases;
using Rondetafel.Domain.Persons.Provisions;
using Rondetafel.Domain.Shared;
using Rondetafel.Tests.Harness;
using Rondetafel.Vault;

namespace Rondetafel.Tests.Persons.Provisions;

/// <summary>The two pages of a transfer: who finds them, what each refuses and where, and what the sender is told. Each test has an application of its own.</summary>
public sealed class TransferPagesTests : IAsyncLifetime
{
    private static readonly string[] Everybody = ["procesregisseur", "dossierhouder", "politie", "om", "tafelpartner", "uitvoerder", "docent", "deskundige", "fg", "beheerder"];

    private static readonly RandomSource Random = new();
    private static readonly string AccessCode = SealedFile.NewAccessCode(Random);
    private static readonly byte[] File = SealedFile.Seal(AccessCode, new TransferContent(
        "Regio Elders", "V-7KXD2", new DateOnly(2026, 3, 1), "grond", "Verhuisd.", GivenProvision.Jesse, [new(ContributionKind.Fact, "Politie", "Gezien.", null)]).Write(), Random);

    private readonly TestApp _app = new();

    public ValueTask InitializeAsync() => _app.InitializeAsync();

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    [Fact]
    public async Task TheFile_IsThereForItsDirector_AndAbsentForEverybodyElse()
    {
        var given = await GivenProvision.InAsync(_app, ProvisionStatus.Provided, transfer: true);
        var absent = $"/verstrekkingen/{Guid.Empty}/bestand";
        foreach (var key in Everybody)
        {
            using var visitor = await _app.AsAsync(key);
            var (seen, none) = (await visitor.GetAsync($"{given.Page}/bestand"), await visitor.GetAsync(absent));
            Assert.Equal(HttpStatusCode.NotFound, none.Status);
            Assert.Equal(key == "procesregisseur" ? HttpStatusCode.OK : HttpStatusCode.NotFound, seen.Status);
            if (key == "procesregisseur") continue;
            Assert.Equal(none.Masked.Replace(absent, ""), seen.Masked.Replace($"{given.Page}/bestand", ""));
            foreach (var handler in new[] { "Make", "Fetch" })
                Assert.Equal(HttpStatusCode.NotFound, await PostAsync(visitor, given, handler, AccessCode));
        }
        Assert.Null((await given.NowAsync(_app)).FileMadeAt);
        Assert.Equal(0, await _app.LookAsync(db => db.Audit.CountAsync(a => a.Action == "provision.file.fetched" || a.Action.StartsWith("TransferFile"))));
    }

    [Fact]
    public async Task AnotherDirector_DoesNotFindTheFile()
    {
        var given = await GivenProvision.InAsync(_app, ProvisionStatus.Provided, transfer: true);
        await Given.DirectorAsync(_app, "opvolger", "Zita Opvolger");
        using var other = await _app.AsAsync("opvolger");

        Assert.Equal(HttpStatusCode.NotFound, (await other.GetAsync($"{given.Page}/bestand")).Status);
        Assert.Equal(HttpStatusCode.NotFound, await PostAsync(other, given, "Fetch", AccessCode));
    }

    [Theory]
    [InlineData(ProvisionStatus.Approved, true)]
    [InlineData(ProvisionStatus.Recalled, true)]
    [InlineData(ProvisionStatus.Confirmed, true)]
    [InlineData(ProvisionStatus.Provided, false)]
    public async Task BeforeItIsHandedOver_AfterItIsCalledBack_OrOtherwise_ThereIsNoFile(ProvisionStatus status, bool transfer)
    {
        var given = await GivenProvision.InAsync(_app, status, transfer: transfer);
        using var director = await _app.AsAsync("procesregisseur");

        Assert.Equal(given.Page, (await director.GetAsync($"{given.Page}/bestand")).Path);
        foreach (var handler in new[] { "Make", "Fetch" }) Assert.Equal(HttpStatusCode.Found, await PostAsync(director, given, handler, AccessCode));
        Assert.Null((await director.GetAsync(given.Page)).Document.QuerySelector($"main a[href='{given.Page}/bestand']"));
        Assert.Null((await given.NowAsync(_app)).FileMadeAt);
        Assert.Equal(0, await _app.LookAsync(db => db.Audit.CountAsync(a => a.Action == "provision.file.fetched")));
    }

    [Fact]
    public async Task AFileWithoutItsAccessCode_OrBeforeItWasMade_IsNotGiven()
    {
        var given = await GivenProvision.InAsync(_app, ProvisionStatus.Provided, transfer: true);
        using var director = await _app.AsAsync("procesregisseur");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, await PostAsync(director, given, "Fetch", AccessCode));
        var page = await director.GetAsync($"{given.Page}/bestand");
        page = await director.SendAsync(page, page.Form("handler=Make"));
        var refused = await director.SendAsync(page, page.Form("handler=Fetch"), ("Input.AccessCode", "kort"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains("De toegangscode is niet meer bekend", refused.Words, StringComparison.Ordinal);
        Assert.Equal(0, await _app.LookAsync(db => db.Audit.CountAsync(a => a.Action == "provision.file.fetched")));
    }

    [Fact]
    public async Task UnderAnotherAccessCodeThanTheLast_ThereIsNoFile()
    {
        var (given, other) = (await GivenProvision.InAsync(_app, ProvisionStatus.Provided, transfer: true), await GivenProvision.InAsync(_app, ProvisionStatus.Provided, transfer: true));
        using var director = await _app.AsAsync("procesregisseur");
        var old = await MadeAsync(given);
        var (last, elsewhere) = (await MadeAsync(given), await MadeAsync(other));
        var zeros = SealedFile.AccessCode(new string('0', 24))!;

        Assert.Equal(await MarkAsync(given), (await given.NowAsync(_app)).FileMark);
        foreach (var wrong in new[] { Shown(old), Shown(elsewhere), zeros, AccessCode })
        {
            var refused = await director.SendAsync(last, last.Form("handler=Fetch"), ("Input.AccessCode", wrong));
            Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
            Assert.Contains("De toegangscode is niet meer bekend", refused.Words, StringComparison.Ordinal);
        }
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await director.SendAsync(old, old.Form("handler=Fetch"))).Status);
        Assert.Equal(0, await _app.LookAsync(db => db.Audit.CountAsync(a => a.Action == "provision.file.fetched")));
        Assert.Equal(HttpStatusCode.OK, (await director.SendAsync(last, last.Form("handler=Fetch"))).Status);
        Assert.Equal(1, await _app.LookAsync(db => db.Audit.CountAsync(a => a.Action == "provision.file.fetched")));

        async Task<Seen> MadeAsync(GivenProvision of)
        {
            var page = await director.GetAsync($"{of.Page}/bestand");
            return await director.SendAsync(page, page.Form("handler=Make"));
        }

        async Task<string> MarkAsync(GivenProvision of) => // as docs/decisions/0017 says it
            Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(Encoding.UTF8.GetBytes($"{(await of.NowAsync(_app)).Id.Value:N}\n{Shown(last)}")));

        static string Shown(Seen page) => page.Document.QuerySelector("input[name='Input.AccessCode']")!.GetAttribute("value")!;
    }

    [Fact]
    public async Task TheSamePress_MakesOneFile()
    {
        var given = await GivenProvision.InAsync(_app, ProvisionStatus.Provided, transfer: true);
        using var director = await _app.AsAsync("procesregisseur");
        var page = await director.GetAsync($"{given.Page}/bestand");
        await director.SendAsync(page, page.Form("handler=Make"));

        var again = await director.SendAsync(page, page.Form("handler=Make"));

        Assert.Equal(given.Page, again.Path);
        Assert.Equal(1, await _app.LookAsync(db => db.Audit.CountAsync(a => a.Action.StartsWith("TransferFileMade"))));
    }

    [Fact]
    public async Task ASealedFile_IsOfferedAndTaken_ForAnotherPartnershipWithANameOnly()
    {
        var (third, nameless) = (await GivenProvision.InAsync(_app, ProvisionStatus.Approved), await GivenProvision.InAsync(_app, ProvisionStatus.Approved, transfer: true));
        await _app.LookAsync(db => db.TouchAsync(set => set.Provisions.Where(p => p.Id == nameless.Id)
            .ExecuteUpdateAsync(u => u.SetProperty(p => p.GivenNames, (Narrative?)null).SetProperty(p => p.FamilyName, (Narrative?)null)), CancellationToken.None));
        using var director = await _app.AsAsync("procesregisseur");
        Assert.Null((await director.GetAsync($"{third.Page}/overhandigen")).Document.QuerySelector("input[value=SealedFile]"));

        foreach (var given in new[] { third, nameless })
        {
            var refused = await director.SendAsync(await director.GetAsync($"{given.Page}/overhandigen"), ("Input.Target", "SealedFile"));
            Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
            Assert.NotNull(refused.Document.QuerySelector("#Input_Target-error"));
            Assert.Equal(ProvisionStatus.Approved, (await given.NowAsync(_app)).Status);
        }
    }

    [Fact]
    public async Task WhatNoReceiverCouldRead_IsNotHandedOver()
    {
        var given = await GivenProvision.InAsync(_app, ProvisionStatus.Approved, transfer: true);
        await _app.LookAsync(db => db.TouchAsync(set => set.Partnerships.ExecuteUpdateAsync(u => u.SetProperty(p => p.Name, new string('a', 201))), CancellationToken.None));
        using var director = await _app.AsAsync("procesregisseur");

        var refused = await director.SendAsync(await director.GetAsync($"{given.Page}/overhandigen"), ("Input.Target", "SealedFile"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains("langer dan een ontvanger kan inlezen", refused.Document.QuerySelector("#Input_Target-error")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(ProvisionStatus.Approved, (await given.NowAsync(_app)).Status);
    }

    [Fact]
    public async Task WhoItIsAbout_ComesFromTheCase_WhenTheContentIsChosen()
    {
        var given = await GivenCase.AtTableAsync(_app);
        using var director = await _app.AsAsync("procesregisseur");
        var page = await director.SendAsync(await director.GetAsync($"{given.Page}/verstrekken"),
            ("Input.Kind", "OtherPartnership"), ("Input.Organisation", "Regio Elders"), ("Input.Person", "de procesregisseur"), ("Input.Ground", "wgs17_partnership"));
        page = await director.SendAsync(page, ("Input.Necessity", "Verhuisd."), ("Input.LighterOption", "Geen."));
        page = await director.SendAsync(page, ("Input.Own", "Bel eerst."));
        var address = page.Path.Replace("/stap/meelezer", "", StringComparison.Ordinal);
        Assert.Contains("Jesse Molenaar, 4 mei 1999", (await director.GetAsync(address)).Words, StringComparison.Ordinal);

        await director.SendAsync(await director.GetAsync(address + "/stap/ontvanger"), ("Input.Kind", "ThirdParty"), ("Input.Ground", "consent"));
        Assert.DoesNotContain("Jesse Molenaar", (await director.GetAsync(address)).Words, StringComparison.Ordinal);
        await director.SendAsync(await director.GetAsync(address + "/stap/ontvanger"), ("Input.Kind", "OtherPartnership"));
        Assert.Contains("Jesse Molenaar, 4 mei 1999", (await director.GetAsync(address)).Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task TheSender_IsToldToCloseTheCase_UntilItIsClosed()
    {
        var given = await GivenProvision.InAsync(_app, ProvisionStatus.Provided, transfer: true);
        using var director = await _app.AsAsync("procesregisseur");
        var link = $"main a[href='{given.Case.Page}/afsluiten']";
        Assert.NotNull((await director.GetAsync(given.Page)).Document.QuerySelector(link));

        await given.Case.ChangeAsync(_app, "procesregisseur", (c, turn) => c.Close(
            new CaseStepGiven(new CaseStepId(turn.NewId())), c.ExitCriteria.Select(e => new CriterionCheck(new ExitCheckId(turn.NewId()), e.Id, true, "ja")).ToList(),
            new ClosingGiven(c.TableOn(turn.Today).ToList(), Acknowledged: true), turn.By, turn.Now));

        Assert.Null((await director.GetAsync(given.Page)).Document.QuerySelector(link));
        var third = await GivenProvision.InAsync(_app, ProvisionStatus.Provided);
        Assert.Null((await director.GetAsync(third.Page)).Document.QuerySelector($"main a[href='{third.Case.Page}/afsluiten']"));
    }

    [Fact]
    public async Task ReadingIn_IsForWhoEntersSignals()
    {
        foreach (var key in Everybody)
        {
            using var visitor = await _app.AsAsync(key);
            var (seen, beside) = (await visitor.GetAsync("/meldingen/overdracht"), await visitor.GetAsync("/meldingen/telefoon"));
            Assert.Equal(beside.Status, seen.Status);
            Assert.Equal(key == "dossierhouder", seen.Status == HttpStatusCode.OK);
        }
        using var holder = await _app.AsAsync("dossierhouder");
        Assert.NotNull((await holder.GetAsync("/meldingen")).Document.QuerySelector("main a[href='/meldingen/overdracht']"));
    }

    [Fact]
    public async Task EachRefusal_StandsBesideItsField_WithoutScript_AndATryIsLogged()
    {
        byte[] Version(byte to) => [.. File[..9], to, .. File[10..]];
        using var holder = await _app.AsAsync("dossierhouder");

        await RefusedAsync(null, null, "Kies een bestand.", "File", "AccessCode");
        await RefusedAsync([], AccessCode, "Kies een bestand.", "File");
        await RefusedAsync(File, "kort", "zes groepen van vier", "AccessCode");
        await RefusedAsync(new byte[SealedFile.MaxBytes + 1], AccessCode, "Dit bestand is te groot. Het mag 2 MB zijn.", "File");
        Assert.Equal(0, await TriesAsync());
        await RefusedAsync(Encoding.UTF8.GetBytes("%PDF-1.7 " + new string(' ', 100)), AccessCode, "Dit is geen overdrachtsbestand.", "File");
        await RefusedAsync(Version(2), AccessCode, "een andere versie", "File");
        await RefusedAsync(File[..^1], AccessCode, "Dit bestand is niet heel.", "File");
        await RefusedAsync(File, SealedFile.NewAccessCode(Random), "De toegangscode klopt niet, of het bestand is beschadigd of veranderd: dat verschil is niet te zien.", "AccessCode");
        await RefusedAsync([.. File[..^1], (byte)(File[^1] ^ 1)], AccessCode, "De toegangscode klopt niet, of het bestand is beschadigd of veranderd", "AccessCode");
        await RefusedAsync(SealedFile.Seal(AccessCode, "{}"u8.ToArray(), Random), AccessCode, "er ontbreekt iets", "File");

        Assert.Equal(6, await TriesAsync());
        using (var officer = await _app.AsAsync("fg"))
        {
            var log = await officer.GetAsync("/rechten/logboek");
            log = await officer.SendAsync(log, ("Input.Purpose", "Sample"), ("Input.Words", "Steekproef."));
            Assert.Contains("Geweigerd: overdrachtsbestand", log.Words, StringComparison.Ordinal);
        }
        Assert.Equal(0, await _app.LookAsync(db => db.Signals.CountAsync()));

        async Task RefusedAsync(byte[]? file, string? accessCode, string says, params string[] fields)
        {
            var seen = await TransferRoadTests.UploadAsync(holder, file, accessCode);
            Assert.Equal(HttpStatusCode.UnprocessableEntity, seen.Status);
            Assert.Contains(says, seen.Words, StringComparison.Ordinal);
            Assert.Equal(fields, seen.Document.QuerySelectorAll("main .rt-error").Select(e => e.Id!.Split('_', '-')[1]));
            if (accessCode is not null) Assert.Equal(accessCode, seen.Document.QuerySelector("#Input_AccessCode")!.GetAttribute("value"));
        }
    }

    [Fact]
    public async Task ManyTries_AreStopped_AndAnHourLaterNot()
    {
        using var holder = await _app.AsAsync("dossierhouder");
        for (var i = 0; i < Rondetafel.Web.AbuseCounter.Transfers; i++) Assert.Equal(HttpStatusCode.UnprocessableEntity, (await TransferRoadTests.UploadAsync(holder, File[..^1], AccessCode)).Status);

        var stopped = await TransferRoadTests.UploadAsync(holder, File, AccessCode);

        Assert.Equal(HttpStatusCode.TooManyRequests, stopped.Status);
        Assert.Contains("al veel bestanden geprobeerd", stopped.Words, StringComparison.Ordinal);
        Assert.Equal(Rondetafel.Web.AbuseCounter.Transfers + 1, await TriesAsync());
        _app.Clock.Advance(TimeSpan.FromMinutes(61));
        using var later = await _app.AsAsync("dossierhouder");
        Assert.Equal(HttpStatusCode.OK, (await TransferRoadTests.UploadAsync(later, File, AccessCode)).Status);
    }

    private Task<int> TriesAsync() => _app.LookAsync(db => db.Audit.CountAsync(a => a.Kind == "refused" && a.ObjectKind == "TransferFile" && a.ActorId != null && a.Origin != null));

    /// <summary>Sends a form to the page of the file that no page offered; the token is that of another form.</summary>
    private static async Task<HttpStatusCode> PostAsync(Visitor visitor, GivenProvision given, string handler, string accessCode)
    {
        var token = (await visitor.GetAsync("/account")).Document.QuerySelector("input[name=__form]")!.GetAttribute("value")!;
        return await visitor.OnceAsync(new HttpRequestMessage(HttpMethod.Post, $"{given.Page}/bestand?handler={handler}")
        {
            Content = new FormUrlEncodedContent(new Dictionary<string, string> { ["__form"] = token, ["__once"] = Random.NewId().ToString(), ["__version"] = "1", ["Input.AccessCode"] = accessCode }),
        });
    }
}
