using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Rondetafel.Data;
using Rondetafel.Domain.Shared;
using Rondetafel.Lab;
using Rondetafel.Tests.Harness;
using Rondetafel.Tests.Persons;

namespace Rondetafel.Tests.Account;

/// <summary>Whose confirmations lapsed has no role that needs them, also where somebody is looked for.</summary>
public sealed class LapsedTests(TestApp app) : IClassFixture<TestApp>
{
    [Fact]
    public async Task WhoseConfirmationsLapsed_IsNotAskedToHelp_NorOfferedAsDirector()
    {
        var admin = await Joined.ReadyAsync(app, "beheerder");
        var municipality = await app.LookAsync(db => db.Municipalities.Where(m => m.Slug == "lindestad").Select(m => m.Id).SingleAsync());
        var director = await app.PersonAsync("procesregisseur");
        Assert.Contains(director.Value.ToString(), await DirectorsAsync());

        await using (var scope = app.Services.CreateAsyncScope())
        {
            var db = scope.ServiceProvider.GetRequiredService<RondetafelDb>().Wide();
            Assert.True((await db.Professionals.SingleAsync(p => p.Id == director, TestContext.Current.CancellationToken)).Confirm(new Confirmation(new DateOnly(2015, 1, 1), null, []), Actor.Clock, app.Clock.Now).IsGood);
            await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        }
        var visitor = app.Anyone();
        await visitor.SendAsync(await visitor.GetAsync("/inloggen/kwijt"), ("Input.Email", "om@lindevaart.example"));

        var mails = await app.LookAsync(db => db.Outbox.Select(o => new { o.For, o.DueToday }).ToListAsync());
        Assert.Contains(mails, m => m.For == app.PersonAsync("fg").GetAwaiter().GetResult());
        Assert.DoesNotContain(mails, m => m.For == director);
        Assert.DoesNotContain(mails, m => m.DueToday); // nothing is due today: it goes with the one mail a day
        Assert.DoesNotContain(director.Value.ToString(), await DirectorsAsync());

        async Task<IEnumerable<string>> DirectorsAsync() =>
            (await admin.GetAsync($"/beheer/gemeenten/{municipality.Value}")).Document.QuerySelectorAll("select[name='Input.Director'] option").Select(o => o.GetAttribute("value") ?? "").ToList();
    }
}
