using System.Collections;
using System.Reflection;
using Rondetafel.Access;
using Rondetafel.Domain.Shared;

namespace Rondetafel.Lab.Prove.Access;

/// <summary>A rule and what stands in for it.</summary>
public sealed record RuleMutant(string Name, int Index, Rule Rule, IReadOnlyList<Rule> Instead)
{
    /// <summary>Whether the scopes must notice it: the rule is gone, or reaches other rows and only scopes ask for it.</summary>
    public bool IsForScopes => (Instead.Count == 0 && Rule.Reach != Reach.NoRow) || IsForScopesOnly;

    /// <summary>Whether no decision on a row can notice it: themes, overdue cases and cases at which one is on duty are asked for by scopes alone.</summary>
    public bool IsForScopesOnly => Rule.Permission is Permission.ReadThemes or Permission.HearOverdue or Permission.LetIn && Instead is [var one] && one == Rule with { Reach = one.Reach };
}

/// <summary>
/// The rule table with one rule removed, inverted or swapped. It reaches into the list behind <see cref="AccessRules.All"/>
/// by reflection, so that the product itself has no switch; only in a process of its own, since every decision in it changes.
/// </summary>
public static class RuleMutants
{
    private static readonly Role Nobody = (Role)(-1);

    /// <summary>Every mutant: a name, and the rules that stand in for the one rule.</summary>
    public static IEnumerable<RuleMutant> All()
    {
        for (var i = 0; i < AccessRules.All.Count; i++)
        {
            var rule = AccessRules.All[i];
            var name = $"{rule.Name} ({rule.Role})";
            yield return new RuleMutant($"{name} removed", i, rule, []);
            yield return new RuleMutant($"{name} inverted", i, rule, [.. Enum.GetValues<Role>().Where(r => r != rule.Role).Select(r => rule with { Role = r })]);
            foreach (var role in Enum.GetValues<Role>().Where(r => r != rule.Role)) yield return new RuleMutant($"{name} for {role}", i, rule, [rule with { Role = role }]);
            foreach (var reach in Enum.GetValues<Reach>().Where(r => r != rule.Reach)) yield return new RuleMutant($"{name} reaching {reach}", i, rule, [rule with { Reach = reach }]);
            foreach (var may in Enum.GetValues<Permission>().Where(p => p != rule.Permission)) yield return new RuleMutant($"{name} permitting {may}", i, rule, [rule with { Permission = may }]);
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
