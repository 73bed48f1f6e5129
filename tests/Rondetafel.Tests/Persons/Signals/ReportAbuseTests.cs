using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Rondetafel.Data;
using Rondetafel.Domain.Persons.Answers;
using Rondetafel.Domain.Persons.Signals;
using Rondetafel.Domain.Shared;
using Rondetafel.Features.Persons.Signals.Report;
using Rondetafel.Lab;
using Rondetafel.Tests.Harness;

namespace Rondetafel.Tests.Persons.Signals;

public sealed class ReportAbuseTests(TestApp app) : IClassFixture<TestApp>
{
    [Fact]
    public async Task WithoutScript_OneWaitsTenSeconds_AndNothingIsKeptMeanwhile()
    {
        var (visitor, page) = await ReportForm.OpenAsync(app);
        var before = await SignalsAsync();

        var wait = await visitor.SendAsync(page, [.. ReportForm.Least, ("Input.Worry", "regel een\r\nregel <b>twee</b>")]);
        app.Clock.Advance(TimeSpan.FromSeconds(4));
        var early = await visitor.SendAsync(wait);
        var none = await SignalsAsync();
        app.Clock.Advance(TimeSpan.FromSeconds(6));
        var receipt = await visitor.SendAsync(early);

        Assert.Equal("Even wachten", wait.Heading);
        Assert.Contains("Wacht nog 10 seconden", wait.Words);
        Assert.Contains("Wacht nog 6 seconden", early.Words);
        Assert.Contains("regel een\r\nregel <b>twee</b>", early.Document.QuerySelector("input[name='Input.Worry']")!.GetAttribute("value"));
        Assert.Equal(before, none);
        Assert.NotEmpty(ReportForm.CodeOf(receipt));
        Assert.Equal(before + 1, await SignalsAsync());
    }

    [Fact]
    public async Task TheWaitOfAnotherForm_DoesNotCount()
    {
        var (visitor, one) = await ReportForm.OpenAsync(app);
        var other = await visitor.GetAsync("/melden/lindestad");
        var waited = (await visitor.SendAsync(one, ReportForm.Least)).Document.QuerySelector("input[name=wait]")!.GetAttribute("value");
        app.Clock.Advance(TimeSpan.FromSeconds(11));

        var answer = await visitor.SendAsync(other, [.. ReportForm.Least, ("wait", waited)]);

        Assert.Equal("Even wachten", answer.Heading);
    }

    [Theory]
    [InlineData("-1")]
    [InlineData("99999999999999999999999")]
    [InlineData("abc")]
    public async Task AWrongNumber_IsNoProof(string work)
    {
        var (visitor, page) = await ReportForm.OpenAsync(app);

        Assert.Equal("Even wachten", (await visitor.SendAsync(page, [.. ReportForm.Least, ("pow", work)])).Heading);
    }

    [Fact]
    public async Task TheProofOfOneForm_DoesNotCountForAnother()
    {
        var (visitor, one) = await ReportForm.OpenAsync(app);
        var work = ReportForm.Work(one.Form());
        // With 4 bits one number in 16 happens to fit; look for a form that it does not fit.
        Seen answer;
        var tries = 0;
        do
        {
            var other = await visitor.GetAsync("/melden/lindestad");
            answer = await visitor.SendAsync(other, [.. ReportForm.Least, ("pow", work)]);
        }
        while (answer.Heading != "Even wachten" && ++tries < 8);

        Assert.Equal("Even wachten", answer.Heading);
    }

    [Fact]
    public async Task TheEleventhReportOfAnHour_FromOneAddress_IsRefused_WithTheTextKept()
    {
        app.Clock.Advance(TimeSpan.FromDays(1));
        for (var i = 0; i < 10; i++) await SendAsync();

        var stopped = await TrySendAsync(("Input.Worry", "blijft staan"));
        var before = await SignalsAsync();
        app.Clock.Advance(TimeSpan.FromHours(1));

        Assert.Equal(HttpStatusCode.TooManyRequests, stopped.Status);
        Assert.Contains("Vanaf uw verbinding", stopped.Words);
        Assert.Equal("blijft staan", stopped.Document.QuerySelector("#Input_Worry")!.TextContent.Trim());
        await SendAsync();
        Assert.Equal(before + 1, await SignalsAsync());
    }

