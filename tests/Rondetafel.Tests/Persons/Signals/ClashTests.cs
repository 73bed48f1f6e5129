using System.Net;
using Rondetafel.Tests.Harness;

namespace Rondetafel.Tests.Persons.Signals;

/// <summary>Two dossierhouders with the same signal open: who comes second reads what the first did.</summary>
public sealed class ClashTests(TestApp app) : IClassFixture<TestApp>
{
    private const string Reason = "Input.Reason", Target = "Input.Target", Say = "Input.Feedback.Say", Texts = "Input.Feedback.Texts";

    [Fact]
    public async Task AStaleVersion_IsAClash_AndTheReasonStays()
    {
        var given = await Given.SignalAsync(app);
        await Given.AcknowledgedAsync(app, given);
        using var noor = await app.AsAsync("dossierhouder");
        using var lotte = await app.AsAsync("dossierhouder-twee");
        var form = await noor.GetAsync(given.Page + "/stoppen");
        await lotte.SendAsync(await lotte.GetAsync(given.Page + "/navragen"), Good("navragen"));

        var page = await noor.SendAsync(form, Good("stoppen"));

        Assert.Equal(HttpStatusCode.Conflict, page.Status);
        Assert.Contains("Iemand anders heeft dit intussen gewijzigd.", page.Words);
        Assert.Contains("Navraag loopt", page.Words);
        Assert.Contains("Zo is het.", page.Document.QuerySelector("textarea[name='Input.Reason']")!.TextContent);
        page = await noor.SendAsync(page);
        Assert.Equal((HttpStatusCode.OK, given.Page), (page.Status, page.Path));
    }

    [Theory]
    [InlineData("stoppen")]
    [InlineData("elders")]
    [InlineData("splitsen")]
    [InlineData("aanvullen")]
    public async Task AClash_ShowsWhatTheOtherDid_ByWhomAndWhy(string step)
    {
        var given = await Given.SignalAsync(app);
        await Given.AcknowledgedAsync(app, given);
        app.Clock.Advance(TimeSpan.FromMinutes(1));
        using var noor = await app.AsAsync("dossierhouder");
        using var lotte = await app.AsAsync("dossierhouder-twee");
        var form = await noor.GetAsync($"{given.Page}/{step}");
        await lotte.SendAsync(await lotte.GetAsync(given.Page + "/navragen"), [(Reason, "Eerst de ijsvogel bellen."), .. Good("navragen").Where(v => v.Item1 != Reason)]);

        var page = await noor.SendAsync(form, step is "stoppen" or "elders" ? Good(step) : []);

        Assert.Equal(HttpStatusCode.Conflict, page.Status);
        var now = page.Document.QuerySelector("section[aria-labelledby='h-meanwhile']")!.TextContent;
        Assert.Contains("Navraag gedaan", now);
        Assert.Contains("Door Lotte Brands.", now);
        Assert.Contains("Eerst de ijsvogel bellen.", now);
        Assert.DoesNotContain("h-meanwhile", form.Html);
    }

    [Fact]
    public async Task AClashWithAStop_ShowsWhoStoppedIt_AndWhatTheReporterHeard_ButNoShieldedText()
    {
        var given = await Given.SignalAsync(app);
        await Given.AcknowledgedAsync(app, given);
        app.Clock.Advance(TimeSpan.FromMinutes(1));
        using var noor = await app.AsAsync("dossierhouder");
        using var lotte = await app.AsAsync("dossierhouder-twee");
        var form = await noor.GetAsync(given.Page + "/stoppen");
        await lotte.SendAsync(await lotte.GetAsync(given.Page + "/stoppen"), (Target, "no_sign"), (Reason, "Niets dan een ijsvogel."), (Say, "now"), (Texts, "no_sign"));

        var page = await noor.SendAsync(form, Good("stoppen"));

        Assert.Equal(HttpStatusCode.Conflict, page.Status);
        var now = page.Document.QuerySelector("section[aria-labelledby='h-meanwhile']")!.TextContent;
        Assert.Contains("Gestopt.", now);
        Assert.Contains("Door Lotte Brands.", now);
        Assert.Contains("Waarom dit geen teken is", now);
        Assert.Contains("U kunt deze stap nu niet meer zetten.", now);
        Assert.DoesNotContain("ijsvogel", page.Html);
        Assert.Contains("Zo is het.", page.Document.QuerySelector("textarea[name='Input.Reason']")!.TextContent);
    }

    private static (string, string?)[] Good(string step) => step switch
    {
        "stoppen" => [(Target, "no_sign"), (Reason, "Zo is het."), (Say, "later")],
        "elders" => [(Target, "help"), (Reason, "Zo is het."), (Say, "later")],
        _ => [(Reason, "Zo is het."), ("Input.Until", "over 2 weken"), (Say, "later")],
    };
}
