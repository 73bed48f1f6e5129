using System.Net;
using Microsoft.EntityFrameworkCore;
using Rondetafel.Domain.Society.Themes;
using Rondetafel.Lab.Demo;
using Rondetafel.Tests.Harness;

namespace Rondetafel.Tests.Persons.Weighings;

/// <summary>"Not a person but a tension": the theme stays, without anything that leads back.</summary>
public sealed class ThemeTests(TestApp app) : IClassFixture<TestApp>
{
    private WeighingScenes Scenes => new(app.Services);

    [Fact]
    public async Task Undoing_TakesOneThemeBack_AndOnlyThat()
    {
        var first = await Scenes.AtTheTableAsync(await Scenes.BroughtAsync());
        await Scenes.ShieldedAsync(first, Domain.Persons.Weighings.WeighingAction.FindNoPerson, "discrimination");
        var second = await Scenes.AtTheTableAsync(await Scenes.BroughtAsync());
        await Scenes.ShieldedAsync(second, Domain.Persons.Weighings.WeighingAction.FindNoPerson, "discrimination");
        Assert.Equal(2, await CountAsync("discrimination"));
        using var politie = await app.AsAsync("politie");

        await politie.SendAsync(await politie.GetAsync($"/wegingen/{second.Value}/ongedaan"), ("Input.Reason", "Toch een persoon."));

        Assert.Equal(1, await CountAsync("discrimination"));
    }

    [Theory]
    [InlineData("politie")]
    [InlineData("dossierhouder")]
    [InlineData("beheerder")]
    public async Task List_IsForTheProcessDirectorOnly(string key)
    {
        using var other = await app.AsAsync(key);
        if (key == "beheerder") await Given.ReadyAsync(app, key);
        Assert.Equal(HttpStatusCode.NotFound, (await other.GetAsync("/themas")).Status);
    }

    [Fact]
    public void ATheme_HoldsNoIdOfSignalWeighingOrPerson() =>
        Assert.Equal(["Id", "MunicipalityId", "On", "Theme"], typeof(KeptTheme).GetProperties().Select(p => p.Name).Order(StringComparer.Ordinal));

    private Task<int> CountAsync(string theme) => app.LookAsync(db => db.Themes.CountAsync(t => t.Theme == theme));
}
