using System.Net;
using Microsoft.EntityFrameworkCore;
using Rondetafel.Domain.Persons.Signals;
using Rondetafel.Lab.Demo;
using Rondetafel.Tests.Harness;

namespace Rondetafel.Tests.Persons.Weighings;

/// <summary>A signal that was brought to the weighing is always somebody's work.</summary>
public sealed class WithoutDirectorTests(TestApp app) : IClassFixture<TestApp>
{
    [Theory]
    [InlineData(null)]
    [InlineData("politie")] // named once, no process director any more
    public async Task ABroughtSignal_ComesToAProcessDirector_AndIsConvened_WhoeverTheMunicipalityNames(string? named)
    {
        await Given.NameDirectorAsync(app, "Lindestad", named);
        var given = await Given.SignalAsync(app);
        await Given.AcknowledgedAsync(app, given);
        var chair = (await app.LookAsync(db => Given.ActorAsync(db, "procesregisseur"))).Id!.Value;
        var told = await app.LookAsync(db => db.Outbox.CountAsync(o => o.For == chair));
        using var holder = await app.AsAsync("dossierhouder");

        var brought = await holder.SendAsync(
            await holder.GetAsync(given.Page + "/naar-weging"), ("Input.Reason", "Taal en filmpje."), ("Input.LighterOption", "Gewone hulp."), ("Input.Feedback.Say", "later"));

        Assert.Equal(HttpStatusCode.OK, brought.Status);
        Assert.Equal(told + 1, await app.LookAsync(db => db.Outbox.CountAsync(o => o.For == chair)));
        using var director = await app.AsAsync("procesregisseur");
        Assert.Contains(given.Code, (await director.GetAsync("/mijn-werk")).Words, StringComparison.Ordinal);
        Assert.Contains(given.Code, (await director.GetAsync("/wegingen")).Words, StringComparison.Ordinal);
        var form = await director.GetAsync($"/wegingen/nieuw/{given.Id.Value}");
        Assert.Equal(HttpStatusCode.OK, form.Status);
        Assert.Contains("De weging is gepland", (await director.SendAsync(form, ("Input.On", "over 3 dagen"))).Words, StringComparison.Ordinal);
        Assert.DoesNotContain(given.Code, (await director.GetAsync("/mijn-werk")).Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task TheAdministrator_ReadsThatWeighingsHangOnTheName()
    {
        using var admin = await Account.Joined.ReadyAsync(app, "beheerder");
        var municipality = await app.LookAsync(db => db.Municipalities.Where(m => m.Name == "Lindestad").Select(m => m.Id).SingleAsync());

        var page = await admin.GetAsync($"/beheer/gemeenten/{municipality.Value}");

        Assert.Contains("Procesregisseur voor wegingen en mogelijke dubbelen", page.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WithNoProcessDirectorAtAll_BringingIsRefused_TheAdministratorReadsIt_AndAfterwardsItGoesOn()
    {
        var given = await Given.SignalAsync(app);
        await Given.AcknowledgedAsync(app, given);
        await Given.NameDirectorAsync(app, "Lindestad", "procesregisseur");
        using var admin = await Account.Joined.ReadyAsync(app, "beheerder");
        Assert.DoesNotContain("Er is geen procesregisseur aangewezen", await LineAsync(admin), StringComparison.Ordinal);
        await Given.DesignatedUntilAsync(app, "procesregisseur", new DateOnly(2026, 3, 1));
        using var holder = await app.AsAsync("dossierhouder");
        (string, string?)[] fields = [("Input.Reason", "Taal en filmpje."), ("Input.LighterOption", "Gewone hulp."), ("Input.Feedback.Say", "later")];

        var refused = await holder.SendAsync(await holder.GetAsync(given.Page + "/naar-weging"), fields);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains("Er is nu geen procesregisseur die de weging kan plannen.", refused.Words, StringComparison.Ordinal);
        Assert.Contains("Taal en filmpje.", refused.Html, StringComparison.Ordinal);
        Assert.Equal(SignalStatus.Acknowledged, await app.LookAsync(db => db.Signals.Where(s => s.Id == given.Id).Select(s => s.Status).SingleAsync()));
        Assert.Contains("Er is geen procesregisseur aangewezen", await LineAsync(admin), StringComparison.Ordinal); // named, but counts no more
        await Given.DesignatedUntilAsync(app, "procesregisseur", new DateOnly(2026, 12, 1));
        Assert.Equal(HttpStatusCode.OK, (await holder.SendAsync(await holder.GetAsync(given.Page + "/naar-weging"), fields)).Status);
    }

    [Fact]
    public async Task TheThemesOfAMunicipality_AreForWhoServesIt_WhoeverItNames()
    {
        await Given.NameDirectorAsync(app, "Lindestad", null);
        var scenes = new WeighingScenes(app.Services);
        await scenes.ShieldedAsync(await scenes.AtTheTableAsync(await scenes.BroughtAsync()), Domain.Persons.Weighings.WeighingAction.FindNoPerson, "discrimination");
        using var director = await app.AsAsync("procesregisseur");

        Assert.Contains("Lindestad", (await director.GetAsync("/themas")).Document.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }

    private static async Task<string> LineAsync(Visitor admin) => (await admin.GetAsync("/beheer/gemeenten")).Document.QuerySelectorAll(".rt-lines li").Single(l => l.QuerySelector("a")!.TextContent == "Lindestad").TextContent;
}
