using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Rondetafel.Access;
using Rondetafel.Access.Accounts;
using Rondetafel.Audit;
using Rondetafel.Domain.Governance.Catalogue;
using Rondetafel.Domain.Persons.Advice;
using Rondetafel.Domain.Persons.Answers;
using Rondetafel.Domain.Persons.Cases;
using Rondetafel.Domain.Persons.Matching;
using Rondetafel.Domain.Persons.Meetings;
using Rondetafel.Domain.Persons.Provisions;
using Rondetafel.Domain.Persons.Questions;
using Rondetafel.Domain.Persons.Signals;
using Rondetafel.Domain.Persons.Tracks;
using Rondetafel.Domain.Persons.Weighings;
using Rondetafel.Domain.Shared;
using Rondetafel.Domain.Society.Themes;
using Rondetafel.Mail;

namespace Rondetafel.Data;

/// <summary>
/// The database of the partnership, the same model on SQLite and PostgreSQL. A context saves once; sets of content are
/// reached through their scope in Access/ (a guard test reads the code).
/// </summary>
public sealed class RondetafelDb(DbContextOptions<RondetafelDb> options) : DbContext(options)
{
    private readonly SortedSet<string> _reaches = new(StringComparer.Ordinal);
    private WriteGate _gate = null!;
    private Acting? _acting;
    private string? _reach;
    private bool _saved;

    public DbSet<Partnership> Partnerships => Set<Partnership>();
    public DbSet<Municipality> Municipalities => Set<Municipality>();
    public DbSet<Organisation> Organisations => Set<Organisation>();
    public DbSet<Professional> Professionals => Set<Professional>();
    public DbSet<ViewNotice> ViewNotices => Set<ViewNotice>();
    public DbSet<FactorReset> FactorResets => Set<FactorReset>();
    public DbSet<CatalogueEntry> Catalogue => Set<CatalogueEntry>();
    public DbSet<Signal> Signals => Set<Signal>();
    public DbSet<Answer> Answers => Set<Answer>();
    public DbSet<MatchTask> MatchTasks => Set<MatchTask>();
    public DbSet<Weighing> Weighings => Set<Weighing>();
    public DbSet<ProsecutorTrack> Tracks => Set<ProsecutorTrack>();
    public DbSet<TableQuestion> Questions => Set<TableQuestion>();

    public DbSet<QuestionMatch> QuestionMatches => Set<QuestionMatch>();
    public DbSet<Provision> Provisions => Set<Provision>();
    public DbSet<KeptTheme> Themes => Set<KeptTheme>();
    public DbSet<Case> Cases => Set<Case>();
    public DbSet<BriefSeat> BriefSeats => Set<BriefSeat>();
    public DbSet<PlanAction> PlanActions => Set<PlanAction>();
    public DbSet<AttachmentContent> AttachmentContents => Set<AttachmentContent>();
    public DbSet<Series> Series => Set<Series>();
    public DbSet<Meeting> Meetings => Set<Meeting>();
    public DbSet<CalendarFeed> CalendarFeeds => Set<CalendarFeed>();
    public DbSet<ContributionDefault> ContributionDefaults => Set<ContributionDefault>();
    public DbSet<Roster> Rosters => Set<Roster>();
    public DbSet<AdviceQuestion> AdviceQuestions => Set<AdviceQuestion>();
    public DbSet<Draft> Drafts => Set<Draft>();
    public DbSet<AuditEntry> Audit => Set<AuditEntry>();
    public DbSet<CountRow> Counts => Set<CountRow>();
    public DbSet<OutboxMail> Outbox => Set<OutboxMail>();
    public DbSet<StaffSession> StaffSessions => Set<StaffSession>();
    public DbSet<DataKey> DataKeys => Set<DataKey>();
    public DbSet<UsedKey> UsedKeys => Set<UsedKey>();
    public DbSet<DueTold> DueTold => Set<DueTold>();

    /// <summary>Where the change came from and which rule allowed it; written into every audit row of this save.</summary>
    public AuditTrace Trace { get; set; } = AuditTrace.None;

    /// <summary>The one-time key of the form; saved in the same transaction so that a retry has one effect.</summary>
    public string? OnceKey { get; set; }

    /// <summary>What is saved with the key to know its form by; see <see cref="UsedKey.Content"/>.</summary>
    public byte[]? OnceContent { get; set; }

    /// <summary>The numbers in force that were read for a day; null before.</summary>
    public (DateOnly Day, Parameters Numbers)? Parameters { get; set; }

    /// <summary>Begins anew: contexts are used again, and nothing of the one before may stay. Called once for each scope.</summary>
    /// <param name="acting">Who asks, for the wall of seats; null for nobody.</param>
    public RondetafelDb Begin(WriteGate gate, Acting? acting)
    {
        (_gate, _saved, Trace, OnceKey, OnceContent, Parameters) = (gate, false, AuditTrace.None, null, null, null);
        (_acting, _reach) = (acting, null);
        _reaches.Clear();
        return this;
    }

    /// <summary>Goes on with the change that another context began: its trace, its form and who asks.</summary>
    public RondetafelDb GoOnFor(RondetafelDb other)
    {
        (Trace, OnceKey, OnceContent, _acting, _reach) = (other.Trace, other.OnceKey, other.OnceContent, other._acting, other._reach);
        return this;
    }

    /// <summary>Gives all that this context does a reach over the wall of seats.</summary>
    /// <param name="reach">One of <see cref="WallReach"/>.</param>
    public RondetafelDb WorkWith(string reach)
    {
        _reach = reach;
        return this;
    }

