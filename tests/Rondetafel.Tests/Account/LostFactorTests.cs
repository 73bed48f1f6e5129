using System.Net;
using System.Text.RegularExpressions;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using Rondetafel.Domain.Shared;
using Rondetafel.Tests.Harness;

namespace Rondetafel.Tests.Account;

public sealed partial class LostFactorTests(TestApp app) : IClassFixture<TestApp>
{
    [Fact]
    public async Task TwoPeopleOfTwoOrganisations_ReleaseIt_AndEverythingOldEnds()
    {
        var (person, signedIn) = await Joined.SignedInAsync(app, "docent");
        await AskAsync(person.Email);
        var first = await app.AsAsync("fg");
        var second = await Joined.ReadyAsync(app, "beheerder");

        var confirmed = await DoAsync(first, "Fenna Hoekstra", FactorResetAction.Confirm);
        Assert.Contains("Ellis Maas heeft bevestigd", confirmed.Words);
        Assert.DoesNotContain(Actions(confirmed, "Fenna Hoekstra"), a => a == "Release");
        var released = await DoAsync(second, "Fenna Hoekstra", FactorResetAction.Release);
        var code = released.Document.QuerySelector(".once code")!.TextContent;

        Assert.StartsWith("/inloggen", (await signedIn.GetAsync("/account")).Path);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await Joined.PasswordAsync(app.Anyone(), person.Email, Joined.Password)).Status);
        var again = app.Anyone();
        var set = await again.SendAsync(await again.GetAsync("/eerste-keer"), ("Input.Code", code), ("Input.Password", "zeven natte sokken"), ("Input.Again", "zeven natte sokken"));
        Assert.Equal("/account/tweede-factor", set.Path);
        Assert.NotEqual(person.Key, Joined.KeyOn(set));
        Assert.DoesNotContain(code, (await second.GetAsync("/beheer/herstel")).Html);
        var events = await app.LookAsync(db => db.Audit.Where(a => a.ObjectKind == "FactorReset" && a.Kind == "write").OrderBy(a => a.Id).Select(a => a.Action).ToListAsync());
        Assert.Equal(["FactorResetAsked", "FactorResetConfirmed", "FactorResetReleased"], events.TakeLast(3));
    }

    [Fact]
    public async Task TheSamePerson_AndAColleague_AreRefused_EvenWithAForgedForm()
    {
        await AskAsync("tafelpartner@lindevaart.example");
        var first = await app.AsAsync("procesregisseur");
        var colleague = await Joined.ReadyAsync(app, "beheerder");
        await DoAsync(first, "Sam Lindeman", FactorResetAction.Confirm);

        var same = await ForgeAsync(first, "Sam Lindeman");
        var near = await ForgeAsync(colleague, "Sam Lindeman");

        Assert.Contains("Dit doet een tweede persoon", same.Words);
        Assert.Contains("van een andere organisatie dan de eerste persoon", near.Words);
        Assert.Equal(FactorResetStatus.Confirmed, await StatusAsync("tafelpartner"));
    }

    [Fact]
    public async Task WhoAsked_CannotHelpThemselves()
    {
        await AskAsync("fg@lindevaart.example");
        var self = await app.AsAsync("fg");

        var page = await self.GetAsync("/beheer/herstel");

        Assert.Contains("Ellis Maas", page.Words);
        Assert.Empty(Actions(page, "Ellis Maas"));
    }

    [Fact]
    public async Task AfterTwoDays_ItIsOver_AndCanBeAskedAgain()
    {
        await AskAsync("om@lindevaart.example");
        app.Clock.Advance(TimeSpan.FromHours(49));
        var helper = await app.AsAsync("fg");
        Assert.DoesNotContain("Jip van Aalst", (await helper.GetAsync("/beheer/herstel")).Words);

        await AskAsync("om@lindevaart.example");

        Assert.Contains("Jip van Aalst", (await helper.GetAsync("/beheer/herstel")).Words);
    }

    [Fact]
    public async Task AskingTwice_MakesOneRequest_AndMailsWithoutContent()
    {
        var before = await app.LookAsync(db => db.Outbox.CountAsync());
        await AskAsync("politie@lindevaart.example");
        var once = await app.LookAsync(db => db.Outbox.CountAsync());
        await AskAsync(" Politie@Lindevaart.example ");

        Assert.True(once > before);
        Assert.Equal(once, await app.LookAsync(db => db.Outbox.CountAsync()));
        Assert.Equal(1, await app.LookAsync(db => db.FactorResets.CountAsync(r => db.Professionals.Any(p => p.Id == r.For && p.Email == "politie@lindevaart.example"))));
    }

    [Fact]
    public async Task KnownAndUnknownAddress_GetTheSameBytes()
    {
        var known = await AskAsync("deskundige@lindevaart.example");
        var unknown = await AskAsync("niemand@lindevaart.example");

        Assert.Equal("/inloggen/kwijt?gevraagd=true", known.Path);
        Assert.Equal(Changing().Replace(known.Html, ""), Changing().Replace(unknown.Html, ""));
    }

    [Fact]
    public async Task Declined_IsTheEnd()
    {
        await AskAsync("uitvoerder@lindevaart.example");
        var helper = await app.AsAsync("procesregisseur");

        await DoAsync(helper, "Bo Achterberg", FactorResetAction.Decline);

        Assert.Equal(FactorResetStatus.Declined, await StatusAsync("uitvoerder"));
        Assert.DoesNotContain("Bo Achterberg", (await helper.GetAsync("/beheer/herstel")).Words);
    }

    private async Task<Seen> AskAsync(string email)
    {
        var visitor = app.Anyone();
        return await visitor.SendAsync(await visitor.GetAsync("/inloggen/kwijt"), ("Input.Email", email));
    }

    private static async Task<Seen> DoAsync(Visitor helper, string name, FactorResetAction action)
    {
        var page = await helper.GetAsync("/beheer/herstel");
        return await helper.SendAsync(page, Forms(page, name).Single(f => Value(f, "action") == action.ToString()));
    }

    /// <summary>Sends the form of another action as a release.</summary>
    private static async Task<Seen> ForgeAsync(Visitor helper, string name)
    {
        var page = await helper.GetAsync("/beheer/herstel");
        return await helper.SendAsync(page, Forms(page, name).First(), ("action", "Release"));
    }

    private static IEnumerable<IHtmlFormElement> Forms(Seen page, string name) =>
        page.Document.QuerySelectorAll("main li").Where(l => l.QuerySelector("h2")?.TextContent == name).SelectMany(l => l.QuerySelectorAll("form")).OfType<IHtmlFormElement>();

    private static IEnumerable<string?> Actions(Seen page, string name) => Forms(page, name).Select(f => Value(f, "action"));

    private static string? Value(IHtmlFormElement form, string name) => form.QuerySelector($"input[name={name}]")?.GetAttribute("value");

    private Task<FactorResetStatus> StatusAsync(string who) => app.LookAsync(async db =>
    {
        var email = $"{who}@lindevaart.example";
        var id = await db.Professionals.Where(p => p.Email == email).Select(p => p.Id).SingleAsync();
        return await db.FactorResets.Where(r => r.For == id).Select(r => r.Status).SingleAsync();
    });

    [GeneratedRegex("""<input [^>]*name="__[^>]*>""")]
    private static partial Regex Changing();
}
