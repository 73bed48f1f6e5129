namespace Rondetafel.Domain.Persons.Identities;

/// <summary>An identity made ready for comparing; lives in memory for one check and is never stored.</summary>
/// <remarks>Made by <see cref="IdentityMatcher.Prepare"/>; immutable.</remarks>
public sealed class PreparedIdentity
{
    internal PreparedIdentity(PersonName name, PartialDate birth, HouseKey house)
    {
        Name = name;
        Birth = birth;
        House = house;
    }

    internal PersonName Name { get; }

    internal PartialDate Birth { get; }

    internal HouseKey House { get; }
}
