using System.Globalization;
using System.Text.RegularExpressions;
using Rondetafel.Domain.Shared;

namespace Rondetafel.Domain.Persons.Signals;

/// <summary>The head of a pasted mail.</summary>
/// <param name="FromName">Name of the sender; empty when not given.</param>
/// <param name="FromAddress">Address of the sender in normal form; empty when not given.</param>
/// <param name="Subject">Subject without "FW:" and "RE:"; empty when not given.</param>
/// <param name="SentOn">Local day; null when not given.</param>
/// <param name="Length">How many lines it takes from the top, with what stood above it.</param>
internal sealed partial record MailHead(string FromName, string FromAddress, string Subject, DateOnly? SentOn, int Length)
{
    private const int Within = 40;

    /// <summary>Reads the last head within the first lines: what stands above a forwarded mail is left out.</summary>
    public static MailHead Read(List<string> lines, DateOnly today)
    {
        var (from, subject, sent, length) = ("", "", "", 0);
        for (var i = 0; i < Math.Min(lines.Count, Within); i++)
        {
            if (Wrote().Match(lines[i]) is { Success: true } wrote)
                (from, sent, length) = (wrote.Groups["from"].Value, wrote.Groups["sent"].Value, i + 1);
            if (Label().Match(lines[i]) is not { Success: true } label) continue;
            var (kind, value) = (label.Groups["label"].Value.ToLowerInvariant(), label.Groups["value"].Value.Trim().Trim('*').Trim());
            // Inside a text a line like "Datum: 3 maart" is no head; only a sender begins a new one.
            if (length > 0 && i > length + 1 && kind is not ("van" or "from" or "afzender")) continue;
            length = i + 1;
            switch (kind)
            {
                case "van" or "from" or "afzender": from = value; break;
                case "onderwerp" or "subject": subject = value; break;
                case "verzonden" or "datum" or "sent" or "date" or "verstuurd": sent = value; break;
                default: break;
            }
        }
        var (name, address) = Sender(from);
        return new MailHead(name, address, Prefix().Replace(subject, ""), Day(sent, today), length);
    }

    private static (string Name, string Address) Sender(string from)
    {
        var start = from.IndexOfAny(['<', '[']);
        var name = (start < 0 ? (from.Contains('@') ? "" : from) : from[..start]).Trim().Trim('"', '\'').Trim();
        var written = (start < 0 ? from : from[(start + 1)..]).Replace("mailto:", "", StringComparison.OrdinalIgnoreCase).Split('>', ']')[0].Trim();
        if (name.Split(", ") is [var family, var given] && !given.Contains(' ')) name = $"{given} {family}";
        return (name, EmailAddress.TryCreate(written, out var address) ? address.Value : "");
    }

    private static DateOnly? Day(string sent, DateOnly today)
    {
        if (Date().Match(sent) is { Success: true } found && TypedDate.TryRead(found.Value, today, out var day)) return day;
        return DateTime.TryParse(sent, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal, out var moment) ? Deadline.LocalDate(moment) : null;
    }

    [GeneratedRegex(@"^(?<label>van|from|afzender|verzonden|verstuurd|datum|sent|date|aan|to|cc|onderwerp|subject|bijlagen|attachments|prioriteit|importance)\*?\s*:\s*(?<value>.*)$", RegexOptions.IgnoreCase)]
    private static partial Regex Label();

    [GeneratedRegex(@"^(?:op|on)\s+(?<sent>.{6,60}?)\s+(?:om\s+\S+\s+)?schreef\s+(?:(?<from>[^<\[]*[<\[][^>\]]+@[^>\]]+[>\]]):?|(?<from>.+):)$", RegexOptions.IgnoreCase)]
    private static partial Regex Wrote();

    [GeneratedRegex(@"^(?:(?:re|fw|fwd|doorst|antw|betr)\s*:\s*)+", RegexOptions.IgnoreCase)]
    private static partial Regex Prefix();

    [GeneratedRegex(@"\d{1,2}[-/. ](?:\d{1,2}|\p{L}{3,9}\.?)[-/. ]\d{2,4}|\d{4}-\d{2}-\d{2}", RegexOptions.IgnoreCase)]
    private static partial Regex Date();
}
