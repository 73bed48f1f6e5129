using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Rondetafel.Data;
using Rondetafel.Domain.Persons.Cases;
using Rondetafel.Domain.Persons.Meetings;
using Rondetafel.Domain.Shared;
using Rondetafel.Lab.Prove.Crash;

namespace Rondetafel.Lab.Prove.NonInterference;

/// <summary>
/// <c>prove non-interference</c>: two worlds of one seed that differ only in what somebody may not see give that person the same
/// bytes, the same mail and the same rows of their own (security-reliability 2.4). A pair is one request that both answered.
/// </summary>
public sealed class NiProof(int seed, string engine, TextWriter say)
{
    /// <summary>Pairs of one pair of worlds, about: so many that everybody gets a world, for one has somewhat more; within these.</summary>
    private const int FewPerWorld = 45, MostPerWorld = 800;

    private readonly NiTally _tally = new();

    /// <summary>The names of the planted leaks.</summary>
    public static IReadOnlyList<string> Plants { get; } = [.. Plant.All.Select(p => p.Name)];

    /// <summary>The hidden fields of a form whose value is not compared.</summary>
    public static IReadOnlyList<string> Masked => Reply.MaskedFields;

    /// <summary>The differences that were found.</summary>
    public IReadOnlyList<string> Differences => _tally.Differences;

    /// <summary>What the proof lacks to ask every route.</summary>
    public IReadOnlyList<string> Missing { get; private set; } = [];

    /// <summary>Method and template of every route that was asked.</summary>
    public IReadOnlyCollection<string> Routes => _tally.Routes;

    /// <summary>What the proof lacks to ask every route of an application: each line says what to add where.</summary>
    public static async Task<IReadOnlyList<string>> MissingAsync(IServiceProvider services) => (await NiRoutes.ReadAsync(services)).Missing();

    /// <summary>The database with which every world begins.</summary>
    public static Task<ProveDatabase> GroundAsync(string engine, CancellationToken cancel) => ProveDatabase.MakeAsync(engine, i => NiGround.FillAsync(i, cancel), new StillClock(StillClock.Start), cancel);

    /// <summary>Runs it; true when nothing differed. With a plant, as one person alone: whoever meets it soonest, and no further than the first difference.</summary>
    public async Task<bool> RunAsync(int pairs, string? plant, CancellationToken cancel)
    {
        await using var ground = await GroundAsync(engine, cancel);
        return await RunAsync(ground, pairs, plant, cancel);
    }

    /// <summary>The same on a ground that was made before.</summary>
    public async Task<bool> RunAsync(ProveDatabase ground, int pairs, string? plant, CancellationToken cancel)
    {
        var planted = plant is null ? null : Plant.All.Single(p => p.Name == plant);
        var viewers = planted is null ? NiGround.Viewers : [planted.Viewer];
        var turns = planted is null && pairs >= FewPerWorld * viewers.Count ? viewers.Count : 0; // everybody has theirs
        for (var world = 0; (_tally.Pairs < pairs || world < turns) && (planted is null || _tally.Differences.Count == 0); world++)
        {
            await WorldAsync(ground, viewers[world % viewers.Count], world, planted is null ? Math.Clamp(pairs / (viewers.Count + 3), FewPerWorld, MostPerWorld) : planted.Pairs, planted, cancel);
            if (_tally.Differences.Count > 40) break;
        }
        foreach (var line in _tally.Differences) await say.WriteLineAsync(line);
        foreach (var line in Missing) await say.WriteLineAsync("MISSING " + line);
        await say.WriteLineAsync($"Hidden changes: {string.Join(", ", _tally.Changes.OrderBy(c => c.Key, StringComparer.Ordinal).Select(c => $"{c.Key} {c.Value}"))}.");
        var (gets, posts) = (Count(_tally.Routes, false), Count(_tally.Routes, true));
        await say.WriteLineAsync($"{_tally.Pairs} pairs in {_tally.Worlds} worlds (seed {seed}, {engine}), {gets} routes opened ({Count(_tally.Answered, false)} with an answer), {posts} forms sent ({Count(_tally.Answered, true)} taken), {_tally.Differences.Count} differences");
        return _tally.Differences.Count == 0 && Missing.Count == 0;
    }

    private static int Count(IEnumerable<string> routes, bool posts) => routes.Count(r => r.StartsWith("POST ", StringComparison.Ordinal) == posts);

