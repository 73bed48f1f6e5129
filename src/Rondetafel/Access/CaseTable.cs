using System.Security.Cryptography;
using Rondetafel.Domain.Persons.Cases;
using Rondetafel.Domain.Persons.Identities;
using Rondetafel.Domain.Shared;
using Rondetafel.Vault;

namespace Rondetafel.Access;

/// <summary>A row with the facts for the rules and its wrapped key.</summary>
/// <param name="OnlyRow">The one part whose texts may be opened, for instance the executor's own action; null for all.</param>
public sealed record SealedItem(Guid Id, ItemFacts Facts, SealKey Key, Guid? OnlyRow = null);

/// <summary>
/// The table of one case, signal, answer or draft: the only thing that opens its narratives. It exists only as the
/// outcome of a decision: the constructor is private and every way to it decides first (architecture, section 6).
/// </summary>
public sealed class CaseTable
{
    private static readonly string[] AudienceFields = ["case.contribution.", "case.attachment.", "case.proposal.", "case.minute.", "provision.item."];
    private const string FileField = "case.attachment.content";
    private readonly SealedTexts _texts;

    private readonly Actor _reader;
    private readonly SealedItem _item;
    private readonly bool _leads;

    private CaseTable(SealedTexts texts, SealedItem item, Actor reader, string rule, bool leads = false) =>
        (_texts, _item, _reader, RuleName, _leads) = (texts, item, reader, rule, leads);

    /// <summary>The id of the row it opens.</summary>
    public Guid ItemId => _item.Id;

    /// <summary>The rule that allowed it; goes into the audit row.</summary>
    public string RuleName { get; }

    internal SealKey Key => _item.Key;

    /// <summary>The unwrapped key, ready after the first text; lives as long as the table, which is one request on one thread at a time.</summary>
    internal AesGcm? Cipher { get; set; }

    /// <summary>Opens a row for a signed-in actor; null when no rule allows it.</summary>
    public static CaseTable? For(SealedTexts texts, Actor actor, Permission permission, SealedItem item) =>
        AccessRules.Decide(actor, permission, item.Facts) is { } rule
            ? new CaseTable(texts, item, actor, rule.Name, AccessRules.IsNamed(actor, permission, item.Facts)) : null;

    /// <summary>Opens an answer for whoever holds its receipt code; null when the code is another's.</summary>
    public static CaseTable? ForReceipt(SealedTexts texts, byte[] code, byte[]? codeHash, SealedItem item) =>
        codeHash is not null && CryptographicOperations.FixedTimeEquals(SHA256.HashData(code), codeHash)
            ? new CaseTable(texts, item, Actor.Public, "receipt-code") : null;

    /// <summary>
    /// The ids of the rows that are likely about the same person as the probe. The second opener: it decides nothing about
    /// an actor and so gives out ids only, to make a task of whoever may look; no text leaves and nothing derived is kept.
    /// </summary>
    public static IReadOnlyList<Guid> Alike(SealedTexts texts, SealedIdentity probe, IEnumerable<SealedIdentity> rows)
    {
        var sought = Prepare(texts, probe);
        return [.. rows.AsParallel()
            .Where(row => row.Id != probe.Id && IdentityMatcher.Matches(sought, Prepare(texts, row)).Likely)
            .Select(row => row.Id)];
    }

    /// <summary>The ids of the rows whose person may be the probe's by the date of birth, so that nothing more of the others is read.</summary>
    public static IReadOnlyList<Guid> MaybeBornTogether(SealedTexts texts, SealedIdentity probe, IEnumerable<SealedBirth> rows)
    {
        var sought = Prepare(texts, probe);
        return [.. rows.AsParallel()
            .Where(row => row.Id != probe.Id && !IdentityMatcher.IsBornOnAnotherDay(sought, OpenOnce(texts, new SealedItem(row.Id, row.Facts, row.Key), table => table.Read(row.BirthDate, row.Id))))
            .Select(row => row.Id)];
    }

