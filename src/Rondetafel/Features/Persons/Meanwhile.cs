using Rondetafel.Domain.Persons.Signals;
using Rondetafel.Features.Persons.Answers;
using Rondetafel.Features.Persons.Signals;

namespace Rondetafel.Features.Persons;

/// <summary>What stands on the page of a clash: what somebody else did last, so that nobody sends again without knowing.</summary>
/// <param name="Step">The last step on the signal, without its texts when it is shielded; null on a page that shows no step.</param>
/// <param name="WroteAt">When the reporter wrote after that step, UTC; null when not.</param>
/// <param name="Told">What the reporter was told with it; of a signal the titles only.</param>
/// <param name="IsShielded">Whether the signal is shielded now, and so the reason is not here.</param>
/// <param name="IsPossible">Whether the step of the page can still be taken.</param>
public sealed record Meanwhile(StepView? Step, DateTime? WroteAt, IReadOnlyList<GivenText> Told, bool IsShielded = false, bool IsPossible = true)
{
    /// <summary>On the page of a step: the last step, and what the reporter heard with it.</summary>
    public static Meanwhile Of(SignalView signal, SignalAction step, Texts.Texts texts)
    {
        var last = signal.LastStep;
        var told = (signal.Answer?.Given ?? []).Where(g => g.At == last?.At).Select(g => new GivenText(FeedbackQuery.Title(g.Code, texts), "", g.At, g.Code != "not_possible", null));
        return new Meanwhile(last, signal.ReporterWroteAt > last?.At ? signal.ReporterWroteAt : null, told.ToList(), signal.IsShielded, signal.May(step));
    }

    /// <summary>On the page of the answer: the texts that were given last, in words.</summary>
    public static Meanwhile Of(IReadOnlyList<GivenText> given) => new(null, null, given.Where(g => g.At == given[0].At).ToList());
}
