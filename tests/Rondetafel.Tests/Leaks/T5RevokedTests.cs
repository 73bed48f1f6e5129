using System.Net;
using System.Text;
using AngleSharp.Html.Dom;
using DocumentFormat.OpenXml.Packaging;
using Microsoft.EntityFrameworkCore;
using Rondetafel.Domain.Persons.Cases;
using Rondetafel.Domain.Persons.Meetings;
using Rondetafel.Domain.Shared;
using Rondetafel.Tests.Harness;
using Rondetafel.Tests.Persons.Meetings;

namespace Rondetafel.Tests.Leaks;

/// <summary>
/// T5 (peers-lessons, section 5: TheHive#2366): what is no longer shared stops at the next request, on every page that the reader
/// had open and every address they knew: pages, meeting screens, paper, Word, file links, forms, search, notices and mail.
/// </summary>
public sealed class T5RevokedTests(TestApp app) : IClassFixture<TestApp>
{
    private const string Word = "plantwoordzeven";
    private const string Condition = "voorwaardeplant";

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task T5_AfterNarrowing_NoAddressTheReaderKnewHoldsTheText(bool named)
    {
        var world = await WorldAsync();
        using var partner = await app.AsAsync("tafelpartner");
        var before = await WithAsync(partner, await KnownAsync(partner, world), Word);
        Assert.True(new[] { world.Case.Page, world.Fact, world.Fact + "/wie-ziet-dit", world.File, world.Table }.All(before.Contains), string.Join(' ', before));
        var searched = await SearchAsync(partner);

        using var police = await app.AsAsync("politie");
        var page = await police.GetAsync(world.Fact);
        var others = (await app.ActorAsync("dossierhouder")).Organisation!.Value.Value.ToString();
        await police.SendAsync(page, page.Form("handler=Audience"), ("Input.Audience", named ? "NamedOrganisations" : "OwnOrganisation"), ("Input.Named", named ? others : null));

        Assert.Empty(await WithAsync(partner, before.Concat(await KnownAsync(partner, world)).Distinct().ToList(), Word, Condition));
        foreach (var gone in new[] { world.Fact, world.Fact + "/wie-ziet-dit", world.File }) Assert.Equal(HttpStatusCode.NotFound, (await partner.GetAsync(gone)).Status);
        Assert.Equal(searched, await SearchAsync(partner));
        Assert.Contains(Word, (await police.GetAsync(world.Case.Page)).Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task T5_AfterNarrowing_AConclusionThatRestsOnItGoesToo_AndTheFormThatStoodOpenIsRefused()
    {
        var world = await WorldAsync();
        await world.Case.ChangeAsync(app, "politie", (c, turn) => c.Contribute(
            new NewContribution(new ContributionId(turn.NewId()), ContributionKind.Conclusion, "Samen besloten " + Word, "guidance", "convenant", Audience.Table) { RestsOn = [world.FactId] }, turn.By, turn.Now));
        using var partner = await app.AsAsync("tafelpartner");
        var open = await partner.GetAsync(world.Fact);
        Assert.Contains("Samen besloten", (await partner.GetAsync(world.Case.Page)).Words, StringComparison.Ordinal);

        await NarrowAsync(world);
        var sent = await partner.SendAsync(open, open.Form("handler=Settle"), ("Input.Check", "Ik zag het ook."), ("Input.Status", "Confirmed"));

        Assert.Equal(HttpStatusCode.NotFound, sent.Status);
        Assert.DoesNotContain(Word, sent.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("Samen besloten", (await partner.GetAsync(world.Case.Page)).Html, StringComparison.Ordinal);
        Assert.Equal(FactStatus.Reported, (await app.LookAsync(world.Case.WholeAsync)).Contributions.Single(c => c.Id == world.FactId).FactStatus);
    }

    [Fact]
    public async Task T5_AfterNarrowing_TheScreensOfTheMeetingFollow()
    {
        var world = await WorldAsync();
        using var chair = await app.AsAsync("procesregisseur");
        using var partner = await app.AsAsync("tafelpartner");
        var (room, stamp) = (await chair.GetAsync(world.Meeting.Page + "/zaal"), await StampAsync(chair, world));
        Assert.Contains(Word, room.Html, StringComparison.Ordinal);
        Assert.Contains(Condition, room.Html, StringComparison.Ordinal);
        var (seat, own) = (await partner.GetAsync(world.Table), await OwnStampAsync(partner, world));
        Assert.Contains(Word, seat.Html, StringComparison.Ordinal);
        Assert.Equal((world.Table + "/stand", own), (seat.Document.Body!.GetAttribute("data-stand"), seat.Document.Body.GetAttribute("data-stamp")));

        await NarrowAsync(world);

        Assert.NotEqual(own, await OwnStampAsync(partner, world));
        Assert.NotEqual(stamp, await StampAsync(chair, world)); // with another stamp the screens read themselves anew
        foreach (var seen in new[] { await chair.GetAsync(world.Meeting.Page + "/zaal"), await partner.GetAsync(world.Table) })
        {
            Assert.Equal(HttpStatusCode.OK, seen.Status);
            Assert.DoesNotContain(Word, seen.Html, StringComparison.Ordinal);
            Assert.DoesNotContain(Condition, seen.Html, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task T5_AWithdrawnFile_IsNotFetchedAnyMore_AndComesBackWhenPutBack()
    {
        var world = await WorldAsync();
        using var partner = await app.AsAsync("tafelpartner");
        using var police = await app.AsAsync("politie");
        Assert.Equal(HttpStatusCode.OK, (await partner.GetAsync(world.File)).Status);

        var page = await police.GetAsync(world.Fact);
        page = await police.SendAsync(page, page.Form("handler=File"));
        var after = await partner.GetAsync(world.File);
        var absent = await partner.GetAsync($"{world.Fact}/bestand/{Guid.Empty}");

        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.NotFound), (after.Status, (await police.GetAsync(world.File)).Status));
        Assert.Equal(absent.Masked.Replace(Guid.Empty.ToString(), ""), after.Masked.Replace(world.File.Split('/')[^1], ""));
        Assert.DoesNotContain("brief.txt", (await partner.GetAsync(world.Case.Page)).Html, StringComparison.Ordinal);
        page = await police.GetAsync(world.Fact);
        await police.SendAsync(page, page.Form("handler=File"));
        Assert.Equal(HttpStatusCode.OK, (await partner.GetAsync(world.File)).Status);
    }

    [Fact]
    public async Task T5_AfterTheSeatEnded_NothingOfTheCaseIsOpenAnyMore()
    {
        var world = await WorldAsync();
        using var partner = await app.AsAsync("tafelpartner");
        var known = await KnownAsync(partner, world);
        var before = await WithAsync(partner, known, world.Case.Number);
        Assert.True(new[] { world.Case.Page, "/casussen", world.Table, world.Meeting.Page }.All(before.Contains), string.Join(' ', before));
        Assert.Contains(world.Meeting.Page + "/verslag/word", known);

        var person = await app.ActorAsync("tafelpartner");
        await world.Case.ChangeAsync(app, "procesregisseur", (c, turn) => c.EndSeat(c.Seats.Single(s => s.ProfessionalId == person.Id).Id, turn.By, turn.Now));

        Assert.Empty(await WithAsync(partner, known, world.Case.Number, world.Family, Word, Condition));
        Assert.All(known.Where(k => k.StartsWith(world.Case.Page, StringComparison.Ordinal)), k => Assert.Equal(HttpStatusCode.NotFound, partner.GetAsync(k).Result.Status));
        foreach (var gone in new[] { world.Table, world.Table + "/stand" }) Assert.Equal(HttpStatusCode.NotFound, (await partner.GetAsync(gone)).Status);
    }

    [Fact]
    public async Task T5_WhatAReaderMayNotSee_MovesNothingOnTheirOwnScreen()
    {
        var world = await WorldAsync();
        using var partner = await app.AsAsync("tafelpartner");
        var (page, stamp) = (await partner.GetAsync(world.Table), await OwnStampAsync(partner, world));

        var hidden = await world.Case.ContributeAsync(app, "politie", "Alleen voor de politie.", Audience.Own);
        await world.Case.ChangeAsync(app, "politie", (c, turn) => c.Rewrite(hidden, "Anders, voor de politie.", null, turn.By, turn.Now));

        Assert.Equal(stamp, await OwnStampAsync(partner, world));
        Assert.Equal(page.Document.QuerySelector("main [data-region=ver]")!.OuterHtml, (await partner.GetAsync(world.Table)).Document.QuerySelector("main [data-region=ver]")!.OuterHtml);
        await world.Case.ContributeAsync(app, "politie", "Voor de tafel.");
        Assert.NotEqual(stamp, await OwnStampAsync(partner, world));
    }

    [Fact]
    public async Task T5_AHalfWrittenForm_ComesBackToItsWriterOnlyWhereTheyMayStillWrite()
    {
        var world = await WorldAsync();
        using var partner = await app.AsAsync("tafelpartner");
        var open = await partner.GetAsync(world.Fact);
        var draft = open.Form("handler=Settle").GetAttribute("data-draft")!;
        await KeepAsync(partner, open, draft, ("Input.Check", "half " + Word));
        Assert.Contains("half " + Word, (await partner.GetAsync(world.Fact)).Html, StringComparison.Ordinal);

        await NarrowAsync(world);

        var after = await partner.GetAsync(world.Fact);
        Assert.Equal(HttpStatusCode.NotFound, after.Status);
        Assert.DoesNotContain(Word, after.Html + (await partner.GetAsync(world.Case.Page)).Html + (await partner.GetAsync("/mijn-werk")).Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task T5_MailThatWaits_HoldsNothingToTakeBack()
    {
        var world = await WorldAsync();
        await world.Case.ChangeAsync(app, "procesregisseur", (c, turn) => c.EndSeat(c.Seats.Single(s => s.OrganisationId == c.Contributions.Single().Provider).Id, turn.By, turn.Now));
        var texts = await app.LookAsync(db => Task.FromResult(db.Model.FindEntityType(typeof(Rondetafel.Mail.OutboxMail))!.GetProperties().Where(p => p.ClrType == typeof(string) || p.ClrType == typeof(byte[])).Select(p => p.Name).ToList()));
        Assert.Empty(texts); // one text for everybody, without names; nothing that waits can hold more
        var notices = await app.LookAsync(db => db.ViewNotices.AsNoTracking().Select(n => n.Kind).Distinct().ToListAsync());
        Assert.All(notices, n => Assert.DoesNotContain('{', Rondetafel.Texts.Texts.For(Rondetafel.Texts.Language.Nl)[n]));
    }

    private static int _worlds;

    private sealed record World(string Family, GivenCase Case, ContributionId FactId, string Fact, string File, GivenMeeting Meeting, string Table);

    /// <summary>A fact of the police with a condition and a file, for the whole table, up in a meeting that goes on.</summary>
    private async Task<World> WorldAsync()
    {
        var family = $"Plantnaam{Interlocked.Increment(ref _worlds)}x";
        var given = await GivenCase.AtTableAsync(app, new GivenTable { FamilyName = family });
        var meeting = await GivenMeeting.PlannedAsync(app, ["dossierhouder", "politie", "tafelpartner"], given);
        var fact = default(ContributionId);
        await given.ChangeAsync(app, "politie", (c, turn) => c.Contribute(
            new NewContribution(fact = new ContributionId(turn.NewId()), ContributionKind.Fact, "Zei " + Word, "police", "wpg20", Audience.Table, Conditions: Condition), turn.By, turn.Now));
        await meeting.RunningAsync(app, given, "politie", "tafelpartner");
        using var police = await app.AsAsync("politie");
        var page = await police.GetAsync($"{given.Page}/bijdragen/{fact.Value}");
        await AttachAsync(police, page);
        var file = (await app.LookAsync(given.WholeAsync)).Attachments.Single().Id.Value;
        var point = await app.LookAsync(db => db.Meetings.Where(m => m.Id == meeting.Id).SelectMany(m => m.Items).Where(i => i.CaseId == given.Id).Select(i => i.Id).SingleAsync());
        return new World(family, given, fact, $"{given.Page}/bijdragen/{fact.Value}", $"{given.Page}/bijdragen/{fact.Value}/bestand/{file}", meeting, $"{meeting.Page}/tafel/{point.Value}");
    }

    private Task NarrowAsync(World world) => world.Case.ChangeAsync(app, "politie", (c, turn) => c.GiveAudience(world.FactId, Audience.Own, null, turn.By, turn.Now));

    /// <summary>Every address of the case and the meeting that the reader finds by following links, and the copies of the minutes.</summary>
    private static async Task<List<string>> KnownAsync(Visitor visitor, World world)
    {
        var (todo, known) = (new Queue<string>(["/mijn-werk", "/casussen", "/overleg", world.Case.Page, world.Table, world.Fact, world.File,
            .. new[] { "", "/verslag", "/verslag/afdrukken", "/verslag/word", "/uitnodiging" }.Select(p => world.Meeting.Page + p)]), new List<string>());
        while (todo.TryDequeue(out var address))
        {
            if (known.Contains(address)) continue;
            var seen = await visitor.GetAsync(address);
            if (seen.Status != HttpStatusCode.OK) continue;
            known.Add(address);
            foreach (var link in seen.Document.QuerySelectorAll("main a[href]").Select(a => a.GetAttribute("href")!.Split('#')[0]))
                if (link.StartsWith(world.Case.Page, StringComparison.Ordinal) || link.StartsWith(world.Meeting.Page, StringComparison.Ordinal) || link.StartsWith("/casussen/gedeeld-met", StringComparison.Ordinal)) todo.Enqueue(link);
        }
        return known;
    }

    /// <summary>Which of these addresses hold one of these words now; of Word and files what is inside.</summary>
    private static async Task<List<string>> WithAsync(Visitor visitor, IReadOnlyList<string> addresses, params string[] words)
    {
        var found = new List<string>();
        foreach (var address in addresses)
        {
            var seen = await visitor.GetAsync(address);
            var text = address.EndsWith("/word", StringComparison.Ordinal) && seen.Status == HttpStatusCode.OK ? await InWordAsync(seen) : seen.Html;
            if (words.Any(w => text.Contains(w, StringComparison.Ordinal))) found.Add(address);
        }
        return found;
    }

    private static async Task<string> InWordAsync(Seen seen)
    {
        using var file = WordprocessingDocument.Open(new MemoryStream(await seen.Response.Content.ReadAsByteArrayAsync()), false);
        return file.MainDocumentPart!.Document.InnerText;
    }

    private static async Task<string> SearchAsync(Visitor visitor)
    {
        var page = await visitor.GetAsync("/zoeken");
        return page.Status == HttpStatusCode.OK ? (await visitor.SendAsync(page, ("Q", Word))).Document.QuerySelector("main")!.TextContent : "none";
    }

    private static async Task<string> OwnStampAsync(Visitor visitor, World world)
    {
        using var seen = (await visitor.GetAsync(world.Table + "/stand")).Response;
        Assert.Equal(HttpStatusCode.NoContent, seen.StatusCode);
        return seen.Headers.GetValues("X-Stand").Single();
    }

    private static async Task<string> StampAsync(Visitor chair, World world)
    {
        using var seen = (await chair.GetAsync(world.Meeting.Page + "/stand")).Response;
        return seen.Headers.GetValues("X-Stand").Single();
    }

    private static async Task AttachAsync(Visitor visitor, Seen page)
    {
        var form = page.Form("handler=Attach");
        var content = new MultipartFormDataContent();
        foreach (var hidden in form.QuerySelectorAll("input[type=hidden]")) content.Add(new StringContent(hidden.GetAttribute("value")!), hidden.GetAttribute("name")!);
        content.Add(new ByteArrayContent(Encoding.UTF8.GetBytes("brief " + Word)), "Input.File", "brief.txt");
        await visitor.FollowAsync(new HttpRequestMessage(HttpMethod.Post, form.GetAttribute("action")!) { Content = content });
    }

    private static async Task KeepAsync(Visitor visitor, Seen page, string draft, params (string Name, string Value)[] fields)
    {
        var token = ((IHtmlInputElement)page.Document.QuerySelector("input[name=__form]")!).Value;
        var content = new FormUrlEncodedContent(fields.Append(("__form", token)).Select(f => new KeyValuePair<string, string>(f.Item1, f.Item2)));
        var status = await visitor.OnceAsync(new HttpRequestMessage(HttpMethod.Post, $"/concept/{draft}") { Content = content });
        Assert.True((int)status < 300, $"{status}");
    }
}
