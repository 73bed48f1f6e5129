using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Rondetafel.Domain.Shared;

/// <summary>An e-mail address in one normal form: trimmed, lower case, an international domain in its ASCII form.</summary>
/// <remarks>
/// Accepts the addresses people have (RFC 5321 lengths, RFC 5322 dot-atoms); refuses quoted local parts, address
/// literals and single-label domains. The local part is lowered too: no provider in use tells addresses apart by case.
/// </remarks>
public sealed record EmailAddress
{
    private const string LocalSymbols = "!#$%&'*+-/=?^_`{|}~.";

    private EmailAddress(string value) => Value = value;

    /// <summary>The address in normal form, at most 254 characters.</summary>
    public string Value { get; }

    /// <summary>Reads an address as typed; false when it cannot be one.</summary>
    public static bool TryCreate(string? text, [NotNullWhen(true)] out EmailAddress? address)
    {
        address = null;
        var trimmed = (text ?? "").Trim();
        var at = trimmed.LastIndexOf('@');
        if (at < 1 || !IsLocalPart(trimmed.AsSpan(0, at)) || !TryReadDomain(trimmed[(at + 1)..], out var domain))
            return false;
        var value = trimmed[..at].ToLowerInvariant() + "@" + domain;
        if (value.Length > 254)
            return false;
        address = new EmailAddress(value);
        return true;
    }

    /// <summary>The normal form.</summary>
    public override string ToString() => Value;

    private static bool IsLocalPart(ReadOnlySpan<char> part)
    {
        foreach (var sign in part)
            if (!char.IsAsciiLetterOrDigit(sign) && !LocalSymbols.Contains(sign))
                return false;
        return part.Length <= 64 && part[0] != '.' && part[^1] != '.' && part.IndexOf("..") < 0;
    }

    private static bool TryReadDomain(string text, out string domain)
    {
        domain = "";
        if (text.Length == 0 || text.Any(sign => sign != '-' && sign != '.' && !char.IsLetterOrDigit(sign)))
            return false;
        try
        {
            domain = new IdnMapping { UseStd3AsciiRules = true }.GetAscii(text).ToLowerInvariant();
        }
        catch (ArgumentException)
        {
            return false;
        }
        var top = domain[(domain.LastIndexOf('.') + 1)..];
        return top.Length < domain.Length && top.Length >= 2 && !top.All(char.IsAsciiDigit);
    }
}
