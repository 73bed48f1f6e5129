using Microsoft.AspNetCore.Mvc;
using Rondetafel.Access;
using Rondetafel.Domain.Persons.Signals;
using Rondetafel.Domain.Shared;
using Rondetafel.Ui;

namespace Rondetafel.Features.Persons.Signals.Split;

/// <summary>Who the other person is and which facts are about them.</summary>
public sealed class SplitInput : PersonInput
{
    /// <summary>The facts to copy, by their ids.</summary>
    public List<string>? Facts { get; set; }

    /// <summary>Whether what the reporter thinks is copied too.</summary>
    public bool Views { get; set; }
}

/// <summary>Splits another person off. The chosen texts are opened here and sealed anew in the other signal.</summary>
[Opens(ItemKind.Signal, Permission.HandleSignal)]
public sealed class IndexModel(SignalViewQuery view, SplitSignalHandler handler) : StepPage(view)
{
    public override SignalAction Step => SignalAction.Split;

    [BindProperty] public SplitInput Input { get; set; } = new();

    /// <summary>The facts of this signal.</summary>
    public IReadOnlyList<Choice> Facts => [.. Signal.Facts.Select(f => new Choice(f.Id.ToString(), f.What.Length > 200 ? f.What[..200] + "…" : f.What))];

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        await LoadAsync(cancel);
        var facts = Signal.Facts.Where(f => Input.Facts?.Contains(f.Id.ToString()) == true)
            .Select(f => new FactGiven(f.What, f.Where, f.When, f.Day, f.Observation)).ToList();
        var thoughts = Input.Views
            ? new ThoughtsGiven(Signal.Thoughts.Worry, Signal.Thoughts.OtherExplanation, null, null, PersonKnows.NotAnswered)
            : new ThoughtsGiven(null, null, null, null, PersonKnows.NotAnswered);
        return await AnswerAsync(TypedText.TooLong([.. Input.Texts()]) ?? await handler.RunAsync(new SplitSignal(Id, Version, Input.Person(), facts, thoughts), cancel), cancel);
    }
}
