using System.Net;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using Rondetafel.Domain.Shared;
using Rondetafel.Lab.Demo;
using Rondetafel.Tests.Harness;

namespace Rondetafel.Tests.Web;

/// <summary>A form with several wrong fields says so of each at once, beside its field, with what was typed.</summary>
public sealed class AllErrorsTests(TestApp app) : IClassFixture<TestApp>
{
    [Theory]
    [InlineData("/beheer/professionals/nieuw", "Name,Email,OrganisationId,DesignatedUntil", "Input.Name=", "Input.Email=geen adres", "Input.OrganisationId=", "Input.DesignatedUntil=ooit")]
    [InlineData("/beheer/organisaties/nieuw", "Name,Domain", "Input.Name=", "Input.Domain=")]
    [InlineData("/beheer/lijsten/nieuw?lijst=signal.stop", "Code,Dutch,English,From", "Input.Code=", "Input.Dutch=", "Input.English=", "Input.From=ooit")]
    public async Task Administration(string page, string fields, params string[] typed)
    {
        var admin = await Account.Joined.ReadyAsync(app, "beheerder");

        Refused(await admin.SendAsync(await admin.GetAsync(page), Values(typed)), fields);
    }

    [Fact]
    public async Task ADoor()
    {
        var admin = await Account.Joined.ReadyAsync(app, "beheerder");
        var id = await app.LookAsync(db => db.Municipalities.Where(m => m.Name == "Hoogbeek").Select(m => m.Id).SingleAsync());

        var refused = await admin.SendAsync(
            await admin.GetAsync($"/beheer/gemeenten/{id.Value}"), ("Input.Door", "Open"), ("Input.DoorText", ""), ("Input.AdvicePhone", "bel maar"), ("Input.AdviceHours", ""));

        Refused(refused, "DoorText,AdvicePhone,AdviceHours");
    }

    [Theory]
    [InlineData("/meldingen/nieuw", "docent", "Municipality,Facts_0__What,FamilyName,Contact", "Input.Municipality=", "Input.Wish=Phone", "Input.Contact=onbekend")]
    [InlineData("/meldingen/telefoon", "dossierhouder", "Said,Number", "Input.Said=", "Input.Number=geen nummer")]
    public async Task ANote(string page, string who, string fields, params string[] typed)
    {
        using var writer = await app.AsAsync(who);

        Refused(await writer.SendAsync(await writer.GetAsync(page), Values(typed)), fields);
    }

    [Theory]
    [InlineData("/stoppen", "Target,Reason,Feedback_Say", "Input.Target=", "Input.Reason=", "Input.Feedback.Say=")]
    [InlineData("/elders", "Target,Reason,Feedback_Say", "Input.Target=", "Input.Reason=", "Input.Feedback.Say=")]
    [InlineData("/naar-weging", "Reason,LighterOption,Feedback_Say", "Input.Reason=", "Input.LighterOption=", "Input.Feedback.Say=")]
    [InlineData("/navragen", "Reason,Until,Feedback_Say", "Input.Reason=", "Input.Until=ooit", "Input.Feedback.Say=")]
    [InlineData("/splitsen", "FamilyName,Facts", "Input.FamilyName=")]
    public async Task ADecisionOnASignal(string step, string fields, params string[] typed)
    {
        var given = await Given.SignalAsync(app);
        await Given.AcknowledgedAsync(app, given);
        using var holder = await app.AsAsync("dossierhouder");

        Refused(await holder.SendAsync(await holder.GetAsync(given.Page + step), Values(typed)), fields);
    }

