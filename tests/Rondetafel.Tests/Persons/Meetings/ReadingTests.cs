using Microsoft.EntityFrameworkCore;
using Rondetafel.Domain.Persons.Cases;
using Rondetafel.Domain.Persons.Meetings;
using Rondetafel.Tests.Harness;

namespace Rondetafel.Tests.Persons.Meetings;

/// <summary>Whoever reads of a case by way of a meeting stands under "wie keek" of that case.</summary>
public sealed class ReadingTests(TestApp app) : IClassFixture<TestApp>
{
    [Fact]
    public async Task Minutes_OnScreenOnPaperAndInWord_StandWithEachCaseTheyShowed()
    {
        var (first, second, other) = (await GivenCase.AtTableAsync(app), await GivenCase.AtTableAsync(app), await GivenCase.AtTableAsync(app));
        var meeting = await GivenMeeting.PlannedAsync(app, ["politie", "tafelpartner"], first, second, other);
        await meeting.RunningAsync(app, first, "politie");
        foreach (var one in new[] { first, second })
            await one.ChangeAsync(app, "procesregisseur", (c, turn) => c.WriteNote(new NewNote(
                new MinuteHead(new MinuteLineId(turn.NewId()), meeting.Id), "Rustig.", turn.By.Id!.Value, turn.By.Organisation!.Value, Audience.Table), turn.By, turn.Now));
        await meeting.ChangeAsync(app, (m, by, now) => m.Hold(by, now));
        using var partner = await app.AsAsync("tafelpartner");
        foreach (var place in new[] { "/verslag", "/verslag/afdrukken", "/verslag/word" }) await partner.GetAsync(meeting.Page + place);

        foreach (var one in new[] { first, second })
        {
            var rows = await LooksAsync(one, "Sam Lindeman");
            foreach (var how in new[] { "las het verslag", "drukte het verslag", "op in Word" }) Assert.Single(rows, r => r.Contains(how, StringComparison.Ordinal));
        }
        Assert.DoesNotContain(await LooksAsync(other, "Sam Lindeman"), r => r.Contains("verslag", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Agenda_StandsThereOnce_PerPersonPerDay()
    {
        var (shown, hidden) = (await GivenCase.AtTableAsync(app), await GivenCase.AtTableAsync(app, new GivenTable { Seats = ["politie"] }));
        var meeting = await GivenMeeting.PlannedAsync(app, ["politie", "tafelpartner"], shown, hidden);
        using var partner = await app.AsAsync("tafelpartner");
        using var police = await app.AsAsync("politie");
        for (var i = 0; i < 3; i++)
        {
            await partner.GetAsync(meeting.Page);
            await police.GetAsync(meeting.Page);
        }

        Assert.Single(await LooksAsync(shown, "Sam Lindeman"), r => r.Contains("op de agenda", StringComparison.Ordinal));
        Assert.Single(await LooksAsync(shown, "Kim Oosterling"), r => r.Contains("op de agenda", StringComparison.Ordinal));
        Assert.Empty(await LooksAsync(hidden, "Sam Lindeman"));

        app.Clock.Advance(TimeSpan.FromDays(1));
        using var next = await app.AsAsync("tafelpartner");
        await next.GetAsync(meeting.Page);
        Assert.Equal(2, (await LooksAsync(shown, "Sam Lindeman")).Count(r => r.Contains("op de agenda", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task NumbersOfCases_OnMijnWerkAndBesideTheAgenda_AreLogged()
    {
        var (called, other) = (await GivenCase.AtTableAsync(app), await GivenCase.AtTableAsync(app));
        var meeting = await GivenMeeting.PlannedAsync(app, ["politie"], called);
        await called.ChangeAsync(app, "procesregisseur", (c, turn) => c.CallUrgent(new UrgentCallId(turn.NewId()), meeting.Id, "Vertrekt.", turn.By, turn.Now));
        using var chair = await app.AsAsync("procesregisseur");

        await chair.GetAsync(meeting.Page + "/agenda");
        Assert.Contains(await LooksAsync(other, "Robin Verhage"), r => r.Contains("in een lijst", StringComparison.Ordinal));
        await chair.GetAsync("/mijn-werk");
        Assert.Contains(await LooksAsync(called, "Robin Verhage"), r => r.Contains("in een lijst", StringComparison.Ordinal) && !r.Contains("geen doel genoteerd", StringComparison.Ordinal));
    }

    [Fact]
    public async Task CheckOfALine_ThatNamesWhoSitsAtTheTable_IsLogged()
    {
        var given = await GivenCase.AtTableAsync(app);
        var meeting = await GivenMeeting.PlannedAsync(app, ["politie"], given);
        await meeting.RunningAsync(app, given, "politie");
        using var chair = await app.AsAsync("procesregisseur");
        var page = await chair.GetAsync(meeting.Page + "/voorzitter");
        var form = page.Form("handler=Add");
        var before = await OpenedAsync(given);

        var check = new HttpRequestMessage(HttpMethod.Post, form.GetAttribute("action")!.Replace("handler=Add", "handler=Check", StringComparison.Ordinal))
        {
            Content = new FormUrlEncodedContent(form.QuerySelectorAll("input[name^='__']").Select(i => new KeyValuePair<string, string>(i.GetAttribute("name")!, i.GetAttribute("value") ?? "")).Append(new("Input.Action", "Kim: belt"))),
        };
        var seen = await chair.FollowAsync(check);

        Assert.Equal("application/json", seen.Response.Content.Headers.ContentType?.MediaType);
        Assert.Equal(before + 1, await OpenedAsync(given));
    }

    [Fact]
    public async Task AReflection_HasNoFormForACase_AndTakesNone()
    {
        var given = await GivenCase.AtTableAsync(app);
        using var chair = await app.AsAsync("procesregisseur");
        var page = await chair.GetAsync("/overleg/nieuw");
        var who = (await app.LookAsync(db => GivenCase.ActorAsync(db, "politie"))).Id!.Value.Value.ToString();
        var at = page.Document.QuerySelectorAll("input[name$='.Who']").ToList().FindIndex(i => i.GetAttribute("value") == who);
        page = await chair.SendAsync(page, ("Input.Kind", "Reflection"), ("Input.On", "vandaag"), ($"Input.People[{at}].Asked", "true"));
        var agenda = await chair.GetAsync(page.Path + "/agenda");

        Assert.Empty(agenda.Document.QuerySelectorAll("select[name='case']"));
        var refused = await chair.FollowAsync(new HttpRequestMessage(HttpMethod.Post, page.Path + "/agenda?handler=On")
        {
            Content = new FormUrlEncodedContent(agenda.Form("handler=Again").QuerySelectorAll("input[name^='__']").Select(i => new KeyValuePair<string, string>(i.GetAttribute("name")!, i.GetAttribute("value") ?? "")).Append(new("case", given.Id.Value.ToString()))),
        });
        Assert.Equal(System.Net.HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains("geen casus op de agenda", refused.Words, StringComparison.Ordinal);
    }

    private Task<int> OpenedAsync(GivenCase of) => app.LookAsync(db => db.Audit.CountAsync(a => a.ObjectId == of.Id.Value && a.Action == "Case.opened"));

    private async Task<List<string>> LooksAsync(GivenCase of, string name)
    {
        using var director = await app.AsAsync("procesregisseur");
        var page = await director.GetAsync(of.Page + "/wie-keek");
        return page.Document.QuerySelectorAll("main .rt-fold li").Select(r => string.Join(' ', r.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)))
            .Where(r => r.StartsWith(name, StringComparison.Ordinal)).ToList();
    }
}
