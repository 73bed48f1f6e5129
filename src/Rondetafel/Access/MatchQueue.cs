using System.Threading.Channels;
using Rondetafel.Domain.Persons.Cases;
using Rondetafel.Domain.Persons.Signals;
using Rondetafel.Domain.Shared;

namespace Rondetafel.Access;

/// <summary>
/// The signals and cases whose identity is to be compared after their save, so that the answer to whoever saved is neither slower nor
/// other. Lives in memory: what a crash loses the daily job finds again in the audit log, which knows the same events.
/// </summary>
public sealed class MatchQueue
{
    private readonly Channel<(SignalId? Signal, CaseId? Case)> _asked = System.Threading.Channels.Channel.CreateUnbounded<(SignalId?, CaseId?)>();

    /// <summary>The events after which a signal is compared: it began to count, or its identity may be another.</summary>
    public static IReadOnlyList<string> Events { get; } =
        [nameof(SignalReceived), nameof(ReporterConfirmed), nameof(SignalAmended), nameof(SignalUndone), nameof(SignalUnmerged)];

    /// <summary>The event after which a case is compared; the identity of a case never changes.</summary>
    public static string CaseEvent { get; } = nameof(CaseTakenIn);

    /// <summary>Asks for a comparison of what happened, when it concerns a signal or case that began to count or is another; asking twice does no harm.</summary>
    public void Ask(Aggregate root)
    {
        if (root is Signal signal && signal.Events.Any(e => Events.Contains(e.GetType().Name))) _asked.Writer.TryWrite((signal.Id, null));
        if (root is Case taken && taken.Events.Any(e => e is CaseTakenIn)) _asked.Writer.TryWrite((null, taken.Id));
    }

    internal IAsyncEnumerable<(SignalId? Signal, CaseId? Case)> AllAsync(CancellationToken cancel) => _asked.Reader.ReadAllAsync(cancel);
}

/// <summary>Compares what is asked for, one at a time.</summary>
public sealed class MatchWorker(MatchQueue queue, Matching matching, ILogger<MatchWorker> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await foreach (var (signal, taken) in queue.AllAsync(stoppingToken)) await FindAsync(signal, taken, stoppingToken);
        }
        catch (Exception) when (stoppingToken.IsCancellationRequested)
        {
            // Asked to stop: the daily job compares again what was not compared.
        }
    }

    private async Task FindAsync(SignalId? signal, CaseId? taken, CancellationToken cancel)
    {
        try
        {
            if (signal is { } one) await matching.FindAsync(one, cancel);
            if (taken is { } other) await matching.FindAsync(other, cancel);
        }
        catch (Exception e) when (!cancel.IsCancellationRequested)
        {
            log.LogError("Comparing failed ({Kind}); the daily job tries again.", e.GetType().Name);
        }
    }
}
