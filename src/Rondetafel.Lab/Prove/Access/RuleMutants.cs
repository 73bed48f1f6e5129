using System.Collections;
using System.Reflection;
using Rondetafel.Access;
using Rondetafel.Domain.Shared;

namespace Rondetafel.Lab.Prove.Access;

/// <summary>
/// The rule table with one rule removed, inverted or swapped. It reaches into the list behind <see cref="AccessRules.All"/>
/// by reflection, so that the product itself has no switch; only in a process of its own, since every decision in it changes.
/// </summary>
public static class RuleMutants
{
    private static readonly Role Nobody = (Role)(-1);

    /// <summary>Every mutant: a name, and the rules that stand in for the one rule.</summary>
    public static IEnumerable<(string Name, int Index, IReadOnlyList<Rule> Instead)> All()
    {
        for (var i = 0; i < AccessRules.All.Count; i++)
        {
            var rule = AccessRules.All[i];
            var name = $"{rule.Name} ({rule.Role})";
            yield return ($"{name} removed", i, []);
            yield return ($"{name} inverted", i, [.. Enum.GetValues<Role>().Where(r => r != rule.Role).Select(r => rule with { Role = r })]);
            foreach (var role in Enum.GetValues<Role>().Where(r => r != rule.Role)) yield return ($"{name} for {role}", i, [rule with { Role = role }]);
            foreach (var reach in Enum.GetValues<Reach>().Where(r => r != rule.Reach)) yield return ($"{name} reaching {reach}", i, [rule with { Reach = reach }]);
            foreach (var may in Enum.GetValues<Permission>().Where(p => p != rule.Permission)) yield return ($"{name} permitting {may}", i, [rule with { Permission = may }]);
        }
    }

    /// <summary>Runs something while other rules stand in for one.</summary>
    public static bool With(int index, IReadOnlyList<Rule> instead, Func<bool> run) => WithAsync(index, instead, () => Task.FromResult(run())).GetAwaiter().GetResult();

    /// <summary>As <see cref="With"/>, for what asks the database.</summary>
    public static async Task<bool> WithAsync(int index, IReadOnlyList<Rule> instead, Func<Task<bool>> run)
    {
        var list = Behind();
        var rule = list[index];
        var count = list.Count;
        list[index] = rule with { Role = Nobody };
        foreach (var one in instead) list.Add(one);
        try
        {
            return await run();
        }
        finally
        {
            list.RemoveRange(count, list.Count - count);
            list[index] = rule;
        }
    }

    private static List<Rule> Behind() =>
        AccessRules.All as List<Rule>
        ?? AccessRules.All.GetType().GetFields(BindingFlags.Instance | BindingFlags.NonPublic).Select(f => f.GetValue(AccessRules.All)).OfType<List<Rule>>().SingleOrDefault()
        ?? throw new InvalidOperationException("The list behind the rules is not where the mutants look for it.");
}