    private static PreparedIdentity Prepare(SealedTexts texts, SealedIdentity row) =>
        OpenOnce(texts, new SealedItem(row.Id, row.Facts, row.Key), table => IdentityMatcher.Prepare(row.OpenWith(table).AsIdentity()));

    private static T OpenOnce<T>(SealedTexts texts, SealedItem row, Func<CaseTable, T> read)
    {
        var table = new CaseTable(texts, row, Actor.Public, "matching");
        try
        {
            return read(table);
        }
        finally
        {
            table.Cipher?.Dispose();
        }
    }

    /// <summary>
    /// Opens a narrative of this row or one of its parts. Null stays null, and of a shielded row all is null. Throws when it
    /// belongs elsewhere, when it is not the one row this table was given for, and for a text that has an audience of its own.
    /// </summary>
    public string? Read(Narrative? narrative, Guid row)
    {
        if (narrative is null || _item.Facts.Shielded) return null;
        if (AudienceFields.Any(f => narrative.Field?.StartsWith(f, StringComparison.Ordinal) == true))
            throw new InvalidOperationException($"{narrative.Field} has an audience: open it with its contribution.");
        return Open(narrative, row);
    }

    /// <summary>Whether the reader belongs to the audience of a contribution; the process director of the case always does.</summary>
    public bool MayRead(IForAudience part) => _item is { OnlyRow: null, Facts.Shielded: false } && IsReader(_leads, _reader, part);

    /// <summary>By which rule somebody may open a case and, when one is named, read a contribution to it; null when they may not.</summary>
    public static Rule? RuleToRead(Actor actor, ItemFacts facts, IForAudience? part = null) =>
        !facts.Shielded && AccessRules.Decide(actor, Permission.OpenCase, facts) is { } rule
            && (part is null || IsReader(AccessRules.IsNamed(actor, Permission.OpenCase, facts), actor, part)) ? rule : null;

    private static bool IsReader(bool leads, Actor reader, IForAudience part) =>
        leads || (reader.Organisation is { } organisation && part.Audience.Includes(part.Provider, organisation));

    /// <summary>Opens a narrative of a contribution for a reader of its audience; null for everybody else, as if it were not there.</summary>
    public string? Read(IForAudience part, Narrative? narrative) => narrative is not null && MayRead(part) ? Open(narrative, part.PartId) : null;

    /// <summary>Opens a text of a proposal on a contribution, under the audience of that contribution.</summary>
    public string? Read(IForAudience part, Proposal proposal, Narrative? narrative) =>
        proposal.ContributionId.Value == part.PartId && narrative is not null && MayRead(part) ? Open(narrative, proposal.Id.Value) : null;

    /// <summary>Opens the name of a file of a contribution, under the audience of that contribution.</summary>
    public string? Read(IForAudience part, Attachment file) =>
        file.ContributionId.Value == part.PartId && file.Name is { } name && MayRead(part) ? Open(name, file.Id.Value) : null;

    /// <summary>Opens the bytes of a file under the audience of its contribution; null for everybody else.</summary>
    public byte[]? Read(IForAudience part, Attachment file, byte[] content) =>
        file.ContributionId.Value == part.PartId && MayRead(part) && !_item.Facts.Shielded ? _texts.OpenBytes(this, FileField, file.Id.Value, content) : null;

    /// <summary>Seals the bytes of a file under the key of this case, bound to the attachment.</summary>
    public byte[] SealFile(AttachmentId file, byte[] content) =>
        _item.OnlyRow is null ? _texts.SealBytes(this, FileField, file.Value, content) : throw new InvalidOperationException("This table opens one row only.");

    private string Open(Narrative narrative, Guid row)
    {
        if (_item.OnlyRow is { } only && row != only) throw new InvalidOperationException("This table opens one row only.");
        return narrative.OpenWith(bytes => _texts.Open(this, narrative.Field!, row, bytes));
    }
}
