namespace Rondetafel.Domain.Persons.Identities;

/// <summary>The parts of an identity that can agree with those of another.</summary>
[Flags]
public enum Identifiers
{
    /// <summary>No part.</summary>
    None = 0,

    /// <summary>The names agree, if need be in another spelling, order or form.</summary>
    Name = 1,

    /// <summary>The dates of birth agree, if need be with day and month or two digits swapped.</summary>
    BirthDate = 2,

    /// <summary>The addresses are the same house.</summary>
    Address = 4,
}

/// <summary>Whether two identities are likely of one person, and by which identifiers; never a number.</summary>
/// <param name="Likely">True when a human should look whether it is the same person.</param>
/// <param name="Agreeing">The identifiers that agree; always <see cref="Identifiers.None"/> when not likely.</param>
public readonly record struct IdentityMatch(bool Likely, Identifiers Agreeing);
