using System.Threading.Channels;
using Rondetafel.Domain.Persons.Cases;
using Rondetafel.Domain.Persons.Questions;
using Rondetafel.Domain.Persons.Signals;
using Rondetafel.Domain.Shared;

namespace Rondetafel.Access;

/// <summary>
/// The signals, cases and questions whose identity is to be compared after their save, so that the answer to whoever saved is neither slower nor
/// other. Lives in memory: what a crash loses the daily job finds again in the audit log, which knows the same events.
/// </summary>
public sealed class MatchQueue
{
    private readonly Channel<Compare> _asked = System.Threading.Channels.Channel.CreateUnbounded<Compare>();

    /// <summary>The events after which a signal is compared: it began to count, or its identity may be another.</summary>
    public static IReadOnlyList<string> Events { get; } =
        [nameof(SignalReceived), nameof(ReporterConfirmed), nameof(SignalAmended), nameof(SignalUndone), nameof(SignalUnmerged)];

    /// <summary>The event after which a case is compared; the identity of a case never changes.</summary>
    public static string CaseEvent { get; } = nameof(CaseTakenIn);

    /// <summary>The event after which a question to the table is compared; it never changes.</summary>
    public static string QuestionEvent { get; } = nameof(QuestionAsked);

    /// <summary>Asks for a comparison of what happened, when it concerns a signal, case or question that began to count or is another; asking twice does no harm.</summary>
    public void Ask(Aggregate root)
    {
        if (root is Signal signal && signal.Events.Any(e => Events.Contains(e.GetType().Name))) _asked.Writer.TryWrite(new Compare(signal.Id, null, null));
        if (root is Case taken && taken.Events.Any(e => e is CaseTakenIn)) _asked.Writer.TryWrite(new Compare(null, taken.Id, null));
        if (root is TableQuestion question && question.Events.Any(e => e is QuestionAsked)) _asked.Writer.TryWrite(new Compare(null, null, question.Id));
    }

    internal IAsyncEnumerable<Compare> AllAsync(CancellationToken cancel) => _asked.Reader.ReadAllAsync(cancel);
}

/// <summary>What is to be compared: one of the three.</summary>
internal sealed record Compare(SignalId? Signal, CaseId? Case, TableQuestionId? Question);

/// <summary>Compares what is asked for, one at a time.</summary>
public sealed class MatchWorker(MatchQueue queue, Matching matching, ILogger<MatchWorker> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await foreach (var asked in queue.AllAsync(stoppingToken)) await FindAsync(asked, stoppingToken);
        }
        catch (Exception) when (stoppingToken.IsCancellationRequested)
        {
            // Asked to stop: the daily job compares again what was not compared.
        }
    }

    private async Task FindAsync(Compare asked, CancellationToken cancel)
    {
        try
        {
            if (asked.Signal is { } signal) await matching.FindAsync(signal, cancel);
            if (asked.Case is { } taken) await matching.FindAsync(taken, cancel);
            if (asked.Question is { } question) await matching.FindAsync(question, cancel);
        }
        catch (Exception e) when (!cancel.IsCancellationRequested)
        {
            log.LogError("Comparing failed ({Kind}); the daily job tries again.", e.GetType().Name);
        }
    }
}