    /// <summary>Who asks and when, as the wall of seats is told; nobody when no scope began this context.</summary>
    internal (ProfessionalId? Person, DateTime? Moment) Asking => (_acting?.By.Id, _acting?.Now);

    /// <summary>The reach of a query that carries these; each stays for the save of what was loaded.</summary>
    internal string ReachOf(IEnumerable<string> reaches)
    {
        var own = reaches.ToList();
        _reaches.UnionWith(own);
        return string.Join(',', _reach is null ? own : own.Prepend(_reach));
    }

    /// <summary>The reach of the save: that of the context, and those of the queries that it asked.</summary>
    public string ReachOfSave => string.Join(',', _reach is null ? _reaches : _reaches.Prepend(_reach));

    public override int SaveChanges(bool acceptAllChangesOnSuccess) =>
        throw new NotSupportedException("Save with SaveChangesAsync: sealing and audit run there.");

    public override async Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        if (_saved) throw new InvalidOperationException("A context saves once.");
        _saved = true;
        using var _ = await _gate.EnterAsync(cancellationToken);
        var looked = ChangeTracker.Entries().All(e => e.Entity is AuditEntry);
        var rows = await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
        if (!looked) _gate.Changed();
        return rows;
    }

    /// <summary>
    /// Saves in turn with whoever else saves so for the same municipality, in one transaction with what decides whether it may:
    /// its row is locked first, so that of two at once the second counts the first. <paramref name="may"/> decides with what
    /// stands in the database then, and may add to what is saved. False, and nothing saved, when it may not.
    /// </summary>
    public Task<bool> SaveInTurnAsync(MunicipalityId municipality, Func<Task<bool>> may, CancellationToken cancel) =>
        SaveInTurnAsync(() => Municipalities.Where(m => m.Id == municipality).ExecuteUpdateAsync(set => set.SetProperty(m => m.Name, m => m.Name), cancel), may, cancel);

    /// <summary>The same in turn with whoever else saves so for the whole partnership: the row of that is locked.</summary>
    public Task<bool> SaveInTurnAsync(Func<Task<bool>> may, CancellationToken cancel) =>
        SaveInTurnAsync(() => Partnerships.ExecuteUpdateAsync(set => set.SetProperty(p => p.Name, p => p.Name), cancel), may, cancel);

    private async Task<bool> SaveInTurnAsync(Func<Task> turnComes, Func<Task<bool>> may, CancellationToken cancel)
    {
        if (_saved) throw new InvalidOperationException("A context saves once.");
        _saved = true;
        using var _ = await _gate.EnterAsync(cancel);
        await using var turn = await Database.BeginTransactionAsync(cancel);
        await turnComes();
        if (!await may()) return false;
        await base.SaveChangesAsync(true, cancel);
        await turn.CommitAsync(cancel);
        _gate.Changed();
        return true;
    }

    /// <summary>Runs one small update or delete outside the aggregates, behind the write gate.</summary>
    public async Task<int> TouchAsync(Func<RondetafelDb, Task<int>> change, CancellationToken cancel)
    {
        using var _ = await _gate.EnterAsync(cancel);
        return await change(this);
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder builder) => Conventions.Configure(builder);

    protected override void OnModelCreating(ModelBuilder builder)
    {
        builder.Entity<Partnership>(e => Key(e, p => p.Id));
        builder.Entity<Municipality>(e =>
        {
            Key(e, m => m.Id);
            e.HasIndex(m => m.Slug).IsUnique();
        });
        builder.Entity<Organisation>(e => Key(e, o => o.Id));
        builder.Entity<Professional>(e =>
        {
            Key(e, p => p.Id);
            e.Ignore(p => p.Roles);
            e.Property<List<Role>>("_roles").HasColumnName("Roles").HasConversion(Conventions.RoleList, Conventions.RoleListComparer);
            e.Ignore(p => p.AskedRoles);
            e.Property<List<Role>>("_askedRoles").HasColumnName("AskedRoles").HasConversion(Conventions.RoleList, Conventions.RoleListComparer);
            e.Ignore(p => p.Trainings).Ignore(p => p.NeedsConfirmation);
            e.Property<Dictionary<TrainingTopic, DateOnly>>("_trainings").HasColumnName("Trainings").HasConversion(Conventions.Trainings, Conventions.TrainingsComparer);
            e.HasIndex(p => p.Email).IsUnique();
            e.HasOne<Organisation>().WithMany().HasForeignKey(p => p.OrganisationId).OnDelete(DeleteBehavior.Restrict);
        });
        builder.Entity<ViewNotice>(e =>
        {
            Key(e, n => n.Id);
            e.HasIndex(n => n.For);
        });
        builder.Entity<FactorReset>(e =>
        {
            Key(e, r => r.Id);
            e.HasIndex(r => r.For);
        });
        builder.Entity<CatalogueEntry>(e =>
        {
            Key(e, c => c.Id);
            e.HasIndex(c => new { c.List, c.Code, c.Edition }).IsUnique();
        });
        SignalMapping.Configure(builder);
        CaseMapping.Configure(builder);
        MeetingMapping.Configure(builder);
        ProvisionMapping.Configure(builder);
        builder.Entity<AdviceQuestion>(e => Key(e, a => a.Id));
        builder.Entity<Draft>(e =>
        {
            Key(e, d => d.Id);
            e.HasIndex(d => new { d.Owner, d.Form, d.Part }).IsUnique();
        });
        RecordMapping.Configure(builder);
        Conventions.Finish(builder);
    }

    internal static void Key<T>(EntityTypeBuilder<T> entity, System.Linq.Expressions.Expression<Func<T, object?>> id) where T : class
    {
        entity.HasKey(id);
        entity.Property(id).ValueGeneratedNever();
    }
}
