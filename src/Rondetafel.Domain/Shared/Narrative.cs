namespace Rondetafel.Domain.Shared;

/// <summary>
/// A text about a person. Plain until its first save, then sealed for good: only a table that the access
/// decision handed out opens it again (architecture, section 6).
/// </summary>
/// <remarks>At most <see cref="MaxLength"/> characters (UTF-16 units). Null as a property means: nothing was written.</remarks>
public sealed class Narrative
{
    /// <summary>The longest text in characters; the screens show this limit before it bites.</summary>
    public const int MaxLength = 8000;

    private string? _plain;
    private byte[]? _sealed;

    private Narrative(string? field, string? plain, byte[]? bytes) => (Field, _plain, _sealed) = (field, plain, bytes);

    /// <summary>The stable name of the field it was stored under; null while plain.</summary>
    public string? Field { get; private set; }

    /// <summary>True once only sealed bytes are left.</summary>
    public bool IsSealed => _sealed is not null;

    /// <summary>A new text. Throws when it is blank or longer than <see cref="MaxLength"/>.</summary>
    public static Narrative Of(string text)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(text);
        if (text.Length > MaxLength) throw new ArgumentOutOfRangeException(nameof(text));
        return new Narrative(null, text, null);
    }

    /// <summary>A new text, or null when nothing was written. Trims, keeps line ends.</summary>
    public static Narrative? OfOptional(string? text) => string.IsNullOrWhiteSpace(text) ? null : Of(text.Trim());

    /// <summary>A bundle of texts, for instance all fields of a draft: up to sixteen times <see cref="MaxLength"/>.</summary>
    public static Narrative OfLong(string text)
    {
        if (text.Length > 16 * MaxLength) throw new ArgumentOutOfRangeException(nameof(text));
        return new Narrative(null, text, null);
    }

    /// <summary>A text as it came from the database, bound to the stable name of its field.</summary>
    public static Narrative Stored(string field, byte[] bytes) => new(field, null, bytes);

    /// <summary>The sealed bytes. Throws while the text is plain, so that nothing plain reaches the database.</summary>
    public byte[] SealedBytes => _sealed ?? throw new InvalidOperationException("A plain narrative must be sealed before it is stored.");

    /// <summary>Swaps the plain text for sealed bytes in place. Throws when it was sealed before: copying means opening and writing anew.</summary>
    public void SealWith(string field, Func<string, byte[]> seal)
    {
        if (_plain is null) throw new InvalidOperationException("A sealed narrative cannot be moved to another place.");
        _sealed = seal(_plain);
        _plain = null;
        Field = field;
    }

    /// <summary>Opens the text with the given function; a text not yet saved is returned as it is.</summary>
    public string OpenWith(Func<byte[], string> open) => _plain ?? open(_sealed!);

    /// <summary>Never the text.</summary>
    public override string ToString() => "[sealed]";
}

/// <summary>Names the field of a <see cref="Narrative"/> for its seal, so that renaming a class or column never unseals it.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class SealedAsAttribute(string field) : Attribute
{
    /// <summary>The stable name, for instance "signal.worry"; unique over the whole model.</summary>
    public string Field { get; } = field;
}
