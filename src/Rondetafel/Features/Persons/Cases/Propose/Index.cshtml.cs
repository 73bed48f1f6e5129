using Microsoft.AspNetCore.Mvc;
using Rondetafel.Access;
using Rondetafel.Domain.Persons.Cases;
using Rondetafel.Domain.Shared;
using Rondetafel.Ui;
using Found = Rondetafel.Domain.Persons.Cases.Contribution;

namespace Rondetafel.Features.Persons.Cases.Propose;

/// <summary>A proposal as typed.</summary>
public sealed class ProposeInput
{
    public string? Kind { get; set; } = nameof(ProposalKind.Correction);
    public string? Text { get; set; }
}

/// <summary>Proposes a correction of another organisation's contribution, or an addition to it, to who owns it.</summary>
[Opens(ItemKind.Case, Permission.OpenCase)]
public sealed class IndexModel : CasePage
{
    [FromRoute] public Guid Contribution { get; set; }

    [BindProperty] public ProposeInput Input { get; set; } = new();

    /// <summary>The contribution; null when the reader may not read it.</summary>
    public Found? C { get; private set; }

    public override string Key => "propose";

    protected override string Place => "inbreng";

    protected override bool IsOpen => V.MayWork && !V.IsMine(C!);

    /// <summary>What it can be.</summary>
    public IReadOnlyList<Choice> Kinds => Enum.GetValues<ProposalKind>().Select(k => new Choice(k.ToString(), T["case.proposal.kind." + k])).ToList();

    public override async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        await LoadAsync(cancel);
        return C is null ? NotFound() : IsOpen ? Page() : LocalRedirect(Back);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        await LoadAsync(cancel);
        if (C is null) return NotFound();
        var known = Enum.TryParse<ProposalKind>(Input.Kind, out var kind) && Enum.IsDefined(kind);
        var found = Outcome.Fields((!known, "choice_needed", "Kind")).And(TypedText.TooLong(("Text", Input.Text)));
        var (about, owner) = (C.Id, C.Provider);
        return await AnswerAsync(await Changes.AddAsync(Id, Parts.Contributions | Parts.Proposals, turn => found.With(() =>
        {
            var outcome = turn.Case.Propose(new ProposalId(turn.NewId()), about, kind, Input.Text, turn.By, turn.Now);
            if (outcome.IsGood) turn.TellTable(owner);
            return outcome;
        }), cancel), cancel);
    }

    protected override async Task LoadAsync(CancellationToken cancel)
    {
        await base.LoadAsync(cancel);
        C = V.Contributions.FirstOrDefault(c => c.Id.Value == Contribution);
    }
}
