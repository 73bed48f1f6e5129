using Microsoft.AspNetCore.Mvc;
using Rondetafel.Access;
using Rondetafel.Domain.Persons.Weighings;
using Rondetafel.Web;

namespace Rondetafel.Features.Persons.Weighings.NoteView;

/// <summary>Notes the view of an expert who is not designated, while all views are still closed.</summary>
[Opens(ItemKind.Weighing, Permission.LeadWeighing)]
public sealed class IndexModel(WeighingQuery weighing, ViewFormQuery forms, NoteExpertViewHandler handler) : WeighingStepPage(weighing)
{
    public override WeighingAction Step => WeighingAction.NoteView;

    [BindProperty] public ViewInput Input { get; set; } = new();

    /// <summary>The form.</summary>
    public ViewForm Form { get; private set; } = null!;

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel) =>
        await AnswerAsync(await handler.RunAsync(new NoteExpertView(Id, Input), cancel), cancel);

    protected override async Task LoadAsync(CancellationToken cancel)
    {
        await base.LoadAsync(cancel);
        var noted = Seen.Views.FirstOrDefault(v => v.NotedByAnother);
        Input.ExpertName ??= noted?.By;
        Form = await forms.RunAsync(Input, noted, Seen.Form, cancel);
    }
}
