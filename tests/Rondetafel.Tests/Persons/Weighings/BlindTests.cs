using System.Net;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Rondetafel.Domain.Persons.Weighings;
using Rondetafel.Lab.Demo;
using Rondetafel.Tests.Harness;

namespace Rondetafel.Tests.Persons.Weighings;

public sealed partial class BlindTests(TestApp app) : IClassFixture<TestApp>
{
    private static readonly (string Key, string Word)[] Organisations = [("dossierhouder", "kruisbes"), ("politie", "zonnebloem"), ("om", "vuurtoren")];
    private static readonly string[] OfChair = ["", "/plannen", "/deskundige", "/openen", "/besluiten", "/om-traject"];

    private WeighingScenes Scenes => new(app.Services);

    /// <summary>How many of the three were written to; a likely duplicate of another test may have written to them before.</summary>
    private Task<int> InvitedAsync() => app.LookAsync(async db =>
    {
        var emails = Organisations.Select(o => o.Key + "@lindevaart.example").ToList();
        return await db.Professionals.CountAsync(p => emails.Contains(p.Email) && db.Outbox.Any(m => m.For == p.Id));
    });

    [Fact]
    public async Task ThreeOrganisations_WeighBlind_NobodyReadsAnothersWordsBeforeTheChairOpens()
    {
        var signal = await Scenes.BroughtAsync();
        using var chair = await app.AsAsync("procesregisseur");
        var form = await chair.GetAsync($"/wegingen/nieuw/{signal.Value}");
        Assert.DoesNotContain("Zandstra", form.Html);
        var page = await chair.SendAsync(form, [("Input.On", "over 3 dagen"), .. await SeatsAsync("dossierhouder", "politie", "om")]);
        Assert.Contains("De weging is gepland", page.Words);
        Assert.Equal(3, await InvitedAsync());
        var address = page.Path;

        foreach (var (key, word) in Organisations)
        {
            using var member = await app.AsAsync(key);
            page = await member.GetAsync(address);
            Assert.Contains("geweld tegen journalisten", page.Words);
            Assert.DoesNotContain("Fenna", page.Html);
            page = await member.SendAsync(page, ("Input.Answers[0].Text", $"Ik denk {word}."), ("Input.Advice", $"Advies {word}."));
            Assert.Equal(HttpStatusCode.OK, page.Status);
            Assert.Contains("Uw oordeel is gegeven, de voorzitter opent", page.Words);
        }
        foreach (var (key, word) in Organisations)
        {
            using var member = await app.AsAsync(key);
            foreach (var path in new[] { address, "/wegingen", address + "/anders" })
            {
                var seen = await member.GetAsync(path);
                foreach (var (_, other) in Organisations.Where(o => o.Word != word)) Assert.DoesNotContain(other, seen.Html);
            }
        }
        foreach (var path in OfChair)
        {
            page = await chair.GetAsync(address + path);
            foreach (var (_, word) in Organisations) Assert.DoesNotContain(word, page.Html);
        }
        Assert.Contains("Alle oordelen zijn er", (await chair.GetAsync(address)).Words);

        form = await chair.GetAsync(address + "/openen");
        page = await chair.SendAsync(form);
        Assert.Contains("De oordelen zijn open", page.Words);
        Assert.Equal(3, await app.LookAsync(db => db.ViewNotices.Where(n => n.Kind == "weighing.notice.opened").Select(n => n.For).Distinct().CountAsync()));
        foreach (var (key, _) in Organisations)
        {
            using var member = await app.AsAsync(key);
            page = await member.GetAsync(address);
            foreach (var (_, word) in Organisations) Assert.Contains(word, page.Words);
        }
    }

    [Fact]
    public async Task MembersPage_BeforeOpening_IsTheSameBytes_WhetherOthersGaveTheirViewOrNot()
    {
        var id = await Scenes.ConvenedAsync(await Scenes.BroughtAsync());
        using var om = await app.AsAsync("om");
        var before = (await om.GetAsync($"/wegingen/{id.Value}"), await om.GetAsync("/wegingen"));

        await Scenes.ViewAsync(id, "politie", "Zonnebloem.");

        Assert.Equal(Bare(before.Item1.Html), Bare((await om.GetAsync($"/wegingen/{id.Value}")).Html));
        Assert.Equal(Bare(before.Item2.Html), Bare((await om.GetAsync("/wegingen")).Html));
        using var chair = await app.AsAsync("procesregisseur");
        var page = await chair.GetAsync($"/wegingen/{id.Value}");
        Assert.Contains("Nog 2 oordelen ontbreken", page.Words);
        Assert.Contains("Politie gegeven", page.Words);
        Assert.Contains("Openbaar Ministerie nog niet gegeven", page.Words);
    }