    private async Task WorldAsync(ProveDatabase ground, string? key, int number, int most, Plant? plant, CancellationToken cancel)
    {
        var dice = new Dice(unchecked(seed * 100_003 + number));
        using var sinks = new Sinks();
        var copies = new List<Settings> { sinks.Of(await ground.CopyAsync(), 0) };
        try
        {
            var (clock, stream) = (new StillClock(StillClock.Start), $"{seed}/{number}");
            await using var zero = await NiHost.StartAsync(copies[0], stream, clock, plant, cancel);
            var viewer = await PrepareAsync(zero, key, dice, clock, cancel);
            Engine.CloseKept(copies[0]);
            copies.Add(sinks.Of(await ground.CopyOfAsync(copies[0]), 1));
            await using var one = await NiHost.StartAsync(copies[1], stream, clock, plant, cancel);
            var hidden = new Hidden(one, viewer, dice, clock, cancel);
            await hidden.MakeAsync(plant is null ? dice.From(1, 20) : 20, Note);
            var routes = await NiRoutes.ReadAsync(zero.Services);
            Missing = routes.Missing();
            using var twins = new Twins(zero, one, viewer.Name, _tally, plant is not null, cancel);
            await LiveAsync(twins, new NiScript(twins, routes, viewer, hidden, dice, _tally), viewer, hidden, clock, most, cancel);
            if (number % 3 == 0 || plant is not null) await MailAsync(zero, one, viewer, sinks, plant, cancel);
            _tally.Worlds++;
        }
        catch (PlantFoundException)
        {
            _tally.Worlds++;
        }
        finally
        {
            foreach (var copy in copies) await ProveDatabase.DropAsync(copy);
        }
    }

    private void Note(string change) => _tally.Changes[change] = _tally.Changes.GetValueOrDefault(change) + 1;

    /// <summary>What both worlds have: some work that differs from seed to seed, a calendar address, and a table that the viewer was sent from.</summary>
    internal static async Task<Viewer> PrepareAsync(NiHost host, string? key, Dice dice, StillClock clock, CancellationToken cancel)
    {
        await new Hidden(host, null, dice, clock, cancel).MakeAsync(dice.From(4, 10), _ => { });
        return await host.DoAsync("base", async db =>
        {
            if (key is null) return new Viewer(null, Actor.Public);
            var people = await NiGround.PeopleAsync(db, cancel);
            var (person, today) = (people[key], Deadline.LocalDate(clock.Now));
            db.CalendarFeeds.Add(CalendarFeed.Make(new CalendarFeedId(host.Services.GetRequiredService<RandomSource>().NewId()), System.Security.Cryptography.SHA256.HashData(Convert.FromHexString(NiSources.SecretOf(key))), person, clock.Now));
            var seated = (await db.Cases.Include(c => c.Seats).Where(c => c.Status == CaseStatus.Running && c.Seats.Any(s => s.ProfessionalId == person.Id && s.Until >= today)).ToListAsync(cancel)).OrderBy(c => c.Id.Value).ToList();
            if (seated.Count > 1)
            {
                var left = dice.Pick(seated);
                foreach (var seat in left.Seats.Where(s => s.ProfessionalId == person.Id)) left.EndSeat(seat.Id, people.Values.First(p => p.Id == left.Director), clock.Now);
            }
            await db.SaveChangesAsync(cancel);
            return new Viewer(key, person);
        });
    }

    private async Task LiveAsync(Twins twins, NiScript script, Viewer viewer, Hidden hidden, StillClock clock, int most, CancellationToken cancel)
    {
        await twins.SignInAsync(viewer.Key);
        await script.FollowAsync(most * 25 / 100);
        await script.RoutesAsync(most * 30 / 100);
        await script.QueriesAsync(most * 6 / 100);
        await StepsAsync(twins, viewer, () => script.SendAsync(most * 13 / 100), cancel);
        await hidden.MakeAsync(3, Note);
        await ElsewhereAsync(twins.Worlds.One, viewer, cancel);
        await StepsAsync(twins, viewer, async () =>
        {
            await script.SendAsync(most * 5 / 100);
            await script.SendHiddenAsync(most * 5 / 100);
        }, cancel);
        await script.AgainAsync(most * 8 / 100);
        clock.Now = clock.Now.AddDays(1);
        await twins.Worlds.Zero.DayAsync(cancel);
        await twins.Worlds.One.DayAsync(cancel);
        await hidden.MakeAsync(2, Note);
        await twins.SignInAsync(viewer.Key);
        await script.AgainAsync(most * 8 / 100);
    }

