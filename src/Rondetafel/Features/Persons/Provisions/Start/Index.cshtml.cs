using Microsoft.AspNetCore.Mvc;
using Rondetafel.Access;
using Rondetafel.Features.Persons.Cases;

namespace Rondetafel.Features.Persons.Provisions.Start;

/// <summary>Begins a provision: who receives, and on which ground.</summary>
[Opens(ItemKind.Case, Permission.LeadCase)]
public sealed class IndexModel(StartProvisionHandler handler) : CasePage
{
    [BindProperty] public ProvisionInput Input { get; set; } = new();

    public override string Key => "provide";

    protected override string Place => "verstrekt";

    /// <summary>The fields.</summary>
    public ReceiverForm Form => ReceiverForm.Of(Input, T, V.List(ProvisionView.Grounds));

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        var id = Acting.NewId();
        var outcome = await handler.RunAsync(new StartProvision(id, Id, Input.Receiver), cancel);
        if (outcome.IsGood) return Done("provision.done.written", $"/verstrekkingen/{id}/stap/waarom");
        return await AnswerAsync(outcome, cancel);
    }
}
