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
        await partner.GetAsync(meeting.Page);
        Assert.Equal(2, (await LooksAsync(shown, "Sam Lindeman")).Count(r => r.Contains("op de agenda", StringComparison.Ordinal)));
    }

    private async Task<List<string>> LooksAsync(GivenCase of, string name)
    {
        using var director = await app.AsAsync("procesregisseur");
        var page = await director.GetAsync(of.Page + "/wie-keek");
        return page.Document.QuerySelectorAll("main tbody tr").Select(r => string.Join(' ', r.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)))
            .Where(r => r.StartsWith(name, StringComparison.Ordinal)).ToList();
    }
}
