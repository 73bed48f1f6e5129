using Microsoft.EntityFrameworkCore;
using Rondetafel.Access.Accounts;
using Rondetafel.Audit;
using Rondetafel.Domain.Shared;
using Rondetafel.Domain.Society.Themes;
using Rondetafel.Mail;

namespace Rondetafel.Data;

/// <summary>A line of the figures: what, when, where, how often; no id of anything.</summary>
public sealed class CountRow
{
    /// <summary>Insertion order; never shown.</summary>
    public long Id { get; set; }

    /// <summary>What is counted.</summary>
    public required string Kind { get; init; }

    /// <summary>The local day.</summary>
    public required DateOnly On { get; init; }

    /// <summary>Where; null for the whole partnership.</summary>
    public MunicipalityId? MunicipalityId { get; init; }

    /// <summary>The receiving organisation; null when none.</summary>
    public OrganisationId? OrganisationId { get; init; }

    /// <summary>A code from a list; null when none.</summary>
    public string? Code { get; init; }

    /// <summary>Calendar days since the step before; null when the line measures no time.</summary>
    public int? Days { get; init; }

    /// <summary>The domain of the organisation on that day; null when no figure groups the line by it.</summary>
    public OrganisationDomain? Domain { get; set; }

    /// <summary>The part of the organisation at the weighing on that day; null as for the domain.</summary>
    public WeighingPart? Part { get; set; }
}

/// <summary>A one-time key that was used, with the place the answer led to.</summary>
public sealed class UsedKey
{
    /// <summary>The key of the form.</summary>
    public required string Key { get; init; }

    /// <summary>When, UTC; old keys are removed by the daily job.</summary>
    public required DateTime At { get; init; }

    /// <summary>A hash of what the form held, sealed, so that the same form is told from another under its key; null when that is not told.</summary>
    public byte[]? Content { get; init; }
}

/// <summary>That somebody was told on a day that something is due; kept so that a second run tells nobody twice.</summary>
public sealed class DueTold
{
    /// <summary>The local day.</summary>
    public required DateOnly Day { get; init; }

    /// <summary>Who was told; the default for the round of that day itself, which ran to its end.</summary>
    public required ProfessionalId For { get; init; }
}

/// <summary>A key of the framework's data protection, sealed under the root key.</summary>
public sealed class DataKey
{
    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>The XML element, sealed.</summary>
    public required byte[] Sealed { get; init; }
}

/// <summary>The tables beside the aggregates: audit, figures, outbox, one-time keys.</summary>
internal static class RecordMapping
{
    public static void Configure(ModelBuilder builder)
    {
        builder.Entity<AuditEntry>(e =>
        {
            e.HasKey(a => a.Id);
            e.HasIndex(a => a.ObjectId);
            e.HasIndex(a => a.At);
            e.HasIndex(a => new { a.ActorId, a.Id });
            e.HasIndex(a => new { a.Action, a.ActorId, a.Id });
            e.HasIndex(a => a.Id, "IX_Audit_ListedByOthers").HasFilter($"\"Action\" IN ({string.Join(", ", AuditEntry.ListsOfOthers.Select(l => $"'{l}'"))})");
        });
        builder.Entity<CountRow>(e =>
        {
            e.HasKey(c => c.Id);
            e.HasIndex(c => new { c.Kind, c.On });
        });
        builder.Entity<KeptTheme>(e =>
        {
            e.HasKey(t => t.Id);
            e.HasIndex(t => new { t.MunicipalityId, t.On });
        });
        builder.Entity<OutboxMail>(e =>
        {
            e.HasKey(o => o.Id);
            e.HasIndex(o => o.SentAt);
            e.Property(o => o.Id).ValueGeneratedNever();
        });
        builder.Entity<StaffSession>(e =>
        {
            e.HasKey(s => s.Id);
            e.Property(s => s.Id).ValueGeneratedNever();
            e.HasIndex(s => s.ProfessionalId);
        });
        builder.Entity<DataKey>(e => e.HasKey(k => k.Name));
        builder.Entity<DueTold>(e => e.HasKey(d => new { d.Day, d.For }));
        builder.Entity<UsedKey>(e =>
        {
            e.HasKey(u => u.Key);
            e.HasIndex(u => u.At);
        });
    }
}
