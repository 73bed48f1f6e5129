using System.Numerics;

namespace Rondetafel.Domain.Persons.Identities;

/// <summary>One spelling for the ways in which one name gets written, whatever its tradition.</summary>
/// <remarks>
/// Only letters and pairs that Dutch offices are known to write for one another: ij/y/ei, c/k/q, dt/d/t at the end,
/// v/f/w/ph, oe/ou/u, ch/kh/h, sj/sh/sch/sz/s/z, double letters. The rest is left to a small distance.
/// </remarks>
internal readonly struct SpellingKey
{
    private const int Longest = 40;

    // Two vowels may not cost as little as one consonant: Hasan and Hüseyin are often twins.
    private const int VowelCost = 2, ConsonantCost = 3;

    private readonly int _consonants;

    private SpellingKey(string text)
    {
        Text = text;
        foreach (var sign in text)
            if (!IsVowel(sign))
                _consonants |= 1 << (sign & 31);
    }

    /// <summary>The key itself, at most 80 letters.</summary>
    public string Text { get; }

    /// <summary>The key of a word of lower-case letters without diacritics; at most 40 letters are looked at.</summary>
    public static SpellingKey Of(ReadOnlySpan<char> word)
    {
        Span<char> key = stackalloc char[2 * Longest];
        var length = 0;
        word = word[..Math.Min(word.Length, Longest)];
        for (var at = 0; at < word.Length; at++)
        {
            var next = at + 1 < word.Length ? word[at + 1] : '\0';
            var afterNext = at + 2 < word.Length ? word[at + 2] : '\0';
            var (sign, skip) = Letter(word[at], next, afterNext, first: at == 0);
            at += skip;
            if (word[at] == 'x')
                Append(key, ref length, 'k');
            Append(key, ref length, sign);
        }
        if (length > 1 && key[length - 1] == 'd')
            key[length - 1] = 't';
        return new(new string(key[..length]));
    }

    /// <summary>Says whether two keys may be one name; the order does not matter.</summary>
    /// <param name="other">The other key.</param>
    /// <param name="exact">True to allow no more than what spelling alone explains.</param>
    public bool IsLike(SpellingKey other, bool exact)
    {
        var (a, b) = (Text, other.Text);
        var allowed = (Math.Min(a.Length, b.Length), exact) switch
        {
            ( <= 2, _) => 0,
            (3, _) => exact ? 0 : VowelCost,
            ( <= 5, _) => exact ? VowelCost : ConsonantCost,
            ( <= 7, _) => exact ? 2 * VowelCost : VowelCost + ConsonantCost,
            _ => exact ? VowelCost + ConsonantCost : 2 * ConsonantCost,
        };
        // One consonant changed or added for another makes at most two differ; more cannot be bridged.
        var differing = BitOperations.PopCount((uint)(_consonants ^ other._consonants));
        if (Math.Abs(a.Length - b.Length) * VowelCost > allowed || differing * ConsonantCost > 2 * allowed)
            return false;
        return a == b || allowed > 0 && Distance(a, b) <= allowed;
    }

    /// <summary>The letter to write for what stands here ('\0' for none) and how many further letters that takes up.</summary>
    private static (char Sign, int Skip) Letter(char sign, char next, char afterNext, bool first) => (sign, next) switch
    {
        ('s', 'c') when afterNext == 'h' => ('s', 2),
        ('s', 'h' or 'j' or 'z') => ('s', 1),
        ('c', 'h') => Breath(afterNext, first, 1),
        ('k', 'h') => Breath(afterNext, first, 1),
        ('c', 'k') => ('k', 1),
        ('c', 'z') => ('s', 1),
        ('p', 'h') => ('v', 1),
        ('t' or 'g', 'h') => (sign, 1),
        ('d', 'h') => ('d', 1),
        ('d', 't') when afterNext is '\0' or 's' => ('t', 1),
        ('d', 'j') when first => ('i', 1),
        ('o', 'e' or 'u') => ('u', 1),
        ('u', 'e') => ('u', 1),
        ('a', 'e') => ('a', 1),
        ('i', 'e') => ('i', 1),
        ('e', 'i' or 'y' or 'j') => ('i', 1),
        ('i' or 'y' or 'j', _) => ('i', 0),
        ('c' or 'q', _) => ('k', 0),
        ('x' or 'z', _) => ('s', 0),
        ('f' or 'w', _) => ('v', 0),
        ('h', _) => Breath(next, first, 0),
        _ => (sign, 0),
    };

    /// <summary>An h is kept at the beginning and between vowels.</summary>
    private static (char Sign, int Skip) Breath(char next, bool first, int skip) => (first || IsVowel(next) ? 'h' : '\0', skip);

    private static void Append(Span<char> key, ref int length, char sign)
    {
        if (sign != '\0' && (length == 0 || key[length - 1] != sign))
            key[length++] = sign;
    }

    /// <summary>Cost of the steps from one key to the other: letters changed, added, left out, or two neighbours swapped.</summary>
    /// <remarks>Optimal string alignment over three rows.</remarks>
    private static int Distance(string a, string b)
    {
        Span<int> rows = stackalloc int[3 * (2 * Longest + 1)];
        var width = b.Length + 1;
        var before = rows[..width];
        var above = rows.Slice(width, width);
        var row = rows.Slice(2 * width, width);
        above[0] = 0;
        for (var j = 1; j <= b.Length; j++)
            above[j] = above[j - 1] + Cost(b[j - 1]);
        for (var i = 1; i <= a.Length; i++)
        {
            row[0] = above[0] + Cost(a[i - 1]);
            for (var j = 1; j <= b.Length; j++)
            {
                var (left, right) = (a[i - 1], b[j - 1]);
                var change = left == right ? 0 : Math.Max(Cost(left), Cost(right));
                row[j] = Math.Min(above[j - 1] + change, Math.Min(above[j] + Cost(left), row[j - 1] + Cost(right)));
                if (i > 1 && j > 1 && left == b[j - 2] && a[i - 2] == right)
                    row[j] = Math.Min(row[j], before[j - 2] + ConsonantCost);
            }
            var free = before;
            before = above;
            above = row;
            row = free;
        }
        return above[b.Length];
    }

    private static int Cost(char sign) => IsVowel(sign) ? VowelCost : ConsonantCost;

    private static bool IsVowel(char sign) => sign is 'a' or 'e' or 'i' or 'o' or 'u' or 'y' or 'j';
}
