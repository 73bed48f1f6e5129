using System.Net;
using System.Text;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using Rondetafel.Domain.Persons.Cases;
using Rondetafel.Tests.Harness;

namespace Rondetafel.Tests.Documents;

/// <summary>An instance with a scanner, or with the address of one that is not there.</summary>
public sealed class ScannedApp : TestApp, IAsyncDisposable
{
    public FakeClam Clam { get; } = new();

    protected override Settings Change(Settings settings) => settings with { ClamAv = Clam.Address };

    async ValueTask IAsyncDisposable.DisposeAsync()
    {
        await DisposeAsync();
        await Clam.DisposeAsync();
    }
}

public sealed class AttachmentTests(ScannedApp app) : IClassFixture<ScannedApp>
{
    [Fact]
    public async Task File_IsSealed_AndComesBackAsADownloadOnly_AndIsAudited()
    {
        var (given, visitor, page) = await StartAsync();
        var after = await UploadAsync(visitor, page, page.Form("/bijdrage"), "verslag.txt", "Een geheim verslag."u8.ToArray());
        Assert.Contains("verslag.txt", after.Words, StringComparison.Ordinal);
        var stored = (await app.LookAsync(db => db.AttachmentContents.SingleAsync(a => a.CaseId == given.Id))).Sealed;
        Assert.DoesNotContain("geheim", Encoding.UTF8.GetString(stored), StringComparison.Ordinal);
        using var partner = await app.AsAsync("tafelpartner");
        var link = (await partner.GetAsync(given.Page)).Document.QuerySelectorAll("#inbreng a").Select(a => a.GetAttribute("href")!).Single(h => h.Contains("/bestand/", StringComparison.Ordinal));

        var file = await partner.GetAsync(link);

        Assert.Equal("Een geheim verslag.", file.Html);
        Assert.Equal("attachment", file.Response.Content.Headers.ContentDisposition!.DispositionType);
        Assert.Equal("application/octet-stream", file.Response.Content.Headers.ContentType!.MediaType);
        Assert.Equal("nosniff", file.Response.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.StartsWith("sandbox", file.Response.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        var id = Guid.Parse(link[^36..]);
        Assert.Equal(1, await app.LookAsync(db => db.Audit.CountAsync(a => a.Action == "attachment.fetched" && a.ObjectId == id)));
        Assert.Contains("haalde een bestand op", (await visitor.GetAsync(given.Page)).Words, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ding.exe", "MZ", "Dit soort bestand nemen wij niet aan")]
    [InlineData("foto.png", "%PDF-1.4", "past niet bij de naam")]
    public async Task File_OfAnotherType_IsRefusedBesideItsField(string name, string content, string words)
    {
        var (given, visitor, page) = await StartAsync();

        var refused = await UploadAsync(visitor, page, page.Form("/bijdrage"), name, Encoding.ASCII.GetBytes(content));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains(words, refused.Document.GetElementById("Input_File-error")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Bij dit bestand.", refused.Html, StringComparison.Ordinal);
        Assert.Empty((await app.LookAsync(given.WholeAsync)).Contributions);
    }

    [Fact]
    public async Task File_TooLarge_IsRefused()
    {
        var (given, visitor, page) = await StartAsync();
        var large = new byte[Attachment.MaxBytes + 1];
        Array.Fill(large, (byte)'a');

        var refused = await UploadAsync(visitor, page, page.Form("/bijdrage"), "groot.txt", large);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains("te groot", refused.Words, StringComparison.Ordinal);
        Assert.Empty((await app.LookAsync(given.WholeAsync)).Contributions);
    }

    [Fact]
    public async Task HarmfulFile_IsRefused_AndNotKept()
    {
        var (given, visitor, page) = await StartAsync();

        var refused = await UploadAsync(visitor, page, page.Form("/bijdrage"), "test.txt", Encoding.ASCII.GetBytes(FakeClam.Eicar));

        Assert.Contains("De scanner vond iets schadelijks", refused.Words, StringComparison.Ordinal);
        Assert.False(await app.LookAsync(db => db.AttachmentContents.AnyAsync(a => a.CaseId == given.Id)));
    }

    [Fact]
    public async Task WithdrawnFile_CannotBeFetched_UntilItIsPutBack()
    {
        var (given, visitor, page) = await StartAsync();
        var after = await UploadAsync(visitor, page, page.Form("/bijdrage"), "verslag.txt", "Tekst."u8.ToArray());
        var link = after.Document.QuerySelectorAll("#inbreng a").Select(a => a.GetAttribute("href")!).Single(h => h.Contains("/bestand/", StringComparison.Ordinal));
        var own = await visitor.GetAsync(link[..link.IndexOf("/bestand/", StringComparison.Ordinal)]);
        using var partner = await app.AsAsync("tafelpartner");

        await visitor.SendAsync(own, own.Form("handler=File"));
        var withdrawn = await partner.GetAsync(link);
        var again = await visitor.GetAsync(own.Path);
        await visitor.SendAsync(again, again.Form("handler=File"));

        Assert.Equal(HttpStatusCode.NotFound, withdrawn.Status);
        Assert.Equal(HttpStatusCode.OK, (await partner.GetAsync(link)).Status);
    }

    [Fact]
    public async Task File_OfAHiddenContribution_IsNotThere()
    {
        var (given, visitor, page) = await StartAsync();
        var after = await UploadAsync(visitor, page, page.Form("/bijdrage"), "verslag.txt", "Tekst."u8.ToArray(), ("Input.Audience", "OwnOrganisation"));
        var link = after.Document.QuerySelectorAll("#inbreng a").Select(a => a.GetAttribute("href")!).Single(h => h.Contains("/bestand/", StringComparison.Ordinal));
        using var partner = await app.AsAsync("tafelpartner");

        Assert.Equal(HttpStatusCode.NotFound, (await partner.GetAsync(link)).Status);
        Assert.DoesNotContain("verslag.txt", (await partner.GetAsync(given.Page)).Html, StringComparison.Ordinal);
        using var director = await app.AsAsync("procesregisseur");
        Assert.Equal(HttpStatusCode.OK, (await director.GetAsync(link)).Status);
    }

    private async Task<(GivenCase Given, Visitor Visitor, Seen Page)> StartAsync()
    {
        var given = await GivenCase.AtTableAsync(app);
        var visitor = await app.AsAsync("politie");
        return (given, visitor, await visitor.GetAsync(given.Page));
    }

    /// <summary>Sends a form with a file as a browser does.</summary>
    internal static Task<Seen> UploadAsync(Visitor visitor, Seen page, IHtmlFormElement form, string name, byte[] content, params (string Name, string Value)[] values)
    {
        var body = new MultipartFormDataContent();
        foreach (var hidden in form.QuerySelectorAll("input[type=hidden]").OfType<IHtmlInputElement>()) body.Add(new StringContent(hidden.Value), hidden.Name!);
        foreach (var (field, value) in values.Append(("Input.Kind", "Document")).Append(("Input.Text", "Bij dit bestand.")).Append(("Input.Audience", "WholeTable"))) body.Add(new StringContent(value), field);
        body.Add(new ByteArrayContent(content), "Input.File", name);
        return visitor.FollowAsync(new HttpRequestMessage(HttpMethod.Post, form.GetAttribute("action") ?? page.Path) { Content = body });
    }
}

/// <summary>The settings name a scanner that is not there.</summary>
public sealed class ScannerDownApp : TestApp
{
    protected override Settings Change(Settings settings) => settings with { ClamAv = "127.0.0.1:1" };
}

public sealed class ScannerDownTests(ScannerDownApp app) : IClassFixture<ScannerDownApp>
{
    [Fact]
    public async Task NamedScannerThatIsDown_RefusesFiles_AndKeepsTheText()
    {
        var given = await GivenCase.AtTableAsync(app);
        using var visitor = await app.AsAsync("politie");
        var page = await visitor.GetAsync(given.Page);

        var refused = await AttachmentTests.UploadAsync(visitor, page, page.Form("/bijdrage"), "verslag.txt", "Tekst."u8.ToArray());

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains("De scanner is niet bereikbaar", refused.Words, StringComparison.Ordinal);
        Assert.Contains("Bij dit bestand.", refused.Html, StringComparison.Ordinal);
    }
}
