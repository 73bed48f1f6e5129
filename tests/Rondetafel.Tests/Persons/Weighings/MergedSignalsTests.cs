using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Rondetafel.Domain.Persons.Signals;
using Rondetafel.Jobs;
using Rondetafel.Lab.Demo;
using Rondetafel.Tests.Harness;

namespace Rondetafel.Tests.Persons.Weighings;

/// <summary>Signals that were merged are weighed, taken over, wiped and shielded together with the one they were merged into.</summary>
public sealed class MergedSignalsTests(TestApp app) : IClassFixture<TestApp>
{
    private WeighingScenes Scenes => new(app.Services);

    /// <summary>A signal brought to the weighing, one merged into it, and one merged into that one.</summary>
    private async Task<SignalId[]> ThreeAsync()
    {
        var survivor = await Scenes.BroughtAsync(new ScenePerson { BirthDate = null });
        var merged = await Scenes.MergedAsync(survivor, new ScenePerson { Fact = "Boterbloem in de kantine.", Worry = "Zonnedauw.", BirthDate = "12-2-2010" });
        var far = await Scenes.MergedAsync(merged, new ScenePerson { Fact = "Vingerhoed bij de poort.", ReportedBy = null, BirthDate = null });
        return [survivor, merged, far];
    }

    [Fact]
    public async Task TheTable_ReadsThemAll_AndEachReadingIsLogged()
    {
        var signals = await ThreeAsync();
        var id = await Scenes.AtTheTableAsync(signals[0]);
        using var politie = await app.AsAsync("politie");

        var page = await politie.GetAsync($"/wegingen/{id.Value}");

        foreach (var word in new[] { "journalisten", "Boterbloem", "Zonnedauw", "Vingerhoed", "over dezelfde persoon" }) Assert.Contains(word, page.Words);
        Assert.DoesNotContain("Fenna", page.Html);
        foreach (var signal in signals) Assert.Equal(1, await app.LookAsync(db => db.Audit.CountAsync(a => a.ObjectId == signal.Value && a.Action == "WeighedSignal.opened")));
        using var outsider = await app.AsAsync("tafelpartner");
        Assert.Equal(HttpStatusCode.NotFound, (await outsider.GetAsync($"/wegingen/{id.Value}")).Status);
    }

    [Fact]
    public async Task TakenIn_TheirFactsGoAlong_AndNothingIsLeftInAnyOfThem()
    {
        var signals = await ThreeAsync();
        var id = await Scenes.AtTheTableAsync(signals[0]);
        using var chair = await app.AsAsync("procesregisseur");
        var form = await chair.GetAsync($"/wegingen/{id.Value}/opnemen");
        Assert.Contains("minderjarig", form.Words); // only the merged one knew the date of birth
        await chair.SendAsync(form,
            ("Input.Reason", "Taal en filmpje samen."), ("Input.LighterOption", "Alleen jeugdhulp."), ("Input.Purpose", "Weer naar school."), ("Input.ExitCriteria[0]", "Geen nieuwe zorg."),
            ("Input.NeededUntil", "over 2 maanden"), ("Input.NextDiscussionOn", "over 2 weken"), ("Input.Feedback.Say", "later"));

        var made = await app.LookAsync(db => db.Cases.Include(c => c.Contributions).SingleAsync(c => c.WeighingId == id));
        Assert.Equal(15, made.Contributions.Count);
        Assert.NotNull(made.MinorUntil);
        var page = await chair.GetAsync($"/casussen/{made.Id.Value}");
        foreach (var word in new[] { "journalisten", "Boterbloem", "Zonnedauw", "Vingerhoed" }) Assert.Contains(word, page.Words);
        foreach (var signal in signals)
        {
            var left = await app.LookAsync(db => db.Signals.Include(s => s.Facts).Include(s => s.Steps).SingleAsync(s => s.Id == signal));
            Assert.Equal(SignalStatus.TakenIn, left.Status);
            Assert.Empty(left.Facts);
            Assert.Null(left.FamilyName);
            Assert.Null(left.Worry);
            Assert.NotNull(left.DestroyOn);
            Assert.All(left.Steps, s => Assert.Null(s.Reason));
            Assert.NotNull(await app.LookAsync(db => db.Answers.Where(a => a.SignalId == signal).Select(a => a.DueOn).SingleAsync()));
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Refused_TheyAreShieldedTogether_UndoneTogether_AndGoneTogether(bool byTerm)
    {
        var signals = await ThreeAsync();
        var id = await Scenes.AtTheTableAsync(signals[0]);
        if (byTerm)
        {
            await Scenes.WaitingAsync(id, 2);
            app.Clock.Advance(TimeSpan.FromDays(3));
            await app.Services.GetRequiredService<WeighingTerms>().RunAsync(CancellationToken.None);
        }
        else await Scenes.ShieldedAsync(id);
        using var holder = await app.AsAsync("dossierhouder");
        foreach (var signal in signals)
        {
            var page = await holder.GetAsync($"/meldingen/{signal.Value}");
            foreach (var word in new[] { "journalisten", "Boterbloem", "Vingerhoed", "Zandstra" }) Assert.DoesNotContain(word, page.Html);
            Assert.Equal(SignalStatus.NotTakenIn, await StatusAsync(signal));
        }
        using var politie = await app.AsAsync("politie");

        var again = await politie.SendAsync(await politie.GetAsync($"/wegingen/{id.Value}/ongedaan"), ("Input.Reason", "Er kwam een feit bij."));

        Assert.Contains("Boterbloem", again.Words);
        Assert.Equal([SignalStatus.ToWeighing, SignalStatus.Merged, SignalStatus.Merged], [await StatusAsync(signals[0]), await StatusAsync(signals[1]), await StatusAsync(signals[2])]);
        await Scenes.ShieldedAsync(id);
        app.Clock.Advance(TimeSpan.FromDays(15));
        await app.Services.GetRequiredService<DailyJob>().RunOnceAsync(CancellationToken.None);
        foreach (var signal in signals) Assert.Equal(0, await app.LookAsync(db => db.Signals.CountAsync(s => s.Id == signal)));
    }

    private Task<SignalStatus> StatusAsync(SignalId id) => app.LookAsync(db => db.Signals.Where(s => s.Id == id).Select(s => s.Status).SingleAsync());
}
