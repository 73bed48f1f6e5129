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

    /// <summary>The rows of the table: what, left, right.</summary>
    internal IEnumerable<(string Label, string Left, string Right)> Lines()
    {
        var (left, right) = (Comparison.Later, Comparison.Earlier);
        yield return ("match.received", dates.Long(left.ReceivedAt), dates.Long(right.ReceivedAt));
        yield return ("match.municipality", left.Municipality, right.Municipality);
        if (left.Who is null && right.Who is null) yield break;
        string Word(OpenedIdentity? who, Func<OpenedIdentity, string?> field) => who is null ? T["match.ended"] : field(who) ?? T["match.unknown"];
        yield return ("match.given", Word(left.Who, w => w.GivenNames), Word(right.Who, w => w.GivenNames));
        yield return ("match.family", Word(left.Who, w => w.FamilyName), Word(right.Who, w => w.FamilyName));
        yield return ("match.birth", Word(left.Who, w => w.BirthDate), Word(right.Who, w => w.BirthDate));
        yield return ("match.address", Word(left.Who, w => w.Address), Word(right.Who, w => w.Address));
        yield return ("match.description", Word(left.Who, w => w.Description), Word(right.Who, w => w.Description));
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