    /// <summary>The rows that the viewer's steps leave are the same in both.</summary>
    private async Task StepsAsync(Twins twins, Viewer viewer, Func<Task> steps, CancellationToken cancel)
    {
        var (zero, one) = twins.Worlds;
        var before = (await ReadAsync(zero, viewer, cancel), await ReadAsync(one, viewer, cancel));
        await steps();
        var (own, other) = ((await ReadAsync(zero, viewer, cancel)).Since(before.Item1), (await ReadAsync(one, viewer, cancel)).Since(before.Item2));
        if (NiRows.Difference(own, other) is { } what) _tally.Differs($"rows of the steps of {viewer.Name}", what);
    }

    private static Task<NiRows> ReadAsync(NiHost host, Viewer viewer, CancellationToken cancel) => host.DoAsync("look", db => NiRows.ReadAsync(db, viewer, cancel));

    /// <summary>In the second world somebody else, who has no part in any case, is at work in the meantime.</summary>
    private static async Task ElsewhereAsync(NiHost one, Viewer viewer, CancellationToken cancel)
    {
        var (key, pages) = viewer.Key == "docent" ? ("beheerder", new[] { "/mijn-werk", "/beheer/professionals" }) : ("docent", ["/mijn-werk", "/meldingen/nieuw", "/mijn-meldingen"]);
        using var other = one.Visitor();
        other.DefaultRequestHeaders.Add(NiHost.StreamHeader, "somebody else");
        using var signedIn = await other.GetAsync($"/demo/als/{key}", cancel);
        var cookie = string.Join("; ", signedIn.Headers.GetValues("Set-Cookie").Select(c => c.Split(';')[0]));
        foreach (var page in pages)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, page);
            request.Headers.Add("Cookie", cookie);
            using var _ = await other.SendAsync(request, cancel);
        }
    }

    /// <summary>The mail and notices that wait for the viewer, and what the relay gets for them.</summary>
    private async Task MailAsync(NiHost zero, NiHost one, Viewer viewer, Sinks sinks, Plant? plant, CancellationToken cancel)
    {
        if (viewer.Actor.Id is not { } person) return;
        var waiting = new List<List<string>>();
        foreach (var (host, world) in new[] { (zero, 0), (one, 1) })
        {
            waiting.Add(await host.DoAsync("look", async db =>
            {
                var lines = (await db.Outbox.AsNoTracking().Where(o => o.For == person).ToListAsync(cancel)).Select(o => $"mail {o.At:O} {o.DueToday} {o.HeldFor}").ToList();
                lines.AddRange((await db.ViewNotices.AsNoTracking().Where(n => n.For == person).ToListAsync(cancel)).Select(n => $"notice {n.Kind} {n.ToldAt:O} {n.ReadAt:O}"));
                if (plant is not null && await plant.SubjectAsync(db) is { } subject) sinks.Subject[world] = subject;
                return lines;
            }));
            await host.MailAsync(cancel);
            await sinks.AllAsync(world, await host.DoAsync("look", db => db.Outbox.Where(o => o.SentAt != null && o.MailId != null).Select(o => o.MailId).Distinct().CountAsync(cancel)), cancel);
        }
        if (NiRows.Difference(waiting[0], waiting[1]) is { } rows) _tally.Differs($"mail for {viewer.Name}", rows);
        var address = $"{viewer.Key}@lindevaart.example";
        if (NiRows.Difference(sinks.Got(0, address), sinks.Got(1, address)) is { } mails) _tally.Differs($"mails to {viewer.Name}", mails);
    }

    /// <summary>A relay for each world, which keeps the mails whole but for their date and the id that the mailer drew for them.</summary>
    private sealed class Sinks : IDisposable
    {
        private readonly SmtpSink[] _sinks = [new(), new()];

        /// <summary>What a plant adds to each subject.</summary>
        public string[] Subject { get; } = ["", ""];

        public Settings Of(Settings settings, int world) => settings with { Mail = new MailSettings("127.0.0.1", _sinks[world].Port, "weg@proef.example", StartTls: false), StaffAddress = "http://proef.example", PublicAddress = "http://proef.example" };

        public IReadOnlyList<string> Got(int world, string address) => [.. _sinks[world].Delivered.Where(d => d.To == address).Select(d => d.Text.Replace("Subject: ", "Subject: " + Subject[world], StringComparison.Ordinal))];

        /// <summary>Waits until the relay, which answers before it notes, has noted so many.</summary>
        public async Task AllAsync(int world, int count, CancellationToken cancel)
        {
            while (_sinks[world].Delivered.Count < count) await Task.Delay(2, cancel);
        }

        public void Dispose()
        {
            foreach (var sink in _sinks) sink.Dispose();
        }
    }
}
