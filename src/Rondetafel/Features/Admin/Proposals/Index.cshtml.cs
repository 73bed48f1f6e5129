using Microsoft.AspNetCore.Mvc;
using Rondetafel.Access;
using Rondetafel.Domain.Shared;
using Rondetafel.Web;

namespace Rondetafel.Features.Admin.Proposals;

/// <summary>What waits for a second person: roles of people, and the new version of a text or number beside the present one.</summary>
[Needs(Permission.ApproveLists)]
public sealed class IndexModel(VersionsQuery query, JudgeProposalHandler handler, AskedRolesQuery asked, JudgeRolesHandler roles, Acting acting) : FormPage
{
    /// <summary>The proposals, the first to count first.</summary>
    public IReadOnlyList<EntryLine> Lines { get; private set; } = [];

    /// <summary>The roles that wait, the oldest first.</summary>
    public IReadOnlyList<AskedRole> Roles { get; private set; } = [];

    /// <summary>Names of those who proposed.</summary>
    public IReadOnlyDictionary<ProfessionalId, string> Names { get; private set; } = new Dictionary<ProfessionalId, string>();

    /// <summary>Whether the reader proposed it and so cannot judge it.</summary>
    public bool IsOwn(EntryLine line) => line.Latest.ProposedBy == acting.By.Id;

    public Task OnGetAsync(CancellationToken cancel) => ReadAsync(cancel);

    public async Task<IActionResult> OnPostAsync(Guid id, [FromForm(Name = "__version")] int version, bool approve, CancellationToken cancel)
    {
        var first = (await query.WaitingAsync(cancel)).Any(l => l.Latest.Id.Value == id && l.Latest.ProposedBy is null);
        var outcome = await handler.RunAsync(new JudgeProposal(id, version, approve), cancel);
        if (outcome.IsGood) return Done(approve ? first ? "admin.proposals.takenover" : "admin.proposals.approved" : "admin.proposals.declined", "/beheer/voorstellen");
        await ReadAsync(cancel);
        return Refuse(outcome);
    }

    public async Task<IActionResult> OnPostRolesAsync(Guid id, [FromForm(Name = "__version")] int version, bool approve, CancellationToken cancel)
    {
        var outcome = await roles.RunAsync(new JudgeRoles(id, version, approve), cancel);
        if (outcome.IsGood) return Done(approve ? "admin.roles.confirmed" : "admin.roles.declined", "/beheer/voorstellen");
        await ReadAsync(cancel);
        return Refuse(outcome);
    }

    private async Task ReadAsync(CancellationToken cancel)
    {
        Roles = await asked.RunAsync(cancel);
        Lines = await query.WaitingAsync(cancel);
        Names = await query.NamesAsync(Lines.Select(l => l.Latest), cancel);
    }
}
