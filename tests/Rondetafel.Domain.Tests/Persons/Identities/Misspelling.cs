namespace Rondetafel.Domain.Tests.Persons.Identities;

/// <summary>Writes a name as it might be heard or mistyped.</summary>
internal static class Misspelling
{
    /// <summary>What is heard alike or written otherwise in another country; "$" is the end of the word, "^" its beginning.</summary>
    private static readonly (string From, string To)[] Heard =
    [
        ("ij", "y"), ("y", "ij"), ("ei", "ij"), ("ij", "ei"), ("ck", "k"), ("c", "k"), ("k", "c"), ("q", "k"), ("dt$", "t"), ("dt$", "d"), ("d$", "dt"), ("t$", "dt"),
        ("d$", "t"), ("t$", "d"), ("th", "t"), ("ph", "f"), ("f", "ph"), ("oe", "ou"), ("ou", "oe"), ("oe", "u"), ("ou", "u"), ("u", "oe"), ("kh", "ch"), ("kh", "k"), ("ch", "kh"),
        ("ch", "sh"), ("sh", "ch"), ("sh", "sj"), ("sj", "sh"), ("sch", "sh"), ("z", "s"), ("s", "z"), ("v", "f"), ("f", "v"), ("w", "v"), ("v", "w"), ("y", "i"), ("i", "y"), ("y", "j"),
        ("j", "y"), ("^j", "dj"), ("^dj", "j"), ("ie", "i"), ("i", "ie"), ("ee", "e"), ("aa", "a"), ("oo", "o"), ("o", "u"), ("u", "o"), ("e", "a"), ("a", "e"), ("e", "i"), ("i", "e"), ("x", "ks"),
        ("h$", ""), ("a$", "ah"), ("ia", "iya"), ("iy", "i"), ("uo", "uwo"), ("ae", "e"), ("ë", "e"),
    ];

    /// <summary>One change in one word of at least four letters; null when none fits. Shorter words would become other names.</summary>
    public static string? Of(string name, Random random)
    {
        var words = name.Split(' ');
        var long_ = Enumerable.Range(0, words.Length).Where(at => words[at].Length >= 4 && !words[at].Contains('.')).ToArray();
        if (long_.Length == 0)
            return null;
        var chosen = long_[random.Next(long_.Length)];
        var changed = random.Next(10) switch
        {
            < 6 => HeardOtherwise(words[chosen], random),
            < 8 => Doubled(words[chosen], random),
            _ => words[chosen].Length >= 6 ? Mistyped(words[chosen], random) : null,
        };
        if (changed is null || changed == words[chosen])
            return null;
        words[chosen] = changed;
        return string.Join(' ', words);
    }

    private static string? HeardOtherwise(string word, Random random)
    {
        var marked = "^" + word.ToLowerInvariant() + "$";
        var fitting = Heard.Where(rule => marked.Contains(rule.From)).ToArray();
        if (fitting.Length == 0)
            return null;
        var (from, to) = fitting[random.Next(fitting.Length)];
        var at = marked.IndexOf(from, StringComparison.Ordinal);
        var changed = string.Concat(marked.AsSpan(0, at), to, marked.AsSpan(at + from.Length)).Trim('^', '$');
        return char.ToUpperInvariant(changed[0]) + changed[1..];
    }

    /// <summary>A double letter single, or a single consonant double.</summary>
    private static string? Doubled(string word, Random random)
    {
        var doubles = Enumerable.Range(1, word.Length - 1).Where(at => word[at] == word[at - 1]).ToArray();
        if (doubles.Length > 0)
            return word.Remove(doubles[random.Next(doubles.Length)], 1);
        var at = random.Next(2, word.Length);
        return "bdfklmnprst".Contains(word[at]) ? word.Insert(at, word[at].ToString()) : null;
    }

    private static string Mistyped(string word, Random random)
    {
        var at = random.Next(1, word.Length - 1);
        return random.Next(3) switch
        {
            0 => word.Remove(at, 1),
            1 => word[..at] + word[at + 1] + word[at] + word[(at + 2)..],
            _ => word[..at] + (char)('a' + random.Next(26)) + word[(at + 1)..],
        };
    }
}
