using DocumentFormat.OpenXml.Packaging;
using Microsoft.EntityFrameworkCore;
using Rondetafel.Domain.Persons.Cases;
using Rondetafel.Domain.Persons.Meetings;
using Rondetafel.Domain.Shared;
using Rondetafel.Tests.Harness;

namespace Rondetafel.Tests.Persons.Meetings;

/// <summary>Minutes say how it was: what becomes of a case later changes no word of them, and they hold nothing of a case that is no more.</summary>
public sealed class ApprovedMinutesTests(TestApp app) : IClassFixture<TestApp>
{
    [Fact]
    public async Task AnotherExecutor_ANewTerm_AndMoreLater_ChangeNoApprovedPagePaperOrWord()
    {
        var (given, meeting, action) = await ApprovedAsync();
        using var chair = await app.AsAsync("procesregisseur");
        var before = await SaidAsync(chair, meeting);
        Assert.All(before, said => Assert.Contains("Sam Lindeman, Welzijn Lindestad", said, StringComparison.Ordinal));
        var other = (await app.LookAsync(db => GivenCase.ActorAsync(db, "uitvoerder"))).Id;

        await given.ChangeAsync(app, "procesregisseur", (c, turn) => c.Assign(action, other, turn.By, turn.Now));
        await given.ChangeAsync(app, "procesregisseur", (c, turn) => c.DoAction(action, PlanActionStep.Postpone, "Later.", turn.Today.AddDays(90), turn.By, turn.Now));
        await given.ChangeAsync(app, "procesregisseur", (c, turn) => c.DoAction(action, PlanActionStep.Withdraw, "Niet meer nodig.", null, turn.By, turn.Now));

        Assert.Equal(before, await SaidAsync(chair, meeting));
    }

    [Fact]
    public async Task AnotherNameLater_ChangesNoApprovedPagePaperOrWord_ForAnyReader()
    {
        var (given, meeting, _) = await HeldAsync();
        await given.ChangeAsync(app, "politie", (c, turn) => c.WriteNote(
            new NewNote(new MinuteHead(new MinuteLineId(turn.NewId()), meeting.Id), "Rustig op het plein.", turn.By.Id!.Value, turn.By.Organisation!.Value, Audience.Table), turn.By, turn.Now));
        using var chair = await app.AsAsync("procesregisseur");
        using var police = await app.AsAsync("politie");
        var page = await chair.GetAsync(meeting.Page + "/verslag");
        Assert.Contains("Vastgesteld op", (await chair.SendAsync(page, page.Form("handler=Approve"))).Words, StringComparison.Ordinal);
        var before = (await WholeAsync(chair, meeting)).Concat(await WholeAsync(police, meeting)).ToList();
        foreach (var name in new[] { "Kim Oosterling", "Robin Verhage", "Sam Lindeman", "Welzijn Lindestad" }) Assert.All(before, said => Assert.Contains(name, said, StringComparison.Ordinal));
        try
        {
            await CalledAsync("Oosterling", "Anders");
            await CalledAsync("Verhage", "Anders");
            await CalledAsync("Lindeman", "Anders");

            Assert.Contains("Sam Anders", (await chair.GetAsync(given.Page)).Words, StringComparison.Ordinal);
            Assert.Equal(before, (await WholeAsync(chair, meeting)).Concat(await WholeAsync(police, meeting)).ToList());
            var (other, draft, _) = await HeldAsync();
            Assert.All(await WholeAsync(chair, draft), said => Assert.Contains("Sam Anders, Welzijn Anders", said, StringComparison.Ordinal));
            Assert.NotEqual(given.Id, other.Id);
        }
        finally
        {
            await CalledAsync("Anders", null);
        }
    }

