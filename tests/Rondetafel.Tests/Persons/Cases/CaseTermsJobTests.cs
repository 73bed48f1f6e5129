using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Rondetafel.Jobs;
using Rondetafel.Domain.Persons.Cases;
using Rondetafel.Domain.Shared;
using Rondetafel.Features.Persons.Cases;
using Rondetafel.Tests.Harness;

namespace Rondetafel.Tests.Persons.Cases;

public sealed class CaseTermsJobTests(TestApp app) : IClassFixture<TestApp>
{
    [Fact]
    public async Task Case_FallsDue_IsAskedDaily_GoesToTheMonitoringList_AndClosesAtItsEnd()
    {
        var start = app.Clock.Now;
        var given = await GivenCase.AtTableAsync(app, new GivenTable { NeededDays = 20, SeatDays = 360 });
        await StepAsync(days: 20);
        Assert.Equal(CaseStatus.Running, await StatusAsync(given));

        await StepAsync(days: 1);
        Assert.Equal(CaseStatus.Overdue, await StatusAsync(given));
        Assert.Equal(0, await RunAsync());
        var asked = await MailsAsync();
        using (var partner = await app.AsAsync("politie"))
        {
            var page = await partner.GetAsync(given.Page);
            Assert.Contains("alleen lezen", page.Words, StringComparison.Ordinal);
            Assert.Empty(page.Document.QuerySelectorAll("form[action$='/bijdrage']"));
            Assert.DoesNotContain("Begin met een", page.Words, StringComparison.Ordinal); // nothing can be begun
        }
        await StepAsync(days: 1);
        var again = await MailsAsync();
        Assert.True(again > asked); // cases of other tests may be asked for too
        Assert.Equal(0, await RunAsync());
        Assert.Equal(again, await MailsAsync());

        await StepAsync(days: 30);
        Assert.Equal(CaseStatus.Monitoring, await StatusAsync(given));
        var listed = app.Clock.Now;
        foreach (var key in new[] { "politie", "tafelpartner", "procesregisseur" })
        {
            var who = (await app.LookAsync(db => GivenCase.ActorAsync(db, key))).Id!.Value;
            Assert.True(await app.LookAsync(db => db.ViewNotices.AnyAsync(n => n.For == who && n.Kind == "cases.notice.monitored" && n.ToldAt == listed)), key);
        }
        using (var leads = await app.AsAsync("procesregisseur"))
            Assert.Contains("Besluiten of de casus kan sluiten.", (await leads.GetAsync(given.Page)).Document.QuerySelector(".casekop")!.TextContent, StringComparison.Ordinal);
        await StepAsync(days: 200);
        Assert.Equal(CaseStatus.ClosedByTerm, await StatusAsync(given));
        var closed = app.Clock.Now;
        foreach (var (key, told) in new[] { ("politie", true), ("tafelpartner", true), ("procesregisseur", true), ("om", false) })
        {
            var who = (await app.LookAsync(db => GivenCase.ActorAsync(db, key))).Id!.Value;
            Assert.Equal(told, await app.LookAsync(db => db.ViewNotices.AnyAsync(n => n.For == who && n.Kind == "cases.notice.term" && n.ToldAt == closed)));
            Assert.Equal(told, await app.LookAsync(db => db.Outbox.AnyAsync(o => o.For == who && o.At == closed)));
        }
        using var director = await app.AsAsync("procesregisseur");
        Assert.Equal(HttpStatusCode.NotFound, (await director.GetAsync(given.Page)).Status);
        app.Clock.Set(start);
    }

    [Fact]
    public async Task Overdue_IsAskedOfTheChair_ThenOfWhoStandsInToo_ThenOfTheLawfulnessOfficerToo_WithItsNumberOnly()
    {
        var start = app.Clock.Now;
        var given = await GivenCase.AtTableAsync(app, new GivenTable { NeededDays = 20, SeatDays = 300 });
        var standIn = (await app.LookAsync(db => GivenCase.ActorAsync(db, "dossierhouder-twee"))).Id;
        await given.ChangeAsync(app, "procesregisseur", (c, turn) =>
        {
            c.EndSeat(c.Seats[0].Id, turn.By, turn.Now);
            var gone = c.Seats[0];
            return c.GiveSeat(new NewSeat(new SeatId(turn.NewId()), gone.ProfessionalId, gone.OrganisationId, turn.Today.AddDays(300), null, standIn, "coordinator"), turn.By, turn.Now);
        });
        var words = $"Vraag Robin Verhage om een besluit over casus {given.Number}";
        foreach (var (days, standInAsked, officerAsked) in new[] { (21, false, false), (10, true, false), (10, true, true) })
        {
            await StepAsync(days);
            foreach (var (key, asked) in new[] { ("dossierhouder-twee", standInAsked), ("fg", officerAsked) })
            {
                using var visitor = await app.AsAsync(key);
                Assert.Equal(asked, (await visitor.GetAsync("/mijn-werk")).Words.Contains(words, StringComparison.Ordinal));
                Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync(given.Page)).Status);
                var who = (await app.LookAsync(db => GivenCase.ActorAsync(db, key))).Id!.Value;
                var now = app.Clock.Now;
                Assert.Equal(asked, await app.LookAsync(db => db.Outbox.AnyAsync(o => o.For == who && o.DueToday && o.At == now)));
            }
        }
        app.Clock.Set(start);
    }

    /// <summary>The text of the last phase cannot be sealed under a key that does not open: that case fails, the ones beside it go on.</summary>
    [Fact]
    public async Task ACaseThatFails_StopsNoOther()
    {
        var start = app.Clock.Now;
        List<GivenCase> cases = [];
        for (var i = 0; i < 3; i++) cases.Add(await GivenCase.AtTableAsync(app, new GivenTable { NeededDays = 20, SeatDays = 300 }));
        await StepAsync(days: 21);
        var broken = cases[1].Id;
        var key = await app.LookAsync(db => db.Cases.Where(c => c.Id == broken).Select(c => EF.Property<byte[]>(c, "KeyWrapped")).SingleAsync());
        await app.LookAsync(db => db.Cases.Where(c => c.Id == broken).ExecuteUpdateAsync(u => u.SetProperty(c => EF.Property<byte[]>(c, "KeyWrapped"), new byte[key.Length])));

        await StepAsync(days: 31);

        Assert.Equal([CaseStatus.Monitoring, CaseStatus.Overdue, CaseStatus.Monitoring], [await StatusAsync(cases[0]), await StatusAsync(cases[1]), await StatusAsync(cases[2])]);
        await app.LookAsync(db => db.Cases.Where(c => c.Id == broken).ExecuteUpdateAsync(u => u.SetProperty(c => EF.Property<byte[]>(c, "KeyWrapped"), key)));
        await RunAsync();
        Assert.Equal(CaseStatus.Monitoring, await StatusAsync(cases[1]));
        app.Clock.Set(start);
    }

    private async Task StepAsync(int days)
    {
        app.Clock.Advance(TimeSpan.FromDays(days));
        await RunAsync();
    }

    private Task<int> RunAsync() => app.Services.GetRequiredService<CaseTermsJob>().RunAsync(CancellationToken.None);

    private async Task<CaseStatus> StatusAsync(GivenCase given) => (await app.LookAsync(db => db.Cases.AsNoTracking().SingleAsync(c => c.Id == given.Id))).Status;

    private async Task<int> MailsAsync()
    {
        var director = (await app.LookAsync(db => GivenCase.ActorAsync(db, "procesregisseur"))).Id!.Value;
        return await app.LookAsync(db => db.Outbox.CountAsync(o => o.For == director && o.DueToday));
    }
}
