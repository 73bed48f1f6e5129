using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using Rondetafel.Ui;

namespace Rondetafel.Web;

/// <summary>
/// A form that came again under its one-time key, but otherwise filled in: what was sent first was kept, this was not. The page
/// for a clash shows the words and lets the person send them, under a key of their own, or see what became of the first.
/// </summary>
/// <param name="Action">Where the form is sent.</param>
/// <param name="Fields">Its fields; not its key, nor what a public form carries against abuse, which belong to what was sent first.</param>
/// <param name="First">What is sent instead to be answered as the first time.</param>
public sealed record SentBefore(string Action, IReadOnlyList<KeyValuePair<string, string>> Fields, IReadOnlyList<KeyValuePair<string, string>> First)
{
    /// <summary>The field with which somebody asks for the answer to what was sent first.</summary>
    public const string AsFirst = "__again";

    private static readonly HashSet<string> OfTheFirst = ["__once", "__form", "ticket", "pow", "wait"];

    /// <summary>What was written, field by field; choices are not among it.</summary>
    public IEnumerable<string> Words
    {
        get
        {
            var typed = Fields.Where(f => f.Key == TypedFields.Field).SelectMany(f => f.Value.Split(' ')).ToHashSet();
            return Fields.Where(f => typed.Contains(f.Key) && !string.IsNullOrWhiteSpace(f.Value)).Select(f => f.Value);
        }
    }

    /// <summary>The form of a request.</summary>
    public static SentBefore Of(HttpRequest request)
    {
        var all = request.Form.SelectMany(f => f.Value.Select(v => KeyValuePair.Create(f.Key, v ?? ""))).ToList();
        return new SentBefore(request.Path + request.QueryString, [.. all.Where(f => !OfTheFirst.Contains(f.Key))], [.. all.Where(f => f.Key is "__once" or "ticket" or "opened"), KeyValuePair.Create(AsFirst, "1")]);
    }
}

/// <summary>Knows whether a form came again as it was: a hash of its content, made with its one-time key, is kept with that key, sealed, for it may be words about a person (decision 0012).</summary>
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
        var files = request.Form.Files.Select(f => new[] { f.Name, f.FileName, HashOf(f) });
        return HMACSHA256.HashData(Encoding.UTF8.GetBytes(request.Form["__once"].ToString()), JsonSerializer.SerializeToUtf8Bytes(fields.Concat(files).Prepend([sent.Action])));
    }

    private static string HashOf(IFormFile file)
    {
        using var content = file.OpenReadStream();
        return Convert.ToHexString(SHA256.HashData(content));
    }
}