    [Theory]
    [InlineData("author")]
    [InlineData("executor and owner")]
    public async Task AnotherNameLater_ChangesNoLineThatTheChairMayNotRead(string whose)
    {
        var author = whose == "author";
        var (given, meeting) = author ? await NotedForOthersAsync() : await AgreedAsync();
        await HandOverAsync(given);
        var (key, called, said) = author ? ("tafelpartner", "Oosterling", "Kim Oosterling:") : ("politie", "Lindeman", "Sam Lindeman, Welzijn Lindestad");
        using var chair = await app.AsAsync("procesregisseur");
        using var reader = await app.AsAsync(key);
        var page = await chair.GetAsync(meeting.Page + "/verslag");
        Assert.DoesNotContain(called, page.Words, StringComparison.Ordinal);
        Assert.Contains("Vastgesteld op", (await chair.SendAsync(page, page.Form("handler=Approve"))).Words, StringComparison.Ordinal);
        var before = await WholeAsync(reader, meeting);
        Assert.All(before, words => Assert.Contains(said, words, StringComparison.Ordinal));
        try
        {
            await CalledAsync(called, "Anders");

            Assert.Equal(before, await WholeAsync(reader, meeting));
            Assert.DoesNotContain(called, (await chair.GetAsync(meeting.Page + "/verslag")).Words, StringComparison.Ordinal);
        }
        finally
        {
            await CalledAsync("Anders", null);
        }
    }

    [Fact]
    public async Task Draft_SaysTooWhoItWasWhenItWasAgreed()
    {
        var (given, meeting, action) = await HeldAsync();
        var other = (await app.LookAsync(db => GivenCase.ActorAsync(db, "uitvoerder"))).Id;

        await given.ChangeAsync(app, "procesregisseur", (c, turn) => c.Assign(action, other, turn.By, turn.Now));

        using var chair = await app.AsAsync("procesregisseur");
        Assert.All(await SaidAsync(chair, meeting), said => Assert.Contains("Sam Lindeman, Welzijn Lindestad", said, StringComparison.Ordinal));
    }

    [Fact]
    public async Task OfACaseThatIsDestroyed_NothingIsLeftInTheMinutes()
    {
        var (given, meeting, _) = await ApprovedAsync();

        await app.LookAsync(db => db.Cases.Where(c => c.Id == given.Id).ExecuteDeleteAsync());

        using var chair = await app.AsAsync("procesregisseur");
        Assert.All(await SaidAsync(chair, meeting), said => Assert.DoesNotContain("Sam Lindeman", said, StringComparison.Ordinal));
        Assert.All(await SaidAsync(chair, meeting), said => Assert.DoesNotContain("Verborgen", said, StringComparison.Ordinal));
        Assert.Equal(0, await app.LookAsync(db => db.Set<MinuteLine>().CountAsync(l => l.CaseId == given.Id)));
        Assert.Equal(0, await app.LookAsync(db => db.Set<AgendaItem>().CountAsync(i => i.CaseId == given.Id)));
    }

    private async Task<(GivenCase, GivenMeeting, PlanActionId)> ApprovedAsync()
    {
        var held = await HeldAsync();
        await held.Item2.ChangeAsync(app, (m, by, now) => m.Approve(new Dictionary<Guid, string>(), by, now));
        return held;
    }

    private async Task<(GivenCase, GivenMeeting, PlanActionId)> HeldAsync()
    {
        var given = await GivenCase.AtTableAsync(app, new GivenTable { FamilyName = "Verborgen" });
        var meeting = await GivenMeeting.PlannedAsync(app, ["politie"], given);
        await meeting.RunningAsync(app, given, "politie");
        var (action, sam) = (default(PlanActionId), await app.LookAsync(db => GivenCase.ActorAsync(db, "tafelpartner")));
        await given.ChangeAsync(app, "procesregisseur", (c, turn) => c.AgreeAtTable(new MinuteHead(new MinuteLineId(turn.NewId()), meeting.Id),
            new NewPlanAction(action = new PlanActionId(turn.NewId()), "Opleiding bellen", "work", sam.Organisation!.Value, sam.Id, PlanActionKind.Help, turn.Today.AddDays(20)), turn.By, turn.Now));
        await given.ChangeAsync(app, "procesregisseur", (c, turn) => c.ActAtTable(
            new MinuteHead(new MinuteLineId(turn.NewId()), meeting.Id), action, PlanActionStep.Postpone, "Niemand thuis.", turn.Today.AddDays(30), turn.By, turn.Now));
        await meeting.ChangeAsync(app, (m, by, now) => m.Hold(by, now));
        return (given, meeting, action);
    }

