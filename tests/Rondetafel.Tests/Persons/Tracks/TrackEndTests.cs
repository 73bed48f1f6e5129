using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Rondetafel.Domain.Persons.Tracks;
using Rondetafel.Jobs;
using Rondetafel.Lab.Demo;
using Rondetafel.Tests.Harness;

namespace Rondetafel.Tests.Persons.Tracks;

/// <summary>A track outlives its weighing, and its end waits for the chair.</summary>
public sealed class TrackEndTests(TestApp app) : IClassFixture<TestApp>
{
    private WeighingScenes Scenes => new(app.Services);

    [Fact]
    public async Task TrackInstead_OutlivesItsWeighing_UntilTheChairHasReadHowItEnded()
    {
        var id = await Scenes.AtTheTableAsync(await Scenes.BroughtAsync());
        await Scenes.TrackAsync(id, 20);
        await Scenes.ShieldedAsync(id);
        var terms = app.Services.GetRequiredService<WeighingTerms>();
        app.Clock.Advance(TimeSpan.FromDays(15));
        await terms.RunAsync(CancellationToken.None);
        Assert.Equal(0, await app.LookAsync(db => db.Weighings.CountAsync(w => w.Id == id)));
        app.Clock.Advance(TimeSpan.FromDays(6));

        Assert.Equal(1, (await terms.RunAsync(CancellationToken.None)).Lapsed);
        await terms.RunAsync(CancellationToken.None);

        var track = await app.LookAsync(db => db.Tracks.SingleAsync(t => t.WeighingId == id));
        using var chair = await app.AsAsync("procesregisseur");
        Assert.Contains("Traject verlopen", (await chair.GetAsync("/mijn-werk")).Words);
        var page = await chair.GetAsync($"/om-trajecten/{track.Id.Value}");
        Assert.Contains("Verlopen zonder terugmelding", page.Words);
        page = await chair.SendAsync(page, page.Form("?handler=Read"));
        Assert.Contains("U hebt gelezen hoe het traject afliep", page.Words);
        Assert.DoesNotContain("Traject verlopen", (await chair.GetAsync("/mijn-werk")).Words);
        await terms.RunAsync(CancellationToken.None);
        Assert.Equal(HttpStatusCode.OK, (await chair.GetAsync($"/om-trajecten/{track.Id.Value}")).Status);

        app.Clock.Advance(TimeSpan.FromDays(14));
        await terms.RunAsync(CancellationToken.None);
        Assert.Equal(0, await app.LookAsync(db => db.Tracks.CountAsync(t => t.Id == track.Id)));
        Assert.Equal(1, await app.LookAsync(db => db.Audit.CountAsync(a => a.ObjectId == track.Id.Value && a.Action == "TrackDestroyed")));
    }

    [Fact]
    public async Task TrackThatNobodyReads_EndsAfterItsTermAllTheSame()
    {
        var id = await Scenes.AtTheTableAsync(await Scenes.BroughtAsync());
        await Scenes.TrackAsync(id, 20, TrackPlace.Instead);
        await Scenes.ShieldedAsync(id);
        var terms = app.Services.GetRequiredService<WeighingTerms>();
        app.Clock.Advance(TimeSpan.FromDays(21));
        await terms.RunAsync(CancellationToken.None);
        app.Clock.Advance(TimeSpan.FromDays(89));
        await terms.RunAsync(CancellationToken.None);
        Assert.Equal(1, await app.LookAsync(db => db.Tracks.CountAsync(t => t.WeighingId == id)));

        app.Clock.Advance(TimeSpan.FromDays(1));
        await terms.RunAsync(CancellationToken.None);

        Assert.Equal(0, await app.LookAsync(db => db.Tracks.CountAsync(t => t.WeighingId == id)));
    }
}
