using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using Rondetafel.Data;
using Rondetafel.Domain.Persons.Answers;
using Rondetafel.Domain.Persons.Cases;
using Rondetafel.Domain.Persons.Provisions;
using Rondetafel.Domain.Persons.Signals;
using Rondetafel.Domain.Shared;
using Rondetafel.Tests.Harness;
using Rondetafel.Tests.Vault;
using Rondetafel.Vault;

namespace Rondetafel.Tests.Persons.Provisions;

/// <summary>An instance of another partnership: another folder, another root key, another name.</summary>
public sealed class OtherPartnershipApp : TestApp
{
    protected override Settings Change(Settings settings)
    {
        File.Delete(settings.RootKeyFile);
        RootKeys.Create(settings.RootKeyFile, new RandomSource());
        return settings;
    }
}

/// <summary>A transfer from one instance to another that share nothing: made here, carried, read in there. Each test has two applications of its own.</summary>
public sealed partial class TransferRoadTests : IAsyncLifetime
{
    private readonly TestApp _here = new();
    private readonly OtherPartnershipApp _there = new();

    public async ValueTask InitializeAsync()
    {
        await _here.InitializeAsync();
        await _there.InitializeAsync();
        Assert.NotEqual(File.ReadAllText(_here.Settings.RootKeyFile), File.ReadAllText(_there.Settings.RootKeyFile));
        await _here.LookAsync(db => db.TouchAsync(set => set.Partnerships.ExecuteUpdateAsync(u => u.SetProperty(p => p.Name, "Regio Heuvelrand")), CancellationToken.None));
    }

    public async ValueTask DisposeAsync()
    {
        await _here.DisposeAsync();
        await _there.DisposeAsync();
    }

    [Fact]
    public async Task HandedOverHere_ItBecomesANewSignalThere_AndNothingElse()
    {
        var given = await GivenProvision.InAsync(_here, ProvisionStatus.Approved, transfer: true);
        using var director = await _here.AsAsync("procesregisseur");
        var last = await director.GetAsync($"{given.Page}/overhandigen");
        Assert.Contains("Jesse Molenaar, 4 mei 1999", last.Words, StringComparison.Ordinal);
        Assert.Contains("Dit kunt u niet terughalen", last.Words, StringComparison.Ordinal);
        var page = await director.SendAsync(last, ("Input.Target", "SealedFile"));
        Assert.Equal($"{given.Page}/bestand", page.Path);
        Assert.Equal((ProvisionStatus.Provided, HandOver.SealedFile), ((await given.NowAsync(_here)).Status, (await given.NowAsync(_here)).Way));

        var (accessCode, file, fetched) = await MakeAsync(director, given);

        Assert.True(fetched.Headers.CacheControl?.NoStore);
        var code = (await given.NowAsync(_here)).Code;
        Assert.Equal($"overdracht-{code}.rondetafel", fetched.Content.Headers.ContentDisposition?.FileName);
        using var holder = await _there.AsAsync("dossierhouder");
        var signal = await ReadInAsync(holder, file, accessCode.ToLowerInvariant().Replace('-', ' '));
        foreach (var word in new[] { "Ingelezen", "Jesse Molenaar", "4 mei 1999", GivenProvision.Police, GivenProvision.Own, "Niet verder delen.", "De woning is nodig voor het plan.", "Regio Heuvelrand", code, "WGS, art. 1.7 lid 8", "overdracht" })
            Assert.Contains(word, signal.Words, StringComparison.Ordinal);
        var id = new Guid(signal.Path.Split('/')[2]);
        var made = await _there.LookAsync(db => db.Signals.AsNoTracking().SingleAsync());
        Assert.Equal((id, Channel.Transfer, SignalStatus.Received, "other_region"), (made.Id.Value, made.Channel, made.Status, made.Origin));
        Assert.Equal((0, 0), (await _there.LookAsync(db => db.Cases.CountAsync()), await _there.LookAsync(db => db.Provisions.CountAsync())));
        Assert.Contains($"Regio Heuvelrand, verstrekking {code}", (await holder.GetAsync($"{signal.Path}/melder")).Words, StringComparison.Ordinal);
        foreach (var action in new[] { "SignalReceived", "TransferReadIn" })
            Assert.Equal("holder-handles", await _there.LookAsync(db => db.Audit.Where(a => a.ObjectId == id && a.Action == action).Select(a => a.Rule).SingleAsync()));
        foreach (var action in new[] { "ProvisionProvided", "TransferFileMade", "provision.file.fetched" })
            Assert.Equal("director-provides", await _here.LookAsync(db => db.Audit.Where(a => a.ObjectId == given.Id.Value && a.Action == action).Select(a => a.Rule).SingleAsync()));
    }

