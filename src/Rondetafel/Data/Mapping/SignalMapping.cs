using Microsoft.EntityFrameworkCore;
using Rondetafel.Domain.Persons.Answers;
using Rondetafel.Domain.Persons.Cases;
using Rondetafel.Domain.Persons.Matching;
using Rondetafel.Domain.Persons.Signals;
using Rondetafel.Domain.Shared;

namespace Rondetafel.Data;

/// <summary>Signals, their answers and likely duplicates.</summary>
internal static class SignalMapping
{
    public static void Configure(ModelBuilder builder)
    {
        builder.Entity<Signal>(e =>
        {
            RondetafelDb.Key(e, s => s.Id);
            e.HasIndex(s => new { s.MunicipalityId, s.Status, s.ReceivedAt });
            e.HasIndex(s => s.Status);
            e.HasIndex(s => s.SplitFrom);
            e.HasIndex(s => s.DestroyOn);
            e.HasIndex(s => new { s.MunicipalityId, s.TransferMark }).IsUnique();
            e.HasIndex(s => s.Code).IsUnique();
            e.HasOne<Municipality>().WithMany().HasForeignKey(s => s.MunicipalityId).OnDelete(DeleteBehavior.Restrict);
            e.HasMany(s => s.Facts).WithOne().HasForeignKey(f => f.SignalId).OnDelete(DeleteBehavior.Cascade);
            e.HasMany(s => s.Steps).WithOne().HasForeignKey(f => f.SignalId).OnDelete(DeleteBehavior.Cascade);
            e.HasMany(s => s.Additions).WithOne().HasForeignKey(f => f.SignalId).OnDelete(DeleteBehavior.Cascade);
        });
        builder.Entity<SignalFact>(e => RondetafelDb.Key(e, f => f.Id));
        builder.Entity<SignalStep>(e => RondetafelDb.Key(e, f => f.Id));
        builder.Entity<SignalAddition>(e => RondetafelDb.Key(e, f => f.Id));
        builder.Entity<Answer>(e =>
        {
            RondetafelDb.Key(e, a => a.Id);
            e.HasIndex(a => a.SignalId).IsUnique();
            e.HasIndex(a => a.CodeHash).IsUnique();
            e.HasIndex(a => a.Reporter);
            e.HasIndex(a => new { a.MunicipalityId, a.DueOn });
            e.HasIndex(a => a.DestroyOn);
            e.HasMany(a => a.Texts).WithOne().HasForeignKey(t => t.AnswerId).OnDelete(DeleteBehavior.Cascade);
        });
        builder.Entity<AnswerText>(e => RondetafelDb.Key(e, t => t.Id));
        builder.Entity<MatchTask>(e =>
        {
            RondetafelDb.Key(e, m => m.Id);
            e.HasIndex(m => new { m.MunicipalityId, m.Status });
            e.HasIndex(m => new { m.Director, m.Status });
            e.HasIndex(m => new { m.SignalId, m.OtherId }).IsUnique();
            e.HasIndex(m => new { m.SignalId, m.CaseId }).IsUnique();
            e.HasOne<Signal>().WithMany().HasForeignKey(m => m.SignalId).OnDelete(DeleteBehavior.Cascade);
            e.HasOne<Signal>().WithMany().HasForeignKey(m => m.OtherId).OnDelete(DeleteBehavior.Cascade);
            e.HasOne<Case>().WithMany().HasForeignKey(m => m.CaseId).OnDelete(DeleteBehavior.Cascade);
        });
    }
}
