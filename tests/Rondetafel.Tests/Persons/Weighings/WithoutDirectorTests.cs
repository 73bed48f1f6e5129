using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Rondetafel.Data;
using Rondetafel.Domain.Shared;
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
        await NameAsync(named);
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

    private async Task NameAsync(string? key)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<RondetafelDb>();
        var person = key is null ? null : (await Given.ActorAsync(db, key)).Id;
        (await db.Municipalities.SingleAsync(m => m.Name == "Lindestad")).NameDirector(person, Actor.Clock, app.Clock.Now);
        await db.SaveChangesAsync();
    }
}
