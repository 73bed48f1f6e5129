using System.Globalization;

namespace Rondetafel.Texts;

/// <summary>A language of the screens: Dutch (the default) or English. Compared by reference, there are only two.</summary>
public sealed class Language
{
    /// <summary>Dutch, nl-NL.</summary>
    public static readonly Language Nl = new("nl", "nl-NL");

    /// <summary>English as used in Britain, en-GB.</summary>
    public static readonly Language En = new("en", "en-GB");

    private Language(string code, string culture)
    {
        Code = code;
        Culture = CultureInfo.GetCultureInfo(culture);
    }

    /// <summary>Two letters of ISO 639-1: <c>nl</c> or <c>en</c>.</summary>
    public string Code { get; }

    /// <summary>The culture for numbers in texts: nl-NL or en-GB.</summary>
    public CultureInfo Culture { get; }

    /// <summary>The other one: what the language switch leads to.</summary>
    public Language Other => this == Nl ? En : Nl;

    /// <summary>The language of a two-letter code; null when the code is neither <c>nl</c> nor <c>en</c>.</summary>
    public static Language? FromCode(string? code) => code switch
    {
        "nl" => Nl,
        "en" => En,
        _ => null,
    };

    public override string ToString() => Code;
}
