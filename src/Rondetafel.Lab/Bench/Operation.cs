using System.Diagnostics;
using System.Net;
using System.Text.RegularExpressions;

namespace Rondetafel.Lab.Bench;

/// <summary>One thing that people do, as the bench does it.</summary>
/// <param name="Name">Its name in the table.</param>
/// <param name="By">Who does it.</param>
/// <param name="Answer">The status that it answers when it is done.</param>
/// <param name="Row">What begins each row that the page shows; null when it shows none.</param>
/// <param name="Make">Makes some requests ready to be sent; what it asks of the product itself is not measured.</param>
internal sealed record Operation(string Name, HttpClient By, HttpStatusCode Answer, string? Row, Func<int, Task<IReadOnlyList<HttpRequestMessage>>> Make);

/// <summary>One operation in one run.</summary>
/// <param name="ServerMs">Processor milliseconds of the product for each request.</param>
/// <param name="DatabaseMs">The same of the PostgreSQL server.</param>
/// <param name="Queries">Commands to the database for each request.</param>
/// <param name="Audit">Audit rows for each request.</param>
/// <param name="Rows">Rows on the page.</param>
/// <param name="Bytes">Bytes of the answer.</param>
/// <param name="Others">Hundredths of the machine that others used.</param>
public sealed record Measured(
    string Name, int Requests, double ServerMs, double DatabaseMs, double P50, double P99, double Queries, double Audit, double Rows, double Bytes, (double Own, double Files) Memory, double Others);

/// <summary>Warms and measures operations against one process.</summary>
internal sealed class Meter(BenchProcess process, Accounting accounting, BenchPace pace)
{
    private const int WarmedTogether = 60;
    private const int SettledOver = 6; // times sixty requests
    private const int StillCompiled = 5;

    /// <summary>Warms an operation, then measures it. Throws when an answer is not the one it should be.</summary>
    public async Task<Measured> RunAsync(Operation operation, CancellationToken cancel)
    {
        await WarmAsync(operation, cancel);
        var requests = await operation.Make(pace.Requests);
        var (counts, before) = (await process.CountsAsync(cancel), accounting.Now());
        var sent = await SendAsync(operation, requests, cancel);
        var used = accounting.Now() - before;
        var after = await process.CountsAsync(cancel);
        var times = sent.Times.Order().ToList();
        double Each(double sum) => sum / requests.Count;
        return new Measured(
            operation.Name, requests.Count, Each(used.Server * Ticks.Milliseconds), Each(used.Database * Ticks.Milliseconds), times[times.Count / 2], times[times.Count * 99 / 100],
            Each(after.Commands - counts.Commands - 1), Each(after.Audit - counts.Audit), sent.Rows, Each(sent.Bytes), accounting.MemoryMb(), used.Others);
    }

    /// <summary>Warms as long as the pace says, and then until the runtime compiles next to nothing any more.</summary>
    private async Task WarmAsync(Operation operation, CancellationToken cancel)
    {
        var (warm, warmed, compiled) = (Stopwatch.StartNew(), 0, new Queue<long>());
        while (warm.Elapsed < pace.Warm || warmed < pace.WarmRequests || (warm.Elapsed < pace.WarmAtMost && compiled.Last() - compiled.Peek() > StillCompiled))
        {
            await SendAsync(operation, await operation.Make(WarmedTogether), cancel);
            warmed += WarmedTogether;
            compiled.Enqueue((await process.CountsAsync(cancel)).Compiled);
            if (compiled.Count > SettledOver) compiled.Dequeue();
        }
    }

    /// <summary>Sends them, some at once; the times are in milliseconds until the last byte.</summary>
    private async Task<(IReadOnlyList<double> Times, long Bytes, int Rows)> SendAsync(Operation operation, IReadOnlyList<HttpRequestMessage> requests, CancellationToken cancel)
    {
        var (next, bytes, rows, times) = (-1, 0L, 0, new double[requests.Count]);
        async Task WorkAsync()
        {
            while (Interlocked.Increment(ref next) is var i && i < requests.Count)
            {
                var watch = Stopwatch.GetTimestamp();
                using var answer = await operation.By.SendAsync(requests[i], cancel);
                var body = await answer.Content.ReadAsByteArrayAsync(cancel);
                times[i] = Stopwatch.GetElapsedTime(watch).TotalMilliseconds;
                Interlocked.Add(ref bytes, body.Length);
                if (answer.StatusCode != operation.Answer) throw new InvalidOperationException($"{operation.Name}: {requests[i].RequestUri} answered {(int)answer.StatusCode}.");
                if (i == 0 && operation.Row is { } row) rows = Regex.Count(System.Text.Encoding.UTF8.GetString(body), row);
            }
        }

        await Task.WhenAll(Enumerable.Range(0, pace.AtOnce).Select(_ => WorkAsync()));
        return (times, bytes, rows);
    }
}

/// <summary>How long and how hard a bench works.</summary>
/// <param name="Warm">How long each operation is warmed at least.</param>
/// <param name="WarmRequests">How often it is done for that at least: on a busy machine time alone does not see the code compiled in full.</param>
/// <param name="WarmAtMost">How long it is warmed at most, when the runtime goes on compiling.</param>
/// <param name="Requests">Requests that are measured.</param>
/// <param name="AtOnce">Requests that are under way at a time.</param>
/// <param name="Idle">How long nothing is asked before idle memory is read.</param>
internal sealed record BenchPace(TimeSpan Warm, int WarmRequests, TimeSpan WarmAtMost, int Requests, int AtOnce, TimeSpan Idle);