    /// <summary>Another leads the case from now on; the chair of the meeting has no seat at it.</summary>
    private async Task HandOverAsync(GivenCase given)
    {
        var next = await app.LookAsync(db => db.Professionals.Where(p => p.Name == "Zita Opvolger").Select(p => (ProfessionalId?)p.Id).SingleOrDefaultAsync()) ?? await Given.DirectorAsync(app, "opvolger", "Zita Opvolger");
        await app.LookAsync(db => db.TouchAsync(set => set.Cases.Where(c => c.Id == given.Id).ExecuteUpdateAsync(u => u.SetProperty(c => c.Director, next)), CancellationToken.None));
    }

    /// <summary>A meeting at which an action was agreed for somebody who was not asked to it; the police was.</summary>
    private async Task<(GivenCase, GivenMeeting)> AgreedAsync()
    {
        var (given, meeting, _) = await HeldAsync();
        return (given, meeting);
    }

    /// <summary>A meeting with a note of the police, which was not asked to it, that the welfare organisation alone may read.</summary>
    private async Task<(GivenCase, GivenMeeting)> NotedForOthersAsync()
    {
        var given = await GivenCase.AtTableAsync(app);
        var meeting = await GivenMeeting.PlannedAsync(app, ["tafelpartner"], given);
        await meeting.RunningAsync(app, given, "tafelpartner");
        var sam = await app.LookAsync(db => GivenCase.ActorAsync(db, "tafelpartner"));
        await given.ChangeAsync(app, "politie", (c, turn) => c.WriteNote(new NewNote(
            new MinuteHead(new MinuteLineId(turn.NewId()), meeting.Id), "Alleen voor welzijn.", turn.By.Id!.Value, turn.By.Organisation!.Value, Audience.Of([sam.Organisation!.Value])), turn.By, turn.Now));
        await meeting.ChangeAsync(app, (m, by, now) => m.Hold(by, now));
        return (given, meeting);
    }

    /// <summary>People and the welfare organisation get another name instead of one; null gives them theirs back.</summary>
    private Task CalledAsync(string was, string? becomes) => app.LookAsync(db => db.TouchAsync(async set =>
    {
        foreach (var (first, last) in new[] { ("Kim", "Oosterling"), ("Robin", "Verhage"), ("Sam", "Lindeman") })
            if (becomes is null || was == last)
                await set.Professionals.Where(p => p.Name == $"{first} {was}").ExecuteUpdateAsync(u => u.SetProperty(p => p.Name, $"{first} {becomes ?? last}").SetProperty(p => p.Version, p => p.Version + 1));
        var (old, name) = becomes is null ? ("Welzijn Anders", "Welzijn Lindestad") : ("Welzijn Lindestad", "Welzijn Anders");
        return await set.Organisations.Where(o => o.Name == old).ExecuteUpdateAsync(u => u.SetProperty(o => o.Name, name).SetProperty(o => o.Version, o => o.Version + 1));
    }, CancellationToken.None));

    /// <summary>All that the page, the paper without its footer, and Word say.</summary>
    private static async Task<string[]> WholeAsync(Visitor reader, GivenMeeting meeting)
    {
        var page = (await reader.GetAsync(meeting.Page + "/verslag")).Document.QuerySelector("main")!.TextContent;
        return [page, .. (await SaidAsync(reader, meeting)).Skip(1)];
    }

    /// <summary>The words of the minutes on the page, on paper without its footer, and in Word.</summary>
    private static async Task<string[]> SaidAsync(Visitor reader, GivenMeeting meeting)
    {
        var page = (await reader.GetAsync(meeting.Page + "/verslag")).Document.QuerySelectorAll("section.minutes").Select(s => s.TextContent);
        var paper = (await reader.GetAsync(meeting.Page + "/verslag/afdrukken")).Document.QuerySelector("main")!.TextContent;
        var bytes = await (await reader.GetAsync(meeting.Page + "/verslag/word")).Response.Content.ReadAsByteArrayAsync();
        using var file = WordprocessingDocument.Open(new MemoryStream(bytes), false);
        return [string.Join('\n', page), paper, file.MainDocumentPart!.Document.Body!.InnerText];
    }
}
