using Rondetafel.Domain.Shared;

namespace Rondetafel.Domain.Persons.Identities;

/// <summary>How two addresses relate.</summary>
internal enum HouseAgreement
{
    /// <summary>On at least one side no house is known.</summary>
    Unknown,

    /// <summary>They are different houses.</summary>
    Different,

    /// <summary>They are the same house.</summary>
    Same,
}

/// <summary>The parts of a Dutch address that tell one house from another.</summary>
/// <param name="Street">Spelling key of what stands before the number; empty when nothing does.</param>
/// <param name="Number">House number; 0 when no house is known.</param>
/// <param name="Postcode">Four digits and two letters, lower case; empty when not given.</param>
internal readonly record struct HouseKey(SpellingKey Street, int Number, string Postcode)
{
    private static readonly (string Short, string Long)[] Endings = [("str", "straat"), ("ln", "laan"), ("pln", "plein"), ("wg", "weg")];

    /// <summary>Reads an address as people write it: "Kerkstr. 12a, 6811 AB Arnhem" or "6811ab 12".</summary>
    public static HouseKey Read(string? address)
    {
        if (string.IsNullOrWhiteSpace(address))
            return default;
        var plain = Slug.WithoutDiacritics(address).ToLowerInvariant();
        var (number, postcode, streetEnd) = (0, "", plain.Length);
        for (var start = 0; start < plain.Length; start++)
        {
            if (!char.IsAsciiDigit(plain[start]) || start == 0 && !IsPostcode(plain, start))
                continue;
            var end = start;
            while (end < plain.Length && char.IsAsciiDigit(plain[end]))
                end++;
            if (IsPostcode(plain, start))
                postcode = string.Concat(plain.AsSpan(start, 4), plain.AsSpan(start).TrimStart("0123456789 ")[..2]);
            else if (number == 0 && end - start <= 5)
                number = int.Parse(plain.AsSpan(start, end - start), System.Globalization.CultureInfo.InvariantCulture);
            streetEnd = Math.Min(streetEnd, start);
            start = end;
        }
        return number == 0 ? default : new(StreetKey(plain.AsSpan(0, streetEnd)), number, postcode);
    }

    /// <summary>Compares two addresses by number and postcode, or by number and street when a postcode is missing.</summary>
    public static HouseAgreement Compare(HouseKey a, HouseKey b)
    {
        if (a.Number == 0 || b.Number == 0)
            return HouseAgreement.Unknown;
        if (a.Number != b.Number)
            return HouseAgreement.Different;
        var same = a.Postcode.Length > 0 && b.Postcode.Length > 0
            ? a.Postcode == b.Postcode
            : a.Street.Text.Length > 0 && a.Street.IsLike(b.Street, exact: false);
        return same ? HouseAgreement.Same : HouseAgreement.Different;
    }

    /// <summary>Four digits and two letters that end there, with or without a space between.</summary>
    private static bool IsPostcode(string text, int start)
    {
        var digits = 0;
        while (start + digits < text.Length && char.IsAsciiDigit(text[start + digits]))
            digits++;
        var letters = text.AsSpan(start + digits).TrimStart(' ');
        return digits == 4 && letters.Length >= 2 && char.IsAsciiLetter(letters[0]) && char.IsAsciiLetter(letters[1])
            && (letters.Length == 2 || !char.IsLetterOrDigit(letters[2]));
    }

    private static SpellingKey StreetKey(ReadOnlySpan<char> text)
    {
        Span<char> letters = stackalloc char[64];
        var length = 0;
        foreach (var sign in text)
            if (char.IsLetter(sign) && length < 56)
                letters[length++] = sign;
        foreach (var (shortEnding, longEnding) in Endings)
        {
            if (!letters[..length].EndsWith(shortEnding))
                continue;
            longEnding.CopyTo(letters[(length - shortEnding.Length)..]);
            length += longEnding.Length - shortEnding.Length;
            break;
        }
        return SpellingKey.Of(letters[..length]);
    }
}
