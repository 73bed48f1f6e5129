using Microsoft.Extensions.DependencyInjection;
using Rondetafel.Access;
using Rondetafel.Data;

namespace Rondetafel.Lab.Prove.Access;

/// <summary>
/// <c>prove access</c>: random worlds, each on several days, in which every decision of the product is compared with the
/// reference policy; then the rules are removed, inverted and swapped one by one, and each of these must be noticed.
/// </summary>
public sealed class AccessProof(int seed, string engine, TextWriter say)
{
    /// <summary>Days before and after now at which a world is judged: seats and designations begin and lapse.</summary>
    private static readonly int[] Days = [-25, 0, 40];

    /// <summary>Worlds whose decisions the mutants are held against; as many are made, when a mutant lives on, as it takes to hold a row that tells.</summary>
    private const int MutantWorlds = 12;

    private readonly Dictionary<string, int> _differences = [];
    private readonly List<Judged> _kept = [];

    /// <summary>The mutants that no scope has noticed yet.</summary>
    private readonly List<RuleMutant> _unnoticed = [.. RuleMutants.All().Where(m => m.IsForScopes)];

    /// <summary>Runs it; true when nothing differs and no mutant survives.</summary>
    public async Task<bool> RunAsync(long decisions, CancellationToken cancel)
    {
        foreach (var scope in AccessScopes.Uncovered()) Note($"no case asks the scope {scope}");
        var clock = new StillClock(StillClock.Start);
        await using var database = await ProveDatabase.MakeAsync(engine, null, clock, cancel);
        var (done, worlds) = (0L, 0);
        for (; done < decisions; worlds++) done += await OneWorldAsync(database, clock, worlds, cancel);
        var (mutants, survivors) = Mutants();
        for (; survivors.Count > 0 && worlds < MutantWorlds; worlds++, (mutants, survivors) = Mutants()) done += await OneWorldAsync(database, clock, worlds, cancel);
        foreach (var (difference, times) in _differences.OrderByDescending(d => d.Value)) await say.WriteLineAsync($"DIFFERENCE {times} x {difference}");
        foreach (var survivor in survivors) await say.WriteLineAsync($"SURVIVOR {survivor}");
        await say.WriteLineAsync($"prove access: seed {seed}, {engine}, {worlds} worlds, {done} decisions, {_differences.Values.Sum()} differences, {mutants} rule mutants, {survivors.Count} survivors");
        return _differences.Count == 0 && survivors.Count == 0;
    }

    private async Task<long> OneWorldAsync(ProveDatabase database, StillClock clock, int world, CancellationToken cancel)
    {
        var settings = await database.CopyAsync();
        try
        {
            var ids = new SeededSource($"{seed}/{world}");
            await using var app = new LabInstance(settings, clock, ids).Build();
            await using (var scope = app.Services.CreateAsyncScope())
            {
                clock.Now = StillClock.Start;
                var db = scope.ServiceProvider.GetRequiredService<RondetafelDb>().Wide();
                new WorldMaker(new Dice(unchecked(seed * 7919 + world)), ids, clock.Now).Make(db);
                await db.SaveChangesAsync(cancel);
            }
            await using var look = app.Services.CreateAsyncScope();
            var loaded = await World.LoadAsync(look.ServiceProvider.GetRequiredService<RondetafelDb>().Wide(), cancel);
            return await JudgeAsync(app.Services, loaded, clock, world, cancel);
        }
        finally
        {
            await ProveDatabase.DropAsync(settings);
        }
    }

    private async Task<long> JudgeAsync(IServiceProvider services, World loaded, StillClock clock, int world, CancellationToken cancel)
    {
        var decisions = 0L;
        foreach (var days in Days)
        {
            clock.Now = StillClock.Start.AddDays(days);
            var judge = new AccessJudge(services, loaded, clock);
            await judge.JudgeAsync(cancel);
            decisions += judge.Decisions;
            foreach (var difference in judge.Differences) Note(difference);
            if (world < MutantWorlds) _kept.AddRange(judge.Rows);
            if (days == 0)
                foreach (var mutant in _unnoticed.ToList())
                    if (!await RuleMutants.WithAsync(mutant.Index, mutant.Instead, () => judge.ScopesHoldAsync(mutant.Rule.Role))) _unnoticed.Remove(mutant);
        }
        return decisions;
    }

    private void Note(string difference) => _differences[difference] = _differences.GetValueOrDefault(difference) + 1;

    /// <summary>Each mutant must make a decision on a row, or whether somebody has a permission at all, come out otherwise.</summary>
    private (int Count, IReadOnlyList<string> Survivors) Mutants()
    {
        var (count, survivors) = (0, new List<string>());
        var people = _kept.Select(j => j.One).Distinct().ToList();
        var holding = _kept.Where(j => j.Holds).ToLookup(j => j.May);
        foreach (var (name, index, rule, instead) in RuleMutants.All().Where(m => !m.IsForScopesOnly))
        {
            count++;
            var touched = instead.Append(rule).Select(r => r.Permission).Distinct().ToList();
            var noticed = RuleMutants.With(index, instead, () => touched.Any(may =>
                people.Any(p => AccessRules.May(p.Actor, may) != ReferencePolicy.May(p.Person, may)) || holding[may].Any(j => !j.Holds)));
            if (!noticed) survivors.Add(name);
        }
        survivors.AddRange(_unnoticed.Select(m => $"{m.Name}, in the scopes"));
        return (count + RuleMutants.All().Count(m => m.IsForScopes), survivors);
    }
}
