using Microsoft.AspNetCore.Mvc;
using Rondetafel.Access;
using Rondetafel.Domain.Persons.Cases;
using Rondetafel.Domain.Shared;
using Rondetafel.Ui;

namespace Rondetafel.Features.Persons.Cases.Inform;

/// <summary>Told or not, as typed.</summary>
public sealed class InformInput
{
    public string? Told { get; set; } = "yes";
    public string? Why { get; set; }
    public string? Until { get; set; }
    public string? Outsider { get; set; }
}

/// <summary>The person was told, or telling waits until a date with a ground; informing is what is chosen beforehand.</summary>
[Opens(ItemKind.Case, Permission.OpenCase)]
public sealed class IndexModel : CasePage
{
    [BindProperty] public InformInput Input { get; set; } = new();

    public override string Key => "inform";

    protected override string Place => "afspraken";

    /// <summary>The two answers.</summary>
    public IReadOnlyList<Choice> Answers => [new("yes", T["life.inform.yes"]), new("no", T["life.inform.no"])];

    /// <summary>Whether waiting once more needs somebody from outside the table.</summary>
    public bool NeedsOutsider => V.Case.Informings.Count(i => !i.Told) >= 2;

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        var (until, wrong) = Day(Input.Until, "Until");
        if (Input.Told is not ("yes" or "no")) return await AnswerAsync(Outcome.Refused("choice_needed", "Told"), cancel);
        return await AnswerAsync(wrong ?? (Input.Why?.Length > 7700 ? Outcome.Refused("text_too_long", "Why") : null) ?? (Input.Outsider?.Length > 200 ? Outcome.Refused("text_too_long", "Outsider") : null) ?? await Changes.AddAsync(
            Id, Parts.Informings, turn => turn.Case.Inform(new InformingId(turn.NewId()), Input.Told == "yes", Input.Why, until, Input.Outsider, turn.By, turn.Now), cancel), cancel);
    }
}
