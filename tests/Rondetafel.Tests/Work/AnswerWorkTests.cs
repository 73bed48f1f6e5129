using System.Net;
using Rondetafel.Lab.Demo;
using Rondetafel.Tests.Harness;

namespace Rondetafel.Tests.Work;

/// <summary>An answer that a weighing left owed stands on the page of the dossierhouder, who reads why.</summary>
public sealed class AnswerWorkTests(TestApp app) : IClassFixture<TestApp>
{
    [Fact]
    public async Task After_a_decision_of_the_weighing_the_line_says_which()
    {
        var scenes = new WeighingScenes(app.Services);
        await scenes.ShieldedAsync(await scenes.AtTheTableAsync(await scenes.BroughtAsync()));
        await scenes.TakenInAsync(await scenes.AtTheTableAsync(await scenes.BroughtAsync()));
        using var noor = await app.AsAsync("dossierhouder");

        var work = await noor.GetAsync("/mijn-werk");

        Assert.Equal(HttpStatusCode.OK, work.Status);
        Assert.Contains("De weging nam de persoon op in de aanpak.", work.Words);
        Assert.Contains("De weging nam de persoon niet op.", work.Words);
    }
}
