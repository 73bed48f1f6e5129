using Rondetafel.Domain.Persons.Cases;
using Rondetafel.Domain.Shared;
using Rondetafel.Features.Persons.Cases;

namespace Rondetafel.Features.Persons.Meetings;

/// <summary>What can be typed on the screen of a meeting; each of its forms sends its own part.</summary>
public sealed class ScreenInput
{
    /// <summary>The fields that hold words of their writer.</summary>
    public static IReadOnlyList<string> Words { get; } = [nameof(Text), nameof(Reason), nameof(Goal), nameof(LighterOption), nameof(Outsider), nameof(Because), nameof(Action), nameof(Lighter)];

    /// <summary>A note: which line, or which writing of a fixed point, it is, so that writing on changes the same one; whose words; for whom.</summary>
    public Guid? Line { get; set; }
    public string? Text { get; set; }
    public string? Author { get; set; }
    public bool WideNote { get; set; }

    /// <summary>How far what is decided, or noted at a fixed point, was when the writer saw it.</summary>
    public int? Seen { get; set; }

    /// <summary>A decision.</summary>
    public string? What { get; set; }
    public string? Reason { get; set; }
    public string? Next { get; set; }
    public string? Until { get; set; }
    public string? Goal { get; set; }
    public string? LighterOption { get; set; }
    public string? Outsider { get; set; }
    public List<CheckInput> Checks { get; set; } = [];
    public List<string> Agreed { get; set; } = [];
    public bool Acknowledged { get; set; }
    public bool WideDecision { get; set; }

    /// <summary>An action that is gone through.</summary>
    public Guid? Act { get; set; }
    public string? Step { get; set; }
    public string? Because { get; set; }
    public string? Term { get; set; }

    /// <summary>A new action in one line, the line that was checked, and what was chosen where the line was not clear.</summary>
    public string? Action { get; set; }
    public string? Checked { get; set; }
    public string? Who { get; set; }
    public string? When { get; set; }
    public string? Lighter { get; set; }

    /// <summary>Somebody who was not asked and came.</summary>
    public Guid? Walker { get; set; }

    /// <summary>A note on a fixed point.</summary>
    public string? Point { get; set; }

    /// <summary>The exit criteria that were answered.</summary>
    public IReadOnlyList<CriterionCheck> Criteria(Func<Guid> newId) => Checks.Where(c => c.Met is "yes" or "no" && Guid.TryParse(c.Id, out _))
        .Select(c => new CriterionCheck(new ExitCheckId(newId()), new ExitCriterionId(Guid.Parse(c.Id!)), c.Met == "yes", c.Check)).ToList();

    /// <summary>The organisations that agree.</summary>
    public IReadOnlyList<OrganisationId> Agreeing => Agreed.Where(a => Guid.TryParse(a, out _)).Select(a => new OrganisationId(Guid.Parse(a))).ToList();

    /// <summary>A refusal of every text that is too long; null when all fit.</summary>
    public Outcome? TooLong() => TypedText.TooLong(
    [
        (nameof(Text), Text), (nameof(Reason), Reason), (nameof(Goal), Goal), (nameof(LighterOption), LighterOption), (nameof(Outsider), Outsider),
        (nameof(Because), Because), (nameof(Action), Action), (nameof(Lighter), Lighter), (nameof(Point), Point), .. Checks.Select(c => (nameof(Checks), c.Check)),
    ]);
}
