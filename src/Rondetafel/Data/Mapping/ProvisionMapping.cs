using Microsoft.EntityFrameworkCore;
using Rondetafel.Domain.Persons.Provisions;

namespace Rondetafel.Data;

/// <summary>Provisions: their case is named without a foreign key, for the register outlives it.</summary>
internal static class ProvisionMapping
{
    public static void Configure(ModelBuilder builder)
    {
        builder.Entity<Provision>(e =>
        {
            RondetafelDb.Key(e, p => p.Id);
            e.Ignore(p => p.WentOut).Ignore(p => p.IsUnconfirmed).Ignore(p => p.NeedsConsent).Ignore(p => p.IsComplete).Ignore(p => p.IsNamed);
            e.Property(p => p.ReceiverOrganisation).HasMaxLength(Provision.MaxName);
            e.HasIndex(p => p.Code).IsUnique();
            e.HasIndex(p => p.CaseId);
            e.HasIndex(p => new { p.Director, p.Status });
            e.HasIndex(p => p.Reviewer);
            e.HasIndex(p => p.DestroyOn);
            e.HasMany(p => p.Items).WithOne().HasForeignKey(i => i.ProvisionId).OnDelete(DeleteBehavior.Cascade);
            e.HasMany(p => p.Steps).WithOne().HasForeignKey(s => s.ProvisionId).OnDelete(DeleteBehavior.Cascade);
            e.HasMany(p => p.Refusals).WithOne().HasForeignKey(r => r.ProvisionId).OnDelete(DeleteBehavior.Cascade);
            e.HasMany(p => p.Returns).WithOne().HasForeignKey(r => r.ProvisionId).OnDelete(DeleteBehavior.Cascade);
        });
        builder.Entity<ProvisionItem>(e =>
        {
            RondetafelDb.Key(e, i => i.Id);
            e.Ignore(i => i.Audience).Ignore(i => i.IsIn);
            e.HasIndex(i => i.Provider);
            e.HasIndex(i => i.ContributionId);
        });
        builder.Entity<ProvisionStep>(e => RondetafelDb.Key(e, s => s.Id));
        builder.Entity<ProvisionRefusal>(e => RondetafelDb.Key(e, r => r.Id));
        builder.Entity<ProvisionReturn>(e => RondetafelDb.Key(e, r => r.Id));
    }
}
