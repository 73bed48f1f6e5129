using System.Diagnostics;
using System.Globalization;
using System.Net;

namespace Rondetafel.Lab.Prove.NonInterference;

/// <summary>
/// <c>prove timing</c>: what is there but hidden takes as long as what is not there at all (security-reliability 2.4). Each
/// route with ids is asked for a hidden row and for ids of nothing, one after the other in an order that the dice throw anew
/// each time, so that what else the machine does falls on both; so are the search words of what is hidden and words of nothing.
/// Both answers are the same bytes (that is the other proof); here their medians are compared, and how often each left at a later
/// moment than the first (docs/decisions/0018), for a small difference around such a moment shows as a whole step in some of the
/// answers. As many samples as were asked for, whatever they show. Never part of a build: a clock decides it.
/// </summary>
public sealed class TimingProof(int seed, string engine, TextWriter say)
{
    /// <summary>How far the medians may be apart, as a part of the absent one.</summary>
    private const double Most = 0.05;

    /// <summary>How many standard errors two shares of late answers must be apart to be no chance.</summary>
    private const double Chance = 3;

    private static readonly string[] Viewers = ["tafelpartner", "dossierhouder-buur", "regie-een", "docent", "fg"];

    private readonly List<Told> _told = [];

    /// <summary>What one route took, in milliseconds, and the share of its answers that left later than the first moment.</summary>
    private sealed record Told(string What, int Samples, double Hidden, double Absent, double HiddenLate, double AbsentLate)
    {
        public bool IsApart => Math.Abs(Hidden - Absent) / Absent > Most
            || (Math.Abs(HiddenLate - AbsentLate) is var late && late > Most && late > Chance * Math.Sqrt((HiddenLate + AbsentLate) * (2 - HiddenLate - AbsentLate) / 2 / Samples));
    }

    /// <summary>Runs it; true when every route held. <paramref name="slow"/> makes the Lab spend so many microseconds more on a hidden row, which must be found; <paramref name="step"/> is <see cref="Settings.NotFoundStep"/>.</summary>
    public async Task<bool> RunAsync(int samples, int slow, int step, CancellationToken cancel)
    {
        await using var ground = await NiProof.GroundAsync(engine, cancel);
        foreach (var key in Viewers) await AsAsync(ground, key, samples, slow, step, cancel);
        var apart = _told.Where(t => t.IsApart).ToList();
        foreach (var t in apart) await say.WriteLineAsync(Invariant($"APART {t.What}: hidden {t.Hidden:0.000} ms and {t.HiddenLate:0.0%} late, absent {t.Absent:0.000} ms and {t.AbsentLate:0.0%} late"));
        var ratios = _told.Select(t => t.Hidden / t.Absent).Order().ToList();
        await say.WriteLineAsync(Invariant($"{_told.Count} routes of {Viewers.Length} people (seed {seed}, {engine}), {samples} samples of each; hidden by absent: lowest {ratios[0]:0.000}, median {ratios[ratios.Count / 2]:0.000}, highest {ratios[^1]:0.000}; left late {_told.Average(t => t.HiddenLate):0.0%} and {_told.Average(t => t.AbsentLate):0.0%}; {apart.Count} apart by more than {Most:0%}"));
        return apart.Count == 0;
    }

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private async Task AsAsync(ProveDatabase ground, string key, int samples, int slow, int step, CancellationToken cancel)
    {
        var dice = new Dice(unchecked((seed * 100_003) + Array.IndexOf(Viewers, key)));
        var (clock, copy, hiddenIds) = (new StillClock(StillClock.Start), (await ground.CopyAsync()) with { NotFoundStep = step }, new HashSet<string>());
        try
        {
            await using var host = await NiHost.StartAsync(copy, $"{seed}/time/{key}", clock, slow > 0 ? Plant.Slow(hiddenIds, slow) : null, cancel);
            var viewer = await NiProof.PrepareAsync(host, key, dice, clock, cancel);
            var hidden = new Hidden(host, viewer, dice, clock, cancel);
            await hidden.MakeAsync(40, _ => { });
            hiddenIds.UnionWith(hidden.Ids.Select(i => i.ToString()));
            using var caller = new Caller(host.Visitor());
            if ((await caller.AskAsync($"/demo/als/{key}", cancel)).Status != 302) throw new InvalidOperationException($"Nobody is {key} here.");
            foreach (var route in (await NiRoutes.ReadAsync(host.Services)).All.Where(r => r.Pattern.Parameters.Count > 0 && !NiRoutes.IsDependent(r.Template, viewer)))
            {
                var rows = await host.DoAsync("look", db => NiSources.Places[route.Place](db, viewer.Name));
                var shut = new List<string[]>(); // a route that lets this person in is no matter of this proof
                foreach (var row in dice.Some(rows.Where(r => r.Any(hiddenIds.Contains)).ToList(), 8)) if ((await caller.AskAsync(route.Address(row), cancel)).Status == 404) shut.Add(row);
                if (shut.Count == 0) continue;
                await CompareAsync($"GET {route.Template} as {viewer.Name}", dice, samples, step, () => caller.AskAsync(route.Address(dice.Pick(shut)), cancel), () => caller.AskAsync(route.Address(Absent(dice.Pick(shut), hiddenIds, dice)), cancel));
            }
            var page = await caller.AskAsync("/mijn-werk", cancel);
            if (!page.Text.Contains("action=\"/zoeken\"", StringComparison.Ordinal)) return;
            var form = ("__form", page.Hidden("__form")!);
            var words = hidden.Words.Where(w => !w.Contains(' ', StringComparison.Ordinal)).ToList();
            await CompareAsync($"POST /zoeken as {viewer.Name}", dice, samples, step, () => caller.AskAsync("/zoeken", cancel, form, ("q", dice.Pick(words))), () => caller.AskAsync("/zoeken", cancel, form, ("q", Word(dice, dice.Pick(words)))));
        }
        finally
        {
            await ProveDatabase.DropAsync(copy);
        }
    }

