using System.Text.RegularExpressions;
using Rondetafel.Domain.Persons.Cases;
using Rondetafel.Domain.Shared;

namespace Rondetafel.Domain.Persons.Meetings;

/// <summary>
/// A new action as it is typed in one line during a meeting, "JW: gesprek ouders, do 12 feb", taken apart into who, what and
/// when. It is shown for a quick check before it counts; what was not understood stays open and is asked for.
/// </summary>
/// <param name="What">What is to be done; empty when nothing is left.</param>
/// <param name="Who">Those the first words can mean: one is understood, none or several are to be chosen from.</param>
/// <param name="WhoText">The words that stand for who, as typed; null when there are none.</param>
/// <param name="DueOn">The last day; null when no day was understood.</param>
/// <param name="Kind">Help unless the line says otherwise.</param>
public sealed partial record ActionLine(string What, IReadOnlyList<TableName> Who, string? WhoText, DateOnly? DueOn, PlanActionKind Kind)
{
    /// <summary>Longest line in characters.</summary>
    public const int MaxLength = 500;

    private const int WordsOfName = 4;

    /// <summary>
    /// The day that stands in the line and cannot count, so that it is asked for: one that has been, or a date with a weekday that is
    /// not its own, with the day of that weekday nearest to it. Null when there is none.
    /// </summary>
    public (DateOnly Day, DateOnly? Near)? Unfit { get; init; }

    /// <summary>Who is understood; null when nobody or several can be meant.</summary>
    public TableName? One => Who.Count == 1 ? Who[0] : null;

    /// <summary>Whether all three parts were understood.</summary>
    public bool IsWhole => What.Length > 0 && One is not null && DueOn is not null;

    /// <summary>Takes a line apart.</summary>
    /// <param name="text">What was typed; more than <see cref="MaxLength"/> characters is read as what is to be done only.</param>
    /// <param name="table">The people and organisations at the table.</param>
    /// <param name="today">Today's local date.</param>
    /// <param name="nextMeeting">The day that "volgende keer" means; null when it is not known.</param>
    public static ActionLine Read(string text, IReadOnlyList<TableName> table, DateOnly today, DateOnly? nextMeeting = null)
    {
        var line = Spaces().Replace(text, " ").Trim();
        if (line.Length > MaxLength) return new ActionLine(line, [], null, null, PlanActionKind.Help);
        var (withoutKind, kind) = TakeKind(line);
        var names = new TableNames(table);
        var (rest, who, whoText) = TakeWho(withoutKind, names);
        var (what, due, unfit) = ActionLineDates.Take(rest, today, nextMeeting);
        if (due is { } past && past < today) (due, unfit) = (null, (past, null));
        if (whoText is null) (what, who, whoText) = TakeBy(what, names);
        return new ActionLine(Tidy(what), who, whoText, due, kind) { Unfit = unfit };
    }

    private static (string Left, IReadOnlyList<TableName> Who, string? Text) TakeWho(string line, TableNames names)
    {
        if (Colon().Match(line) is { Success: true } colon)
        {
            var before = colon.Groups["who"].Value.Trim();
            return (line[colon.Length..].Trim(), names.Find(before), before);
        }
        if (At().Match(line) is { Success: true } at)
            return (line.Remove(at.Index, at.Length).Trim(), names.Find(at.Groups["who"].Value), at.Groups["who"].Value);
        var words = line.Split(' ');
        for (var count = Math.Min(WordsOfName, words.Length - 1); count > 0; count--)
        {
            var before = string.Join(' ', words[..count]).TrimEnd(',', '-', '–');
            if (names.FindAtStart(before) is { Count: > 0 } found) return (string.Join(' ', words[count..]).TrimStart('-', '–', ' '), found, before);
        }
        return (line, [], null);
    }

    /// <summary>"… door Sam": who at the end of what.</summary>
    private static (string What, IReadOnlyList<TableName> Who, string? Text) TakeBy(string what, TableNames names)
    {
        if (By().Match(what) is not { Success: true } by || names.FindAtStart(by.Groups["who"].Value) is not { Count: > 0 } found) return (what, [], null);
        return (what[..by.Index], found, by.Groups["who"].Value);
    }

    private static (string Left, PlanActionKind Kind) TakeKind(string line)
    {
        if (KindWord().Match(line) is not { Success: true } found) return (line, PlanActionKind.Help);
        var kind = found.Groups["kind"].Value.ToLowerInvariant() switch
        {
            "contact" => PlanActionKind.Contact,
            "controle" or "control" => PlanActionKind.Control,
            _ => PlanActionKind.Help,
        };
        return (Spaces().Replace(line.Remove(found.Index, found.Length), " ").Trim(), kind);
    }

    private static string Tidy(string what) => what.Trim(' ', ',', ';', '-', '–', ':');

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();

    /// <summary>Up to five words before the first colon that is not the one of a time.</summary>
    [GeneratedRegex(@"^(?<who>[^\s:]+(?: [^\s:]+){0,4}) ?:(?!\d)")]
    private static partial Regex Colon();

    [GeneratedRegex(@"(?:^| )@(?<who>[\p{L}\p{M}'’.-]+)")]
    private static partial Regex At();

    [GeneratedRegex(@"\b(?:door|by) (?<who>[\p{L}\p{M}'’. -]+)$", RegexOptions.IgnoreCase)]
    private static partial Regex By();

    /// <summary>"#controle" anywhere, or a kind as the last part after a comma.</summary>
    [GeneratedRegex(@"(?:^| )#(?<kind>hulp|help|contact|controle|control)\b|, ?(?<kind>hulp|help|contact|controle|control)$", RegexOptions.IgnoreCase)]
    private static partial Regex KindWord();

    /// <summary>Nothing of the text.</summary>
    public override string ToString() => nameof(ActionLine);
}
