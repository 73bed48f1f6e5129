using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Rondetafel.Data;
using Rondetafel.Domain.Persons.Signals;
using Rondetafel.Lab;
using Rondetafel.Tests.Cli;
using Rondetafel.Tests.Harness;
using Rondetafel.Tests.Persons.Signals;
using Rondetafel.Vault;

namespace Rondetafel.Tests.Faults;

/// <summary>
/// The process is killed (SIGKILL) while people report on the public page and a dossierhouder decides. Nothing that was
/// acknowledged is lost, and of whatever is there signal, answer, audit rows, counts and notices stand together.
/// </summary>
public sealed class KillReportTests
{
    private const int Kills = 5;
    private const int ReportsPerKill = 3;
    private const int DecisionsPerKill = 3;

    private readonly ConcurrentBag<string> _codes = [];
    private readonly ConcurrentBag<Guid> _stopped = [];
    private volatile int _mayReport;

    [Fact(Timeout = 900_000)]
    public async Task Kills_during_reports_and_decisions_leave_nothing_half()
    {
        Assert.SkipWhen(TestDatabase.IsPostgres, "The demonstration runs on SQLite.");
        var folder = Path.Combine(Directory.CreateTempSubdirectory("rondetafel-kill-").FullName, "town");
        var address = new Uri($"http://localhost:{Product.FreePort()}");
        Before? before = null;
        for (var kill = 0; kill < Kills; kill++)
        {
            await using var product = await Product.StartAsync("Rondetafel.Lab", address, "demo", "--port", address.Port.ToString(CultureInfo.InvariantCulture), "--data", folder);
            before ??= await InDbAsync(folder, address.Port, BeforeAsync);
            using var stop = new CancellationTokenSource();
            Task[] work = [UntilKilledAsync(() => ReportAsync(address), stop.Token), UntilKilledAsync(() => DecideAsync(address), stop.Token)];
            var (reports, decisions) = (_codes.Count + ReportsPerKill, _stopped.Count + DecisionsPerKill);
            _mayReport = reports + 1; // the municipality takes so many a day
            using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
            patience.CancelAfter(TimeSpan.FromMinutes(2));
            while (_codes.Count < reports || _stopped.Count < decisions) await Task.Delay(5, patience.Token);
            await Task.Delay(TimeSpan.FromMilliseconds(11 * kill), TestContext.Current.CancellationToken);
            await product.KillAsync();
            await stop.CancelAsync();
            await Task.WhenAll(work);
        }

        Assert.Empty(await InDbAsync(folder, address.Port, db => LostAsync(db, _codes, _stopped)));
        Assert.NotEmpty(await InDbAsync(folder, address.Port, db => LostAsync(db, [Base32.Encode(new byte[16])], [Guid.Empty]))); // the check can fail
        Assert.Empty(await InDbAsync(folder, address.Port, db => HalfAsync(db, before!)));
        Directory.Delete(Path.GetDirectoryName(folder)!, recursive: true);
    }

    /// <summary>One report by somebody without login; a receipt acknowledges it.</summary>
    private async Task ReportAsync(Uri address)
    {
        if (_codes.Count >= _mayReport) return;
        using var visitor = new Visitor(address);
        var receipt = await ReportForm.SendAsync(visitor, await visitor.GetAsync("/melden/waalrode"));
        if (receipt.Document.QuerySelector("[data-receipt]") is { } code) _codes.Add(code.TextContent.Trim());
    }

    /// <summary>A telephone note, acknowledged and stopped with an answer; the page of the stopped signal acknowledges it.</summary>
    private async Task DecideAsync(Uri address)
    {
        using var noor = new Visitor(address);
        await noor.GetAsync("/demo/als/dossierhouder");
        var noted = await noor.SendAsync(await noor.GetAsync("/meldingen/telefoon"), ("Input.Said", "Iemand belde."), ("Input.Number", "0612345678"));
        await noor.SendAsync(await noor.GetAsync(noted.Path + "/bevestigen"));
        var form = await noor.GetAsync(noted.Path + "/stoppen");
        var done = await noor.SendAsync(form, ("Input.Target", "no_sign"), ("Input.Reason", "Niets."), ("Input.Feedback.Say", "now"), ("Input.Feedback.Texts", "no_sign"));
        if (done.Path == noted.Path && done.Words.Contains("De melding is gestopt en afgeschermd.", StringComparison.Ordinal)) _stopped.Add(Guid.Parse(noted.Path.Split('/')[^1]));
    }

