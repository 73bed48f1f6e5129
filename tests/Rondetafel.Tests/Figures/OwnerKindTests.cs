using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Rondetafel.Data;
using Rondetafel.Domain.Governance.Figures;
using Rondetafel.Domain.Shared;
using Rondetafel.Lab;
using Rondetafel.Tests.Harness;

namespace Rondetafel.Tests.Figures;

/// <summary>An action is counted with what its owner is on that day; what the owner becomes later changes no earlier figure.</summary>
public sealed class OwnerKindTests(TestApp app) : IClassFixture<TestApp>
{
    [Fact]
    public async Task AnOrganisationThatBecomesSomethingElse_ChangesNoEarlierFigure()
    {
        var given = await GivenCase.AtTableAsync(app);
        var before = await OwnedAsync();
        await given.AgreeAsync(app, "tafelpartner", "Opleiding bellen");
        await given.AgreeAsync(app, "politie", "Langsgaan");
        Assert.Equal((before.Police + 1, before.Welfare + 1, before.Other), await OwnedAsync());

        await BecomesAsync("Welzijn Lindestad", OrganisationDomain.Community, WeighingPart.None);
        await BecomesAsync("Politie", OrganisationDomain.Care, WeighingPart.None);

        Assert.Equal((before.Police + 1, before.Welfare + 1, before.Other), await OwnedAsync());
        await given.AgreeAsync(app, "tafelpartner", "Nog eens bellen");
        await given.AgreeAsync(app, "politie", "Nog eens langsgaan");
        Assert.Equal((before.Police + 1, before.Welfare + 2, before.Other + 1), await OwnedAsync());
    }

    private async Task<(int Police, int Welfare, int Other)> OwnedAsync()
    {
        var today = Deadline.LocalDate(app.Clock.Now);
        var table = (await app.LookAsync(db => FigureReader.MakeAsync(db, [ActionsByOwner.Figure], new FigurePeriod(today.AddDays(-1), today), CancellationToken.None)))[0];
        return (table.At("police_and_prosecutor", "count")!.Value, table.At("municipality_and_welfare", "count")!.Value, table.At("other_organisations", "count")!.Value);
    }

    private async Task BecomesAsync(string name, OrganisationDomain domain, WeighingPart part)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<RondetafelDb>().Wide();
        var organisation = await db.Organisations.SingleAsync(o => o.Name == name, TestContext.Current.CancellationToken);
        organisation.Correct(organisation.Name, domain, part, organisation.MunicipalityId, await GivenCase.ActorAsync(db, "beheerder"), app.Clock.Now);
        await db.SaveChangesAsync(TestContext.Current.CancellationToken);
    }
}
