using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Rondetafel.Access;
using Rondetafel.Cli;
using Rondetafel.Data;
using Rondetafel.Domain.Persons.Cases;
using Rondetafel.Domain.Persons.Weighings;
using Rondetafel.Domain.Shared;
using Rondetafel.Jobs;
using Rondetafel.Texts;
using Rondetafel.Web;

namespace Rondetafel.Lab.Figures;

/// <summary>
/// Runs a folder of raw rows through the real domain methods, in a folder of its own, with the clock of its rows: between two
/// rows the daily work does what falls due. The clock stops with the last row.
/// </summary>
public sealed class Replay
{
    private const int SavedTogether = 60;

    private readonly RowClock _clock = new();
    private readonly Keys _keys = new();
    private readonly Dictionary<Guid, DateOnly> _ends = [];
    private readonly RawFolder _folder;
    private WebApplication? _app;
    private Cast? _cast;
    private int _overdueDays;
    private (AsyncServiceScope Scope, Scene Scene)? _open;

    private Replay(RawFolder folder) => _folder = folder;

    /// <summary>The last day of the rows.</summary>
    public DateOnly LastDay { get; private set; }

    /// <summary>The services of the instance that was built.</summary>
    public IServiceProvider Services => _app!.Services;

    /// <summary>
    /// Reads the folder whole, then runs it in an empty data folder. Throws <see cref="BrokenFolderException"/> when something is
    /// wrong with it or the rules of the approach refuse a row; then nothing of it counts.
    /// </summary>
    public static async Task<Replay> RunAsync(string raw, string data, CancellationToken cancel)
    {
        var replay = new Replay(RawFolder.Read(raw));
        var full = Path.GetFullPath(data);
        var instance = new LabInstance(new Settings { DataFolder = full, RootKeyFile = Path.Combine(full, "scenario.rootkey") }, replay._clock);
        await instance.MakeAsync(cancel);
        replay._app = instance.Build(services => services.AddLogging(logging => logging.ClearProviders()));
        try
        {
            await replay.RunAsync(cancel);
        }
        catch
        {
            await replay._app.DisposeAsync();
            throw;
        }
        return replay;
    }

    /// <summary>Lets go of the database.</summary>
    public ValueTask DisposeAsync() => _app!.DisposeAsync();

    private async Task RunAsync(CancellationToken cancel)
    {
        var first = _folder.Events.Select(e => e.At).DefaultIfEmpty(new DateTime(2020, 1, 1, 12, 0, 0, DateTimeKind.Utc)).Min();
        var day = _folder.Parameters.Select(p => p.From).Append(Deadline.LocalDate(first)).Min();
        _clock.Set(day.ToDateTime(new TimeOnly(3, 0), DateTimeKind.Utc));
        if (_clock.Now > first) _clock.Set(first);
        _cast = await Cast.FoundAsync(Services, _folder, _clock.Now, cancel);
        foreach (var rows in _folder.Events.GroupBy(e => Deadline.LocalDate(e.At)))
        {
            day = await GoToAsync(day, rows.Key, cancel);
            await DayAsync(rows, cancel);
        }
        await SaveAsync(cancel);
        LastDay = day;
        await Services.GetRequiredService<DailyJob>().RunOnceAsync(cancel);
    }

    /// <summary>Lets the days go by: what falls due on each is done; at the begin of a quarter what has come to its end is destroyed.</summary>
    private async Task<DateOnly> GoToAsync(DateOnly from, DateOnly to, CancellationToken cancel)
    {
        for (var day = from.AddDays(1); day <= to; day = day.AddDays(1))
        {
            var (quarter, due) = (day is { Day: 1, Month: 1 or 4 or 7 or 10 }, _ends.Values.Any(e => e < day));
            if (quarter || due || _folder.Parameters.Any(p => p.From == day)) await SaveAsync(cancel);
            _clock.Set(day.ToDateTime(new TimeOnly(1, 0), DateTimeKind.Utc));
            if (quarter) await Services.GetRequiredService<DailyJob>().RunOnceAsync(cancel);
            else if (due) await EndAsync(day, cancel);
        }
        return to > from ? to : from;
    }

