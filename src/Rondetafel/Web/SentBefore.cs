using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;

namespace Rondetafel.Web;

/// <summary>
/// A form that came again under its one-time key, but otherwise filled in: what was sent first was kept, this was not. The page
/// for a clash shows the words and lets the person send them, under a key of their own.
/// </summary>
/// <param name="Action">Where the form is sent.</param>
/// <param name="Fields">Its fields; not its key, nor what a public form carries against abuse, which belong to what was sent first.</param>
public sealed record SentBefore(string Action, IReadOnlyList<KeyValuePair<string, string>> Fields)
{
    private static readonly HashSet<string> OfTheFirst = ["__once", "__form", "ticket", "pow", "wait"];

    /// <summary>What was written in words.</summary>
    public IEnumerable<string> Words => Fields.Where(f => !f.Key.StartsWith("__", StringComparison.Ordinal) && f.Value.Any(char.IsWhiteSpace)).Select(f => f.Value);

    /// <summary>The form of a request.</summary>
    public static SentBefore Of(HttpRequest request) => new(
        request.Path + request.QueryString,
        [.. request.Form.Where(f => !OfTheFirst.Contains(f.Key)).SelectMany(f => f.Value.Select(v => KeyValuePair.Create(f.Key, v ?? "")))]);
}

/// <summary>Knows whether a form came again as it was: a hash of its fields is kept with its key, sealed, for they may be words about a person.</summary>
public sealed class FormContent(IDataProtectionProvider protection)
{
    private readonly IDataProtector _protector = protection.CreateProtector("form-content");

    /// <summary>What is kept with the key.</summary>
    public byte[] Seal(HttpRequest request) => _protector.Protect(Hash(request));

    /// <summary>Whether it is the same form; also when that cannot be known any more.</summary>
    public bool IsSame(byte[]? kept, HttpRequest request)
    {
        try
        {
            return kept is null || _protector.Unprotect(kept).SequenceEqual(Hash(request));
        }
        catch (CryptographicException)
        {
            return true;
        }
    }

    /// <summary>Where it goes, the fields that a person fills in, and the files. Which version was seen, and where a draft stands, is no content.</summary>
    private static byte[] Hash(HttpRequest request)
    {
        var sent = SentBefore.Of(request);
        var fields = sent.Fields.Where(f => !f.Key.StartsWith("__", StringComparison.Ordinal)).Select(f => new[] { f.Key, f.Value }).OrderBy(f => f[0], StringComparer.Ordinal);
        var files = request.Form.Files.Select(f => new[] { f.Name, f.FileName, $"{f.Length}" });
        return SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(fields.Concat(files).Prepend([sent.Action])));
    }
}
