using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Rondetafel.Jobs;
using Rondetafel.Lab.Demo;
using Rondetafel.Tests.Harness;

namespace Rondetafel.Tests.Persons.Weighings;

/// <summary>A theme outlives its weighing and ends after a year; the clock of this class runs far ahead.</summary>
public sealed class ThemeEndTests(TestApp app) : IClassFixture<TestApp>
{
    private WeighingScenes Scenes => new(app.Services);

    [Fact]
    public async Task Theme_IsKeptAtTheDecision_OutlivesTheWeighing_AndEndsAfterAYear()
    {
        var id = await Scenes.AtTheTableAsync(await Scenes.BroughtAsync());
        using (var chair = await app.AsAsync("procesregisseur"))
        {
            var form = await chair.GetAsync($"/wegingen/{id.Value}/besluiten");
            await chair.SendAsync(form, ("Input.Outcome", "FindNoPerson"), ("Input.Theme", "online"), ("Input.Reason", "Een groep, geen persoon."), ("Input.Feedback.Say", "later"));
        }
        Assert.Equal(1, await CountAsync("online"));
        app.Clock.Advance(TimeSpan.FromDays(15));
        var terms = app.Services.GetRequiredService<WeighingTerms>();
        await terms.RunAsync(CancellationToken.None);
        Assert.Equal(0, await app.LookAsync(db => db.Weighings.CountAsync(w => w.Id == id)));

        using (var chair = await app.AsAsync("procesregisseur"))
        {
            var page = await chair.GetAsync("/themas");
            Assert.Contains("Spanning online Lindestad", string.Join(' ', page.Document.QuerySelectorAll("tbody tr").Select(r => string.Join(' ', r.Children.Select(c => c.TextContent.Trim())))));
            Assert.DoesNotContain(id.Value.ToString(), page.Html);
            Assert.Contains("/themas", (await chair.GetAsync("/wegingen")).Html);
        }
        app.Clock.Advance(TimeSpan.FromDays(365));
        await terms.RunAsync(CancellationToken.None);
        Assert.Equal(0, await CountAsync("online"));
    }

    private Task<int> CountAsync(string theme) => app.LookAsync(db => db.Themes.CountAsync(t => t.Theme == theme));
}
