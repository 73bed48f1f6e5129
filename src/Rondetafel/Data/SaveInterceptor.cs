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

    public override ValueTask<InterceptionResult<int>> SavingChangesAsync(
        DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        var db = (RondetafelDb)eventData.Context!;
        db.ChangeTracker.DetectChanges();
        var changed = db.ChangeTracker.Entries().Where(e => e.State is EntityState.Added or EntityState.Modified or EntityState.Deleted).ToList();
        var roots = db.ChangeTracker.Entries<Aggregate>().ToDictionary(e => e.Entity.RootId);
        DemandEvents(changed, roots);
        foreach (var root in roots.Values.Where(r => r.Entity.Events.Count > 0)) Record(db, root);
        foreach (var root in roots.Values.Where(r => r.State == EntityState.Added && r.Entity is IHasKey)) GiveKey(root);
        foreach (var entry in changed.Where(e => e.State != EntityState.Deleted)) Seal(entry, roots);
        if (db.OnceKey is { } key) db.UsedKeys.Add(new UsedKey { Key = key, At = clock.GetUtcNow().UtcDateTime });
        return ValueTask.FromResult(result);
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

    private static void Record(RondetafelDb db, EntityEntry<Aggregate> root)
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
            if (happened is ICounted counted) db.Counts.AddRange(counted.Lines.Select(line => Row(line, happened.At)));
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
