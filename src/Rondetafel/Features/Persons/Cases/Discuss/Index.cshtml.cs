using Microsoft.AspNetCore.Mvc;
using Rondetafel.Access;
using Rondetafel.Domain.Persons.Cases;
using Rondetafel.Domain.Shared;
using Rondetafel.Ui;

namespace Rondetafel.Features.Persons.Cases.Discuss;

/// <summary>A date as typed.</summary>
public sealed class DiscussInput
{
    public string? NextDiscussionOn { get; set; }
}

/// <summary>Sets the day on which the table discusses the case next.</summary>
[Opens(ItemKind.Case, Permission.LeadCase)]
public sealed class IndexModel : CasePage
{
    [BindProperty] public DiscussInput Input { get; set; } = new();

    public override string Key => "discuss";

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        var (day, wrong) = Day(Input.NextDiscussionOn, "NextDiscussionOn");
        return await AnswerAsync(wrong ?? (day is not { } on ? Outcome.Refused("date_needed", "NextDiscussionOn") : await Changes.LeadAsync(
            Id, Parts.None, turn => turn.Case.Discuss(on, turn.By, turn.Now), cancel)), cancel);
    }
}
