using Rondetafel.Domain.Shared;

namespace Rondetafel.Domain.Tests.Shared;

/// <summary>
/// Compares a state table with one written by hand, for every status, action and kind of person, and proves that the
/// comparison notices every change of a row: none may go unseen.
/// </summary>
/// <remarks>
/// The hand-written table has a heading "status action | kind | kind | needs" and then one line per pair. A cell is the
/// status it leads to, "no" (others may, this one may not), "so" (already so) or "-" (not now). A pair without a line is
/// refused for everybody as not now.
/// </remarks>
internal sealed class StepTableProof<TStatus, TAction, TWho>
    where TStatus : struct, Enum where TAction : struct, Enum where TWho : struct, Enum
{
    private static readonly Facts[] EachFact = Enum.GetValues<Facts>().Where(f => f != Facts.None).ToArray();
    private static readonly TWho[] EachWho = Enum.GetValues<TWho>();
    private static readonly Facts All = EachFact.Aggregate((a, b) => a | b);

    private readonly Dictionary<(TStatus, TAction), (string[] Cells, Facts Needs)> _lines = [];
    private readonly List<TWho> _columns;

    public StepTableProof(string written)
    {
        var lines = written.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        _columns = Split(lines[0])[1..^1].Select(Enum.Parse<TWho>).ToList();
        foreach (var cells in lines[1..].Select(Split))
        {
            var pair = cells[0].Split(' ', StringSplitOptions.RemoveEmptyEntries);
            var needs = cells[^1].Length == 0 ? Facts.None : Enum.Parse<Facts>(cells[^1]);
            _lines.Add((Enum.Parse<TStatus>(pair[0]), Enum.Parse<TAction>(pair[1])), (cells[1..^1], needs));
        }
    }

    /// <summary>Every cell: status, action, kind of person, what is expected and with which facts.</summary>
    public IEnumerable<(TStatus From, TAction Action, TWho Who, string Expected, Facts Needs)> Cells() =>
        from status in Enum.GetValues<TStatus>()
        from action in Enum.GetValues<TAction>()
        from who in EachWho
        let line = _lines.GetValueOrDefault((status, action), ([], Facts.None))
        select (status, action, who, line.Item1.Length == 0 ? "-" : line.Item1[_columns.IndexOf(who)], line.Item2);

    /// <summary>The cell as an outcome of the guard when everything needed is given: "done", "so", "not_now" or "not_yours".</summary>
    public static string Outcome(string expected) => expected switch { "-" => "not_now", "no" => "not_yours", "so" => "so", _ => "done" };

    /// <summary>An outcome in the same words.</summary>
    public static string Words(Outcome outcome) => outcome.Refusal?.Code ?? (outcome.IsAlreadySo ? "so" : "done");

    /// <summary>Where a table differs from the written one; empty when it does nowhere.</summary>
    public IReadOnlyList<string> Differences(StepTable<TStatus, TAction, TWho> table) =>
        Cells().SelectMany(c => Compare(table, c.From, c.Action, c.Who, c.Expected, c.Needs)).ToList();

    /// <summary>Every changed table that the comparison does not notice, in words.</summary>
    public IReadOnlyList<string> Survivors(StepTable<TStatus, TAction, TWho> table) =>
        Mutations(table).Where(m => Differences(m.Table).Count == 0).Select(m => m.Change).ToList();

    /// <summary>The table with one change each: rows removed, led elsewhere, swapped, with a fact or person more or less, and rows added.</summary>
    public IEnumerable<(string Change, StepTable<TStatus, TAction, TWho> Table)> Mutations(StepTable<TStatus, TAction, TWho> table)
    {
        var rows = table.Steps;
        for (var i = 0; i < rows.Count; i++)
        {
            yield return ($"without {rows[i]}", new([.. rows.Where((_, n) => n != i)], table.AlreadySo));
            foreach (var changed in Changes(rows[i])) yield return ($"{rows[i]} as {changed}", new([.. rows.Select((r, n) => n == i ? changed : r)], table.AlreadySo));
            for (var j = i + 1; j < rows.Count; j++)
            {
                if (rows[i].To.Equals(rows[j].To)) continue;
                Step<TStatus, TAction, TWho> a = rows[i] with { To = rows[j].To }, b = rows[j] with { To = rows[i].To };
                var at = j;
                yield return ($"{rows[i]} and {rows[j]} swapped", new([.. rows.Select((r, n) => n == i ? a : n == at ? b : r)], table.AlreadySo));
            }
        }
        foreach (var pair in table.AlreadySo) yield return ($"without already so {pair}", new(rows, [.. table.AlreadySo.Where(p => !p.Equals(pair))]));
        foreach (var cell in Cells().Where(c => c.Expected is "-" or "no" or "so"))
        {
            yield return ($"with a step for {cell}", new([.. rows, new(cell.From, cell.Action, cell.From, cell.Who)], table.AlreadySo));
            if (cell.Expected != "so") yield return ($"with already so for {cell}", new(rows, [.. table.AlreadySo, (cell.From, cell.Action)]));
        }
    }

    private static IEnumerable<Step<TStatus, TAction, TWho>> Changes(Step<TStatus, TAction, TWho> row)
    {
        foreach (var to in Enum.GetValues<TStatus>().Where(s => !s.Equals(row.To))) yield return row with { To = to };
        foreach (var fact in EachFact) yield return row with { Needs = row.Needs ^ fact };
        foreach (var who in EachWho)
        {
            var other = (TWho)Enum.ToObject(typeof(TWho), Convert.ToInt32(row.By) ^ Convert.ToInt32(who));
            if (Convert.ToInt32(other) != 0) yield return row with { By = other };
        }
    }

    private static IEnumerable<string> Compare(StepTable<TStatus, TAction, TWho> table, TStatus from, TAction action, TWho who, string expected, Facts needs)
    {
        var name = $"{from} × {action} by {who}";
        var found = table.Find(from, action, who);
        var outcome = Words(table.Judge(from, action, who, All));
        if (outcome != Outcome(expected)) yield return $"{name}: {outcome}, written {expected}";
        if ((found is not null) != table.ActionsFrom(from, who).Contains(action)) yield return $"{name}: button and guard differ";
        if (found is null) yield break;
        if (found.To.ToString() != expected) yield return $"{name}: leads to {found.To}, written {expected}";
        if (!table.Judge(from, action, who, needs).IsGood) yield return $"{name}: asks more than {needs}";
        foreach (var fact in EachFact.Where(f => needs.HasFlag(f)))
            if (Words(table.Judge(from, action, who, All & ~fact)) != CodeOf(fact)) yield return $"{name}: goes without {fact}";
    }

    private static string CodeOf(Facts fact) => fact switch
    {
        Facts.Reason => "reason_needed",
        Facts.Target => "target_needed",
        Facts.Until => "until_needed",
        Facts.TwoIdentifiers => "two_identifiers_needed",
        Facts.SecondPerson => "second_person_needed",
        Facts.LighterOption => "lighter_option_needed",
        Facts.TwoOrganisations => "two_organisations_needed",
        _ => throw new ArgumentOutOfRangeException(nameof(fact)),
    };

    private static string[] Split(string line) => line.Split('|', StringSplitOptions.TrimEntries);
}
