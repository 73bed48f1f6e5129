namespace Rondetafel.Domain.Shared;

/// <summary>An expected "no": a code that the screen has words for and, where it can be pointed at, the field.</summary>
/// <param name="Code">Stable code; the text key is "refusal." + code.</param>
/// <param name="Field">Name of the command's field; null when it concerns the whole.</param>
public sealed record Refusal(string Code, string? Field = null);

/// <summary>What a domain method answers: done, already so, or a refusal. Exceptions are for bugs.</summary>
public sealed record Outcome
{
    private Outcome(Refusal? refusal, bool alreadySo) => (Refusal, IsAlreadySo) = (refusal, alreadySo);

    /// <summary>Null when nothing was refused.</summary>
    public Refusal? Refusal { get; }

    /// <summary>True when nothing had to change.</summary>
    public bool IsAlreadySo { get; }

    /// <summary>True when it was done or already so.</summary>
    public bool IsGood => Refusal is null;

    /// <summary>It happened.</summary>
    public static Outcome Done { get; } = new(null, false);

    /// <summary>It was so already; nothing changed, nothing is recorded.</summary>
    public static Outcome AlreadySo { get; } = new(null, true);

    /// <summary>This, unless words were typed for something that was so already: then "clash", so that nobody's words are dropped.</summary>
    public Outcome OrClash(string? typed) => IsAlreadySo && !string.IsNullOrWhiteSpace(typed) ? Refused("clash") : this;

    /// <summary>It was refused.</summary>
    public static Outcome Refused(string code, string? field = null) => new(new Refusal(code, field), false);
}
