using System.Net;
using Microsoft.EntityFrameworkCore;
using Rondetafel.Tests.Harness;

namespace Rondetafel.Tests.Web;

public sealed class DraftTests(TestApp app) : IClassFixture<TestApp>
{
    private const string Form = "/meldingen/nieuw";

    [Fact]
    public async Task Draft_IsKeptAndComesBackForItsWriterOnly()
    {
        var visitor = await app.AsAsync("docent");
        var page = await visitor.GetAsync(Form);
        Assert.Equal("meldingen.nieuw", page.Form().GetAttribute("data-draft"));

        Assert.Equal(HttpStatusCode.NoContent, await KeepAsync(visitor, page, "meldingen.nieuw", ("Input.Relation", "half geschreven"), ("Input.Facts[1].What", "tweede")));
        Assert.Equal(HttpStatusCode.NoContent, await KeepAsync(visitor, page, "meldingen.nieuw", ("Input.Relation", "verder geschreven"), ("Input.Facts[1].What", "tweede")));

        var again = await visitor.GetAsync(Form);
        Assert.Equal("verder geschreven", again.Document.QuerySelector("[name='Input.Relation']")!.GetAttribute("value"));
        Assert.Contains("tweede", again.Html);
        Assert.NotNull(again.Document.QuerySelector("details.rt-fold[open]"));
        Assert.Equal("Vertel waar u zich zorgen over maakt – Rondetafel", again.Document.Title);
        Assert.DoesNotContain("verder geschreven", (await (await app.AsAsync("tafelpartner")).GetAsync(Form)).Html);
        var writer = await app.LookAsync(db => db.Professionals.Where(p => p.Email == "docent@lindevaart.example").Select(p => p.Id).SingleAsync());
        var draft = await app.LookAsync(db => db.Drafts.SingleAsync(d => d.Owner == writer && d.Form == "meldingen.nieuw"));
        Assert.Equal(2, await app.LookAsync(db => db.Audit.CountAsync(a => a.ObjectId == draft.Id.Value && a.Action == "DraftKept" && a.Origin == "concept/{form}")));
    }

    [Fact]
    public async Task Draft_EndsWhenTheFormIsSent()
    {
        var visitor = await app.AsAsync("uitvoerder");
        var page = await visitor.GetAsync(Form);
        await KeepAsync(visitor, page, "meldingen.nieuw", ("Input.FamilyName", "Conceptsma"));

        await visitor.SendAsync(await visitor.GetAsync(Form), ("Input.Municipality", (await app.LookAsync(db => db.Municipalities.FirstAsync())).Id.Value.ToString()), ("Input.Facts[0].What", "Iets."), ("Input.Facts[0].Observation", "Own"));

        Assert.DoesNotContain("Conceptsma", (await visitor.GetAsync(Form)).Html);
    }

    [Fact]
    public async Task SessionThatEnded_KeepsTheFormThatWasBeingSent()
    {
        var visitor = await app.AsAsync("tafelpartner");
        var page = await visitor.GetAsync(Form);
        app.Clock.Advance(TimeSpan.FromMinutes(31));

        var over = await visitor.SendAsync(page, ("Input.FamilyName", "Bewaarsma"), ("Input.PersonKnows", "No"));
        Assert.Equal("/inloggen?terug=%2Fmeldingen%2Fnieuw&verlopen=1", over.Path);

        await visitor.GetAsync("/demo/als/tafelpartner");
        var back = await visitor.GetAsync(Form);
        Assert.Equal("Bewaarsma", back.Document.QuerySelector("[name='Input.FamilyName']")!.GetAttribute("value"));
        Assert.NotNull(back.Document.QuerySelector("[name='Input.PersonKnows'][value='No'][checked]"));
    }

    [Fact]
    public async Task Endpoint_RefusesWhatIsNoDraft()
    {
        var visitor = await app.AsAsync("docent");
        var page = await visitor.GetAsync(Form);

        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync("/concept/meldingen.nieuw")).Status);
        Assert.Equal(HttpStatusCode.BadRequest, await KeepAsync(visitor, page, "meldingen.nieuw", ("Iets", "anders")));
        Assert.Equal(HttpStatusCode.BadRequest, await KeepAsync(visitor, page, "a%2Fb", ("Input.A", "x")));
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, await KeepAsync(visitor, page, "meldingen.nieuw", ("Input.A", new string('x', 130_000))));
        Assert.Equal(HttpStatusCode.BadRequest, await SendAsync(visitor, "meldingen.nieuw", new Dictionary<string, string> { ["Input.A"] = "zonder token" }));
        Assert.NotEqual(HttpStatusCode.NoContent, await KeepAsync(app.Anyone(), page, "meldingen.nieuw", ("Input.A", "niemand")));
    }

    private static Task<HttpStatusCode> KeepAsync(Visitor visitor, Seen page, string form, params (string Name, string Value)[] fields)
    {
        var all = fields.ToDictionary(f => f.Name, f => f.Value);
        all["__form"] = page.Form().QuerySelector("[name=__form]")!.GetAttribute("value")!;
        return SendAsync(visitor, form, all);
    }

    private static async Task<HttpStatusCode> SendAsync(Visitor visitor, string form, Dictionary<string, string> fields) =>
        (await visitor.FollowAsync(new HttpRequestMessage(HttpMethod.Post, $"/concept/{form}") { Content = new FormUrlEncodedContent(fields) })).Status;
}