    [Fact]
    public async Task TakingIn()
    {
        var scenes = new WeighingScenes(app.Services);
        var weighing = await scenes.AtTheTableAsync(await scenes.BroughtAsync());
        using var chair = await app.AsAsync("procesregisseur");
        var page = await chair.GetAsync($"/wegingen/{weighing.Value}/opnemen");

        var refused = await chair.SendAsync(page, TakenIn.Fields(
            ("Input.Reason", ""), ("Input.LighterOption", "Alleen jeugdhulp."), ("Input.Purpose", ""), ("Input.ExitCriteria[0]", ""), ("Input.NeededUntil", "ooit"), ("Input.NextDiscussionOn", ""),
            ("Input.Feedback.Say", "")));

        Refused(refused, "Reason,Purpose,ExitCriteria_0_,NeededUntil,NextDiscussionOn,Feedback_Say");
        Assert.Contains("Alleen jeugdhulp.", refused.Html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/besluiten", "Outcome,Reason,Feedback_Say", "Input.Outcome=", "Input.Reason=", "Input.Feedback.Say=")]
    [InlineData("/navragen", "Asked,Until,Reason", "Input.Asked=", "Input.Until=ooit", "Input.Reason=")]
    [InlineData("/om-traject", "Owner,Place,EndsOn", "Input.Owner=", "Input.EndsOn=")]
    public async Task AWeighing(string step, string fields, params string[] typed)
    {
        var scenes = new WeighingScenes(app.Services);
        var weighing = await scenes.AtTheTableAsync(await scenes.BroughtAsync());
        using var chair = await app.AsAsync("procesregisseur");

        Refused(await chair.SendAsync(await chair.GetAsync($"/wegingen/{weighing.Value}{step}"), Values(typed)), fields);
    }

    [Theory]
    [InlineData("/bijdrage", "Kind,Text,Day", "Input.Kind=", "Input.Text=", "Input.Day=ooit")]
    [InlineData("/actie", "Text,Owner,DueOn", "Action.Text=", "Action.Owner=", "Action.DueOn=ooit")]
    [InlineData("/vraag", "To,Text,Until", "Input.To=", "Input.Text=", "Input.Until=ooit")]
    [InlineData("/doel", "Text,LifeDomain", "Input.Text=", "Input.LifeDomain=")]
    [InlineData("/oordeel", "Kind,Text", "Input.Text=")]
    [InlineData("/vlaggen", "Kind,From,Expected", "Input.Kind=", "Input.From=ooit", "Input.Expected=eens")]
    [InlineData("/informeren", "Why,Until", "Input.Told=no", "Input.Why=", "Input.Until=")]
    [InlineData("/contact", "With,Keeper", "Input.With=", "Input.Keeper=")]
    [InlineData("/herzien", "Checks,Reason,Until", "Input.Reason=", "Input.Until=ooit")]
    [InlineData("/schaduwlijst", "Goal,Reason,Until,HardEnd", "Input.Goal=", "Input.Reason=", "Input.Until=ooit", "Input.HardEnd=eens")]
    [InlineData("/schaal", "Direction,Reason,LighterOption", "Input.Reason=", "Input.LighterOption=")]
    [InlineData("/afsluiten", "Checks,Agreed")]
    [InlineData("/tafel", "Professional,Until", "Input.Professional=", "Input.Until=ooit")]
    public async Task ACase(string step, string fields, params string[] typed)
    {
        var given = await GivenCase.AtTableAsync(app);
        using var director = await app.AsAsync("procesregisseur");

        var page = await director.GetAsync(given.Page + step);
        var form = page.Document.QuerySelectorAll("main form").OfType<IHtmlFormElement>().First(f => typed.All(t => f.QuerySelector($"[name='{t.Split('=')[0]}']") is not null));

        Refused(await director.SendAsync(page, form, Values(typed)), fields);
    }

    [Theory]
    [InlineData("/overleg/reeks/nieuw", "On,From,Minutes,Weeks,Until,People", "Input.On=ooit", "Input.From=straks", "Input.Minutes=lang", "Input.Weeks=vaak", "Input.Until=eens")]
    [InlineData("/overleg/nieuw", "On,From,Minutes", "Input.On=", "Input.From=straks", "Input.Minutes=lang")]
    [InlineData("/overleg/spoed", "Case,Reason,From,Minutes", "Input.Case=", "Input.Reason=", "Input.From=straks", "Input.Minutes=lang")]
    public async Task AMeeting(string page, string fields, params string[] typed)
    {
        await GivenCase.AtTableAsync(app);
        using var director = await app.AsAsync("procesregisseur");

        Refused(await director.SendAsync(await director.GetAsync(page), Values(typed)), fields);
    }

    [Fact]
    public async Task TextsThatAreTooLong_AndADateThatIsNone()
    {
        var given = await GivenCase.AtTableAsync(app);
        using var director = await app.AsAsync("procesregisseur");
        var page = await director.GetAsync(given.Page + "/bijdrage");
        var text = new string('x', Narrative.MaxLength + 1);

        var refused = await director.SendAsync(page, ("Input.Kind", "Fact"), ("Input.Text", text), ("Input.Source", text), ("Input.Day", "ooit"));

        Refused(refused, "Text,Source,Day");
        Assert.Equal(2, refused.Html.Split(text).Length - 1);
    }

    private static (string Name, string? Value)[] Values(string[] typed) => [.. typed.Select(t => t.Split('=', 2)).Select(t => (t[0], (string?)t[1]))];

    /// <summary>Each of these fields has its error beside it and its line above the form, and no other has.</summary>
    private static void Refused(Seen seen, string fields)
    {
        Assert.Equal(HttpStatusCode.UnprocessableEntity, seen.Status);
        var links = seen.Document.QuerySelectorAll(".rt-errors a").Select(a => (Field: a.GetAttribute("href")!.TrimStart('#'), Text: a.TextContent)).ToList();
        Assert.Equal(fields.Split(',').Order(), links.Select(l => l.Field[(l.Field.IndexOf('_', StringComparison.Ordinal) + 1)..]).Order());
        Assert.All(links, l => Assert.Contains(l.Text, (seen.Document.GetElementById(l.Field + "-error") ?? seen.Document.GetElementById(l.Field))!.TextContent));
    }
}
