using System.Globalization;
using System.Text;
using Rondetafel.Domain.Shared;

namespace Rondetafel.Domain.Persons.Meetings;

/// <summary>Somebody at the table, or an organisation there, as a line can name them.</summary>
/// <param name="Person">The person; null for the organisation itself.</param>
/// <param name="Name">The person's name; the organisation's for the organisation itself.</param>
/// <param name="Function">The person's function in words; null for the organisation itself.</param>
/// <param name="Organisation">The organisation.</param>
/// <param name="OrganisationName">Its name.</param>
public sealed record TableName(ProfessionalId? Person, string Name, string? Function, OrganisationId Organisation, string OrganisationName)
{
    /// <summary>The organisations of some people, as names of their own.</summary>
    public static IEnumerable<TableName> OrganisationsOf(IEnumerable<TableName> people) =>
        people.DistinctBy(p => p.Organisation).Select(p => new TableName(null, p.OrganisationName, null, p.Organisation, p.OrganisationName));
}

/// <summary>
/// Who can be meant by a name, a first name, a function, an abbreviation or initials. The surest meaning that anybody fits
/// counts; when several people fit it equally well, all are given.
/// </summary>
internal sealed class TableNames(IReadOnlyList<TableName> table)
{
    private const int ShortWord = 3;

    /// <summary>What people of the field type, and the beginning of the word in a name or function that it stands for.</summary>
    private static readonly Dictionary<string, string> Known = new()
    {
        ["om"] = "openbaar ministerie",
        ["pol"] = "politie",
        ["wa"] = "wijkagent",
        ["gem"] = "gemeente",
        ["jw"] = "jongerenwerk",
        ["wt"] = "wijkteam",
        ["mw"] = "maatschappelijk werk",
        ["zvh"] = "zorg- en veiligheidshuis",
        ["vh"] = "veiligheidshuis",
        ["vt"] = "veilig thuis",
        ["rvdk"] = "raad voor de kinderbescherming",
        ["jb"] = "jeugdbescherming",
        ["jz"] = "jeugdzorg",
        ["lpa"] = "leerplicht",
        ["rec"] = "reclassering",
        ["rn"] = "reclassering",
        ["dh"] = "dossierhouder",
        ["ovj"] = "officier van justitie",
        ["wc"] = "werkcentrum",
        ["pr"] = "procesregisseur",
    };

    private static readonly HashSet<string> Particles = ["van", "de", "der", "den", "ter", "ten", "te", "het", "'t", "in", "op", "aan", "la", "el", "al", "en", "voor"];

    /// <summary>Who can be meant by words that stand in the place of a name.</summary>
    public IReadOnlyList<TableName> Find(string words) => Find(words, certain: true);

    /// <summary>Who is meant by the first words of a sentence: as <see cref="Find(string)"/>, but a short abbreviation counts in capitals only, since "om" and "wa" are words too.</summary>
    public IReadOnlyList<TableName> FindAtStart(string words) => Find(words, certain: false);

    private IReadOnlyList<TableName> Find(string words, bool certain)
    {
        var sought = Plain(words.Trim().TrimEnd('.'));
        if (sought.Length == 0) return [];
        var abbreviation = certain || sought.Length > ShortWord || words.All(c => !char.IsLetter(c) || char.IsUpper(c));
        var people = table.Where(t => t.Person is not null).ToList();
        var organisations = table.Where(t => t.Person is null).ToList();
        return First(
            people.Where(p => Plain(p.Name) == sought),
            people.Where(p => IsPartOfName(p.Name, sought)),
            organisations.Where(o => Plain(o.Name) == sought),
            abbreviation && Known.TryGetValue(sought, out var meant) ? Meaning(meant, people, organisations) : [],
            abbreviation ? people.Where(p => Initials(p.Name).Contains(sought)) : [],
            abbreviation ? organisations.Where(o => Initials(o.Name).Contains(sought)) : [],
            organisations.Where(o => sought.Length > ShortWord && Words(o.Name).Contains(sought)),
            people.Where(p => p.Function is { } f && sought.Length > ShortWord && (Plain(f) == sought || Words(f).Contains(sought))),
            certain ? people.Where(p => sought.Length > ShortWord && p.Function is { } f && Begins(f, sought)) : [],
            certain ? organisations.Where(o => sought.Length > ShortWord && Begins(o.Name, sought)) : []);
    }

    private static List<TableName> First(params IEnumerable<TableName>[] meanings) => meanings.Select(m => m.ToList()).FirstOrDefault(m => m.Count > 0) ?? [];

    /// <summary>An organisation whose name holds it, else the people whose function begins with it.</summary>
    private static IEnumerable<TableName> Meaning(string meant, List<TableName> people, List<TableName> organisations)
    {
        var found = organisations.Where(o => Begins(o.Name, meant)).ToList();
        return found.Count > 0 ? found : people.Where(p => p.Function is { } f && Begins(f, meant));
    }

    /// <summary>First name, family name, or family name with what stands before it.</summary>
    private static bool IsPartOfName(string name, string sought)
    {
        var words = Plain(name).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (words.Length < 2) return false;
        var family = string.Join(' ', words[1..]);
        var bare = string.Join(' ', words[1..].SkipWhile(Particles.Contains));
        return sought == words[0] || sought == family || sought == bare;
    }

    /// <summary>The first letters of the words of a name, with and without those of particles: "jva", "ja".</summary>
    private static string[] Initials(string name)
    {
        var words = Words(name).ToList();
        var all = string.Concat(words.Select(w => w[0]));
        var bare = string.Concat(words.Where(w => !Particles.Contains(w)).Select(w => w[0]));
        return all.Length < 2 ? [] : bare.Length < 2 ? [all] : [all, bare];
    }

    private static IEnumerable<string> Words(string name) => Plain(name).Split([' ', '-', ','], StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Whether a word of the name, or the name from that word on, begins with it.</summary>
    private static bool Begins(string name, string sought)
    {
        var plain = Plain(name);
        for (var at = plain.IndexOf(sought, StringComparison.Ordinal); at >= 0; at = plain.IndexOf(sought, at + 1, StringComparison.Ordinal))
            if (at == 0 || plain[at - 1] is ' ' or '-') return true;
        return false;
    }

    /// <summary>Lower case, without accents.</summary>
    private static string Plain(string text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (var c in text.Normalize(NormalizationForm.FormD))
            if (CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark) plain.Append(char.ToLowerInvariant(c));
        return plain.ToString();
    }
}
