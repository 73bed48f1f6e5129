using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Rondetafel.Data;
using Rondetafel.Domain.Shared;
using Rondetafel.Lab;

namespace Rondetafel.Browser;

/// <summary>The figures of the partnership: chosen by keyboard, drawn, and readable on a phone in both languages.</summary>
public sealed class FiguresJourney(BrowserApp app) : IClassFixture<BrowserApp>
{
    [Fact]
    public async Task Figures_OfAPeriod_InBothLanguages()
    {
        await CountAsync();
        foreach (var language in new[] { "nl", "en" })
        {
            var page = await app.PageAsync(1280, "procesregisseur", language);
            await page.GotoAsync("/regie/cijfers");
            await page.Locator("#From").FillAsync("1-1-2018");
            await page.Locator("#Until").FillAsync("31-12-2018");
            await page.Keyboard.PressAsync("Enter");
            await Assertions.Expect(page.Locator(".proces")).ToContainTextAsync("40");
            await Assertions.Expect(page.Locator(".rt-bars").First).ToContainTextAsync("2018");
            await app.LookAsync(page, $"cijfers-{language}");
        }
    }

    private async Task CountAsync()
    {
        await using var scope = app.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<RondetafelDb>().Wide();
        var organisations = await db.Organisations.ToListAsync(TestContext.Current.CancellationToken);
        var (police, town) = (organisations.First(o => o.WeighingPart == WeighingPart.Police).Id, organisations.First(o => o.WeighingPart == WeighingPart.Municipality).Id);
        void Add(int times, string kind, string? code = null, OrganisationId? of = null, int? days = null, int year = 2018)
        {
            var owner = organisations.FirstOrDefault(o => o.Id == of);
            for (var i = 0; i < times; i++) db.Counts.Add(new CountRow { Kind = kind, On = new DateOnly(year, 3, 1), Code = code, OrganisationId = of, Days = days + i, Domain = owner?.Domain, Part = owner?.WeighingPart });
        }

        foreach (var (year, taken, closed) in new[] { (2016, 21, 12), (2017, 13, 7), (2018, 9, 1) })
        {
            Add(taken, "case.taken_in", $"{year}", year: year);
            Add(closed, "case.closed", $"{year}:table", days: 200);
        }
        Add(4, "case.flag", "2016:Detained:on");
        Add(25, "signal.received", "Phone", town);
        Add(15, "signal.received", "police", police);
        Add(14, "signal.stopped", "no_sign", town, 2);
        Add(9, "signal.routed", "help", police, 3);
        Add(13, "signal.to_weighing", null, town, 4);
        Add(9, "weighing.decided", "TakeIn:in_time", days: 5);
        Add(3, "weighing.decided", "FindUnfounded:in_time", days: 4);
        Add(9, "signal.weighed", "taken_in", town, 12);
        Add(3, "signal.weighed", "not_taken_in", town, 9);
        Add(34, "action.agreed", "Help", town);
        Add(17, "action.agreed", "Control", police);
        Add(6, "action.agreed", "Contact", organisations.First(o => o.WeighingPart == WeighingPart.None && o.Domain == OrganisationDomain.Education).Id);
        Add(18, "meeting.held", "CaseConference");
        Add(23, "case.discussed");
        Add(31, "signal.acknowledged", "in_time", town);
        Add(4, "signal.acknowledged", "late", town);
        Add(30, "answer.owed", "new", town);
        Add(26, "answer.given", "in_time", town);
        Add(2, "answer.given", "late", town);
        Add(19, "case.review", "in_time");
        Add(2, "case.review", "late");
        Add(3, "case.monitored", "2016", days: 150);
        await db.SaveChangesAsync(TestContext.Current.CancellationToken);
    }
}
