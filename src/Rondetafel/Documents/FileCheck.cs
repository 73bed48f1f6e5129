using Rondetafel.Domain.Persons.Cases;
using Rondetafel.Domain.Shared;

namespace Rondetafel.Documents;

/// <summary>A file that may be kept: its name without path, its type from the list, its bytes without metadata where that can be.</summary>
public sealed record CheckedFile(string Name, string Type, byte[] Content)
{
    /// <summary>Nothing of the text.</summary>
    public override string ToString() => nameof(CheckedFile);
}

/// <summary>
/// Looks at a file before it is kept. Refusals on File: "file_needed" (empty), "file_too_large", "file_type" (not on the list),
/// "file_content" (not what its name says, or broken), "file_infected", "scanner_down".
/// </summary>
public sealed class FileCheck(ClamAv scanner)
{
    private const int LongestName = 150;

    /// <summary>Reads and checks a file that was sent.</summary>
    public async Task<(CheckedFile?, Outcome?)> ReadAsync(IFormFile sent, CancellationToken cancel)
    {
        if (sent.Length == 0) return Refused("file_needed");
        if (sent.Length > Attachment.MaxBytes) return Refused("file_too_large");
        var name = NameOf(sent.FileName);
        if (FileTypes.Of(name) is not { } type) return Refused("file_type");
        var bytes = new byte[sent.Length];
        await using (var stream = sent.OpenReadStream()) await stream.ReadExactlyAsync(bytes, cancel);
        if (!type.Fits(bytes) || Metadata.Strip(type.MediaType, bytes) is not { } content) return Refused("file_content");
        return await scanner.ScanAsync(bytes, cancel) switch
        {
            ScanResult.Harmful => Refused("file_infected"),
            ScanResult.Down => Refused("scanner_down"),
            _ => (new CheckedFile(name, type.MediaType, content), null),
        };
    }

    /// <summary>The last part of a name as a browser sends it, without control characters, cut where it is too long.</summary>
    public static string NameOf(string sent)
    {
        var last = sent.Split('/', '\\')[^1];
        var clean = new string(last.Where(c => !char.IsControl(c) && c is not ('"' or '<' or '>' or '|' or ':' or '*' or '?')).ToArray()).Trim();
        if (clean.Length == 0) clean = "bestand";
        return clean.Length <= LongestName ? clean : clean[..(LongestName - 10)] + Path.GetExtension(clean);
    }

    private static (CheckedFile?, Outcome?) Refused(string code) => (null, Outcome.Refused(code, "File"));
}
