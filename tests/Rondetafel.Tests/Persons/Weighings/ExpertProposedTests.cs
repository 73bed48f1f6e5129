using Microsoft.EntityFrameworkCore;
using Rondetafel.Domain.Shared;
using Rondetafel.Lab.Demo;
using Rondetafel.Tests.Harness;

namespace Rondetafel.Tests.Persons.Weighings;

/// <summary>The outside expert in the proposal of who weighs: ticked when one is designated, from whatever organisation; said when there is none.</summary>
public sealed class ExpertProposedTests(TestApp app) : IClassFixture<TestApp>
{
    [Fact]
    public async Task DesignatedExpert_StandsTicked_AlsoFromAnOrganisationThatDoesNotWeigh_AndWithoutOneThatIsSaid()
    {
        var scenes = new WeighingScenes(app.Services);
        var signal = await scenes.BroughtAsync();
        using var chair = await app.AsAsync("procesregisseur");
        var expert = await app.LookAsync(db => GivenCase.ActorAsync(db, "deskundige"));
        await PartAsync(expert.Organisation!.Value, WeighingPart.None);

        var page = await chair.GetAsync($"/wegingen/nieuw/{signal.Value}");

        Assert.NotNull(page.Document.QuerySelector($"input[name='Input.Seats'][value='{expert.Id!.Value.Value}'][checked]"));
        Assert.DoesNotContain("geen deskundige van buiten aangewezen", page.Words, StringComparison.Ordinal);
        await app.LookAsync(db => db.Professionals.Where(p => p.Id == expert.Id).ExecuteUpdateAsync(s => s.SetProperty(p => p.DesignatedUntil, new DateOnly(2020, 1, 1)), TestContext.Current.CancellationToken));
        page = await chair.GetAsync($"/wegingen/nieuw/{signal.Value}");
        Assert.Contains("Er is geen deskundige van buiten aangewezen.", page.Words, StringComparison.Ordinal);
    }

    private Task PartAsync(OrganisationId id, WeighingPart part) =>
        app.LookAsync(db => db.Organisations.Where(o => o.Id == id).ExecuteUpdateAsync(s => s.SetProperty(o => o.WeighingPart, part), TestContext.Current.CancellationToken));
}
