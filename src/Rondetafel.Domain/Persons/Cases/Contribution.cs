using Rondetafel.Domain.Shared;

namespace Rondetafel.Domain.Persons.Cases;

/// <summary>What a contribution is.</summary>
public enum ContributionKind
{
    /// <summary>Something seen, heard or established, with source and date.</summary>
    Fact,
    /// <summary>What an organisation thinks.</summary>
    View,
    /// <summary>What the table concludes together, linked to facts.</summary>
    Conclusion,
    /// <summary>A document.</summary>
    Document,
    /// <summary>The person's own view, as noted by who spoke with them.</summary>
    OwnView,
}

/// <summary>How sure a fact is.</summary>
public enum FactStatus
{
    /// <summary>Not a fact.</summary>
    NotAFact,
    /// <summary>Reported by its source.</summary>
    Reported,
    /// <summary>Confirmed.</summary>
    Confirmed,
    /// <summary>Refuted; the refutation stays beside it.</summary>
    Refuted,
}

/// <summary>
/// One fact, view or document that one organisation puts in, with category, ground, conditions and audience
/// (product.md row 10; WGS art. 2.29 and 2.30).
/// </summary>
public sealed partial class Contribution : IForAudience
{
    private List<OrganisationId> _named = [];
    private List<ContributionId> _restsOn = [];

    private Contribution() { }

    /// <summary>Its id.</summary>
    public ContributionId Id { get; private set; }

    /// <summary>The case.</summary>
    public CaseId CaseId { get; private set; }

    /// <summary>What it is.</summary>
    public ContributionKind Kind { get; private set; }

    /// <inheritdoc />
    public OrganisationId Provider { get; private set; }

    /// <summary>Who wrote it.</summary>
    public ProfessionalId By { get; private set; }

    /// <summary>When, UTC.</summary>
    public DateTime At { get; private set; }

    /// <summary>When its words were last corrected, UTC; null when they stand as they were written.</summary>
    public DateTime? RewrittenAt { get; private set; }

    /// <summary>Who corrected its words last; null when they stand as they were written.</summary>
    public ProfessionalId? RewrittenBy { get; private set; }

    /// <summary>Code from the closed list "case.category" (WGS art. 2.30).</summary>
    public string Category { get; private set; } = "";

    /// <summary>Code from the list "case.ground": the agreement or article it rests on.</summary>
    public string Ground { get; private set; } = "";

    /// <summary>How wide the audience is.</summary>
    public AudienceKind AudienceKind { get; private set; }

    /// <summary>The named organisations of the audience.</summary>
    public IReadOnlyList<OrganisationId> Named => _named;

    /// <inheritdoc />
    public Audience Audience => new(AudienceKind, _named);

    /// <summary>How sure a fact is.</summary>
    public FactStatus FactStatus { get; private set; }

    /// <summary>The day of the fact, local; null when not known.</summary>
    public DateOnly? Day { get; private set; }

    /// <summary>The contributions a conclusion rests on.</summary>
    public IReadOnlyList<ContributionId> RestsOn => _restsOn;

    /// <summary>The words.</summary>
    [SealedAs("case.contribution.text")] public Narrative? Text { get; private set; }

    /// <summary>Where a fact comes from, or whose view it is when it is not that of the provider, as of what was taken over from a signal; null when not said.</summary>
    [SealedAs("case.contribution.source")] public Narrative? Source { get; private set; }

    /// <summary>Conditions that travel with it; null means none.</summary>
    [SealedAs("case.contribution.conditions")] public Narrative? Conditions { get; private set; }

    /// <summary>What refutes or confirms it; stays beside the fact. Null while reported.</summary>
    [SealedAs("case.contribution.check")] public Narrative? Check { get; private set; }

    /// <summary>When it was confirmed or refuted, UTC; null while reported.</summary>
    public DateTime? CheckedAt { get; private set; }

    /// <summary>Who confirmed or refuted it; null while reported.</summary>
    public ProfessionalId? CheckedBy { get; private set; }

    /// <summary>Counts the changes of its words and its state; a form that saw another number is a clash of two editors.</summary>
    public int Edition { get; private set; }

    /// <summary>Whether it is a fact that was confirmed or refuted: its words stay as they are.</summary>
    public bool IsSettled => FactStatus is FactStatus.Confirmed or FactStatus.Refuted;

    /// <summary>Whether somebody who may read a fact may confirm it: everybody but who brought it in and who wrote its words last (docs/decisions/0014).</summary>
    public bool MayConfirm(Actor by) => by.Id is { } who && who != By && who != RewrittenBy;

    /// <inheritdoc />
    public Guid RootId => CaseId.Value;

    /// <inheritdoc />
    public Guid PartId => Id.Value;

    internal static Contribution Of(CaseId theCase, NewContribution given, Audience audience, Actor by, DateTime now) => new()
    {
        Id = given.Id,
        CaseId = theCase,
        Kind = given.Kind,
        Provider = given.Provider ?? by.Organisation!.Value,
        By = by.Id!.Value,
        At = now,
        Category = given.Category,
        Ground = given.Ground,
        AudienceKind = audience.Kind,
        _named = audience.Named.ToList(),
        FactStatus = given.Kind == ContributionKind.Fact ? FactStatus.Reported : FactStatus.NotAFact,
        Day = given.Day,
        _restsOn = given.RestsOn.ToList(),
        Text = Narrative.Of(given.Text!.Trim()),
        Source = Narrative.OfOptional(given.Source),
        Conditions = Narrative.OfOptional(given.Conditions),
    };

