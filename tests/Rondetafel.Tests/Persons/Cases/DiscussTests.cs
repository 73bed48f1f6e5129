using System.Net;
using Microsoft.EntityFrameworkCore;
using Rondetafel.Tests.Harness;

namespace Rondetafel.Tests.Persons.Cases;

public sealed class DiscussTests(TestApp app) : IClassFixture<TestApp>
{
    [Fact]
    public async Task NextDiscussion_IsPlannedByTheDirector_AndStandsInTheHeader()
    {
        var given = await GivenCase.AtTableAsync(app);
        using var director = await app.AsAsync("procesregisseur");
        using var partner = await app.AsAsync("politie");
        var page = await director.GetAsync(given.Page + "/bespreken");
        foreach (var wrong in new[] { "", "ooit", "1-2-2026" })
            Assert.NotNull((await director.SendAsync(page, ("Input.NextDiscussionOn", wrong), ("__once", "wrong" + wrong))).Document.GetElementById("Input_NextDiscussionOn-error"));

        var planned = await director.SendAsync(page, ("Input.NextDiscussionOn", "over 3 weken"));

        Assert.Contains("Volgende bespreking gepland.", planned.Words, StringComparison.Ordinal);
        Assert.Contains("maandag 23 maart", (await partner.GetAsync(given.Page)).Document.QuerySelector(".casekop")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await partner.GetAsync(given.Page + "/bespreken")).Status);
        Assert.Equal(1, await app.LookAsync(db => db.Audit.CountAsync(a => a.Action == "DiscussionPlanned" && a.ObjectId == given.Id.Value)));
    }
}
