using Microsoft.AspNetCore.Mvc;
using Rondetafel.Access;
using Rondetafel.Domain.Persons.Cases;
using Rondetafel.Domain.Shared;
using Rondetafel.Ui;
using Asked = Rondetafel.Domain.Persons.Cases.Proposal;

namespace Rondetafel.Features.Persons.Cases.AnswerProposal;

/// <summary>An answer to a proposal as typed.</summary>
public sealed class ProposalInput
{
    public string? Answer { get; set; }
    public string? Why { get; set; }
}

/// <summary>The owner of a contribution accepts or declines what is proposed on it; who proposed can take it back. Both texts stay.</summary>
[Opens(ItemKind.Case, Permission.OpenCase)]
public sealed class IndexModel : CasePage
{
    [FromRoute] public Guid Proposal { get; set; }

    [BindProperty] public ProposalInput Input { get; set; } = new();

    /// <summary>The proposal; null for who may not read its contribution or has no part in it.</summary>
    public Asked? P { get; private set; }

    /// <summary>The contribution it is about.</summary>
    public Contribution C { get; private set; } = null!;

    /// <summary>Whether the reader's organisation answers; otherwise it proposed.</summary>
    public bool Answers => P!.To == V.Reader.Organisation;

    public override string Key => "proposal";

    protected override string Place => "inbreng";

    protected override bool IsOpen => V.MayWork && P is { Status: ProposalStatus.Waiting };

    /// <summary>The answers.</summary>
    public IReadOnlyList<Choice> Choices =>
        new[] { ProposalAction.Accept, ProposalAction.Decline }.Select(a => new Choice(a.ToString(), T["life.proposal." + a], T[$"life.proposal.{a}.hint"])).ToList();

    public override async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        await LoadAsync(cancel);
        return P is null ? NotFound() : IsOpen ? Page() : LocalRedirect(Back);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        await LoadAsync(cancel);
        if (P is null || !Answers) return NotFound();
        if (!Enum.TryParse<ProposalAction>(Input.Answer, out var action) || action is not (ProposalAction.Accept or ProposalAction.Decline)) return Refuse(Outcome.Refused("choice_needed", "Answer"));
        if (TypedText.TooLong(("Why", Input.Why)) is { } wrong) return Refuse(wrong);
        return await DoAsync(action, Input.Why, P, C, null, cancel);
    }

    public async Task<IActionResult> OnPostWithdrawAsync(CancellationToken cancel)
    {
        await LoadAsync(cancel);
        return P is null || Answers ? NotFound() : await DoAsync(ProposalAction.Withdraw, null, P, C, "life.proposal.withdrawn", cancel);
    }

    protected override async Task LoadAsync(CancellationToken cancel)
    {
        await base.LoadAsync(cancel);
        var mine = V.Reader.Organisation;
        (C, P) = V.Contributions.SelectMany(c => V.Proposals(c).Select(p => (c, p))).FirstOrDefault(p => p.p.Id.Value == Proposal && (p.p.To == mine || p.p.From == mine));
    }

    /// <summary>Tells who proposed it, while they may still read the contribution.</summary>
    private async Task<IActionResult> DoAsync(ProposalAction action, string? why, Asked proposal, Contribution about, string? done, CancellationToken cancel) =>
        await AnswerAsync(await Changes.AddAsync(Id, Parts.Contributions | Parts.Proposals, turn =>
        {
            var outcome = turn.Case.DoProposal(proposal.Id, action, why, turn.By, turn.Now);
            var reads = turn.Case.Contributions.Any(c => c.Id == about.Id && c.Audience.Includes(c.Provider, proposal.From)) || proposal.By == turn.Case.Director;
            if (outcome is { IsGood: true, IsAlreadySo: false } && action != ProposalAction.Withdraw && reads) turn.NoticeAtTable(proposal.By, "cases.notice.proposal");
            return outcome;
        }, cancel), cancel, done: done);
}
