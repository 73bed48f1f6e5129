using System.Collections.Frozen;
using Rondetafel.Domain.Shared;

namespace Rondetafel.Domain.Persons.Identities;

/// <summary>How the words of one field relate to those of another.</summary>
internal enum WordAgreement
{
    /// <summary>At least one word of the shorter has no counterpart.</summary>
    Different,

    /// <summary>On at least one side there are no words.</summary>
    Unknown,

    /// <summary>They agree by initials alone.</summary>
    Initials,

    /// <summary>They agree with at least one whole word.</summary>
    Full,
}

/// <summary>The words of one field of a name, without prefixes, and the whole field as one word.</summary>
internal readonly struct NameWords
{
    private const int MostWords = 12;

    private static readonly FrozenSet<string> Prefixes = new[]
    {
        "van", "von", "vander", "vanden", "vande", "vd", "v", "d", "de", "den", "der", "des", "het", "t", "s", "te", "ten", "ter", "op", "in", "aan",
        "bij", "la", "le", "los", "da", "das", "do", "dos", "di", "du", "el", "al", "ul", "ur", "bin", "ibn", "bint", "y", "zu", "zum", "mc", "mac",
    }.ToFrozenSet();

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> PrefixLookup = Prefixes.GetAlternateLookup<ReadOnlySpan<char>>();

    private readonly NameToken[]? _words;
    private readonly NameToken _joined;
    private readonly NameToken[] _prefixes;

    private NameWords(NameToken[] words, NameToken[] prefixes, NameToken joined) => (_words, _prefixes, _joined) = (words, prefixes, joined);

    /// <summary>True when the field holds no letters.</summary>
    public bool IsEmpty => _words is null;

    /// <summary>Number of words.</summary>
    public int Count => Words.Length;

    private ReadOnlySpan<NameToken> Words => _words;

    /// <summary>Reads a field: words end at anything but a letter or an apostrophe; prefixes go when a word remains.</summary>
    public static NameWords Read(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
            return default;
        var plain = Slug.WithoutDiacritics(text);
        Span<char> letters = stackalloc char[Math.Min(plain.Length, 120)];
        Span<Range> ranges = stackalloc Range[MostWords];
        var count = Split(plain, letters, ranges, out var length);
        if (count == 0)
            return default;
        var (words, prefixes) = (new List<NameToken>(count), new List<NameToken>());
        foreach (var range in ranges[..count])
            (PrefixLookup.Contains(letters[range]) ? prefixes : words).Add(NameToken.Of(letters[range]));
        var kept = words.Count > 0 ? words : prefixes;
        var single = count == 1 || kept.TrueForAll(word => word.IsInitial);
        return new([.. kept], [.. prefixes], single ? kept[0] : NameToken.Of(letters[..length]));
    }

    /// <summary>Compares two fields; the order does not matter.</summary>
    public static WordAgreement Compare(NameWords a, NameWords b, bool exact)
    {
        if (a.IsEmpty || b.IsEmpty)
            return WordAgreement.Unknown;
        var words = a.Count <= b.Count ? Within(a, b, exact) : Within(b, a, exact);
        return words == WordAgreement.Full || a.HasJoined(b, exact) || b.HasJoined(a, exact) || a.IsAmongPrefixes(b) || b.IsAmongPrefixes(a)
            ? WordAgreement.Full
            : words;
    }

    /// <summary>Says whether each word of the one has a counterpart of its own in the other.</summary>
    public static WordAgreement Within(NameWords few, NameWords many, bool exact)
    {
        var (used, result) = (0, WordAgreement.Initials);
        foreach (var word in few.Words)
        {
            var found = -1;
            for (var at = 0; at < many.Count && found < 0; at++)
                if ((used & 1 << at) == 0 && (word.IsSameAs(many.Words[at], exact) || word.IsInitialOf(many.Words[at])))
                    found = at;
            if (found < 0)
                return WordAgreement.Different;
            used |= 1 << found;
            result = word.IsInitial || many.Words[found].IsInitial ? result : WordAgreement.Full;
        }
        return result;
    }

    /// <summary>Says whether a word of this alias is a given name of the other.</summary>
    public bool Calls(NameWords given)
    {
        foreach (var word in Words)
            foreach (var other in given.Words)
                if (word.IsSameAs(other, exact: true))
                    return true;
        return false;
    }

    /// <summary>Says whether the other field, written as one word, is a word of this or the whole of it.</summary>
    private bool HasJoined(NameWords other, bool exact)
    {
        if (_joined.IsSameAs(other._joined, exact))
            return true;
        foreach (var word in Words)
            if (other.Count + Count > 2 && word.IsSameAs(other._joined, exact: true))
                return true;
        return false;
    }

    /// <summary>Says whether this is a whole name that looks like a prefix (Lê, Đỗ, Den) and stands in the other among others.</summary>
    private bool IsAmongPrefixes(NameWords other)
    {
        if (_prefixes.Length != 1 || Count != 1 || _prefixes[0].IsInitial || _words![0].Key.Text != _prefixes[0].Key.Text)
            return false;
        foreach (var prefix in other._prefixes)
            if (prefix.IsSameAs(_prefixes[0], exact: true))
                return true;
        return false;
    }

    /// <summary>Puts the words behind one another in lower case and says where each lies.</summary>
    private static int Split(string text, Span<char> letters, Span<Range> ranges, out int length)
    {
        (length, var count, var start) = (0, 0, 0);
        foreach (var sign in text)
        {
            if (char.IsLetter(sign) && length < letters.Length)
                letters[length++] = char.ToLowerInvariant(sign);
            else if (sign is not ('\'' or '\u2019' or '\u2018' or '`') && length > start && count < ranges.Length)
            {
                ranges[count++] = start..length;
                start = length;
            }
        }
        if (length > start && count < ranges.Length)
            ranges[count++] = start..length;
        return count;
    }
}
