using System.Net;
using Microsoft.EntityFrameworkCore;
using Rondetafel.Domain.Persons.Cases;
using Rondetafel.Domain.Shared;
using Rondetafel.Tests.Harness;

namespace Rondetafel.Tests.Persons.Cases;

/// <summary>Of a file that was fetched its provider reads who has it; conditions stand wherever the item stands.</summary>
public sealed class FetchedTests(TestApp app) : IClassFixture<TestApp>
{
    private const string Condition = "Niet doorgeven zonder ons.";

    [Fact]
    public async Task ItsProvider_ReadsWhoHasIt_AlsoAfterNarrowingAndWithdrawing_AndThatIsLogged()
    {
        var (_, fact, file) = await WithFileAsync();
        using var police = await app.AsAsync("politie");
        using var partner = await app.AsAsync("tafelpartner");
        Assert.Contains("Niemand haalde een bestand op.", (await police.GetAsync(fact)).Words, StringComparison.Ordinal);
        await partner.GetAsync(file);
        var (dates, at) = (new Rondetafel.Ui.Dates(Rondetafel.Texts.Language.Nl), app.Clock.Now);
        app.Clock.Advance(TimeSpan.FromMinutes(7));

        var page = await police.GetAsync(fact);
        page = await police.SendAsync(page, page.Form("handler=Audience"), ("Input.Audience", "OwnOrganisation"));
        page = await police.GetAsync(fact);
        await police.SendAsync(page, page.Form("handler=File"));
        page = await police.GetAsync(fact);

        var row = page.Document.QuerySelectorAll("main li").Single(l => l.TextContent.Contains("Sam Lindeman, Welzijn Lindestad", StringComparison.Ordinal)).TextContent;
        Assert.Contains(dates.Time(at), row, StringComparison.Ordinal);
        Assert.Contains("brief.txt", row, StringComparison.Ordinal);
        var id = Guid.Parse(fact.Split('/')[^1]);
        Assert.True(await app.LookAsync(db => db.Audit.AnyAsync(a => a.Action == "fetches.opened" && a.ObjectId == id && a.Rule == "seat-opens-case")));
    }

    [Theory]
    [InlineData("tafelpartner")]
    [InlineData("dossierhouder")]
    [InlineData("procesregisseur")]
    public async Task NobodyElse_ReadsWhoHasIt(string key)
    {
        var (_, fact, file) = await WithFileAsync();
        using var partner = await app.AsAsync("tafelpartner");
        await partner.GetAsync(file);
        using var visitor = await app.AsAsync(key);

        var page = await visitor.GetAsync(fact);

        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.DoesNotContain("Wie een bestand heeft", page.Words, StringComparison.Ordinal);
        Assert.DoesNotContain(page.Document.QuerySelectorAll("main li"), l => l.TextContent.Contains("Sam Lindeman", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Conditions_StandWhereverTheItemStands()
    {
        var (given, fact, _) = await WithFileAsync();
        var meeting = await GivenMeeting.PlannedAsync(app, ["politie", "tafelpartner"], given);
        await meeting.RunningAsync(app, given, "politie", "tafelpartner");
        var point = await app.LookAsync(db => db.Meetings.Where(m => m.Id == meeting.Id).SelectMany(m => m.Items).Where(i => i.CaseId == given.Id).Select(i => i.Id).SingleAsync());
        using var partner = await app.AsAsync("tafelpartner");
        using var chair = await app.AsAsync("procesregisseur");
        using var police = await app.AsAsync("politie");
        var places = new (Visitor Who, string Address)[]
        {
            (partner, given.Page), (partner, fact), (partner, fact + "/wie-ziet-dit"), (partner, given.Page + "/bijdrage"), (partner, $"{meeting.Page}/tafel/{point.Value}"),
            (chair, meeting.Page + "/zaal"), (chair, meeting.Page + "/voorzitter"), (police, $"/casussen/gedeeld-met?organisatie={(await app.ActorAsync("tafelpartner")).Organisation!.Value.Value}"),
        };
        foreach (var (who, address) in places)
        {
            var seen = await who.GetAsync(address);
            var of = seen.Document.QuerySelectorAll("main *, body *").Where(e => e.TextContent.Contains("Stond op het plein.", StringComparison.Ordinal)).ToList();
            Assert.True(of.Count > 0, address);
            Assert.True(seen.Document.QuerySelectorAll("body *").Any(e => e.ChildElementCount == 0 && e.TextContent.Contains(Condition, StringComparison.Ordinal) && !Folded(e)), address);
        }
    }

    /// <summary>Whether it stands in a fold that is shut while the text itself does not.</summary>
    private static bool Folded(AngleSharp.Dom.IElement element) => element.Closest("details") is { } fold && !fold.TextContent.Contains("Stond op het plein.", StringComparison.Ordinal);

    private async Task<(GivenCase Case, string Fact, string File)> WithFileAsync()
    {
        var given = await GivenCase.AtTableAsync(app);
        var id = default(ContributionId);
        await given.ChangeAsync(app, "politie", (c, turn) => c.Contribute(
            new NewContribution(id = new ContributionId(turn.NewId()), ContributionKind.Fact, "Stond op het plein.", "police", "wpg20", Audience.Table, Conditions: Condition), turn.By, turn.Now));
        using var police = await app.AsAsync("politie");
        var form = (await police.GetAsync($"{given.Page}/bijdragen/{id.Value}")).Form("handler=Attach");
        var content = new MultipartFormDataContent();
        foreach (var hidden in form.QuerySelectorAll("input[type=hidden]")) content.Add(new StringContent(hidden.GetAttribute("value")!), hidden.GetAttribute("name")!);
        content.Add(new ByteArrayContent("brief"u8.ToArray()), "Input.File", "brief.txt");
        await police.FollowAsync(new HttpRequestMessage(HttpMethod.Post, form.GetAttribute("action")!) { Content = content });
        var file = (await app.LookAsync(given.WholeAsync)).Attachments.Single().Id.Value;
        return (given, $"{given.Page}/bijdragen/{id.Value}", $"{given.Page}/bijdragen/{id.Value}/bestand/{file}");
    }
}