    private static async Task UntilKilledAsync(Func<Task> act, CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            try
            {
                await act();
                await Task.Delay(1, stop);
            }
            catch (Exception e) when (e is HttpRequestException or OperationCanceledException or IOException)
            {
                return;
            }
        }
    }

    private static async Task<T> InDbAsync<T>(string folder, int port, Func<RondetafelDb, Task<T>> look)
    {
        await using var app = (await LabInstance.OpenAsync(folder, port, CancellationToken.None)).Build();
        await using var scope = app.Services.CreateAsyncScope();
        return await look(scope.ServiceProvider.GetRequiredService<RondetafelDb>());
    }

    private static async Task<Before> BeforeAsync(RondetafelDb db) =>
        new([.. await db.Signals.Select(s => s.Id).ToListAsync()], await db.Outbox.CountAsync(), await db.Counts.CountAsync(c => c.Kind == "signal.received"));

    private static async Task<List<string>> LostAsync(RondetafelDb db, IEnumerable<string> codes, IEnumerable<Guid> stopped)
    {
        var hashes = (await db.Answers.Where(a => a.CodeHash != null).Select(a => a.CodeHash!).ToListAsync()).Select(Convert.ToHexString).ToHashSet();
        var shut = (await db.Signals.Where(s => s.Status == SignalStatus.Stopped).Select(s => s.Id).ToListAsync()).Select(s => s.Value).ToHashSet();
        return [.. codes.Where(c => !hashes.Contains(Convert.ToHexString(SHA256.HashData(Base32.TryDecode(c, 16)!)))), .. stopped.Where(s => !shut.Contains(s)).Select(s => s.ToString())];
    }

    /// <summary>Everything that stands alone: a signal without its answer, a step without its rows, a notice too many or too few.</summary>
    private static async Task<List<string>> HalfAsync(RondetafelDb db, Before before)
    {
        var half = new List<string>();
        var signals = (await db.Signals.AsNoTracking().Include(s => s.Steps).ToListAsync()).Where(s => !before.Signals.Contains(s.Id)).ToList();
        var answers = (await db.Answers.AsNoTracking().Include(a => a.Texts).ToListAsync()).ToDictionary(a => a.SignalId);
        var audit = (await db.Audit.AsNoTracking().Where(a => a.Kind == "write").ToListAsync()).GroupBy(a => a.ObjectId).ToDictionary(g => g.Key ?? Guid.Empty, g => g.Select(a => a.Action).ToList());
        void Demand(bool good, string what) { if (!good) half.Add(what); }
        foreach (var signal in signals)
        {
            if (!answers.TryGetValue(signal.Id, out var answer))
            {
                half.Add($"{signal.Code} has no answer");
                continue;
            }
            var (mine, owed) = (audit.GetValueOrDefault(signal.Id.Value, []), audit.GetValueOrDefault(answer.Id.Value, []));
            Demand(mine.Count(a => a == "SignalReceived") == 1 && owed.Count(a => a == "AnswerOpened") == 1, $"{signal.Code}: its beginning");
            Demand(signal.Steps.Any(s => s.Action == SignalAction.Acknowledge) == mine.Contains("SignalAcknowledged"), $"{signal.Code}: acknowledged");
            var stopped = signal.Status == SignalStatus.Stopped;
            Demand(stopped == mine.Contains("SignalStopped") && stopped == signal.Steps.Any(s => s.Action == SignalAction.Stop), $"{signal.Code}: stopped");
            Demand(stopped == answer.Texts.Any(t => t.Code == "no_sign"), $"{signal.Code}: answered");
            Demand(owed.Count(a => a == "AnswerGiven") == answer.Texts.Count, $"{signal.Code}: what was given");
        }
        var (publicly, phoned) = (signals.Count(s => s.Channel == Channel.PublicPage), signals.Count(s => s.Channel == Channel.Phone));
        Demand(await db.Counts.CountAsync(c => c.Kind == "signal.received") == before.Received + signals.Count, "counts");
        Demand(await db.Outbox.CountAsync() == before.Notices + publicly + phoned, "notices"); // Waalrode has one dossierhouder, of Lindestad the other one is told
        Demand(publicly >= Kills * ReportsPerKill && phoned >= Kills * DecisionsPerKill, "too few to say anything");
        return half;
    }

    private sealed record Before(HashSet<SignalId> Signals, int Notices, int Received);
}
