using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Rondetafel.Access;
using Rondetafel.Audit;
using Rondetafel.Domain.Shared;
using Rondetafel.Vault;

namespace Rondetafel.Data;

/// <summary>
/// What happens at every save, in this order: detect changes, demand an event of every changed aggregate, write the
/// audit rows and counts, raise versions, seal narratives (architecture, section 7). Throws
/// <see cref="InvalidOperationException"/> for a change without an event, a part whose root was not loaded, and a sealed
/// text that was moved.
/// </summary>
public sealed class SaveInterceptor(SealedTexts texts, TimeProvider clock, MatchQueue matches) : SaveChangesInterceptor
{
    public override InterceptionResult<int> SavingChanges(DbContextEventData eventData, InterceptionResult<int> result) =>
        throw new NotSupportedException("Save with SaveChangesAsync.");

    public override async ValueTask<InterceptionResult<int>> SavingChangesAsync(
        DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        var db = (RondetafelDb)eventData.Context!;
        db.ChangeTracker.DetectChanges();
        var changed = db.ChangeTracker.Entries().Where(e => e.State is EntityState.Added or EntityState.Modified or EntityState.Deleted).ToList();
        var roots = db.ChangeTracker.Entries<Aggregate>().ToDictionary(e => e.Entity.RootId);
        DemandEvents(changed, roots);
        var grouped = new List<CountRow>();
        foreach (var root in roots.Values.Where(r => r.Entity.Events.Count > 0)) Record(db, root, grouped);
        if (grouped.Count > 0) await SayKindAsync(db, grouped, cancellationToken);
        foreach (var root in roots.Values.Where(r => r.State == EntityState.Added && r.Entity is IHasKey)) GiveKey(root);
        foreach (var entry in changed.Where(e => e.State != EntityState.Deleted)) Seal(entry, roots);
        if (db.OnceKey is { } key) db.UsedKeys.Add(new UsedKey { Key = key, At = clock.GetUtcNow().UtcDateTime, Content = db.OnceContent });
        return result;
    }

    public override ValueTask<int> SavedChangesAsync(SaveChangesCompletedEventData eventData, int result, CancellationToken cancellationToken = default)
    {
        foreach (var root in eventData.Context!.ChangeTracker.Entries<Aggregate>())
        {
            matches.Ask(root.Entity);
            root.Entity.ClearEvents();
        }
        return ValueTask.FromResult(result);
    }

    private static void DemandEvents(List<EntityEntry> changed, Dictionary<Guid, EntityEntry<Aggregate>> roots)
    {
        foreach (var entry in changed)
        {
            var root = entry.Entity switch
            {
                Aggregate aggregate => aggregate.RootId,
                IPart part => part.RootId,
                _ => (Guid?)null,
            };
            if (root is not { } id) continue;
            if (!roots.TryGetValue(id, out var loaded))
                throw new InvalidOperationException($"{entry.Metadata.ClrType.Name} was changed without loading its root.");
            if (loaded.Entity.Events.Count == 0)
                throw new InvalidOperationException($"{loaded.Metadata.ClrType.Name} was changed without an event.");
        }
    }

    private static void Record(RondetafelDb db, EntityEntry<Aggregate> root, List<CountRow> grouped)
    {
        foreach (var happened in root.Entity.Events)
        {
            var described = happened.GetType().GetCustomAttribute<EventAttribute>()
                ?? throw new InvalidOperationException($"{happened.GetType().Name} has no description.");
            db.Audit.Add(new AuditEntry
            {
                At = happened.At,
                Kind = "write",
                ActorId = happened.By.Id?.Value,
                OrganisationId = happened.By.Organisation?.Value,
                Action = happened.GetType().Name,
                ActionVersion = described.Version,
                ObjectKind = root.Metadata.ClrType.Name,
                ObjectId = root.Entity.RootId,
                Rule = db.Trace.Rule,
                Purpose = db.Trace.Purpose,
                Origin = db.Trace.Origin,
            });
            foreach (var line in happened is ICounted counted ? counted.Lines : [])
            {
                var row = Row(line, happened.At);
                db.Counts.Add(row);
                if (line.ByKindOfOrganisation) grouped.Add(row);
            }
        }
        if (root.State is EntityState.Unchanged or EntityState.Modified) root.Entity.RaiseVersion();
        if (root.State == EntityState.Unchanged) root.Property(nameof(Aggregate.Version)).IsModified = true;
    }

    private static CountRow Row(CountLine line, DateTime at) => new()
    {
        Kind = line.Kind,
        On = Deadline.LocalDate(at),
        MunicipalityId = line.Municipality,
        OrganisationId = line.Organisation,
        Code = line.Code,
        Days = line.Days,
    };

    /// <summary>Writes with a line what its organisation is on that day, so that the figure stays the same when it becomes something else.</summary>
    private static async Task SayKindAsync(RondetafelDb db, List<CountRow> rows, CancellationToken cancel)
    {
        var ids = rows.Select(r => r.OrganisationId).OfType<OrganisationId>().Distinct().ToList();
        var kinds = await db.Organisations.AsNoTracking().Where(o => ids.Contains(o.Id)).Select(o => new { o.Id, o.Domain, o.WeighingPart }).ToDictionaryAsync(o => o.Id, cancel);
        foreach (var row in rows)
            if (row.OrganisationId is { } id && kinds.TryGetValue(id, out var kind)) (row.Domain, row.Part) = (kind.Domain, kind.WeighingPart);
    }

    private void GiveKey(EntityEntry<Aggregate> root)
    {
        var key = texts.NewKey();
        root.Property(Conventions.KeyId).CurrentValue = key.Id;
        root.Property(Conventions.KeyWrapped).CurrentValue = key.Wrapped;
        root.Property(Conventions.KeyRoot).CurrentValue = key.Root;
    }

    private void Seal(EntityEntry entry, Dictionary<Guid, EntityEntry<Aggregate>> roots)
    {
        foreach (var property in entry.Properties.Where(p => p.Metadata.ClrType == typeof(Narrative)))
        {
            if (property.CurrentValue is not Narrative text) continue;
            if (text.IsSealed)
            {
                if (entry.State == EntityState.Added || property.IsModified)
                    throw new InvalidOperationException($"A sealed text was moved to {entry.Metadata.ClrType.Name}.{property.Metadata.Name}.");
                continue;
            }
            var (root, row) = entry.Entity is IPart part ? (part.RootId, part.PartId) : (((Aggregate)entry.Entity).RootId, ((Aggregate)entry.Entity).RootId);
            var field = property.Metadata.PropertyInfo!.GetCustomAttribute<SealedAsAttribute>()!.Field;
            var key = KeyOf(roots[root]);
            text.SealWith(field, plain => texts.Seal(key, field, row, plain));
        }
    }

    private static SealKey KeyOf(EntityEntry root) => new(
        (Guid)root.Property(Conventions.KeyId).CurrentValue!, (byte[])root.Property(Conventions.KeyWrapped).CurrentValue!,
        (int)root.Property(Conventions.KeyRoot).CurrentValue!);
}
