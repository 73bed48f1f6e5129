using Rondetafel.Domain.Persons.Identities;
using Rondetafel.Domain.Shared;
using Rondetafel.Vault;

namespace Rondetafel.Access;

/// <summary>Who a signal or case is about, still sealed, with the key of its row; nothing else of it.</summary>
public sealed record SealedIdentity(
    Guid Id, ItemFacts Facts, SealKey Key, Narrative? GivenNames, Narrative? FamilyName, Narrative? BirthDate, Narrative? Address, Narrative? Description)
{
    /// <summary>Opens the fields for an actor; null when no rule allows it.</summary>
    public OpenedIdentity? OpenFor(SealedTexts texts, Actor actor, Permission permission) =>
        CaseTable.For(texts, actor, permission, new SealedItem(Id, Facts, Key)) is { } table ? OpenWith(table) : null;

    internal OpenedIdentity OpenWith(CaseTable table) => new(
        table.Read(GivenNames, Id), table.Read(FamilyName, Id), table.Read(BirthDate, Id), table.Read(Address, Id), table.Read(Description, Id));
}

/// <summary>The date of birth of whom a signal or case is about, still sealed, with the key of its row: enough to tell most rows from a person that is sought.</summary>
public sealed record SealedBirth(Guid Id, ItemFacts Facts, SealKey Key, Narrative? BirthDate);

/// <summary>Who a signal or case is about, as typed; null where nothing is known. Its text form names nobody.</summary>
public sealed record OpenedIdentity(string? GivenNames, string? FamilyName, string? BirthDate, string? Address, string? Description)
{
    /// <summary>Given and family name as one; empty when neither is known.</summary>
    public string Name => string.Join(' ', new[] { GivenNames, FamilyName }.Where(n => n is not null));

    /// <summary>The form in which it is compared.</summary>
    public Identity AsIdentity() => new()
    {
        GivenNames = GivenNames,
        FamilyName = FamilyName,
        BirthDateText = BirthDate,
        HouseAddress = Address,
        AliasOrDescription = Description,
    };

    /// <summary>Nothing about the person.</summary>
    public override string ToString() => nameof(OpenedIdentity);
}