    [Fact]
    public async Task OpeningWithoutAView_NeedsAReason_AndALaterViewIsMarked()
    {
        var id = await Scenes.ConvenedAsync(await Scenes.BroughtAsync());
        await Scenes.ViewAsync(id, "politie", "Zonnebloem.");
        await Scenes.ViewAsync(id, "dossierhouder", "Kruisbes.");
        using var chair = await app.AsAsync("procesregisseur");
        var form = await chair.GetAsync($"/wegingen/{id.Value}/openen");

        var page = await chair.SendAsync(form);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Contains("Schrijf kort waarom", page.Document.QuerySelector("#Input_Reason-error")!.TextContent);
        page = await chair.SendAsync(page, ("Input.Reason", "Het Openbaar Ministerie is ziek."));
        Assert.Contains("Geen oordeel van: Openbaar Ministerie", page.Words);

        using var om = await app.AsAsync("om");
        page = await om.GetAsync($"/wegingen/{id.Value}");
        Assert.Contains("Zonnebloem", page.Words);
        page = await om.SendAsync(page, ("Input.Answers[0].Text", "Vuurtoren."));
        Assert.Contains("Openbaar Ministerie · 2 maart 2026 · later gegeven", page.Words);
        Assert.DoesNotContain("Oordeel wijzigen", page.Words);
    }

    [Fact]
    public async Task View_WithoutTheMainQuestion_IsRefusedBesideIt_AndKeepsTheRest()
    {
        var id = await Scenes.ConvenedAsync(await Scenes.BroughtAsync());
        using var politie = await app.AsAsync("politie");
        var form = await politie.GetAsync($"/wegingen/{id.Value}");

        var page = await politie.SendAsync(form, ("Input.Advice", "Zonnebloem."));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Contains("Beantwoord eerst deze vraag", page.Document.QuerySelector("#Input_Answers_0__Text-error")!.TextContent);
        Assert.Equal("Zonnebloem.", page.Document.QuerySelector("#Input_Advice")!.TextContent.Trim());
        Assert.Equal(0, await app.LookAsync(db => db.Set<WeighingView>().CountAsync(v => v.WeighingId == id)));
    }

    [Fact]
    public async Task TwoColleagues_WhoWriteOneView_LoseNothing()
    {
        var id = await Scenes.ConvenedAsync(await Scenes.BroughtAsync());
        using var first = await app.AsAsync("politie");
        using var second = await app.AsAsync("politie");
        var (one, two) = (await first.GetAsync($"/wegingen/{id.Value}"), await second.GetAsync($"/wegingen/{id.Value}"));
        await first.SendAsync(one, ("Input.Answers[0].Text", "Eerste woorden."));

        var page = await second.SendAsync(two, ("Input.Answers[0].Text", "Tweede woorden."));

        Assert.Equal(HttpStatusCode.Conflict, page.Status);
        Assert.Contains("Eerste woorden.", page.Words);
        Assert.Equal("Tweede woorden.", page.Document.QuerySelector("#Input_Answers_0__Text")!.TextContent.Trim());
    }

    [Fact]
    public async Task ExpertsView_NotedByTheChair_IsClosedUntilOpening_AndMarked()
    {
        var id = await Scenes.ConvenedAsync(await Scenes.BroughtAsync());
        using var chair = await app.AsAsync("procesregisseur");
        var form = await chair.GetAsync($"/wegingen/{id.Value}/deskundige");
        var page = await chair.SendAsync(form, ("Input.Answers[0].Text", "Korenwolf."));
        Assert.Contains("Vul een naam in", page.Document.QuerySelector("#Input_ExpertName-error")!.TextContent);
        page = await chair.SendAsync(page, ("Input.ExpertName", "Prof. Waterink"));
        Assert.Equal($"/wegingen/{id.Value}", page.Path);

        using var politie = await app.AsAsync("politie");
        Assert.DoesNotContain("Korenwolf", (await politie.GetAsync($"/wegingen/{id.Value}")).Html);
        await Scenes.OpenedAsync(id);
        page = await politie.GetAsync($"/wegingen/{id.Value}");
        Assert.Contains("Prof. Waterink · 2 maart 2026 · genoteerd door de voorzitter", page.Words);
        Assert.Contains("Korenwolf", page.Words);
        Assert.Equal($"/wegingen/{id.Value}", (await chair.GetAsync($"/wegingen/{id.Value}/deskundige")).Path);
    }

