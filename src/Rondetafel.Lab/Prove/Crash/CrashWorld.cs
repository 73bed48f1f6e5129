using System.Diagnostics;
using Rondetafel.Data;

namespace Rondetafel.Lab.Prove.Crash;

/// <summary>One database with its clients through a number of lives of the server, each ended by SIGKILL and looked at.</summary>
internal sealed class CrashWorld : IDisposable
{
    private const int AcknowledgedPerLife = 5;
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly CrashPlace _place;
    private readonly SmtpSink _sink;
    private readonly Dice _dice;
    private readonly Snapshot _before;
    private readonly MailChecker _mail = new();
    private readonly HashSet<string> _found = [];
    private TimeSpan _startTakes = TimeSpan.FromSeconds(2);
    private int _life, _signInsSeen;

    private CrashWorld(Settings settings, CrashPlace place, SmtpSink sink, Dice dice, Snapshot before)
    {
        (Settings, _place, _sink, _dice, _before) = (settings, place, sink, dice, before);
        Writers = new Writers(place, History, new Uri(settings.PublicListen));
        sink.Clear();
    }

    public Settings Settings { get; }

    public History History { get; } = new();

    public Writers Writers { get; }

    /// <summary>What was found, each line once.</summary>
    public IReadOnlyCollection<string> Found => _found;

    /// <summary>Begins on a copy of the template.</summary>
    public static async Task<CrashWorld> BeginAsync(Settings copy, CrashPlace place, SmtpSink sink, Dice dice, CancellationToken cancel)
    {
        var address = $"http://127.0.0.1:{Child.FreePort()}";
        var settings = copy with { PublicListen = address, StaffListen = address, PublicAddress = address, StaffAddress = address, Mail = new MailSettings("127.0.0.1", sink.Port, "weg@proef.example", StartTls: false) };
        return new CrashWorld(settings, place, sink, dice, await Snapshot.ReadAsync(settings, place.TheCase, cancel));
    }

    /// <summary>People write until the kill; with <paramref name="mail"/> it falls at a moment of a mail.</summary>
    public async Task WorkAsync(bool mail, CancellationToken cancel)
    {
        await using var child = Start();
        await ServingAsync(child, cancel);
        await CatchUpAsync(1, cancel);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        var mailed = mail ? KillInMail(child) : Task.Delay(Timeout.Infinite, stop.Token);
        var work = Writers.WorkAsync(_dice.From(1, 1_000_000), stop.Token);
        var enough = History.Acknowledged + AcknowledgedPerLife;
        for (var waited = Stopwatch.StartNew(); History.Acknowledged < enough && waited.Elapsed < Patience && !mailed.IsCompleted && !work.IsCompleted;) await Task.Delay(5, cancel);
        await Task.WhenAny(mailed, Task.Delay(mail ? 5000 : _dice.From(0, 400), cancel));
        await child.KillAsync();
        await stop.CancelAsync();
        _sink.At = null;
        await work;
        await LookAsync(atEnd: false, cancel);
    }

    /// <summary>It is killed while it starts, a server that was killed before.</summary>
    public async Task StartKilledAsync(CancellationToken cancel)
    {
        await using var child = Start();
        await Task.Delay(_startTakes * (_dice.From(5, 110) / 100.0), cancel);
        await child.KillAsync();
        await LookAsync(atEnd: false, cancel);
    }

    /// <summary>A last life in which everything that waited gets its answer and its mail, and a day goes by.</summary>
    public async Task SettleAsync(CancellationToken cancel)
    {
        await using var child = Start();
        await ServingAsync(child, cancel);
        await CatchUpAsync(5, cancel);
        foreach (var kind in Enum.GetValues<WriteKind>().Append(WriteKind.Contribution)) await Writers.OneAsync(kind, Writers.Usual(kind), cancel); // two of one kind: a plant puts one on the day of the other
        await QuietAsync(cancel);
        _sink.Day++;
        child.NextDay();
        await QuietAsync(cancel);
        await child.KillAsync();
        await LookAsync(atEnd: true, cancel);
        foreach (var write in History.Writes.Where(w => w.Known == Known.Sent)) _found.Add($"UNANSWERED {write}");
    }

    /// <summary>What is wrong with the database as it lies there.</summary>
    public async Task<IReadOnlyList<string>> CheckAsync(Settings where, bool atEnd, CancellationToken cancel)
    {
        var now = await Snapshot.ReadAsync(where, _place.TheCase, cancel);
        return [.. Checker.Find(History.Writes, History.CaseReads, _before, now), .. MailChecker.Reasons(_place, now), .. _mail.Find(now.Notices, _sink.Delivered, _life, atEnd)];
    }

    public void Dispose() => Writers.Dispose();

    /// <summary>A new life, on a clock that goes on where the last one stood.</summary>
    public Child Start()
    {
        _sink.Life = ++_life;
        return Child.Start(Settings, Shift);
    }

    /// <summary>From the clock of the machine to that of the world.</summary>
    private TimeSpan Shift { get; } = StillClock.Start - TimeProvider.System.GetUtcNow().UtcDateTime;

    public async Task ServingAsync(Child child, CancellationToken cancel)
    {
        var clock = Stopwatch.StartNew();
        await child.SaysAsync(CrashChild.Serving, cancel);
        _startTakes = clock.Elapsed;
    }

    /// <summary>After a restart: what was not answered is sent again, some of what was too, and the sign-ins still count.</summary>
    public async Task CatchUpAsync(int repeats, CancellationToken cancel)
    {
        await Writers.RetryAsync(cancel);
        await Writers.RepeatAsync(_dice, repeats, cancel);
        foreach (var lost in await Writers.LostSignInsAsync(_signInsSeen, cancel)) _found.Add(lost);
        _signInsSeen = History.SignIns.Count;
    }

    public async Task LookAsync(bool atEnd, CancellationToken cancel)
    {
        foreach (var line in await CheckAsync(Settings, atEnd, cancel)) _found.Add(line);
    }

    private Task KillInMail(Child child)
    {
        var (moment, done) = (_dice.Pick(Enum.GetValues<MailMoment>()), new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        var wait = _dice.From(0, 3);
        _sink.At = at =>
        {
            if (at != moment || done.Task.IsCompleted) return;
            if (at == MailMoment.Accepted) Thread.Sleep(wait);
            child.Kill();
            done.TrySetResult();
        };
        return done.Task;
    }

    /// <summary>Waits until no mail came for a while.</summary>
    private async Task QuietAsync(CancellationToken cancel)
    {
        for (var (seen, still) = (-1, 0); still < 8; still = _sink.Delivered.Count == seen ? still + 1 : 0)
        {
            seen = _sink.Delivered.Count;
            await Task.Delay(100, cancel);
        }
    }
}
