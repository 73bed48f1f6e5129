namespace Rondetafel.Domain.Persons.Identities;

/// <summary>One word of a name, ready for comparing.</summary>
/// <param name="Key">Its spelling key.</param>
/// <param name="Initial">Its first letter.</param>
/// <param name="Groups">The groups of call names it belongs to; empty for most.</param>
/// <param name="IsInitial">True when the word is one letter.</param>
internal readonly record struct NameToken(SpellingKey Key, char Initial, short[] Groups, bool IsInitial)
{
    /// <summary>Makes a token of lower-case letters without diacritics.</summary>
    public static NameToken Of(ReadOnlySpan<char> word)
    {
        var key = SpellingKey.Of(word);
        return new(key, word[0], Nicknames.GroupsOf(key.Text), word.Length == 1);
    }

    /// <summary>Says whether an initial may stand for the other word.</summary>
    public bool IsInitialOf(NameToken other) => (IsInitial || other.IsInitial)
        && (Initial == other.Initial || Key.Text.Length > 0 && other.Key.Text.Length > 0 && Key.Text[0] == other.Key.Text[0]);

    /// <summary>Says whether both words may be the same name, written otherwise or as a call name.</summary>
    public bool IsSameAs(NameToken other, bool exact) =>
        !IsInitial && !other.IsInitial && (Key.IsLike(other.Key, exact) || Groups.Length > 0 && Groups.AsSpan().ContainsAny(other.Groups));
}