    [Fact]
    public async Task TheFile_HoldsTheSealedContent_AndNothingOfTheTable()
    {
        var given = await GivenProvision.InAsync(_here, ProvisionStatus.Provided, transfer: true);
        using var director = await _here.AsAsync("procesregisseur");

        var (accessCode, file, _) = await MakeAsync(director, given);

        var json = Encoding.UTF8.GetString(Documented.Read(file, accessCode));
        foreach (var word in new[] { "\"partnership\":\"Regio Heuvelrand\"", "\"givenNames\":\"Jesse\"", GivenProvision.Police, GivenProvision.Own, "\"conditions\":\"Niet verder delen.\"" })
            Assert.Contains(word, json, StringComparison.Ordinal);
        foreach (var word in new[] { given.Case.Number, given.Case.Id.Value.ToString(), given.Id.Value.ToString(), given.Fact.Value.ToString(), "Geen dreiging meer", "Een gesprek zonder naam", "de procesregisseur daar", "Regio Elders" })
            Assert.DoesNotContain(word, json, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task AfterTheCaseIsDestroyed_ItIsMadeAnew_WithTheSameContentUnderAnotherAccessCode()
    {
        var given = await GivenProvision.InAsync(_here, ProvisionStatus.Provided, transfer: true);
        using var director = await _here.AsAsync("procesregisseur");
        var (first, file, _) = await MakeAsync(director, given);
        await _here.LookAsync(db => db.TouchAsync(set => set.Cases.Where(c => c.Id == given.Case.Id).ExecuteDeleteAsync(), CancellationToken.None));
        Assert.Equal(0, await _here.LookAsync(db => db.Cases.CountAsync()));
        Assert.Contains("Gemaakt op", (await director.GetAsync($"{given.Page}/bestand")).Words, StringComparison.Ordinal);

        var (second, again, _) = await MakeAsync(director, given);

        Assert.NotEqual(first, second);
        Assert.Equal(Documented.Read(file, first), Documented.Read(again, second));
        Assert.Equal((1, 1, 2), (await CountAsync("TransferFileMade"), await CountAsync("TransferFileMadeAnew"), await CountAsync("provision.file.fetched")));
        using var holder = await _there.AsAsync("dossierhouder");
        var signal = await ReadInAsync(holder, again, second);
        Assert.Contains("Jesse Molenaar", signal.Words, StringComparison.Ordinal);

        var twice = await ReadInAsync(holder, file, first);

        Assert.Equal(signal.Path, twice.Path);
        Assert.Contains("was al ingelezen", twice.Words, StringComparison.Ordinal);
        Assert.Equal(1, await _there.LookAsync(db => db.Signals.CountAsync()));

        async Task<int> CountAsync(string action) => await _here.LookAsync(db => db.Audit.CountAsync(a => a.ObjectId == given.Id.Value && a.Action == action));
    }

    [Fact]
    public async Task TheAccessCode_IsShownOnce_AndStandsNowhere()
    {
        var given = await GivenProvision.InAsync(_here, ProvisionStatus.Provided, transfer: true);
        using var director = await _here.AsAsync("procesregisseur");
        var (accessCode, file, _) = await MakeAsync(director, given);
        using var holder = await _there.AsAsync("dossierhouder");
        await ReadInAsync(holder, file, accessCode);

        foreach (var address in new[] { $"{given.Page}/bestand", given.Page, "/mijn-werk" }) Assert.DoesNotContain(accessCode, (await director.GetAsync(address)).Html, StringComparison.Ordinal);
        if (TestDatabase.IsPostgres) return; // the same rows; there they lie in no file of ours
        foreach (var kept in new[] { _here, _there }.SelectMany(a => Directory.EnumerateFiles(a.Settings.DataFolder, "*", SearchOption.AllDirectories)))
        {
            await using var stream = new FileStream(kept, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            var bytes = new byte[stream.Length];
            await stream.ReadExactlyAsync(bytes, TestContext.Current.CancellationToken);
            foreach (var form in new[] { accessCode, accessCode.Replace("-", "", StringComparison.Ordinal) })
                foreach (var encoding in new[] { Encoding.UTF8, Encoding.Unicode })
                    Assert.True(bytes.AsSpan().IndexOf(encoding.GetBytes(form)) < 0, kept);
        }
    }

    [Fact]
    public async Task SomebodyOfAnotherMunicipality_HearsNothingOfASignalThatWasReadInElsewhere()
    {
        var given = await GivenProvision.InAsync(_here, ProvisionStatus.Provided, transfer: true);
        using var director = await _here.AsAsync("procesregisseur");
        var (accessCode, file, _) = await MakeAsync(director, given);
        using var first = await _there.AsAsync("dossierhouder");
        await ReadInAsync(first, file, accessCode);
        await _there.LookAsync(async db =>
        {
            var elsewhere = await db.Municipalities.Where(m => m.Name != "Lindestad").Select(m => m.Id).FirstAsync();
            return await db.TouchAsync(set => set.Professionals.Where(p => p.Email.StartsWith("dossierhouder@")).ExecuteUpdateAsync(u => u.SetProperty(p => p.MunicipalityId, elsewhere)), CancellationToken.None);
        });
        using var other = await _there.AsAsync("dossierhouder");

        var page = await ReadInAsync(other, file, accessCode);

        Assert.Contains("Ingelezen", page.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("al ingelezen", page.Words, StringComparison.Ordinal);
        Assert.Equal(2, await _there.LookAsync(db => db.Signals.CountAsync()));
    }

    [Fact]
    public async Task WhatDoesNotFitIntoTheWorry_StandsWithTheFacts_AndNoWordIsLost()
    {
        var views = Enumerable.Range(0, 3).Select(i => $"Wij denken {i} " + new string((char)('a' + i), Narrative.MaxLength - 40)).ToList();
        var sent = new Rondetafel.Documents.TransferContent(
            "Regio Elders", "V-1", new DateOnly(2026, 3, 1), "grond", "Nodig.", GivenProvision.Jesse,
            [.. views.Select(v => new Rondetafel.Documents.TransferItem(ContributionKind.View, "School", v, new string('v', Narrative.MaxLength - 40))), new(ContributionKind.Fact, "Politie", "Gezien.", null), new(ContributionKind.OwnView, "School", "Ik niet.", null)]);
        var accessCode = SealedFile.NewAccessCode(new RandomSource());
        using var holder = await _there.AsAsync("dossierhouder");

        var page = await ReadInAsync(holder, SealedFile.Seal(accessCode, sent.Write(), new RandomSource()), accessCode);

        foreach (var word in views.Concat(["Gezien.", "Nodig.", "Ik niet.", new string('v', Narrative.MaxLength - 40)])) Assert.Contains(word, page.Words, StringComparison.Ordinal);
        Assert.Contains("Ik niet.", page.Document.QuerySelector(".rt-view")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Gezien.", page.Document.QuerySelectorAll(".rt-fact")[1].TextContent, StringComparison.Ordinal);
    }

    /// <summary>Makes the file on its page: the access code as it was shown, and the bytes that the button gives.</summary>
    private static async Task<(string AccessCode, byte[] File, HttpResponseMessage Fetched)> MakeAsync(Visitor director, GivenProvision given)
    {
        var page = await director.GetAsync($"{given.Page}/bestand");
        page = await director.SendAsync(page, page.Form("handler=Make"));
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.True(page.Response.Headers.CacheControl?.NoStore);
        var accessCode = CodeShown().Match(page.Words).Value;
        var fetched = await director.SendAsync(page, page.Form("handler=Fetch"));
        Assert.Equal((HttpStatusCode.OK, "application/octet-stream"), (fetched.Status, fetched.Response.Content.Headers.ContentType?.MediaType));
        return (accessCode, await fetched.Response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken), fetched.Response);
    }

    private static async Task<Seen> ReadInAsync(Visitor holder, byte[] file, string accessCode)
    {
        var seen = await UploadAsync(holder, file, accessCode);
        Assert.True(seen.Status == HttpStatusCode.OK && seen.Path.StartsWith("/meldingen/", StringComparison.Ordinal), $"{seen.Status} {seen.Path} {seen.Words}");
        return seen;
    }

    /// <summary>Sends the page of reading in as a browser does; null leaves a field out.</summary>
    internal static async Task<Seen> UploadAsync(Visitor holder, byte[]? file, string? accessCode)
    {
        var form = (await holder.GetAsync("/meldingen/overdracht")).Form();
        var body = new MultipartFormDataContent();
        foreach (var hidden in form.QuerySelectorAll("input[type=hidden]").OfType<IHtmlInputElement>()) body.Add(new StringContent(hidden.Value), hidden.Name!);
        if (accessCode is not null) body.Add(new StringContent(accessCode), "Input.AccessCode");
        if (file is not null) body.Add(new ByteArrayContent(file), "Input.File", "overdracht.rondetafel");
        return await holder.FollowAsync(new HttpRequestMessage(HttpMethod.Post, "/meldingen/overdracht") { Content = body });
    }

    [GeneratedRegex("([0-9A-HJKMNP-TV-Z]{4}-){5}[0-9A-HJKMNP-TV-Z]{4}")]
    private static partial Regex CodeShown();
}
