using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Rondetafel.Data;
using Rondetafel.Domain.Persons.Signals;
using Rondetafel.Jobs;
using Rondetafel.Lab;
using Rondetafel.Tests.Harness;

namespace Rondetafel.Tests.Jobs;

/// <summary>Does something once, between what a process read of the others of a report and what it saves.</summary>
public sealed class SignalEndTests(InterceptedApp<Meanwhile> app) : IClassFixture<InterceptedApp<Meanwhile>>
{
    [Fact]
    public async Task TwoOfOneReport_DestroyedByTwoProcessesAtOnce_LeaveAnAnswerThatEnds()
    {
        var first = await Given.SignalAsync(app);
        var other = await Given.SignalAsync(app, new GivenReport { SplitFrom = first.Id, WithoutAnswer = true });
        await Given.StoppedAsync(app, first);
        await Given.StoppedAsync(app, other);
        app.Clock.Advance(TimeSpan.FromDays(14));
        var gone = false;
        app.Between.Do("\"SplitFrom\" = ", async () => gone = await DestroyAsync(other.Id));

        await DestroyAsync(first.Id);
        await app.Services.GetRequiredService<DailyJob>().RunOnceAsync(TestContext.Current.CancellationToken);

        Assert.True(gone, "The other process came in between.");
        Assert.False(await app.LookAsync(db => db.Signals.AnyAsync(s => s.Id == first.Id || s.Id == other.Id)));
        Assert.NotNull(await app.LookAsync(db => db.Answers.Where(a => a.SignalId == first.Id).Select(a => a.DestroyOn).SingleAsync()));
        Assert.Equal(2, await app.LookAsync(db => db.Audit.CountAsync(a => a.Action == "SignalDestroyed")));
    }

    private async Task<bool> DestroyAsync(SignalId id)
    {
        await using var scope = app.Services.CreateAsyncScope();
        return await SignalEnd.DestroyAsync(scope.ServiceProvider.GetRequiredService<RondetafelDb>().Wide(), id, app.Clock.Now, TestContext.Current.CancellationToken);
    }
}
