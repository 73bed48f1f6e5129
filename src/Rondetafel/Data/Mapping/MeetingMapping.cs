using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using Rondetafel.Domain.Persons.Cases;
using Rondetafel.Domain.Persons.Meetings;
using Rondetafel.Domain.Shared;

namespace Rondetafel.Data;

/// <summary>Series, meetings, what a meeting writes in a case, and calendar addresses.</summary>
internal static class MeetingMapping
{
    private static readonly ValueConverter<List<AgendaBlock>, string> Blocks = new(
        blocks => string.Join(',', blocks), text => text.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(Enum.Parse<AgendaBlock>).ToList());

    private static readonly ValueComparer<List<AgendaBlock>> BlocksComparer = new(
        (a, b) => a!.SequenceEqual(b!), blocks => blocks.Aggregate(0, HashCode.Combine), blocks => blocks.ToList());

    public static void Configure(ModelBuilder builder)
    {
        builder.Entity<Series>(e =>
        {
            RondetafelDb.Key(e, s => s.Id);
            e.HasIndex(s => s.Chair);
            e.HasMany(s => s.Members).WithOne().HasForeignKey(m => m.SeriesId).OnDelete(DeleteBehavior.Cascade);
        });
        builder.Entity<SeriesMember>(e =>
        {
            RondetafelDb.Key(e, m => m.Id);
            e.Ignore(m => m.AsInvitee);
        });
        Meetings(builder);
        OfCases(builder);
        builder.Entity<CalendarFeed>(e =>
        {
            RondetafelDb.Key(e, f => f.Id);
            e.HasIndex(f => f.Owner);
            e.HasIndex(f => f.SecretHash).IsUnique();
        });
    }

    private static void Meetings(ModelBuilder builder)
    {
        builder.Entity<Meeting>(e =>
        {
            RondetafelDb.Key(e, m => m.Id);
            e.Ignore(m => m.Agenda).Ignore(m => m.CasesOn).Ignore(m => m.OnScreen).Ignore(m => m.Blocks)
                .Ignore(m => m.InTheRoom).Ignore(m => m.Passing).Ignore(m => m.Time);
            e.Property<List<AgendaBlock>>("_blocks").HasColumnName("Blocks").HasConversion(Blocks, BlocksComparer);
            e.HasIndex(m => new { m.Chair, m.On });
            e.HasIndex(m => new { m.Status, m.On });
            e.HasIndex(m => new { m.SeriesId, m.Occurrence }).IsUnique();
            e.HasOne<Series>().WithMany().HasForeignKey(m => m.SeriesId).OnDelete(DeleteBehavior.Restrict);
            e.HasMany(m => m.Participants).WithOne().HasForeignKey(p => p.MeetingId).OnDelete(DeleteBehavior.Cascade);
            e.HasMany(m => m.Uninvited).WithOne().HasForeignKey(u => u.MeetingId).OnDelete(DeleteBehavior.Cascade);
            e.HasMany(m => m.Items).WithOne().HasForeignKey(i => i.MeetingId).OnDelete(DeleteBehavior.Cascade);
        });
        builder.Entity<Participant>(e =>
        {
            RondetafelDb.Key(e, p => p.Id);
            e.HasIndex(p => p.ProfessionalId);
        });
        builder.Entity<Uninvited>(e =>
        {
            RondetafelDb.Key(e, u => u.Id);
            e.HasIndex(u => u.ProfessionalId);
        });
        builder.Entity<AgendaItem>(e =>
        {
            RondetafelDb.Key(e, i => i.Id);
            e.HasOne<Case>().WithMany().HasForeignKey(i => i.CaseId).OnDelete(DeleteBehavior.Cascade);
        });
    }

    /// <summary>Lines of the minutes and urgent calls are parts of their case: deleted with it, sealed under its key.</summary>
    private static void OfCases(ModelBuilder builder)
    {
        builder.Entity<Case>(e =>
        {
            e.HasMany(c => c.Lines).WithOne().HasForeignKey(l => l.CaseId).OnDelete(DeleteBehavior.Cascade);
            e.HasMany(c => c.Calls).WithOne().HasForeignKey(u => u.CaseId).OnDelete(DeleteBehavior.Cascade);
        });
        builder.Entity<MinuteLine>(e =>
        {
            RondetafelDb.Key(e, l => l.Id);
            e.Ignore(l => l.Audience).Ignore(l => l.Named);
            e.Property<List<OrganisationId>>("_named").HasColumnName("Named")
                .HasConversion(Conventions.IdList(g => new OrganisationId(g), i => i.Value), Conventions.ListComparer<OrganisationId>());
            e.HasIndex(l => l.MeetingId);
        });
        builder.Entity<UrgentCall>(e =>
        {
            RondetafelDb.Key(e, u => u.Id);
            e.HasIndex(u => u.MeetingId);
        });
    }
}
