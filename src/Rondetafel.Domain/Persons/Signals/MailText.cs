using System.Text.RegularExpressions;
using Rondetafel.Domain.Shared;

namespace Rondetafel.Domain.Persons.Signals;

/// <summary>
/// A pasted mail taken apart by plain rules: who sent it and when, about whom as far as it says so, and its sentences sorted
/// into what happened, what is thought and what was done. A suggestion for the form: a person checks it before anything is saved.
/// </summary>
/// <remarks>Every text is empty when nothing was found, never null; names stand as written.</remarks>
public sealed partial record MailText
{
    /// <summary>Nothing of the text.</summary>
    public override string ToString() => nameof(MailText);

    private static readonly string[] Closings =
    [
        "met vriendelijke groet", "met hartelijke groet", "vriendelijke groet", "hartelijke groet", "met groet", "groet", "groeten", "groetjes", "mvg", "m.v.g",
        "hoogachtend", "kind regards", "best regards", "regards", "alvast bedankt", "bij voorbaat dank",
    ];

    private static readonly string[] Openings =
        ["beste", "geachte", "hallo", "hoi", "hi", "dag", "goedemorgen", "goedemiddag", "goedenavond", "goedendag", "dear", "l.s", "ls"];

    private static readonly string[] ViewWords =
        ["ik denk", "ik vermoed", "volgens mij", "zorgen", "zorg over", "ik ben bang", "het lijkt", "lijkt wel", "misschien", "ik vind", "mijn gevoel", "i think", "worried"];

    private static readonly string[] DoneWords =
        ["ik heb met", "wij hebben met", "we hebben met", "heb ik met", "hebben wij met", "hebben we met", "gesproken", "besproken", "afgesproken", "ingeschakeld", "gebeld met"];

    private static readonly HashSet<string> NoNames = new(StringComparer.OrdinalIgnoreCase)
    {
        "Een", "De", "Het", "Deze", "Die", "Mijn", "Onze", "Zijn", "Haar", "Hem", "Hen", "Dit", "Dat", "Leerling", "Radicalisering", "Zorg", "Zorgen", "Melding", "Groep",
        "Maandag", "Dinsdag", "Woensdag", "Donderdag", "Vrijdag", "Zaterdag", "Zondag", "Politie", "Gemeente", "School",
    };

    private MailText() { }

    /// <summary>Name of the sender.</summary>
    public string FromName { get; private init; } = "";

    /// <summary>Mail address of the sender in normal form.</summary>
    public string FromAddress { get; private init; } = "";

    /// <summary>Telephone number in the signature in normal form.</summary>
    public string Phone { get; private init; } = "";

    /// <summary>The subject without "FW:" and "RE:".</summary>
    public string Subject { get; private init; } = "";

    /// <summary>The local day on which it was sent; null when it does not say.</summary>
    public DateOnly? SentOn { get; private init; }

    /// <summary>Given names of the person it is about.</summary>
    public string GivenNames { get; private init; } = "";

    /// <summary>Family name of the person it is about, with its prefixes.</summary>
    public string FamilyName { get; private init; } = "";

    /// <summary>Date of birth or age, as written.</summary>
    public string BirthDate { get; private init; } = "";

    /// <summary>The first day named in what happened, counted from the day of the mail; null when none is named.</summary>
    public DateOnly? HappenedOn { get; private init; }

    /// <summary>The sentences that say what happened.</summary>
    public string Happened { get; private init; } = "";

    /// <summary>The sentences that say what somebody thinks.</summary>
    public string Thought { get; private init; } = "";

    /// <summary>The sentences that say what was already done.</summary>
    public string Done { get; private init; } = "";

    /// <summary>Takes a pasted mail apart. Never refuses: what it cannot read stays among what happened.</summary>
    /// <param name="pasted">The text as pasted, with or without its head, also forwarded or quoted.</param>
    /// <param name="today">Today's local date, for days without a year when the mail does not say when it was sent.</param>
    public static MailText Read(string pasted, DateOnly today)
    {
        var lines = pasted.ReplaceLineEndings("\n").Split('\n').Select(line => Quote().Replace(line, "").Trim().Trim('*').Trim()).ToList();
        var head = MailHead.Read(lines, today);
        var body = lines.Skip(head.Length).SkipWhile(line => line.Length == 0).ToList();
        var end = body.FindIndex(IsClosing);
        var (text, signature) = end < 0 ? (body, []) : (body[..end], body[(end + 1)..].SelectMany(line => line.Split('|', StringSplitOptions.TrimEntries)).ToList());
        if (text.Count > 0 && IsOpening(text[0])) text = text[1..];
        var sentences = Sentences(text);
        var done = sentences.Where(s => Holds(s, DoneWords)).ToList();
        var thought = sentences.Where(s => !done.Contains(s) && Holds(s, ViewWords)).ToList();
        var happened = sentences.Where(s => !done.Contains(s) && !thought.Contains(s)).ToList();
        var from = head.FromName.Length > 0 ? head.FromName : signature.FirstOrDefault(l => l.Length is > 2 and < 60 && !l.Any(char.IsDigit) && !l.Contains('@')) ?? "";
        var (given, family) = About(head.Subject, sentences, from);
        return new MailText
        {
            FromName = from,
            FromAddress = head.FromAddress.Length > 0 ? head.FromAddress : FirstAddress(signature),
            Phone = FirstPhone(signature),
            Subject = head.Subject,
            SentOn = head.SentOn,
            GivenNames = given,
            FamilyName = family,
            BirthDate = Birth(sentences),
            HappenedOn = FirstDay(happened, head.SentOn ?? today),
            Happened = Join(happened),
            Thought = Join(thought),
            Done = Join(done),
        };
    }

