using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Rondetafel.Data;
using Rondetafel.Domain.Persons.Signals;
using Rondetafel.Jobs;
using Rondetafel.Lab;
using Rondetafel.Tests.Harness;

namespace Rondetafel.Tests.Jobs;

/// <summary>Does something once, between what a process read of the others of a report and what it saves.</summary>
public sealed class MeanwhileApp : InterceptedApp<Meanwhile>
{
    public Meanwhile Meanwhile => Between;
}

public sealed class Meanwhile : DbCommandInterceptor
{
    private Func<Task>? _once;

    public void Do(Func<Task> once) => _once = once;

    public override async ValueTask<DbDataReader> ReaderExecutedAsync(
        DbCommand command, CommandExecutedEventData eventData, DbDataReader result, CancellationToken cancellationToken = default)
    {
        if (_once is not null && command.CommandText.Contains("\"SplitFrom\" = ", StringComparison.Ordinal) && Interlocked.Exchange(ref _once, null) is { } once) await once();
        return result;
    }
}

public sealed class SignalEndTests(MeanwhileApp app) : IClassFixture<MeanwhileApp>
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
        app.Meanwhile.Do(async () => gone = await DestroyAsync(other.Id));

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
