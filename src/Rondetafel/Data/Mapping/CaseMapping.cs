using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Rondetafel.Domain.Persons.Cases;
using Rondetafel.Domain.Persons.Signals;
using Rondetafel.Domain.Persons.Questions;
using Rondetafel.Domain.Persons.Tracks;
using Rondetafel.Domain.Persons.Weighings;
using Rondetafel.Domain.Shared;

namespace Rondetafel.Data;

/// <summary>The sealed bytes of one file, beside its attachment so that a page never loads them.</summary>
public sealed class AttachmentContent
{
    /// <summary>The attachment.</summary>
    public required AttachmentId Id { get; init; }

    /// <summary>The case, for its destruction.</summary>
    public required CaseId CaseId { get; init; }

    /// <summary>The bytes, sealed under the key of the case.</summary>
    public required byte[] Sealed { get; init; }
}

/// <summary>Weighings, tracks and cases.</summary>
internal static class CaseMapping
{
    public static void Configure(ModelBuilder builder)
    {
        Weighings(builder);
        builder.Entity<Case>(e =>
        {
            RondetafelDb.Key(e, c => c.Id);
            e.HasIndex(c => c.Number).IsUnique();
            e.Property<List<FlagKind>>("_standing").HasColumnName("StandingFlags").HasConversion(Conventions.EnumList<FlagKind>(), Conventions.ListComparer<FlagKind>());
            e.HasIndex(c => new { c.Director, c.Status, c.NextDiscussionOn });
            e.HasIndex(c => new { c.Status, c.NeededUntil });
            e.HasOne<Municipality>().WithMany().HasForeignKey(c => c.MunicipalityId).OnDelete(DeleteBehavior.Restrict);
            Parts(e, c => c.Seats, s => s.CaseId);
            Parts(e, c => c.BriefSeats, s => s.CaseId);
            Parts(e, c => c.ExitCriteria, s => s.CaseId);
            Parts(e, c => c.ExitChecks, s => s.CaseId);
            Parts(e, c => c.Contributions, s => s.CaseId);
            Parts(e, c => c.Attachments, s => s.CaseId);
            Parts(e, c => c.Proposals, s => s.CaseId);
            Parts(e, c => c.Goals, s => s.CaseId);
            Parts(e, c => c.Actions, s => s.CaseId);
            Parts(e, c => c.Judgements, s => s.CaseId);
            Parts(e, c => c.Flags, s => s.CaseId);
            Parts(e, c => c.Steps, s => s.CaseId);
            Parts(e, c => c.Informings, s => s.CaseId);
            Parts(e, c => c.Requests, s => s.CaseId);
            Parts(e, c => c.Keepers, s => s.CaseId);
        });
        PartsOfCase(builder);
        Ready(builder);
    }

    private static void PartsOfCase(ModelBuilder builder)
    {
        builder.Entity<Seat>(e =>
        {
            RondetafelDb.Key(e, s => s.Id);
            e.HasIndex(s => new { s.ProfessionalId, s.Until });
            e.HasIndex(s => new { s.CaseId, s.ProfessionalId, s.From, s.Until });
            e.HasIndex(s => s.StandIn);
        });
        builder.Entity<BriefSeat>(e =>
        {
            RondetafelDb.Key(e, s => s.Id);
            e.HasIndex(s => new { s.ReviewedAt, s.ReviewBy });
        });
        builder.Entity<ExitCriterion>(e => RondetafelDb.Key(e, s => s.Id));
        builder.Entity<ExitCheck>(e => RondetafelDb.Key(e, s => s.Id));
        builder.Entity<Contribution>(e =>
        {
            RondetafelDb.Key(e, s => s.Id);
            e.HasIndex(c => new { c.Widening, c.CaseId }).HasFilter($"\"Widening\" = '{WideningStatus.Waiting}'");
            e.Ignore(c => c.Audience).Ignore(c => c.Named).Ignore(c => c.RestsOn).Ignore(c => c.Wider).Ignore(c => c.Widenings);
            e.Property<List<OrganisationId>>("_named").HasColumnName("Named")
                .HasConversion(Conventions.IdList(g => new OrganisationId(g), i => i.Value), Conventions.ListComparer<OrganisationId>());
            e.Property<List<OrganisationId>>("_widerNamed").HasColumnName("WiderNamed")
                .HasConversion(Conventions.IdList(g => new OrganisationId(g), i => i.Value), Conventions.ListComparer<OrganisationId>());
            e.Property<List<Widened>>("_widenings").HasColumnName("Widenings").HasConversion(WideningList.Converter, Conventions.ListComparer<Widened>());
            e.Property<List<ContributionId>>("_restsOn").HasColumnName("RestsOn")
                .HasConversion(Conventions.IdList(g => new ContributionId(g), i => i.Value), Conventions.ListComparer<ContributionId>());
        });
        builder.Entity<Attachment>(e => RondetafelDb.Key(e, s => s.Id));
        builder.Entity<AttachmentContent>(e =>
        {
            RondetafelDb.Key(e, s => s.Id);
            e.HasOne<Case>().WithMany().HasForeignKey(c => c.CaseId).OnDelete(DeleteBehavior.Cascade);
        });
        builder.Entity<Proposal>(e => RondetafelDb.Key(e, s => s.Id));
        builder.Entity<Goal>(e => RondetafelDb.Key(e, s => s.Id));
        builder.Entity<PlanAction>(e =>
        {
            RondetafelDb.Key(e, s => s.Id);
            e.HasIndex(a => new { a.Executor, a.Status });
            e.HasIndex(a => new { a.CaseId, a.Status, a.Owner });
            e.Ignore(a => a.EarlierExecutors);
            e.Property<List<ProfessionalId>>("_earlier").HasColumnName("EarlierExecutors")
                .HasConversion(Conventions.IdList(g => new ProfessionalId(g), i => i.Value), Conventions.ListComparer<ProfessionalId>());
        });
        builder.Entity<Judgement>(e => RondetafelDb.Key(e, s => s.Id));
        builder.Entity<Flag>(e => RondetafelDb.Key(e, s => s.Id));
        builder.Entity<CaseStep>(e =>
        {
            RondetafelDb.Key(e, s => s.Id);
            e.Ignore(s => s.Agreed);
            e.Property<List<OrganisationId>>("_agreed").HasColumnName("Agreed")
                .HasConversion(Conventions.IdList(g => new OrganisationId(g), i => i.Value), Conventions.ListComparer<OrganisationId>());
        });
        builder.Entity<Informing>(e => RondetafelDb.Key(e, s => s.Id));
        builder.Entity<ShareRequest>(e => RondetafelDb.Key(e, s => s.Id));
        builder.Entity<ContactKeeper>(e => RondetafelDb.Key(e, s => s.Id));
    }

