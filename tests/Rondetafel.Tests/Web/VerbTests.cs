using System.Net;
using Rondetafel.Tests.Harness;

namespace Rondetafel.Tests.Web;

/// <summary>What a page has no handler for, it does not answer: the same page as for an address that is not there.</summary>
public sealed class VerbTests(TestApp app) : IClassFixture<TestApp>
{
    [Theory]
    [InlineData("POST", "/")]
    [InlineData("POST", "/privacy")]
    [InlineData("PUT", "/melden/lindestad")]
    [InlineData("PROPFIND", "/melden/lindestad")]
    public async Task APublicPage_WithoutAHandler_IsNotThere(string method, string path)
    {
        using var visitor = app.Anyone();

        Assert.Equal(HttpStatusCode.NotFound, (await TryAsync(visitor, await visitor.GetAsync("/melden/lindestad"), method, path)).Status);
    }

    [Theory]
    [InlineData("POST", "/meldingen")]
    [InlineData("POST", "/casussen")]
    [InlineData("POST", "/account")]
    [InlineData("PUT", "/meldingen/telefoon")]
    public async Task AStaffPage_WithoutAHandler_IsNotThere(string method, string path)
    {
        using var noor = await app.AsAsync("dossierhouder");

        Assert.Equal(HttpStatusCode.NotFound, (await TryAsync(noor, await noor.GetAsync("/meldingen/telefoon"), method, path)).Status);
    }

    [Fact]
    public async Task ACase_WithoutAHandler_IsNotThere_AndAbsentIsTheSame()
    {
        var given = await GivenCase.AtTableAsync(app);
        using var robin = await app.AsAsync("procesregisseur");
        var form = await robin.GetAsync(given.Page + "/bijdrage");

        var seen = await TryAsync(robin, form, "POST", given.Page);
        var absent = await TryAsync(robin, form, "POST", "/casussen/" + Guid.Empty);

        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.NotFound), (seen.Status, absent.Status));
        Assert.Equal(absent.Words, seen.Words);
    }

    private static Task<Seen> TryAsync(Visitor visitor, Seen form, string method, string path)
    {
        string Of(string name) => form.Document.QuerySelector($"input[name={name}]")?.GetAttribute("value") ?? "";
        return visitor.FollowAsync(new HttpRequestMessage(new HttpMethod(method), path) { Content = new FormUrlEncodedContent([new("__form", Of("__form")), new("__once", Of("__once"))]) });
    }
}
