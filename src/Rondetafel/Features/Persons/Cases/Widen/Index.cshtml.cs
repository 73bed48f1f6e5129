using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Mvc;
using Rondetafel.Access;
using Rondetafel.Domain.Persons.Cases;
using Rondetafel.Domain.Shared;
using Rondetafel.Ui;
using Found = Rondetafel.Domain.Persons.Cases.Contribution;

namespace Rondetafel.Features.Persons.Cases.Widen;

/// <summary>An answer to a wider audience that waits, as typed.</summary>
public sealed class WidenInput
{
    public string? Answer { get; set; }
    public string? Reason { get; set; }

    /// <summary>The mark of the contribution as the writer saw it.</summary>
    public string? Seen { get; set; }

    /// <summary>When what the writer saw was proposed, in ticks of UTC.</summary>
    public long Proposed { get; set; }
}

/// <summary>
/// More people will read a contribution of a category that asks two persons: a second person confirms it or says no with a reason, who proposed
/// it takes it back, others of the provider see what waits. Not there for anybody else, whether something waits or not; who sends an answer that is not theirs
/// to give any more, and may read the contribution, gets back what they typed.
/// </summary>
[Opens(ItemKind.Case, Permission.OpenCase)]
public sealed class IndexModel : CasePage
{
    [FromRoute] public Guid Contribution { get; set; }

    [BindProperty] public WidenInput Input { get; set; } = new();

    /// <summary>The contribution; null for who has no part in what waits.</summary>
    public Found? C { get; private set; }

    /// <summary>Whether the reader may see what waits.</summary>
    public bool HasPart => V.SeesWaiting(C!);

    /// <summary>Whether the reader confirms or declines.</summary>
    public bool Answers => V.IsSecond(C!);

    /// <summary>Whether this answers somebody who sent an answer that is not theirs to give any more.</summary>
    public bool IsLate { get; private set; }

    /// <summary>The mark of the contribution as it stands now.</summary>
    public string Mark => MarkOf(V.Case, C!);

    /// <summary>Whether the reader proposed it.</summary>
    public bool Proposed => C!.WideningBy == V.Reader.Id;

    public override string Key => "widening";

    protected override string Place => "inbreng";

    protected override bool IsOpen => V.MayWork && C is { Widening: WideningStatus.Waiting };

    /// <summary>The answers.</summary>
    public IReadOnlyList<Choice> Choices =>
        new[] { WideningAction.Confirm, WideningAction.Decline }.Select(a => new Choice(a.ToString(), T["life.widening." + a], T[$"life.widening.{a}.hint"])).ToList();

    /// <summary>An audience in words.</summary>
    public string Words(Audience audience) => V.Words(T, C!, audience);

    public override async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        await LoadAsync(cancel);
        return C is null ? NotFound() : IsOpen ? Page() : LocalRedirect(Back);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        await LoadAsync(cancel);
        if (C is null || !Answers) return Late();
        if (!Enum.TryParse<WideningAction>(Input.Answer, out var action) || action is not (WideningAction.Confirm or WideningAction.Decline)) return Refuse(Outcome.Refused("choice_needed", "Answer"));
        if (TypedText.TooLong(("Reason", Input.Reason)) is { } wrong) return Refuse(wrong);
        return await DoAsync(action, action == WideningAction.Confirm ? "life.widening.done.confirm" : "life.widening.done.decline", cancel);
    }

    public async Task<IActionResult> OnPostWithdrawAsync(CancellationToken cancel)
    {
        await LoadAsync(cancel);
        return C is null || (IsOpen && !Proposed) ? NotFound() : await DoAsync(WideningAction.Withdraw, "life.widening.done.withdraw", cancel);
    }

    protected override async Task LoadAsync(CancellationToken cancel)
    {
        await base.LoadAsync(cancel);
        C = V.Contributions.FirstOrDefault(c => c.Id.Value == Contribution && V.SeesWaiting(c));
    }

    /// <summary>Tells who proposed it what was answered.</summary>
    private async Task<IActionResult> DoAsync(WideningAction action, string done, CancellationToken cancel)
    {
        var answers = action != WideningAction.Withdraw;
        var outcome = await Changes.AddAsync(Id, Parts.Contributions | Parts.Attachments | Parts.Proposals, turn =>
        {
            var found = turn.Case.Contributions.FirstOrDefault(c => c.Id.Value == Contribution);
            if (answers && (found is not { Widening: WideningStatus.Waiting } || MarkOf(turn.Case, found) != Input.Seen)) return Outcome.Refused("clash");
            var (proposer, reason) = (found?.WideningBy, action == WideningAction.Confirm ? V.WhyWaits(found!) : Input.Reason);
            var step = turn.Case.DoWidening(new ContributionId(Contribution), action, new DateTime(Math.Clamp(Input.Proposed, 0, DateTime.MaxValue.Ticks), DateTimeKind.Utc), reason, turn.By, turn.Now);
            if (step is { IsGood: true, IsAlreadySo: false } && answers && proposer is { } told)
                turn.NoticeAtTable(told, action == WideningAction.Confirm ? "cases.notice.widening.confirmed" : "cases.notice.widening.declined");
            return step;
        }, cancel);
        if (outcome.IsGood || outcome.Refusal!.Code == "gone") return await AnswerAsync(outcome, cancel, done: done);
        await LoadAsync(cancel);
        if (answers && (C is null || !Answers)) return Late();
        return C is null ? NotFound() : Refuse(outcome);
    }

    /// <summary>
    /// An answer that is not the reader's to give: who may read the contribution and names a proposal gets back what they typed, with whether one waits
    /// as everywhere beside it and nothing more of it; for everybody else the page is not there.
    /// </summary>
    private IActionResult Late()
    {
        C = Input.Proposed > 0 ? V.Contributions.FirstOrDefault(c => c.Id.Value == Contribution) : null;
        if (C is null) return NotFound();
        IsLate = true;
        Response.StatusCode = StatusCodes.Status409Conflict;
        return Page();
    }

    /// <summary>
    /// A mark of what more people would read: the words by their edition, how they were checked, the files that can be fetched, what is proposed on
    /// them. Nothing else of the case changes it.
    /// </summary>
    private static string MarkOf(Case theCase, Found of)
    {
        var files = theCase.Attachments.Where(a => a.ContributionId == of.Id && a.Status == AttachmentStatus.Kept).Select(a => a.Id.Value.ToString());
        var proposals = theCase.Proposals.Where(p => p.ContributionId == of.Id).Select(p => $"{p.Id.Value} {p.Status}");
        var read = files.Concat(proposals).Order(StringComparer.Ordinal).Prepend($"{of.Edition} {of.FactStatus} {of.CheckedAt?.Ticks}");
        return Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', read))));
    }
}
