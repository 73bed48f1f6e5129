using System.Globalization;
using System.Text;

namespace Rondetafel.Domain.Shared;

/// <summary>Makes the part of an address that names a thing: "'s-Gravenveld" becomes "s-gravenveld".</summary>
public static class Slug
{
    /// <summary>The text as lower-case ASCII letters and digits with single hyphens between the words.</summary>
    /// <returns>The slug; empty when the text holds no letter or digit that can be written so.</returns>
    public static string Of(string text)
    {
        var slug = new StringBuilder(text.Length);
        foreach (var sign in WithoutDiacritics(text))
        {
            if (char.IsAsciiLetterOrDigit(sign))
                slug.Append(char.ToLowerInvariant(sign));
            else if (sign is not ('\'' or '\u2019' or '\u2018') && slug.Length > 0 && slug[^1] != '-')
                slug.Append('-');
        }
        return slug.ToString().TrimEnd('-');
    }

    /// <summary>The text with letters in their plain Latin form: "Łukasz" becomes "Lukasz", "Çelik" becomes "Celik".</summary>
    /// <remarks>Letters of other scripts stay as they are.</remarks>
    public static string WithoutDiacritics(string text)
    {
        if (System.Text.Ascii.IsValid(text))
            return text;
        var plain = new StringBuilder(text.Length);
        foreach (var sign in text.Normalize(NormalizationForm.FormD))
            if (CharUnicodeInfo.GetUnicodeCategory(sign) != UnicodeCategory.NonSpacingMark)
                AppendPlain(plain, sign);
        return plain.ToString();
    }

    /// <summary>Writes letters that Unicode does not split into a base letter and a mark.</summary>
    private static void AppendPlain(StringBuilder plain, char sign) => _ = sign switch
    {
        'ł' => plain.Append('l'),
        'Ł' => plain.Append('L'),
        'ø' => plain.Append('o'),
        'Ø' => plain.Append('O'),
        'đ' or 'ð' => plain.Append('d'),
        'Đ' or 'Ð' => plain.Append('D'),
        'ı' => plain.Append('i'),
        'ß' => plain.Append("ss"),
        'æ' => plain.Append("ae"),
        'Æ' => plain.Append("Ae"),
        'œ' => plain.Append("oe"),
        'Œ' => plain.Append("Oe"),
        'þ' => plain.Append("th"),
        'Þ' => plain.Append("Th"),
        'ĳ' => plain.Append("ij"),
        'Ĳ' => plain.Append("IJ"),
        _ => plain.Append(sign),
    };
}