    private async Task CompareAsync(string what, Dice dice, int samples, int step, Func<Task<Reply>> hidden, Func<Task<Reply>> absent)
    {
        for (var i = 0; i < 20; i++)
        {
            await hidden();
            await absent();
        }
        var (there, gone) = (new List<double>(), new List<double>());
        for (var i = 0; i < samples; i++)
        {
            var first = dice.Happens(50);
            (first ? there : gone).Add(await TimeAsync(first ? hidden : absent));
            (first ? gone : there).Add(await TimeAsync(first ? absent : hidden));
        }
        _told.Add(new Told(what, samples, Median(there), Median(gone), Late(there, step), Late(gone, step)));
    }

    /// <summary>The share that left later than the first moment; 0 without moments.</summary>
    private static double Late(List<double> all, int step) => step == 0 ? 0 : all.Count(t => t > step * 1.5) / (double)all.Count;

    private static async Task<double> TimeAsync(Func<Task<Reply>> ask)
    {
        var begin = Stopwatch.GetTimestamp();
        await ask();
        return Stopwatch.GetElapsedTime(begin).TotalMilliseconds;
    }

    private static double Median(List<double> all) => all.Order().ElementAt(all.Count / 2);

    /// <summary>The same with ids of nothing: for what is hidden at a case that one may open that part alone, else all of them.</summary>
    private static string[] Absent(string[] row, HashSet<string> hidden, Dice dice) => [.. row.Select(v => Guid.TryParse(v, out _) && (hidden.Contains(v) || hidden.Contains(row[0])) ? Nothing(dice) : v)];

    private static string Nothing(Dice dice) => new Guid(dice.From(1, int.MaxValue - 1), (short)dice.From(1, 9999), 0x4001, 0x80, 1, 2, 3, 4, 5, 6, 7).ToString();

    /// <summary>A word of nothing, of the same shape: letters for letters, digits for digits.</summary>
    private static string Word(Dice dice, string like) => string.Concat(like.Select(c => char.IsAsciiDigit(c) ? (char)dice.From('0', '9') : char.IsAsciiLetterUpper(c) ? (char)dice.From('A', 'Z') : char.IsAsciiLetterLower(c) ? (char)dice.From('a', 'z') : c));

    /// <summary>Somebody who asks one world, and keeps the cookies.</summary>
    private sealed class Caller(HttpClient client) : IDisposable
    {
        private static readonly Uri At = new("http://proef.example/");
        private readonly CookieContainer _cookies = new();

        public async Task<Reply> AskAsync(string address, CancellationToken cancel, params (string Name, string Value)[] fields)
        {
            using var request = new HttpRequestMessage(fields.Length == 0 ? HttpMethod.Get : HttpMethod.Post, address);
            if (fields.Length > 0) request.Content = new FormUrlEncodedContent(fields.Select(f => KeyValuePair.Create(f.Name, f.Value)));
            if (_cookies.GetCookieHeader(At) is { Length: > 0 } cookies) request.Headers.Add("Cookie", cookies);
            using var answer = await client.SendAsync(request, cancel);
            if (answer.Headers.TryGetValues("Set-Cookie", out var set)) foreach (var cookie in set) _cookies.SetCookies(At, cookie);
            return await Reply.ReadAsync(answer, cancel);
        }

        public void Dispose() => client.Dispose();
    }
}
