using Microsoft.AspNetCore.Mvc;
using Rondetafel.Access;
using Rondetafel.Domain.Persons.Signals;
using Rondetafel.Domain.Shared;
using Rondetafel.Ui;

namespace Rondetafel.Features.Persons.Signals.Split;

/// <summary>Who the other person is and which facts are about them.</summary>
public sealed class SplitInput : PersonInput
{
    /// <summary>The facts and additions to copy, by their ids.</summary>
    public List<string>? Facts { get; set; }

    /// <summary>Whether what the reporter thinks is copied too.</summary>
    public bool Views { get; set; }
}

/// <summary>Splits another person off. The chosen texts are opened here and sealed anew in the other signal.</summary>
[Opens(ItemKind.Signal, Permission.HandleSignal)]
public sealed class IndexModel(SignalViewQuery view, SplitSignalHandler handler, Dates dates) : StepPage(view)
{
    public override SignalAction Step => SignalAction.Split;

    [BindProperty] public SplitInput Input { get; set; } = new();

    /// <summary>The facts of this signal, and what was added later.</summary>
    public IReadOnlyList<Choice> Facts =>
    [
        .. Signal.Facts.Select(f => new Choice(f.Id.ToString(), Short(f.What))),
        .. Signal.Additions.Select(a => new Choice(a.Id.ToString(), Short(a.Text), T.Of(a.ByReporter ? "signals.added.reporter" : "signals.added.holder", dates.ShortTime(a.At)))),
    ];

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        await LoadAsync(cancel);
        var facts = Signal.Facts.Where(f => IsChosen(f.Id)).Select(f => new FactGiven(f.What, f.Where, f.When, f.Day, f.Observation))
            .Concat(Signal.Additions.Where(a => IsChosen(a.Id)).Select(a => new FactGiven(a.Text, null, null, null, Observation.NotSaid))).ToList();
        var thoughts = Input.Views
            ? new ThoughtsGiven(Signal.Thoughts.Worry, Signal.Thoughts.OtherExplanation, null, null, PersonKnows.NotAnswered)
            : new ThoughtsGiven(null, null, null, null, PersonKnows.NotAnswered);
        return await AnswerAsync(TypedText.TooLong([.. Input.Texts()]) ?? await handler.RunAsync(new SplitSignal(Id, Version, Input.Person(), facts, thoughts), cancel), cancel);
    }

    private bool IsChosen(Guid id) => Input.Facts?.Contains(id.ToString()) == true;

    private static string Short(string text) => text.Length > 200 ? text[..200] + "…" : text;
}
