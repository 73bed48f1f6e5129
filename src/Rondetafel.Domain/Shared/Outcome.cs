namespace Rondetafel.Domain.Shared;

/// <summary>An expected "no": a code that the screen has words for and, where it can be pointed at, the field.</summary>
/// <param name="Code">Stable code; the text key is "refusal." + code.</param>
/// <param name="Field">Name of the command's field; null when it concerns the whole.</param>
public sealed record Refusal(string Code, string? Field = null);

/// <summary>What a domain method answers: done, already so, or refused, for one or several fields at once. Exceptions are for bugs.</summary>
public sealed record Outcome
{
    private Outcome(IReadOnlyList<Refusal> refusals, bool alreadySo) => (Refusals, IsAlreadySo) = (refusals, alreadySo);

    /// <summary>All that was refused, one for a field; empty when nothing was. A refusal of the whole stands alone.</summary>
    public IReadOnlyList<Refusal> Refusals { get; }

    /// <summary>The first that was refused; null when nothing was.</summary>
    public Refusal? Refusal => Refusals.Count == 0 ? null : Refusals[0];

    /// <summary>True when nothing had to change.</summary>
    public bool IsAlreadySo { get; }

    /// <summary>True when it was done or already so.</summary>
    public bool IsGood => Refusals.Count == 0;

    /// <summary>It happened.</summary>
    public static Outcome Done { get; } = new([], false);

    /// <summary>It was so already; nothing changed, nothing is recorded.</summary>
    public static Outcome AlreadySo { get; } = new([], true);

    /// <summary>This, unless words were typed for something that was so already: then "clash", so that nobody's words are dropped.</summary>
    public Outcome OrClash(string? typed) => IsAlreadySo && !string.IsNullOrWhiteSpace(typed) ? Refused("clash") : this;

    /// <summary>It was refused.</summary>
    public static Outcome Refused(string code, string? field = null) => new([new Refusal(code, field)], false);

    /// <summary>Refuses every field with which something is wrong, for the first reason given for it; done when nothing is.</summary>
    public static Outcome Fields(params ReadOnlySpan<(bool Wrong, string Code, string Field)> fields)
    {
        var outcome = Done;
        foreach (var (wrong, code, field) in fields) if (wrong) outcome = outcome.And(Refused(code, field));
        return outcome;
    }

    /// <summary>
    /// This and what another judged of the same form, so that all that is wrong is said at once: of a field what was said first
    /// counts, and a refusal of the whole stands alone. What the other says when nothing was refused here; null says nothing.
    /// </summary>
    public Outcome And(Outcome? other) =>
        other is null || (other.IsGood && !IsGood) ? this
        : IsGood || other.Refusal is { Field: null } ? other
        : Refusal!.Field is null ? this
        : new Outcome([.. Refusals, .. other.Refusals.Where(o => Refusals.All(r => r.Field != o.Field))], false);

    /// <summary>The same, with the name that the form has for a field.</summary>
    public Outcome At(string field, string onForm) => At(f => f == field ? onForm : f);

    /// <summary>The same, with the names that the form has for its fields.</summary>
    public Outcome At(Func<string, string> onForm) => new([.. Refusals.Select(r => r.Field is { } field ? r with { Field = onForm(field) } : r)], IsAlreadySo);
}
