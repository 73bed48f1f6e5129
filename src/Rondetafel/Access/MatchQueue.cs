using System.Threading.Channels;
using Rondetafel.Domain.Persons.Signals;
using Rondetafel.Domain.Shared;

namespace Rondetafel.Access;

/// <summary>
/// The signals whose identity is to be compared after their save, so that the answer to whoever saved is neither slower nor
/// other. Lives in memory: what a crash loses the daily job finds again in the audit log, which knows the same events.
/// </summary>
public sealed class MatchQueue
{
    private readonly Channel<SignalId> _asked = System.Threading.Channels.Channel.CreateUnbounded<SignalId>();

    /// <summary>The events after which a signal is compared: it began to count, or its identity may be another.</summary>
    public static IReadOnlyList<string> Events { get; } =
        [nameof(SignalReceived), nameof(ReporterConfirmed), nameof(SignalAmended), nameof(SignalUndone), nameof(SignalUnmerged)];

    /// <summary>Whether an event asks for a comparison.</summary>
    public static bool Concerns(DomainEvent happened) => Events.Contains(happened.GetType().Name);

    /// <summary>Asks for a comparison; asking twice does no harm.</summary>
    public void Ask(SignalId signal) => _asked.Writer.TryWrite(signal);

    internal IAsyncEnumerable<SignalId> AllAsync(CancellationToken cancel) => _asked.Reader.ReadAllAsync(cancel);
}

/// <summary>Compares what is asked for, one signal at a time.</summary>
public sealed class MatchWorker(MatchQueue queue, Matching matching, ILogger<MatchWorker> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await foreach (var signal in queue.AllAsync(stoppingToken)) await FindAsync(signal, stoppingToken);
        }
        catch (Exception) when (stoppingToken.IsCancellationRequested)
        {
            // Asked to stop: the daily job compares again what was not compared.
        }
    }

    private async Task FindAsync(SignalId signal, CancellationToken cancel)
    {
        try
        {
            await matching.FindAsync(signal, cancel);
        }
        catch (Exception e) when (!cancel.IsCancellationRequested)
        {
            log.LogError("Comparing a signal failed ({Kind}); the daily job tries again.", e.GetType().Name);
        }
    }
}