    private async Task EndAsync(DateOnly day, CancellationToken cancel)
    {
        await using var scope = Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<RondetafelDb>().Wide();
        var cases = await db.Cases.PastTheirEnd(day, db).Select(c => c.Id).ToListAsync(cancel);
        foreach (var job in Services.GetServices<IEndsDaily>().Where(j => j is CaseTermsJob or WeighingTerms)) await job.EndDueAsync(cancel);
        foreach (var gone in _ends.Where(e => e.Value < day).Select(e => e.Key).ToList()) _ends.Remove(gone);
        foreach (var changed in await db.Cases.Where(c => cases.Contains(c.Id)).ToListAsync(cancel)) Note(changed);
    }

    /// <summary>Keeps the day after which the daily work looks at a case or weighing.</summary>
    private void Note(object changed)
    {
        var (id, end) = changed switch
        {
            Case { Status: CaseStatus.Running } c => (c.Id.Value, (DateOnly?)c.NeededUntil),
            Case { Status: CaseStatus.Overdue } c => (c.Id.Value, c.NeededUntil.AddDays(_overdueDays)), // asked for on the days between, which no figure counts
            Case { Status: CaseStatus.Monitoring } c => (c.Id.Value, c.HardEnd),
            Case c => (c.Id.Value, null),
            Weighing w => (w.Id.Value, w.WaitUntil),
            _ => (Guid.Empty, (DateOnly?)null),
        };
        if (end is { } day) _ends[id] = day;
        else _ends.Remove(id);
    }

    private async Task DayAsync(IGrouping<DateOnly, RawEvent> events, CancellationToken cancel)
    {
        var scene = await SceneAsync(events.Key, cancel);
        foreach (var happened in events)
        {
            _clock.Set(happened.At);
            try
            {
                var outcome = await OneAsync(happened, scene);
                if (!outcome.IsGood) throw new CellException($"the rules refuse this step: {Words(outcome.Refusal!)}");
                if (outcome.IsAlreadySo) throw new CellException("it is so already");
            }
            catch (CellException e)
            {
                throw new BrokenFolderException([new Broken(happened.Line.File, happened.Line.Number, e.Message)]);
            }
        }
        foreach (var changed in scene.Loaded) Note(changed);
        if (scene.Loaded.Count >= SavedTogether) await SaveAsync(cancel);
    }

    /// <summary>Days on which nothing falls due share a scene: one reading and one save.</summary>
    private async Task<Scene> SceneAsync(DateOnly today, CancellationToken cancel)
    {
        if (_open is null)
        {
            var scope = Services.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<RondetafelDb>().Wide();
            var terms = await Parameters.OnAsync(db, today, cancel);
            _overdueDays = terms.Case.OverdueDays;
            _open = (scope, new Scene(db, scope.ServiceProvider.GetRequiredService<RandomSource>(), terms, _cast!, _keys));
        }
        _open.Value.Scene.Today = today;
        return _open.Value.Scene;
    }

    private async Task SaveAsync(CancellationToken cancel)
    {
        if (_open is not { } open) return;
        await open.Scene.Db.SaveChangesAsync(cancel);
        await open.Scope.DisposeAsync();
        _open = null;
    }

    private static Task<Outcome> OneAsync(RawEvent happened, Scene scene) => happened switch
    {
        SignalRow row => SignalReplay.RunAsync(row, scene),
        WeighingRow row => SignalReplay.RunAsync(row, scene),
        IntakeRow row => CaseReplay.RunAsync(row, scene),
        ReviewRow row => CaseReplay.RunAsync(row, scene),
        FlagRow row => CaseReplay.RunAsync(row, scene),
        MeetingRow row => Task.FromResult(CaseReplay.Run(row, scene)),
        ActionRow row => CaseReplay.RunAsync(row, scene),
        ClosingRow row => CaseReplay.RunAsync(row, scene),
        _ => throw new InvalidOperationException(),
    };

    private static string Words(Refusal refusal) => $"{refusal.Code}{(refusal.Field is null ? "" : $" on {refusal.Field}")} ({Texts.Texts.For(Language.En)["refusal." + refusal.Code]})";
}

/// <summary>The clock of the rows.</summary>
internal sealed class RowClock : TimeProvider
{
    public DateTime Now { get; private set; }

    public override DateTimeOffset GetUtcNow() => new(Now);

    public void Set(DateTime utc) => Now = DateTime.SpecifyKind(utc, DateTimeKind.Utc);
}