    /// <summary>What stands ready for cases: rosters and the usual answers of organisations.</summary>
    private static void Ready(ModelBuilder builder)
    {
        builder.Entity<Roster>(e =>
        {
            RondetafelDb.Key(e, r => r.Id);
            e.HasIndex(r => r.Director).IsUnique();
            Parts(e, r => r.Places, p => p.RosterId);
        });
        builder.Entity<RosterPlace>(e => RondetafelDb.Key(e, p => p.Id));
        builder.Entity<ContributionDefault>(e =>
        {
            RondetafelDb.Key(e, d => d.Id);
            e.HasIndex(d => new { d.OrganisationId, d.Kind }).IsUnique();
        });
    }

    private static void Weighings(ModelBuilder builder)
    {
        builder.Entity<Weighing>(e =>
        {
            RondetafelDb.Key(e, w => w.Id);
            e.HasIndex(w => w.Code).IsUnique();
            e.Ignore(w => w.Form);
            e.Property<List<FormQuestion>>("_form").HasColumnName("Form").HasConversion(Conventions.FormQuestions, Conventions.ListComparer<FormQuestion>());
            e.HasIndex(w => w.SignalId);
            e.HasIndex(w => new { w.Chair, w.Status });
            e.HasIndex(w => new { w.MunicipalityId, w.Status });
            e.HasIndex(w => w.DestroyOn);
            Parts(e, w => w.Seats, s => s.WeighingId);
            Parts(e, w => w.Views, s => s.WeighingId);
            Parts(e, w => w.Steps, s => s.WeighingId);
        });
        builder.Entity<WeighingSeat>(e =>
        {
            RondetafelDb.Key(e, s => s.Id);
            e.HasIndex(s => s.ProfessionalId);
        });
        builder.Entity<WeighingView>(e =>
        {
            RondetafelDb.Key(e, v => v.Id);
            e.HasMany(v => v.Answers).WithOne().HasForeignKey(a => a.ViewId).OnDelete(DeleteBehavior.Cascade);
        });
        builder.Entity<CriterionAnswer>(e => RondetafelDb.Key(e, a => a.Id));
        builder.Entity<WeighingStep>(e => RondetafelDb.Key(e, s => s.Id));
        builder.Entity<ProsecutorTrack>(e =>
        {
            RondetafelDb.Key(e, t => t.Id);
            e.HasIndex(t => t.WeighingId);
            e.HasIndex(t => t.CaseId);
            e.HasIndex(t => new { t.Owner, t.Status });
            e.HasIndex(t => t.DestroyOn);
        });
        builder.Entity<TableQuestion>(e =>
        {
            RondetafelDb.Key(e, q => q.Id);
            e.HasIndex(q => q.Asker);
            e.HasIndex(q => new { q.MunicipalityId, q.Status });
            e.HasIndex(q => q.DestroyOn);
        });
        builder.Entity<QuestionMatch>(e =>
        {
            RondetafelDb.Key(e, m => m.Id);
            e.HasIndex(m => new { m.QuestionId, m.CaseId }).IsUnique();
            e.HasIndex(m => m.CaseId);
            e.HasOne<TableQuestion>().WithMany().HasForeignKey(m => m.QuestionId).OnDelete(DeleteBehavior.Cascade);
            e.HasOne<Case>().WithMany().HasForeignKey(m => m.CaseId).OnDelete(DeleteBehavior.Cascade);
        });
    }

    private static void Parts<TRoot, TPart>(
        EntityTypeBuilder<TRoot> root, System.Linq.Expressions.Expression<Func<TRoot, IEnumerable<TPart>?>> parts,
        System.Linq.Expressions.Expression<Func<TPart, object?>> key) where TRoot : class where TPart : class =>
        root.HasMany(parts).WithOne().HasForeignKey(key).OnDelete(DeleteBehavior.Cascade);
}
