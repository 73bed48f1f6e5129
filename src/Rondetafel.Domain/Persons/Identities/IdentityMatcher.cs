namespace Rondetafel.Domain.Persons.Identities;

/// <summary>Says whether two identities are likely of one person.</summary>
/// <remarks>
/// Rules, not weights: no number is made of a person, and names of every tradition go through the same steps. What
/// counts as the same name is as wide as the truth list of the tests needs and no wider. Pure and thread safe.
/// </remarks>
public static class IdentityMatcher
{
    /// <summary>Brings an identity into the form in which it is compared; in memory only.</summary>
    public static PreparedIdentity Prepare(Identity identity) => new(
        PersonName.Read(identity),
        PartialDate.Read(identity.BirthDate, identity.BirthDateText),
        HouseKey.Read(identity.HouseAddress));

    /// <summary>Compares two identities; the order does not matter.</summary>
    /// <remarks>
    /// Different dates of birth are never one person, whatever else agrees: that keeps father and son, brothers and
    /// people with a common name apart. Without a whole date on one side and without the same address the name must be
    /// near to exact; without any date an other address speaks against it.
    /// </remarks>
    public static IdentityMatch Matches(PreparedIdentity a, PreparedIdentity b)
    {
        var birth = PartialDate.Compare(a.Birth, b.Birth);
        if (birth == DateAgreement.Different)
            return default;
        var house = HouseKey.Compare(a.House, b.House);
        var nameAlone = (birth is DateAgreement.Unknown or DateAgreement.SameYear) && house != HouseAgreement.Same;
        var name = PersonName.Compare(a.Name, b.Name, exact: nameAlone);
        return IsLikely(name, birth, house) ? new(true, Agreeing(name, birth, house)) : default;
    }

    /// <summary>Whether this date of birth, as typed, is another than that of an identity, so that the two are never one person; false when it is not known.</summary>
    public static bool IsBornOnAnotherDay(PreparedIdentity identity, string? birthDate) =>
        PartialDate.Compare(identity.Birth, PartialDate.Read(null, birthDate)) == DateAgreement.Different;

    private static bool IsLikely(NameAgreement name, DateAgreement birth, HouseAgreement house) => (name, birth, house) switch
    {
        (NameAgreement.Full, DateAgreement.Unknown, HouseAgreement.Different) => false,
        (NameAgreement.Full, _, _) => true,
        (NameAgreement.Partial, DateAgreement.Same or DateAgreement.Near, _) => true,
        (NameAgreement.Partial, _, HouseAgreement.Same) => true,
        (NameAgreement.FamilyOnly, DateAgreement.Same, _) => true,
        (NameAgreement.Unknown, DateAgreement.Same, HouseAgreement.Same) => true,
        _ => false,
    };

    private static Identifiers Agreeing(NameAgreement name, DateAgreement birth, HouseAgreement house) =>
        (name != NameAgreement.Unknown ? Identifiers.Name : Identifiers.None)
        | (birth is DateAgreement.Same or DateAgreement.Near ? Identifiers.BirthDate : Identifiers.None)
        | (house == HouseAgreement.Same ? Identifiers.Address : Identifiers.None);
}
