using System.IO.Compression;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;

namespace Rondetafel.Lab.Prove.NonInterference;

/// <summary>A field of a form; the value is another in each world only for what is masked.</summary>
internal sealed record AskField(string Name, string Zero, string One);

/// <summary>One request, as both worlds get it.</summary>
/// <param name="Route">The template of its route; null when it fits none.</param>
internal sealed record Ask(string Method, string Path, string? Route, IReadOnlyList<AskField>? Fields = null);

/// <summary>What one world answered, without the few things that may differ.</summary>
internal sealed partial record Reply(int Status, string? To, IReadOnlyList<string> Headers, byte[] Body)
{
    /// <summary>
    /// The hidden fields whose value is sealed under a key of the instance, drawn by the framework: the antiforgery token, the
    /// ticket of a public form and that of its wait. Nothing else is masked: ids and one-time keys come from the seeded streams.
    /// </summary>
    public static IReadOnlyList<string> MaskedFields { get; } = ["__form", "ticket", "wait"];

    private const string WordType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    /// <summary>The body as text.</summary>
    public string Text => Encoding.UTF8.GetString(Body);

    /// <summary>Whether it is a page of the product.</summary>
    public bool IsPage => Headers.Any(h => h.StartsWith("Content-Type: text/html", StringComparison.Ordinal));

    /// <summary>Reads an answer.</summary>
    public static async Task<Reply> ReadAsync(HttpResponseMessage answer, CancellationToken cancel)
    {
        var body = await answer.Content.ReadAsByteArrayAsync(cancel);
        if (answer.Content.Headers.ContentType?.MediaType == WordType && body.Length > 0) body = Unpacked(body); // a question for the headers alone has none
        var headers = answer.Headers.NonValidated.Concat(answer.Content.Headers.NonValidated).SelectMany(h => h.Value.Select(v => (h.Key, Value: v)))
            .Where(h => h.Key != "Date").Select(h => $"{h.Key}: {(h.Key == "Set-Cookie" ? CookieValue().Replace(h.Value, m => $"={m.Groups[1].Length} characters", 1) : h.Value)}");
        return new Reply((int)answer.StatusCode, answer.Headers.Location?.OriginalString, [.. headers.Order(StringComparer.Ordinal)], body);
    }

    /// <summary>What differs between the two, in one line; null when nothing does.</summary>
    public static string? Difference(Reply zero, Reply one)
    {
        if (zero.Status != one.Status) return $"status {zero.Status} | {one.Status}";
        var (own, other) = (zero.Headers.Except(one.Headers).ToList(), one.Headers.Except(zero.Headers).ToList());
        var same = zero.Body.AsSpan().SequenceEqual(one.Body);
        var (a, b) = same ? ("", "") : (zero.IsPage ? Mask(zero.Text) : zero.Text, one.IsPage ? Mask(one.Text) : one.Text);
        if (a != b || (!zero.IsPage && !same)) return "body " + First(a, b);
        return own.Count + other.Count > 0 || zero.Headers.Count != one.Headers.Count ? $"headers {string.Join("; ", own)} | {string.Join("; ", other)}" : null;
    }

    /// <summary>The value of a masked field, or null when the page has none.</summary>
    public string? Hidden(string name) => Inputs().Matches(Text).Select(m => m.Value).FirstOrDefault(i => i.Contains($"name=\"{name}\"", StringComparison.Ordinal)) is { } input
        ? WebUtility.HtmlDecode(Value().Match(input).Groups[1].Value) : null;

    /// <summary>The parts of a Word file after each other; the library gives the one with its properties a name of its own, anew each time.</summary>
    private static byte[] Unpacked(byte[] file)
    {
        using var archive = new ZipArchive(new MemoryStream(file));
        using var all = new MemoryStream();
        foreach (var part in archive.Entries)
        {
            all.Write(Encoding.UTF8.GetBytes($"\n== {(part.FullName.EndsWith(".psmdcp", StringComparison.Ordinal) ? "properties" : part.FullName)}\n"));
            using var reader = new StreamReader(part.Open());
            all.Write(Encoding.UTF8.GetBytes(Properties().Replace(reader.ReadToEnd(), "properties")));
        }
        return all.ToArray();
    }

    private static string Mask(string html) => Inputs().Replace(html, m => MaskedFields.Any(f => m.Value.Contains($"name=\"{f}\"", StringComparison.Ordinal)) ? Value().Replace(m.Value, " value=\"\"") : m.Value);

    private static string First(string a, string b)
    {
        var at = 0;
        while (at < Math.Min(a.Length, b.Length) && a[at] == b[at]) at++;
        string Around(string text) => text.Length == 0 ? "" : text[Math.Max(0, Math.Min(at, text.Length) - 60)..Math.Min(text.Length, at + 100)].ReplaceLineEndings(" ");
        return $"at {at}: …{Around(a)}… | …{Around(b)}…";
    }

    [GeneratedRegex("[0-9a-f]{32}(?=\\.psmdcp)|(?<=Id=\")R[0-9a-f]{16}(?=\")")]
    private static partial Regex Properties();

    [GeneratedRegex("<input\\b[^>]*>")]
    private static partial Regex Inputs();

    [GeneratedRegex("\\svalue=\"([^\"]*)\"")]
    private static partial Regex Value();

    [GeneratedRegex("=([^;]*)")]
    private static partial Regex CookieValue();
}
