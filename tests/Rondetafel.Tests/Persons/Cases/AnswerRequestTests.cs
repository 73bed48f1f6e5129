using System.Net;
using Rondetafel.Domain.Persons.Cases;
using Rondetafel.Tests.Harness;

namespace Rondetafel.Tests.Persons.Cases;

/// <summary>A request to a partner, answered with something that was put in.</summary>
public sealed class AnswerRequestTests(TestApp app) : IClassFixture<TestApp>
{
    [Theory]
    [InlineData(ContributionKind.Fact, true)]
    [InlineData(ContributionKind.View, true)]
    [InlineData(ContributionKind.Document, true)]
    [InlineData(ContributionKind.OwnView, true)]
    [InlineData(ContributionKind.Fact, false)]
    public async Task AnAnswer_LeadsToItsContribution_ForWhoMayReadThat(ContributionKind kind, bool wholeTable)
    {
        var given = await GivenCase.AtTableAsync(app);
        var asked = (await app.LookAsync(db => GivenCase.ActorAsync(db, "tafelpartner"))).Organisation!.Value;
        var id = default(RequestId);
        await given.ChangeAsync(app, "politie", (c, turn) => c.Ask(id = new RequestId(turn.NewId()), asked, "Hoe gaat het op het werk?", turn.Today.AddDays(7), turn.By, turn.Now));
        var put = await given.ContributeAsync(app, "tafelpartner", "Hij komt elke dag op tijd.", wholeTable ? Audience.Table : Audience.Own, kind);
        using var partner = await app.AsAsync("tafelpartner");
        using var asker = await app.AsAsync("politie");

        var answered = await partner.SendAsync(await partner.GetAsync($"{given.Page}/vragen/{id.Value}"), ("Input.Answer", "Given"), ("Input.Contribution", put.Value.ToString()));

        Assert.Equal((HttpStatusCode.OK, given.Page), (answered.Status, answered.Path.Split('#')[0]));
        Assert.Equal((RequestAnswer.Given, put), await app.LookAsync(async db => (await given.WholeAsync(db)).Requests.Select(r => (r.Answer, r.ContributionId!.Value)).Single()));
        Assert.True(Leads(answered, put));
        Assert.Equal(wholeTable, Leads(await asker.GetAsync(given.Page), put));
    }

    private static bool Leads(Seen page, ContributionId put)
    {
        if (page.Document.QuerySelector($"#vragen a[href='#f{put.Value}']") is null) return false;
        Assert.Contains("Hij komt elke dag op tijd.", page.Document.GetElementById($"f{put.Value}")!.TextContent, StringComparison.Ordinal);
        return true;
    }
}