    internal void Settle(FactStatus status, string why, ProfessionalId by, DateTime now) =>
        (FactStatus, Check, CheckedAt, CheckedBy, Edition) = (status, Narrative.Of(why.Trim()), now, by, Edition + 1);

    internal void Rewrite(string text, string? conditions, ProfessionalId by, DateTime now) =>
        (Text, Conditions, Edition, RewrittenAt, RewrittenBy) = (Narrative.Of(text.Trim()), Narrative.OfOptional(conditions), Edition + 1, now, by);
}

/// <summary>A contribution as it is put in. Category, ground and audience come from the organisation's defaults for its kind.</summary>
public sealed record NewContribution(
    ContributionId Id, ContributionKind Kind, string? Text, string Category, string Ground, Audience Audience,
    string? Source = null, DateOnly? Day = null, string? Conditions = null)
{
    /// <summary>The facts a conclusion rests on.</summary>
    public IReadOnlyList<ContributionId> RestsOn { get; init; } = [];

    /// <summary>
    /// The organisation it belongs to; null means the one of who acts. Given at intake only: what is taken over from the signal
    /// belongs to the gemeente that received it, not to the process director who notes the decision.
    /// </summary>
    public OrganisationId? Provider { get; init; }

    /// <summary>Nothing of the text.</summary>
    public override string ToString() => nameof(NewContribution);
}

/// <summary>Where an attachment stands.</summary>
public enum AttachmentStatus
{
    /// <summary>Kept, to be fetched by who may read its contribution.</summary>
    Kept,
    /// <summary>Withdrawn by its provider: not to be fetched any more.</summary>
    Withdrawn,
}

/// <summary>What can be done with an attachment.</summary>
public enum AttachmentAction
{
    /// <summary>Fetch it.</summary>
    Fetch,
    /// <summary>Withdraw it.</summary>
    Withdraw,
    /// <summary>Put it back.</summary>
    Restore,
}

/// <summary>The kinds of person that may act on an attachment.</summary>
[Flags]
public enum AttachmentWho
{
    /// <summary>Whoever may read its contribution.</summary>
    Reader = 1,
    /// <summary>Its provider.</summary>
    Provider = 2,
}

/// <summary>The state table of an attachment.</summary>
public static class AttachmentTransitions
{
    /// <summary>The table.</summary>
    public static StepTable<AttachmentStatus, AttachmentAction, AttachmentWho> Table { get; } = new(
    [
        new(AttachmentStatus.Kept, AttachmentAction.Fetch, AttachmentStatus.Kept, AttachmentWho.Reader | AttachmentWho.Provider),
        new(AttachmentStatus.Kept, AttachmentAction.Withdraw, AttachmentStatus.Withdrawn, AttachmentWho.Provider),
        new(AttachmentStatus.Withdrawn, AttachmentAction.Restore, AttachmentStatus.Kept, AttachmentWho.Provider),
    ],
    [(AttachmentStatus.Withdrawn, AttachmentAction.Withdraw), (AttachmentStatus.Kept, AttachmentAction.Restore)]);
}

/// <summary>A file with a contribution: sealed, never shown inside a page.</summary>
public sealed class Attachment : IPart
{
    /// <summary>Largest file in bytes: 10 MB.</summary>
    public const int MaxBytes = 10 * 1024 * 1024;

    private Attachment() { }

    /// <summary>Its id.</summary>
    public AttachmentId Id { get; private set; }

    /// <summary>The case.</summary>
    public CaseId CaseId { get; private set; }

    /// <summary>The contribution it belongs to and whose audience it has.</summary>
    public ContributionId ContributionId { get; private set; }

    /// <summary>Media type, from the closed list.</summary>
    public string Type { get; private set; } = "";

    /// <summary>Size in bytes.</summary>
    public int Bytes { get; private set; }

    /// <summary>Where it stands.</summary>
    public AttachmentStatus Status { get; private set; }

    /// <summary>File name.</summary>
    [SealedAs("case.attachment.name")] public Narrative? Name { get; private set; }

    /// <inheritdoc />
    public Guid RootId => CaseId.Value;

    /// <inheritdoc />
    public Guid PartId => Id.Value;

    internal static Attachment Of(CaseId theCase, ContributionId contribution, AttachmentId id, string name, string type, int bytes) => new()
    {
        Id = id,
        CaseId = theCase,
        ContributionId = contribution,
        Type = type,
        Bytes = bytes,
        Name = Narrative.Of(name),
    };

    internal Outcome Do(AttachmentAction action)
    {
        var judged = AttachmentTransitions.Table.Judge(Status, action, AttachmentWho.Provider, Facts.None);
        if (judged.IsGood && !judged.IsAlreadySo) Status = AttachmentTransitions.Table.Find(Status, action, AttachmentWho.Provider)!.To;
        return judged;
    }
}
