using Microsoft.AspNetCore.Mvc;
using Rondetafel.Access;
using Rondetafel.Data;
using Rondetafel.Domain.Persons.Signals;
using Rondetafel.Domain.Shared;
using Rondetafel.Ui;
using Rondetafel.Web;

namespace Rondetafel.Features.Persons.Signals.Amend;

/// <summary>
/// Completes a note or corrects a signal. When somebody else saved in between, what is stored now stands beside what was
/// typed, and nothing of either is lost.
/// </summary>
[Opens(ItemKind.Signal, Permission.HandleSignal)]
public sealed class IndexModel(SignalViewQuery view, AmendSignalHandler handler, RondetafelDb db, Acting acting) : StepPage(view)
{
    public override SignalAction Step => SignalAction.Amend;

    [BindProperty] public ContentInput Input { get; set; } = new();

    /// <summary>What is stored now, to stand beside what was typed.</summary>
    public ContentInput Stored { get; private set; } = new();

    /// <summary>Where a report can come from.</summary>
    public IReadOnlyList<Choice> Origins { get; private set; } = [];

    /// <summary>How the reporter knows a fact.</summary>
    public IReadOnlyList<Choice> Observations => [.. Enum.GetNames<Observation>().Select(o => new Choice(o, T["signals.observation." + o]))];

    /// <summary>Whether the person knows.</summary>
    public IReadOnlyList<Choice> Knows => [.. Enum.GetNames<PersonKnows>().Select(k => new Choice(k, T["signals.knows." + k]))];

    /// <summary>What stands stored in a field when it is not what stands typed in it; null when they are the same.</summary>
    public string? Other(string field, string? stored) =>
        ModelState.TryGetValue("Input." + field, out var entry) && entry.RawValue is not null && !Same(entry.RawValue as string ?? (entry.RawValue as string[])?[0], stored)
            ? stored ?? "" : null;

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        var outcome = TypedText.TooLong([.. Input.Texts()]) ?? await handler.RunAsync(
            new AmendSignal(Id, Version, Input.Origin, Input.Person(), [.. (Input.Facts ?? []).Select(f => f.Fact(acting.Today))], Input.Thoughts()), cancel);
        return await AnswerAsync(outcome.At("What", "Facts[0].What"), cancel);
    }

    protected override async Task LoadAsync(CancellationToken cancel)
    {
        await base.LoadAsync(cancel);
        Stored = ContentInput.Of(Signal);
        if (HttpMethods.IsGet(Request.Method)) Input = Stored;
        Origins = await Lists.ChoicesAsync(db, "signal.origin", acting.Today, T.Language.Code, cancel);
    }

    private static bool Same(string? a, string? b) => (a ?? "").ReplaceLineEndings("\n").Trim() == (b ?? "").ReplaceLineEndings("\n").Trim();
}
