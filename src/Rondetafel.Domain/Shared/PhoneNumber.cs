using System.Diagnostics.CodeAnalysis;

namespace Rondetafel.Domain.Shared;

/// <summary>A telephone number in one normal form.</summary>
/// <remarks>
/// Normal form: international with a plus (ITU-T E.164, "+31612345678"); a Dutch number that cannot be dialled from
/// abroad stays as dialled here (Nummerplan telefoon- en ISDN-diensten): "112", "14026", "08007000", "09008844".
/// </remarks>
public sealed record PhoneNumber
{
    private const string Separators = " -./()\u00a0\u2010\u2011\u2012\u2013";

    private PhoneNumber(string value) => Value = value;

    /// <summary>The number in normal form: an optional plus and 3 to 15 digits.</summary>
    public string Value { get; }

    /// <summary>Reads a number as typed, a number without country as a Dutch one; false when it cannot be one.</summary>
    public static bool TryCreate(string? text, [NotNullWhen(true)] out PhoneNumber? number)
    {
        number = null;
        var trimmed = (text ?? "").Trim();
        // "+31 (0)6": the zero in brackets is dialled only inside the country.
        if (trimmed.StartsWith('+') || trimmed.StartsWith("00", StringComparison.Ordinal))
            trimmed = trimmed.Replace("(0)", "", StringComparison.Ordinal);
        var plus = trimmed.StartsWith('+');
        var digits = string.Concat(trimmed.Skip(plus ? 1 : 0).Where(sign => !Separators.Contains(sign)));
        if (digits.Length == 0 || !digits.All(char.IsAsciiDigit))
            return false;
        var value = plus ? International(digits)
            : digits.StartsWith("00", StringComparison.Ordinal) ? International(digits[2..])
            : National(digits);
        if (value is not null)
            number = new PhoneNumber(value);
        return value is not null;
    }

    /// <summary>The normal form.</summary>
    public override string ToString() => Value;

    private static string? International(string digits) => digits switch
    {
        ['3', '1', '0', ..] => National(digits[2..]),
        ['3', '1', ..] => National("0" + digits[2..]),
        ['0', ..] => null,
        { Length: >= 7 and <= 15 } => "+" + digits,
        _ => null,
    };

    private static string? National(string digits) => digits switch
    {
        "112" or "113" or "144" or "116000" or "116111" or "116123" => digits,
        ['1', '4', '0', not '0', ..] when digits.Length is 5 or 6 => digits,
        ['0', '8', '0', '0', ..] or ['0', '9', '0', '0' or '6' or '9', ..] when digits.Length is 8 or 11 => digits,
        ['0', not '0', ..] when digits.Length == 10 => "+31" + digits[1..],
        _ => null,
    };
}
