using System.Net;
using System.Text.RegularExpressions;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using Rondetafel.Domain.Persons.Cases;
using Rondetafel.Domain.Shared;
using Rondetafel.Tests.Harness;

namespace Rondetafel.Tests.Persons.Cases;

/// <summary>A partner without a seat, and one outside an audience, finds nothing: the same bytes as when there is nothing.</summary>
public sealed partial class NoTraceTests(TestApp app) : IClassFixture<TestApp>
{
    [Theory]
    [InlineData("om")]
    [InlineData("dossierhouder-buur")]
    [InlineData("docent")]
    public async Task WithoutASeat_EveryOtherPage_HasTheSameBytesAsBefore(string key)
    {
        using var visitor = await app.AsAsync(key);
        var addresses = new[] { "/mijn-werk", "/casussen", "/casussen?toon=schaduwlijst", "/casussen?toon=herzien", "/mijn-acties", "/wegingen", "/zoeken?q=Onvindbaar", "/account" };
        var before = new List<string>();
        foreach (var address in addresses) before.Add(Plain(await visitor.GetAsync(address)));
        var mails = await MailsAsync(key);

        var given = await FullAsync();

        for (var i = 0; i < addresses.Length; i++) Assert.Equal(before[i], Plain(await visitor.GetAsync(addresses[i])));
        Assert.Equal(mails, await MailsAsync(key));
        Assert.DoesNotContain(given.Number, string.Concat(before), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("om")]
    [InlineData("uitvoerder")]
    [InlineData("docent")]
    public async Task WithoutASeat_EveryRowOfACase_AnswersLikeAnAbsentOne(string key)
    {
        var given = await FullAsync();
        var whole = await app.LookAsync(given.WholeAsync);
        using var visitor = await app.AsAsync(key);
        var (fact, file) = (whole.Contributions[0].Id.Value, whole.Attachments[0].Id.Value);
        string[] places =
        [
            "", "/wie-keek", $"/bijdragen/{fact}", $"/bijdragen/{fact}/bestand/{file}", $"/acties/{whole.Actions[0].Id.Value}", $"/doelen/{whole.Goals[0].Id.Value}", $"/vragen/{whole.Requests[0].Id.Value}",
        ];

        foreach (var place in places)
        {
            var (seen, absent) = (await visitor.GetAsync(given.Page + place), await visitor.GetAsync($"/casussen/{Guid.Empty}{place}"));
            Assert.Equal(HttpStatusCode.NotFound, seen.Status);
            Assert.Equal(Plain(absent), Plain(seen));
        }
        var (action, none) = (await visitor.GetAsync($"/acties/{whole.Actions[0].Id.Value}"), await visitor.GetAsync($"/acties/{Guid.Empty}"));
        Assert.Equal(HttpStatusCode.NotFound, action.Status);
        Assert.Equal(Plain(none), Plain(action));
    }

    [Fact]
    public async Task OutsideTheAudience_ContributionAndFile_AnswerLikeAbsentOnes_AndTheCaseLooksTheSame()
    {
        var given = await GivenCase.AtTableAsync(app);
        using var partner = await app.AsAsync("tafelpartner");
        var before = Plain(await partner.GetAsync(given.Page));
        var fact = await given.ContributeAsync(app, "politie", "Alleen voor de politie.", Audience.Own);
        var file = await AttachAsync(given, fact);

        Assert.Equal(before, Plain(await partner.GetAsync(given.Page)));
        foreach (var (place, absent) in new[] { ($"/bijdragen/{fact.Value}", $"/bijdragen/{Guid.Empty}"), ($"/bijdragen/{fact.Value}/bestand/{file}", $"/bijdragen/{fact.Value}/bestand/{Guid.Empty}") })
        {
            var (seen, none) = (await partner.GetAsync(given.Page + place), await partner.GetAsync(given.Page + absent));
            Assert.Equal(HttpStatusCode.NotFound, seen.Status);
            Assert.Equal(Plain(none), Plain(seen));
        }
        using var police = await app.AsAsync("politie");
        Assert.Equal(HttpStatusCode.OK, (await police.GetAsync($"{given.Page}/bijdragen/{fact.Value}/bestand/{file}")).Status); // positive control
    }

    private async Task<GivenCase> FullAsync()
    {
        var given = await GivenCase.AtTableAsync(app, new GivenTable { GivenNames = "Onvindbaar", FamilyName = "Verborgen" });
        var fact = await given.ContributeAsync(app, "politie", "Een feit.");
        await AttachAsync(given, fact);
        await given.AgreeAsync(app, "tafelpartner", "Een actie.", "tafelpartner");
        var welfare = (await app.LookAsync(db => GivenCase.ActorAsync(db, "tafelpartner"))).Organisation!.Value;
        await given.ChangeAsync(app, "politie", (c, turn) => c.SetGoal(new GoalId(turn.NewId()), "work", "Een doel.", turn.By, turn.Now));
        await given.ChangeAsync(app, "politie", (c, turn) => c.Ask(new RequestId(turn.NewId()), welfare, "Een vraag.", turn.Today.AddDays(5), turn.By, turn.Now));
        return given;
    }

    private async Task<Guid> AttachAsync(GivenCase given, ContributionId fact)
    {
        using var visitor = await app.AsAsync("politie");
        var form = (await visitor.GetAsync($"{given.Page}/bijdragen/{fact.Value}")).Form("handler=Attach");
        var content = new MultipartFormDataContent();
        foreach (var hidden in form.QuerySelectorAll("input[type=hidden]").OfType<IHtmlInputElement>()) content.Add(new StringContent(hidden.Value), hidden.Name!);
        content.Add(new ByteArrayContent("brief"u8.ToArray()), "Input.File", "brief.txt");
        await visitor.FollowAsync(new HttpRequestMessage(HttpMethod.Post, form.GetAttribute("action")!) { Content = content });
        return (await app.LookAsync(given.WholeAsync)).Attachments.Single().Id.Value;
    }

    private async Task<int> MailsAsync(string key)
    {
        var who = (await app.LookAsync(db => GivenCase.ActorAsync(db, key))).Id!.Value;
        return await app.LookAsync(db => db.Outbox.CountAsync(o => o.For == who));
    }

    /// <summary>The bytes without what differs at every request: one-time keys and form tokens, and the readings of the reader themselves.</summary>
    private static string Plain(Seen page)
    {
        foreach (var row in page.Document.QuerySelectorAll("#wie-keek li").Where(r => r.TextContent.Contains("opende de casus", StringComparison.Ordinal)).ToList()) row.Remove();
        foreach (var day in page.Document.QuerySelectorAll("#wie-keek details").ToList()) if (day.QuerySelector("li") is null) day.Remove(); else day.RemoveAttribute("open");
        foreach (var input in page.Document.QuerySelectorAll("input[type=hidden]").ToList()) input.Remove();
        return Spaces().Replace(Ids().Replace(page.Document.DocumentElement.OuterHtml, "id"), " "); // a removed row leaves its blanks
    }

    [GeneratedRegex("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")]
    private static partial Regex Ids();

    [GeneratedRegex("\\s+")]
    private static partial Regex Spaces();
}
