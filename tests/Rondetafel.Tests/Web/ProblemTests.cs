using System.Net;
using Rondetafel.Tests.Harness;

namespace Rondetafel.Tests.Web;

/// <summary>A page for a problem promises only what is true: nothing was lost when nothing was sent.</summary>
public sealed class ProblemTests(TestApp app) : IClassFixture<TestApp>
{
    private const string Kept = "Er is niets verloren gegaan.";
    private const string Unsent = "Wat u net verstuurde misschien niet.";

    [Fact]
    public async Task AFormThatCouldNotBeRead_IsToldThatItMayNotBeKept()
    {
        using var visitor = app.Anyone();

        var refused = await visitor.FollowAsync(new HttpRequestMessage(HttpMethod.Post, "/melden/lindestad") { Content = new FormUrlEncodedContent([new("Input.Worry", "tekst")]) });

        Assert.Equal(HttpStatusCode.BadRequest, refused.Status);
        Assert.DoesNotContain(Kept, refused.Words);
        Assert.Contains(Unsent, refused.Words);
    }

    [Theory]
    [InlineData("application/x-www-form-urlencoded; charset=utf-7")]
    [InlineData("application/x-www-form-urlencoded; charset=onbekend")]
    public async Task AForm_InLettersThatNobodyReads_CouldNotBeRead(string type)
    {
        var content = new StringContent("a=b");
        content.Headers.ContentType = System.Net.Http.Headers.MediaTypeHeaderValue.Parse(type);

        var refused = await app.Anyone().FollowAsync(new HttpRequestMessage(HttpMethod.Post, "/antwoord") { Content = content });

        Assert.Equal(HttpStatusCode.BadRequest, refused.Status);
        Assert.True(refused.Response.Headers.Contains("Content-Security-Policy"));
    }

    [Fact]
    public async Task APartOfAForm_InLettersThatNobodyReads_CouldNotBeRead()
    {
        var part = new StringContent("x");
        part.Headers.ContentType = System.Net.Http.Headers.MediaTypeHeaderValue.Parse("text/plain; charset=utf-7");

        Assert.Equal(HttpStatusCode.BadRequest, (await app.Anyone().FollowAsync(new HttpRequestMessage(HttpMethod.Post, "/antwoord") { Content = new MultipartFormDataContent { { part, "a" } } })).Status);
    }

    [Theory]
    [InlineData("nl", "Dit konden wij niet lezen.")]
    [InlineData("en", "We could not read this.")]
    public async Task ANumberThatIsNone_IsRefusedInTheReadersLanguage(string language, string words)
    {
        var given = await Given.SignalAsync(app);
        await Given.AcknowledgedAsync(app, given);
        using var noor = await app.AsAsync("dossierhouder");
        await noor.GetAsync("/taal/" + language);

        var refused = await noor.SendAsync(await noor.GetAsync(given.Page + "/stoppen"), ("__version", "x"), ("Input.Reason", "Niets aan de hand."));

        Assert.Contains(words, refused.Words);
        Assert.DoesNotContain("not valid", refused.Words);
    }

    [Fact]
    public async Task AField_OfFiveMegabytes_IsTooLarge() =>
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, (await app.Anyone().FollowAsync(new HttpRequestMessage(HttpMethod.Post, "/antwoord") { Content = new StringContent("a=" + new string('x', 5 << 20), null, "application/x-www-form-urlencoded") })).Status);

    [Fact]
    public async Task AnAddressThatIsNotThere_PromisesNothing()
    {
        var page = await app.Anyone().GetAsync("/bestaat-niet");

        Assert.DoesNotContain(Kept, page.Words);
        Assert.DoesNotContain(Unsent, page.Words);
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/bestaat-niet")]
    [InlineData("/melden/lindestad")]
    public async Task EveryPage_HasTheWholeSetOfSecurityHeaders(string path)
    {
        var headers = (await app.Anyone().GetAsync(path)).Response.Headers;

        Assert.Equal(
            ["default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'"],
            headers.GetValues("Content-Security-Policy"));
        Assert.Equal(["nosniff"], headers.GetValues("X-Content-Type-Options"));
        Assert.Equal(["no-referrer"], headers.GetValues("Referrer-Policy"));
        Assert.Equal(["same-origin"], headers.GetValues("Cross-Origin-Opener-Policy"));
        Assert.Equal(["same-origin"], headers.GetValues("Cross-Origin-Resource-Policy"));
        Assert.Equal(["camera=(), geolocation=(), microphone=(), publickey-credentials-get=(self), publickey-credentials-create=(self)"], headers.GetValues("Permissions-Policy"));
        Assert.Equal("no-store", headers.CacheControl?.ToString());
        Assert.False(headers.Contains("Server"));
        Assert.False(headers.Contains("X-Powered-By"));
    }

    [Fact]
    public async Task AStyleSheet_HasTheSamePolicy_AndMayBeKept()
    {
        var headers = (await app.Anyone().GetAsync("/dist/site.css")).Response.Headers;

        Assert.Contains("default-src 'none'", headers.GetValues("Content-Security-Policy").Single());
        Assert.NotEqual("no-store", headers.CacheControl?.ToString());
    }
}
