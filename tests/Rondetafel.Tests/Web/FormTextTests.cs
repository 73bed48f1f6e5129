using System.Net;
using System.Text;
using Rondetafel.Tests.Harness;

namespace Rondetafel.Tests.Web;

/// <summary>Null bytes and control characters are left out of every form, whatever its encoding; all other text stays.</summary>
public sealed class FormTextTests(TestApp app) : IClassFixture<TestApp>
{
    private const string Path = "/meldingen/telefoon";
    private const string Typed = "een\0twee\u0008\tdrie 👩‍👩‍👧 \u202Eمرحبا 100%00";
    private const string Kept = "eentwee\tdrie 👩‍👩‍👧 \u202Eمرحبا 100%00";

    [Fact]
    public async Task AStaffForm_IsShownAgainWithItsText()
    {
        var visitor = await app.AsAsync("dossierhouder");

        var refused = await visitor.SendAsync(await visitor.GetAsync(Path), ("Input.Said", "\0\0"), ("Input.Name", Typed));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Equal(Kept, refused.Document.QuerySelector("[name='Input.Name']")!.GetAttribute("value"));
    }

    [Fact]
    public async Task AFormWithFiles_IsShownAgainWithItsText()
    {
        var visitor = await app.AsAsync("dossierhouder");
        var page = await visitor.GetAsync(Path);
        var body = new MultipartFormDataContent();
        foreach (var name in new[] { "__form", "__once" }) body.Add(new StringContent(page.Form().QuerySelector($"[name={name}]")!.GetAttribute("value")!), name);
        body.Add(new StringContent(Typed), "Input.Name");
        body.Add(new ByteArrayContent(Encoding.UTF8.GetBytes("a\0b")), "file", "a.txt");

        var refused = await visitor.FollowAsync(new HttpRequestMessage(HttpMethod.Post, Path) { Content = body });

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Equal(Kept, refused.Document.QuerySelector("[name='Input.Name']")!.GetAttribute("value"));
    }

    [Fact]
    public async Task BytesThatAreNoText_DoNotLoseTheForm()
    {
        var visitor = await app.AsAsync("dossierhouder");
        var page = await visitor.GetAsync(Path);
        string Of(string name) => Uri.EscapeDataString(page.Form().QuerySelector($"[name={name}]")!.GetAttribute("value")!);
        byte[] body = [.. Encoding.ASCII.GetBytes($"__form={Of("__form")}&__once={Of("__once")}&Input.Name=Jan"), 0, .. "+%ff%00"u8, .. Encoding.ASCII.GetBytes("&Input.Phone=06")];
        var content = new ByteArrayContent(body);
        content.Headers.ContentType = new("application/x-www-form-urlencoded");

        var refused = await visitor.FollowAsync(new HttpRequestMessage(HttpMethod.Post, Path) { Content = content });

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.StartsWith("Jan ", refused.Document.QuerySelector("[name='Input.Name']")!.GetAttribute("value"), StringComparison.Ordinal);
    }
}