    private static string Join(List<string> sentences) => string.Join(" ", sentences);

    private static bool IsClosing(string line)
    {
        if (line is "--" or "-- " or "__") return true;
        var plain = line.TrimEnd(',', '.', '!', ' ').ToLowerInvariant();
        return Closings.Any(c => plain == c || (plain.StartsWith(c + ",", StringComparison.Ordinal) && plain.Length < 60) || plain == c + "en");
    }

    private static bool IsOpening(string line) =>
        line.Length < 60 && !line.EndsWith('.') && Openings.Contains(line.Split(' ', ',', '.')[0].ToLowerInvariant());

    private static bool Holds(string sentence, string[] words) => words.Any(w => sentence.Contains(w, StringComparison.OrdinalIgnoreCase));

    private static List<string> Sentences(List<string> lines) =>
        [.. SentenceEnd().Split(string.Join("\n", lines).Replace("\n\n", "\u2029", StringComparison.Ordinal).Replace('\n', ' '))
            .SelectMany(part => part.Split('\u2029')).Select(part => part.Trim()).Where(part => part.Length > 0)];

    private static (string Given, string Family) About(string subject, List<string> sentences, string sender)
    {
        foreach (var text in sentences.Prepend(subject))
            foreach (Match found in Named().Matches(text))
            {
                var words = found.Groups["name"].Value.Split(' ', StringSplitOptions.RemoveEmptyEntries);
                if (NoNames.Contains(words[0]) || sender.Length > 0 && sender.StartsWith(words[0], StringComparison.OrdinalIgnoreCase)) continue;
                return (words[0], string.Join(' ', words.Skip(1)));
            }
        return ("", "");
    }

    private static string Birth(List<string> sentences) =>
        sentences.Select(s => Born().Match(s)).FirstOrDefault(m => m.Success) is { } born ? born.Groups["when"].Value.Trim()
        : sentences.Select(s => Aged().Match(s)).FirstOrDefault(m => m.Success)?.Value ?? "";

    private static DateOnly? FirstDay(List<string> sentences, DateOnly from)
    {
        foreach (var found in sentences.SelectMany(s => Day().Matches(Born().Replace(s, ""))))
            if (TypedDate.TryRead(found.Value, from, out var day)) return day;
        return null;
    }

    private static string FirstPhone(List<string> lines)
    {
        foreach (var found in lines.SelectMany(l => PhoneLike().Matches(l)))
            if (PhoneNumber.TryCreate(found.Value, out var number)) return number.Value;
        return "";
    }

    private static string FirstAddress(List<string> lines)
    {
        foreach (var word in lines.SelectMany(l => l.Split([' ', '<', '>', '|', ';', ',', '[', ']', ':'], StringSplitOptions.RemoveEmptyEntries)).Where(w => w.Contains('@')))
            if (EmailAddress.TryCreate(word.Trim('.', '(', ')'), out var address)) return address.Value;
        return "";
    }

    [GeneratedRegex(@"^(?:\s*>)+ ?")]
    private static partial Regex Quote();

    [GeneratedRegex(@"(?<=[.!?…][""'”’)]?)\s+(?=[\p{Lu}""'“‘(])")]
    private static partial Regex SentenceEnd();

    /// <summary>A name in capitals after a word that announces it; prefixes stay small.</summary>
    [GeneratedRegex(@"(?i:\b(?:over|betreft|inzake|omtrent|genaamd|heet|leerling|student|cliënt|bewoner|jongen|meisje|buurjongen|buurmeisje|buurman|buurvrouw|speler|neef|nicht|broer|zus|zoon|dochter|om|about)\b)[:\s]+(?:(?i:onze|mijn|de|een|leerling|student|cliënt|bewoner|jongen|meisje|zoon|dochter|buurman)\s+)*(?<name>\p{Lu}[\p{L}'’-]+(?:\s+(?:(?:van|de|den|der|het|ten|ter|te|el|al|ben|bin|la|le|von|da|dos|'t|in)\s+)*\p{Lu}[\p{L}'’-]+){0,3})")]
    private static partial Regex Named();

    [GeneratedRegex(@"(?i)\b(?:geboren|geb\.?|geboortedatum:?)\s*(?:op\s+)?(?<when>\d{1,2}(?:[-/.]\d{1,2}[-/.]\d{2,4}|\s+\p{L}+\s+\d{4})|in\s+\d{4})")]
    private static partial Regex Born();

    [GeneratedRegex(@"(?i)\b\d{1,2} jaar(?: oud)?\b|\b\d{1,2}-jarige\b")]
    private static partial Regex Aged();

    [GeneratedRegex(@"(?i)\b(?:eergisteren|gisteren|vandaag|(?:afgelopen|vorige) week(?: (?:maan|dins|woens|donder|vrij|zater|zon)dag)?|(?:afgelopen |vorige )?(?:maan|dins|woens|donder|vrij|zater|zon)dag(?: \d{1,2} \p{L}+)?|\d{1,2}[-/.]\d{1,2}(?:[-/.]\d{2,4})?|\d{1,2} (?:januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december|jan|feb|mrt|apr|jun|jul|aug|sep|sept|okt|nov|dec)\b(?: \d{4})?)")]
    private static partial Regex Day();

    [GeneratedRegex(@"\+?\(?\d[\d ()./-]{7,18}\d")]
    private static partial Regex PhoneLike();
}
