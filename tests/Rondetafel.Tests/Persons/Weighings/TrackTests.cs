using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Rondetafel.Jobs;
using Rondetafel.Domain.Persons.Tracks;
using Rondetafel.Features.Persons.Weighings;
using Rondetafel.Lab.Demo;
using Rondetafel.Tests.Harness;

namespace Rondetafel.Tests.Persons.Weighings;

public sealed class TrackTests(TestApp app) : IClassFixture<TestApp>
{
    private WeighingScenes Scenes => new(app.Services);

    [Fact]
    public async Task Track_IsNotedByTheChair_AndReportedBackByItsOwnerOnly()
    {
        var id = await Scenes.AtTheTableAsync(await Scenes.BroughtAsync());
        using var chair = await app.AsAsync("procesregisseur");
        var form = await chair.GetAsync($"/wegingen/{id.Value}/om-traject");
        var page = await chair.SendAsync(form, ("Input.Place", "Beside"), ("Input.EndsOn", "gisteren"));
        Assert.Contains("Kies een datum na vandaag", page.Document.QuerySelector("#Input_EndsOn-error")!.TextContent);
        page = await chair.SendAsync(page, ("Input.EndsOn", "2-6-2026"));
        Assert.Contains("Van Jip van Aalst, naast de aanpak, tot en met 2 juni 2026.", page.Words);
        var track = await app.LookAsync(db => db.Tracks.SingleAsync(t => t.WeighingId == id));

        using var politie = await app.AsAsync("politie");
        Assert.Equal(HttpStatusCode.NotFound, (await politie.GetAsync($"/om-trajecten/{track.Id.Value}")).Status);
        Assert.DoesNotContain("2 juni", (await politie.GetAsync("/om-trajecten")).Words);
        var table = await politie.GetAsync($"/wegingen/{id.Value}");
        Assert.Contains("Van Jip van Aalst, naast de aanpak, tot en met 2 juni 2026.", table.Words);
        Assert.DoesNotContain($"/om-trajecten/{track.Id.Value}", table.Html);
        page = await chair.GetAsync($"/om-trajecten/{track.Id.Value}");
        Assert.Empty(page.Document.QuerySelectorAll("main form"));
        Assert.NotNull(page.Document.QuerySelector($"main .rt-meta a[href='/wegingen/{id.Value}']"));
        Assert.Equal("Wegingen", page.Document.QuerySelector(".rt-side .rt-nav ul a[aria-current]")?.TextContent);

        using var om = await app.AsAsync("om");
        form = await om.GetAsync($"/om-trajecten/{track.Id.Value}");
        Assert.Contains("Vul hier iets in", (await om.SendAsync(form)).Document.QuerySelector("#Input_Report-error")!.TextContent);
        page = await om.SendAsync(form, ("Input.Report", "Het traject is klaar, zonder vervolging."));
        Assert.Contains("De voorzitter krijgt bericht", page.Words);
        Assert.Contains("zonder vervolging", (await chair.GetAsync($"/om-trajecten/{track.Id.Value}")).Words);
        Assert.DoesNotContain("zonder vervolging", (await politie.GetAsync($"/wegingen/{id.Value}")).Html);
    }

    [Fact]
    public async Task Track_WithoutAReport_Lapses_AndTheChairIsTold()
    {
        var id = await Scenes.AtTheTableAsync(await Scenes.BroughtAsync());
        await Scenes.TrackAsync(id, 10);
        var terms = app.Services.GetRequiredService<WeighingTerms>();
        Assert.Equal(0, (await terms.RunAsync(CancellationToken.None)).Lapsed);
        var chair = await app.LookAsync(db => db.Professionals.Where(p => p.Email == "procesregisseur@lindevaart.example").Select(p => p.Id).SingleAsync());
        var mails = await app.LookAsync(db => db.Outbox.CountAsync(m => m.For == chair));

        app.Clock.Advance(TimeSpan.FromDays(11));
        Assert.Equal(1, (await terms.RunAsync(CancellationToken.None)).Lapsed);

        Assert.Equal(TrackStatus.Lapsed, await app.LookAsync(db => db.Tracks.Where(t => t.WeighingId == id).Select(t => t.Status).SingleAsync()));
        Assert.InRange(await app.LookAsync(db => db.Outbox.CountAsync(m => m.For == chair)), mails + 1, int.MaxValue); // a likely duplicate may be told besides
        Assert.Equal(0, (await terms.RunAsync(CancellationToken.None)).Lapsed);
    }
}