    [Fact]
    public async Task TheCeilingOfTheDay_AsksToCall_TellsTheHoldersOnce_AndEndsAtMidnight()
    {
        await app.CeilingAsync(2);
        app.Clock.Advance(TimeSpan.FromDays(2));
        var late = await app.Anyone().GetAsync("/melden/waalrode");
        await SendAsync("waalrode");
        var before = await NoticesAsync();
        await SendAsync("waalrode");
        var told = await NoticesAsync();

        var page = await app.Anyone().GetAsync("/melden/waalrode");
        var refused = await TrySendAsync(late, ("Input.Worry", "blijft staan"));
        var neighbour = await app.Anyone().GetAsync("/melden/lindestad");
        app.Clock.Advance(TimeSpan.FromDays(1));
        var tomorrow = await app.Anyone().GetAsync("/melden/waalrode");
        await app.CeilingAsync(25);

        Assert.Equal((0, 1), (before, told));
        Assert.Contains("Bel het meldpunt van Waalrode", page.Heading);
        Assert.Contains("085 000 12 44", page.Words);
        Assert.Empty(page.Document.QuerySelectorAll("main form"));
        Assert.Equal(HttpStatusCode.TooManyRequests, refused.Status);
        Assert.Equal("blijft staan", refused.Document.QuerySelector("#Input_Worry")!.TextContent.Trim());
        Assert.NotEmpty(neighbour.Document.QuerySelectorAll("main form"));
        Assert.NotEmpty(tomorrow.Document.QuerySelectorAll("main form"));
    }

    [Fact]
    public async Task TwoReportsAtOnce_DoNotBothPassTheCeiling()
    {
        app.Clock.Advance(TimeSpan.FromDays(5));
        await app.CeilingAsync(1);
        var (within, go) = (new TaskCompletionSource(), new TaskCompletionSource());
        var municipality = await app.MunicipalityAsync("Hoogbeek");
        await using var first = app.Services.CreateAsyncScope();
        await using var second = app.Services.CreateAsyncScope();
        var db = first.ServiceProvider.GetRequiredService<RondetafelDb>().Wide();
        var one = db.SaveInTurnAsync(municipality, async () =>
        {
            within.SetResult();
            await go.Task;
            db.Counts.Add(new CountRow { Kind = "signal.received", On = Deadline.LocalDate(app.Clock.Now), MunicipalityId = municipality, Code = nameof(Channel.PublicPage) });
            return true;
        }, TestContext.Current.CancellationToken);
        await within.Task;

        var other = second.ServiceProvider.GetRequiredService<ReportWorryHandler>().RunAsync(new ReportWorry(
            municipality, new PersonGiven("Ada", "Proef", null, null, null), [new FactGiven("Iets gezien.", null, null, null, Observation.Own)], new ThoughtsGiven("Zorg", null, null, null, default),
            null, null, AnswerWish.CodeOnly, new byte[32]), TestContext.Current.CancellationToken);
        await Task.Delay(200, TestContext.Current.CancellationToken); // it has looked by then, if it does not wait for its turn
        go.SetResult();

        Assert.True(await one);
        Assert.Equal("ceiling", (await other).Refusal?.Code);
        await app.CeilingAsync(25);
    }

    private async Task SendAsync(string slug = "lindestad")
    {
        var visitor = app.Anyone();
        ReportForm.CodeOf(await ReportForm.SendAsync(visitor, await visitor.GetAsync($"/melden/{slug}")));
    }

    private async Task<Seen> TrySendAsync(params (string Name, string? Value)[] values)
    {
        var visitor = app.Anyone();
        return await ReportForm.SendAsync(visitor, await visitor.GetAsync("/melden/lindestad"), values);
    }

    /// <summary>A form that stood open since before, sent with the cookies of a new page.</summary>
    private async Task<Seen> TrySendAsync(Seen late, params (string Name, string? Value)[] values)
    {
        var visitor = app.Anyone();
        var token = (await visitor.GetAsync("/melden/lindestad")).Document.QuerySelector("main input[name=__form]")!.GetAttribute("value");
        return await ReportForm.SendAsync(visitor, late, [.. values, ("__form", token)]);
    }

    private Task<int> SignalsAsync() => app.LookAsync(db => db.Signals.CountAsync());

    private Task<int> NoticesAsync() => app.LookAsync(db => db.ViewNotices.CountAsync(n => n.Kind == "report.notice.ceiling"));
}
