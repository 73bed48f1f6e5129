using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Rondetafel.Data;
using Rondetafel.Lab;
using Rondetafel.Tests.Harness;

namespace Rondetafel.Browser;

/// <summary>What a person sees when something does not work, and the page of the demonstration: looked at as every other page.</summary>
public sealed class ProblemJourney(BrowserApp app) : IClassFixture<BrowserApp>
{
    [Fact]
    public async Task PagesOfWhatGoesWrong_AreLookedAt()
    {
        var page = await app.PageAsync(320);
        await page.GotoAsync("/demo");
        await app.LookAsync(page, "demo");

        await page.GotoAsync("/melden/lindestad");
        await page.FillAsync("#Input_Description", "Jongen met rode pet");
        await page.FillAsync("#Input_Facts_0__What", "Zei dat geweld nodig is");
        await page.CheckAsync("#Input_Facts_0__Observation");
        await BrowserApp.StandsAsync(page);
        await page.EvaluateAsync("() => document.querySelector('form[data-steps]').submit()"); // as without script
        await SaysAsync(page, "Even wachten", "even-wachten");

        await RunAsync("ALTER TABLE \"Municipalities\" RENAME TO \"Elsewhere\"");
        await page.GotoAsync("/melden");
        await SaysAsync(page, "Er ging iets mis", "probleem-500");
        await RunAsync("ALTER TABLE \"Elsewhere\" RENAME TO \"Municipalities\"");

        await page.GotoAsync("/antwoord");
        for (var i = 0; i < 21; i++)
        {
            await page.Locator("#Input_Code").FillAsync("x");
            await page.Locator("#Input_Code").FocusAsync();
            await Keys.EnterAsync(page);
        }
        await Assertions.Expect(page.Locator("[data-errors]")).ToContainTextAsync("veel codes geprobeerd");
        await SaysAsync(page, "Antwoord lezen", "antwoord-te-vaak");
    }

    [Fact]
    public async Task ADoorThatIsFull_IsLookedAt()
    {
        await app.CeilingAsync(0);
        var page = await app.PageAsync(320);
        await page.GotoAsync("/melden/lindestad");
        await SaysAsync(page, "Bel het meldpunt van Lindestad", "melden-vol");
        await app.CeilingAsync(25);
    }

    /// <summary>Chromium waits for an answer until it has sent all, which here takes minutes: the page itself is fetched beside it and shown as the answer.</summary>
    [Fact]
    public async Task WhatIsTooLarge_IsLookedAt()
    {
        using var client = new HttpClient { BaseAddress = app.Address };
        using var request = new HttpRequestMessage(HttpMethod.Post, "/melden/lindestad") { Content = new ByteArrayContent(new byte[(int)Limits.RequestBytes + 1]) };
        request.Content.Headers.ContentType = new("application/x-www-form-urlencoded");
        request.Headers.ExpectContinue = true;
        using var refused = await client.SendAsync(request, TestContext.Current.CancellationToken);
        var answer = await refused.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, refused.StatusCode);

        var page = await app.PageAsync(320);
        await page.RouteAsync("**/melden/lindestad", route => route.FulfillAsync(new RouteFulfillOptions
        {
            Status = 413, ContentType = "text/html; charset=utf-8", Body = answer, Headers = refused.Headers.Where(h => h.Key.StartsWith("Content-Security", StringComparison.Ordinal)).ToDictionary(h => h.Key, h => h.Value.First()),
        }));
        await page.GotoAsync("/melden/lindestad");
        await SaysAsync(page, "Dit is te groot", "probleem-413");
    }

    private async Task SaysAsync(IPage page, string heading, string name)
    {
        await Assertions.Expect(page.Locator("h1")).ToContainTextAsync(heading);
        await app.LookAsync(page, name);
    }

    private async Task RunAsync(string sql)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<RondetafelDb>().Wide();
        await db.Database.ExecuteSqlRawAsync(sql, TestContext.Current.CancellationToken);
    }
}
