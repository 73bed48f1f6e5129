using Rondetafel.Tests.Harness;

namespace Rondetafel.Tests.Persons.Cases;

/// <summary>An action that nobody is named for is the work of who sits for its owner, and once late of who leads the case.</summary>
public sealed class UnnamedActionTests(TestApp app) : IClassFixture<TestApp>
{
    [Fact]
    public async Task AnActionWithoutExecutor_IsWorkOfItsOwnersSeats_AndLateOfTheDirector_UntilSomebodyIsNamed()
    {
        var start = app.Clock.Now;
        var given = await GivenCase.AtTableAsync(app);
        var action = await given.AgreeAsync(app, "politie", "Elke week bellen.", days: 5);
        var (own, late) = ($"Een actie van uw organisatie bij casus {given.Number}", $"Een actie bij casus {given.Number} is te laat en van niemand");
        Assert.Contains(own, await WorkAsync("politie"), StringComparison.Ordinal);
        Assert.DoesNotContain(given.Number, await WorkAsync("tafelpartner"), StringComparison.Ordinal);
        Assert.DoesNotContain(late, await WorkAsync("procesregisseur"), StringComparison.Ordinal);
        Assert.Contains($"{given.Page}/acties/{action.Value}", await WorkAsync("politie", words: false), StringComparison.Ordinal);

        app.Clock.Advance(TimeSpan.FromDays(6));
        Assert.Contains(late, await WorkAsync("procesregisseur"), StringComparison.Ordinal);
        Assert.Contains(own, await WorkAsync("politie"), StringComparison.Ordinal);

        var me = (await app.LookAsync(db => GivenCase.ActorAsync(db, "politie"))).Id;
        await given.ChangeAsync(app, "politie", (c, turn) => c.Assign(action, me, turn.By, turn.Now));
        Assert.DoesNotContain(own, await WorkAsync("politie"), StringComparison.Ordinal);
        Assert.DoesNotContain(late, await WorkAsync("procesregisseur"), StringComparison.Ordinal);
        app.Clock.Set(start);
    }

    private async Task<string> WorkAsync(string key, bool words = true)
    {
        using var visitor = await app.AsAsync(key);
        var page = await visitor.GetAsync("/mijn-werk");
        return words ? page.Words : page.Html;
    }
}
