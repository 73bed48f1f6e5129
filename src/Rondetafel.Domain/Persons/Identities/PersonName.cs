using Rondetafel.Domain.Shared;

namespace Rondetafel.Domain.Persons.Identities;

/// <summary>How two names relate.</summary>
internal enum NameAgreement
{
    /// <summary>They are names of different people.</summary>
    Different,

    /// <summary>On at least one side there is no name.</summary>
    Unknown,

    /// <summary>The family names agree and on at least one side there is no given name.</summary>
    FamilyOnly,

    /// <summary>They agree as far as they go: initials, or given names with one family name unknown.</summary>
    Partial,

    /// <summary>Given and family name agree.</summary>
    Full,
}

/// <summary>The names of a person, ready for comparing.</summary>
/// <param name="Given">Words of the given names.</param>
/// <param name="Family">Words of the family name without prefixes.</param>
/// <param name="Alias">Words of the alias or description.</param>
internal sealed record PersonName(NameWords Given, NameWords Family, NameWords Alias)
{
    /// <summary>Reads the names of an identity.</summary>
    public static PersonName Read(Identity identity) =>
        new(NameWords.Read(identity.GivenNames), NameWords.Read(identity.FamilyName), NameWords.Read(identity.AliasOrDescription));

    /// <summary>Compares two names, also with given and family name swapped or all words in one field.</summary>
    public static NameAgreement Compare(PersonName a, PersonName b, bool exact)
    {
        var straight = Combine(CompareGiven(a, b, exact), NameWords.Compare(a.Family, b.Family, exact));
        if (straight == NameAgreement.Full || a.IsEmpty || b.IsEmpty)
            return a.IsEmpty || b.IsEmpty ? NameAgreement.Unknown : straight;
        var swapped = a.IsWhole && b.IsWhole
            ? Combine(NameWords.Compare(a.Given, b.Family, exact), NameWords.Compare(a.Family, b.Given, exact))
            : a.IsWhole || b.IsWhole ? CompareOneField(a, b, exact) : NameAgreement.Different;
        return swapped > straight ? swapped : straight;
    }

    private bool IsEmpty => Given.IsEmpty && Family.IsEmpty && Alias.IsEmpty;

    private bool IsWhole => !Given.IsEmpty && !Family.IsEmpty;

    private static WordAgreement CompareGiven(PersonName a, PersonName b, bool exact)
    {
        var given = NameWords.Compare(a.Given, b.Given, exact);
        return given != WordAgreement.Full && (a.Alias.Calls(b.Given) || b.Alias.Calls(a.Given) || a.Alias.Calls(b.Alias))
            ? WordAgreement.Full
            : given;
    }

    /// <summary>One side has all its words in one field: both a given and a family word of the other must be among them.</summary>
    private static NameAgreement CompareOneField(PersonName a, PersonName b, bool exact)
    {
        var (whole, single) = a.IsWhole ? (a, b) : (b, a);
        var words = single.Given.IsEmpty ? single.Family : single.Given;
        return words.Count < 2 ? NameAgreement.Different
            : Combine(NameWords.Within(whole.Given, words, exact), NameWords.Within(whole.Family, words, exact));
    }

    private static NameAgreement Combine(WordAgreement given, WordAgreement family) => (given, family) switch
    {
        (WordAgreement.Different, _) or (_, WordAgreement.Different) => NameAgreement.Different,
        (WordAgreement.Full, WordAgreement.Full) => NameAgreement.Full,
        (WordAgreement.Full, _) or (_, WordAgreement.Full) when given != WordAgreement.Unknown => NameAgreement.Partial,
        (WordAgreement.Unknown, WordAgreement.Full) => NameAgreement.FamilyOnly,
        (WordAgreement.Unknown, WordAgreement.Unknown) => NameAgreement.Unknown,
        _ => NameAgreement.Different,
    };
}