    [Theory]
    [InlineData("")]
    [InlineData("/openen")]
    [InlineData("/plannen")]
    [InlineData("/deskundige")]
    [InlineData("/navragen")]
    [InlineData("/hervatten")]
    [InlineData("/besluiten")]
    [InlineData("/opnemen")]
    [InlineData("/ongedaan")]
    [InlineData("/anders")]
    [InlineData("/om-traject")]
    public async Task PartnerWithoutASeat_FindsNothing_TheSameAsWhatIsNotThere(string place)
    {
        var id = await Scenes.AtTheTableAsync(await Scenes.BroughtAsync());
        foreach (var key in new[] { "tafelpartner", "dossierhouder-buur", "dossierhouder-twee", "deskundige", "beheerder" })
        {
            using var visitor = await app.AsAsync(key);
            var there = await visitor.GetAsync($"/wegingen/{id.Value}{place}");
            var nowhere = await visitor.GetAsync($"/wegingen/{Guid.Parse("5c1f0e0a-7d7e-4c0b-9b1e-2f6f4a3d9e10")}{place}");
            Assert.Equal(HttpStatusCode.NotFound, there.Status);
            Assert.Equal(Bare(nowhere.Html), Bare(there.Html));
        }
        using var politie = await app.AsAsync("politie");
        var expected = place is "" or "/anders" or "/ongedaan" ? HttpStatusCode.OK : HttpStatusCode.NotFound;
        Assert.Equal(expected, (await politie.GetAsync($"/wegingen/{id.Value}{place}")).Status);
    }

    [Fact]
    public async Task Readings_OfWeighingAndSignal_StandInTheLog_AndTheReporterIsNeverOpened()
    {
        var signal = await Scenes.BroughtAsync();
        var id = await Scenes.ConvenedAsync(signal);
        using var politie = await app.AsAsync("politie");
        await politie.GetAsync($"/wegingen/{id.Value}");
        await politie.GetAsync("/wegingen");

        var reads = await app.LookAsync(db => db.Audit.Where(a => a.Kind == "read" && (a.ObjectId == id.Value || a.ObjectId == signal.Value)).OrderBy(a => a.Id).Select(a => new { a.Action, a.Rule, a.Purpose }).ToListAsync());
        Assert.Contains(reads, r => r is { Action: "Weighing.opened", Rule: "member-reads-weighing", Purpose: "ReadWeighing" });
        Assert.Contains(reads, r => r is { Action: "WeighedSignal.opened", Rule: "member-reads-weighing", Purpose: "ReadWeighing" });
        var lists = await app.LookAsync(db => db.Audit.Where(a => a.Action == "Weighings.listed" && a.ObjectIds != null).ToListAsync());
        Assert.Contains(lists, l => l.ObjectIds!.Chunk(16).Any(b => new Guid(b, bigEndian: true) == id.Value));
        Assert.Equal(0, await app.LookAsync(db => db.Audit.CountAsync(a => a.Kind == "read" && a.ObjectKind == "Answer")));
    }

    private async Task<(string, string?)[]> SeatsAsync(params string[] keys) =>
        await app.LookAsync(async db => (await db.Professionals.ToListAsync()).Where(p => keys.Contains(p.Email.Split('@')[0])).Select(p => ("Input.Seats", (string?)p.Id.Value.ToString())).ToArray());

    /// <summary>The page without its one-time values.</summary>
    private static string Bare(string html) => Once().Replace(html, "");

    [GeneratedRegex("""name="__(?:once|form)"[^>]*value="[^"]*"|value="[^"]*"[^>]*name="__(?:once|form)"|[0-9a-f]{8}-[0-9a-f-]{27}""")]
    private static partial Regex Once();
}
