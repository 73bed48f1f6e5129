using Rondetafel.Domain.Persons.Cases;
using Rondetafel.Domain.Shared;
using Rondetafel.Vault;

namespace Rondetafel.Access;

/// <summary>A case as a list names it, with what opens its name.</summary>
/// <param name="OpenActions">The open actions of one organisation; 0 where nobody asked.</param>
public sealed record CaseLine(
    SealedItem Item, CaseId Id, string Number, CaseStatus Status, DateOnly NextDiscussionOn, DateOnly NeededUntil, Narrative? GivenNames, Narrative? FamilyName, int OpenActions)
{
    /// <summary>Opens the name for whoever may open the case; null when it is not known. Throws for anybody else: a list starts from the scope.</summary>
    public string? NameFor(Actor actor, SealedTexts texts)
    {
        var table = CaseTable.For(texts, actor, Permission.OpenCase, Item) ?? throw new InvalidOperationException("A case was listed that its reader may not open.");
        var name = string.Join(' ', new[] { table.Read(GivenNames, Id.Value), table.Read(FamilyName, Id.Value) }.Where(n => n is not null));
        table.Cipher?.Dispose(); // a list has many; they do not wait for the finalizer
        return name.Length > 0 ? name : null;
    }
}
