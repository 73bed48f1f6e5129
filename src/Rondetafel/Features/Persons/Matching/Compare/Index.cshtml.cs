using Microsoft.AspNetCore.Mvc;
using Rondetafel.Access;
using Rondetafel.Domain.Persons.Matching;
using Rondetafel.Domain.Shared;
using Rondetafel.Ui;
using Rondetafel.Web;

namespace Rondetafel.Features.Persons.Matching.Compare;

/// <summary>Two identities side by side; a person says whether they are one. No score, nothing chosen beforehand.</summary>
[Opens(ItemKind.MatchTask, Permission.JudgeMatch)]
public sealed class IndexModel(ComparisonQuery query, JudgeMatchHandler handler, Acting acting, Opened opened, Dates dates) : FormPage
{
    /// <summary>The judgement.</summary>
    [BindProperty]
    public JudgeInput Input { get; set; } = new();

    /// <summary>The version that was seen.</summary>
    [BindProperty(Name = "__version")]
    public int Version { get; set; }

    /// <summary>Both sides.</summary>
    public Comparison Comparison { get; private set; } = null!;

    /// <summary>What this person may judge now; empty when nothing.</summary>
    public IReadOnlyList<Choice> Choices { get; private set; } = [];

    /// <summary>The text that names the other side: a signal or a case.</summary>
    public string Other => Comparison.Earlier.IsCase ? "match.side.case" : "match.side";

    /// <summary>Whether agreeing identifiers are asked.</summary>
    public bool MayPropose => Choices.Any(c => c.Value == "same");

    /// <summary>What can agree.</summary>
    public IReadOnlyList<Choice> Identifiers =>
        [.. Enum.GetValues<Identifiers>().Where(i => i != Domain.Persons.Matching.Identifiers.None).Select(i => new Choice(i.ToString(), T["match.identifier." + i]))];

    public Task OnGetAsync(CancellationToken cancel) => FillAsync(cancel);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        var agreed = Input.Agreed.Select(a => Enum.TryParse<Identifiers>(a, out var one) && Enum.IsDefined(one) ? one : default).Aggregate(default(Identifiers), (a, b) => a | b);
        var outcome = await handler.RunAsync(new JudgeMatch(opened.Table.ItemId, Version, Input.Choice, agreed, Input.Reason), cancel);
        if (outcome.IsGood) return Done($"match.done.{Input.Choice}", $"/vergelijken/{opened.Table.ItemId}");
        await FillAsync(cancel);
        return Refuse(outcome);
    }

    /// <summary>The side whose text closed while the task still waits; null when both can be read or the task is done.</summary>
    internal string? Closed => (Comparison.Task.Status is MatchStatus.Open or MatchStatus.Proposed, Comparison.Later.Who, Comparison.Earlier.Who) switch
    {
        (true, null, _) => Comparison.Later.Code,
        (true, _, null) => Comparison.Earlier.Code,
        _ => null,
    };

    /// <summary>The rows of the table that can be compared: what, left, right.</summary>
    internal IEnumerable<(string Label, string Left, string Right)> Lines()
    {
        var (left, right) = (Comparison.Later, Comparison.Earlier);
        yield return ("match.received", dates.Long(left.ReceivedAt), dates.Long(right.ReceivedAt));
        yield return ("match.municipality", left.Municipality, right.Municipality);
        if (left.Who is not { } one || right.Who is not { } two) yield break;
        (string, string, string) Line(string label, Func<OpenedIdentity, string?> field) => (label, field(one) ?? T["match.unknown"], field(two) ?? T["match.unknown"]);
        yield return Line("match.given", w => w.GivenNames);
        yield return Line("match.family", w => w.FamilyName);
        yield return Line("match.birth", w => w.BirthDate);
        yield return Line("match.address", w => w.Address);
        yield return Line("match.description", w => w.Description);
    }

    /// <summary>What the first person saw to agree, in words.</summary>
    internal IEnumerable<string> AgreedWords() =>
        Enum.GetValues<Identifiers>().Where(i => i != default && Comparison.Task.Agreed.HasFlag(i)).Select(i => T["match.identifier." + i]);

    private async Task FillAsync(CancellationToken cancel)
    {
        Comparison = await query.RunAsync(cancel);
        var task = Comparison.Task;
        string[] may = (task.Status, task.MunicipalityId, task.ProposedBy == acting.By.Id) switch
        {
            (MatchStatus.Open, null, _) => ["handled", "not_same"],
            (MatchStatus.Open, _, _) => ["same", "not_same"],
            (MatchStatus.Proposed, _, false) => ["confirm", "not_same"],
            (MatchStatus.Proposed, _, true) => ["not_same"],
            _ => [],
        };
        Choices = [.. may.Select(c => new Choice(c, T[c == "handled" && Comparison.Earlier.IsCase ? "match.choice.handled.case" : "match.choice." + c]))];
    }
}

/// <summary>The fields of a judgement.</summary>
public sealed class JudgeInput
{
    public string? Choice { get; set; }
    public List<string> Agreed { get; set; } = [];
    public string? Reason { get; set; }
}
