using System.Security.Cryptography;
using Rondetafel.Domain.Persons.Identities;
using Rondetafel.Domain.Shared;
using Rondetafel.Vault;

namespace Rondetafel.Access;

/// <summary>A row with the facts for the rules and its wrapped key.</summary>
public sealed record SealedItem(Guid Id, ItemFacts Facts, SealKey Key);

/// <summary>
/// The table of one case, signal, answer or draft: the only thing that opens its narratives. It exists only as the
/// outcome of a decision: the constructor is private and every way to it decides first (architecture, section 6).
/// </summary>
public sealed class CaseTable
{
    private readonly SealedTexts _texts;

    private CaseTable(SealedTexts texts, SealedItem item, string rule) => (_texts, ItemId, Key, RuleName) = (texts, item.Id, item.Key, rule);

    /// <summary>The id of the row it opens.</summary>
    public Guid ItemId { get; }

    /// <summary>The rule that allowed it; goes into the audit row.</summary>
    public string RuleName { get; }

    internal SealKey Key { get; }

    /// <summary>The unwrapped key, ready after the first text; lives as long as the table, which is one request on one thread at a time.</summary>
    internal AesGcm? Cipher { get; set; }

    /// <summary>Opens a row for a signed-in actor; null when no rule allows it.</summary>
    public static CaseTable? For(SealedTexts texts, Actor actor, Permission permission, SealedItem item) =>
        AccessRules.Decide(actor, permission, item.Facts) is { } rule ? new CaseTable(texts, item, rule.Name) : null;

    /// <summary>Opens an answer for whoever holds its receipt code; null when the code is another's.</summary>
    public static CaseTable? ForReceipt(SealedTexts texts, byte[] code, byte[]? codeHash, SealedItem item) =>
        codeHash is not null && CryptographicOperations.FixedTimeEquals(SHA256.HashData(code), codeHash)
            ? new CaseTable(texts, item, "receipt-code") : null;

    /// <summary>
    /// The ids of the rows that are likely about the same person as the probe. The second opener: it decides nothing about
    /// an actor and so gives out ids only, to make a task of whoever may look; no text leaves and nothing derived is kept.
    /// </summary>
    public static IReadOnlyList<Guid> Alike(SealedTexts texts, SealedIdentity probe, IEnumerable<SealedIdentity> rows)
    {
        var sought = Prepare(texts, probe);
        return [.. rows.AsParallel().Where(row => row.Id != probe.Id && IdentityMatcher.Matches(sought, Prepare(texts, row)).Likely).Select(row => row.Id)];
    }

    private static PreparedIdentity Prepare(SealedTexts texts, SealedIdentity row) =>
        IdentityMatcher.Prepare(row.OpenWith(new CaseTable(texts, new SealedItem(row.Id, row.Facts, row.Key), "matching")).AsIdentity());

    /// <summary>Opens a narrative of this row or one of its parts. Null stays null. Throws when it belongs elsewhere.</summary>
    public string? Read(Narrative? narrative, Guid row) =>
        narrative?.OpenWith(bytes => _texts.Open(this, narrative.Field!, row, bytes));
}
