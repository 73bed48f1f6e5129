using Rondetafel.Domain.Persons.Cases;
using Rondetafel.Domain.Shared;

namespace Rondetafel.Domain.Persons.Provisions;

/// <summary>A provision.</summary>
public readonly record struct ProvisionId(Guid Value);

/// <summary>One item of the content of a provision.</summary>
public readonly record struct ProvisionItemId(Guid Value);

/// <summary>A step of a provision with its reason.</summary>
public readonly record struct ProvisionStepId(Guid Value);

/// <summary>What a receiver reported in a year.</summary>
public readonly record struct ProvisionReturnId(Guid Value);

/// <summary>Who receives a provision.</summary>
public enum ReceiverKind
{
    /// <summary>An intelligence service: AIVD or MIVD.</summary>
    IntelligenceService,
    /// <summary>Another partnership (WGS art. 1.7, eighth paragraph).</summary>
    OtherPartnership,
    /// <summary>A third party (WGS art. 1.7, third paragraph).</summary>
    ThirdParty,
}

/// <summary>How a provision was handed over. The product itself sends nothing.</summary>
public enum HandOver
{
    /// <summary>On paper or on a carrier, from hand to hand.</summary>
    ByHand,
    /// <summary>By a secured mail of the sender's own.</summary>
    SecureMail,
    /// <summary>As a sealed file that people carry to another partnership, with an access code told by telephone.</summary>
    SealedFile,
}

/// <summary>Where the consent for an item stands.</summary>
public enum ItemConsent
{
    /// <summary>Of the director's own organisation: choosing it is enough.</summary>
    NotNeeded,
    /// <summary>Not answered.</summary>
    Waiting,
    /// <summary>Given.</summary>
    Given,
    /// <summary>Not given: the item fell out.</summary>
    Refused,
}

/// <summary>One item: a contribution with its text at the moment it was chosen, or sentences of the director's own.</summary>
public sealed class ProvisionItem : IForAudience
{
    private ProvisionItem() { }

    /// <summary>Its id.</summary>
    public ProvisionItemId Id { get; private set; }

    /// <summary>The provision.</summary>
    public ProvisionId ProvisionId { get; private set; }

    /// <summary>Its place, from 1.</summary>
    public int Order { get; private set; }

    /// <inheritdoc />
    public OrganisationId Provider { get; private set; }

    /// <summary>The contribution; null for sentences of the director's own.</summary>
    public ContributionId? ContributionId { get; private set; }

    /// <summary>What the contribution was; null for sentences of the director's own.</summary>
    public ContributionKind? Kind { get; private set; }

    /// <summary>The edition of the contribution that was chosen; 0 for sentences of the director's own.</summary>
    public int Edition { get; private set; }

    /// <summary>Where the consent of its provider stands.</summary>
    public ItemConsent Consent { get; private set; }

    /// <summary>Who answered for the provider; null before.</summary>
    public ProfessionalId? AnsweredBy { get; private set; }

    /// <summary>When, UTC; null before.</summary>
    public DateTime? AnsweredAt { get; private set; }

    /// <summary>When its words were written into the provision, UTC: of sentences of the director's own the last time that they changed.</summary>
    public DateTime WrittenAt { get; private set; }

    /// <summary>The words.</summary>
    [SealedAs("provision.item.text")] public Narrative? Text { get; private set; }

    /// <summary>Conditions that travel with it; null means none.</summary>
    [SealedAs("provision.item.conditions")] public Narrative? Conditions { get; private set; }

    /// <summary>Read by its provider; the process director and the second pair of eyes read all.</summary>
    public Audience Audience => Audience.Own;

    /// <summary>Whether it is part of what goes or went out.</summary>
    public bool IsIn => Consent is ItemConsent.NotNeeded or ItemConsent.Given;

    /// <inheritdoc />
    public Guid RootId => ProvisionId.Value;

    /// <inheritdoc />
    public Guid PartId => Id.Value;

    internal static ProvisionItem Of(ProvisionId provision, NewProvisionItem given, int order, bool own, DateTime now) => new()
    {
        Id = given.Id,
        ProvisionId = provision,
        Order = order,
        Provider = given.Provider,
        ContributionId = given.Contribution,
        Kind = given.Kind,
        Edition = given.Edition,
        Consent = own ? ItemConsent.NotNeeded : ItemConsent.Waiting,
        WrittenAt = given.WrittenAt ?? now,
        Text = Narrative.Of(given.Text.Trim()),
        Conditions = Narrative.OfOptional(given.Conditions),
    };

    internal void BeginAnew(bool own) => (Consent, AnsweredBy, AnsweredAt) = (own ? ItemConsent.NotNeeded : ItemConsent.Waiting, null, null);

    internal void Await()
    {
        if (Consent != ItemConsent.NotNeeded) (Consent, AnsweredBy, AnsweredAt) = (ItemConsent.Waiting, null, null);
    }

    internal void Answer(bool consents, ProfessionalId by, DateTime now) =>
        (Consent, AnsweredBy, AnsweredAt) = (consents ? ItemConsent.Given : ItemConsent.Refused, by, now);
}

/// <summary>
/// That a provider refused an item; without its text. It stays while the provision is prepared, also when the content is chosen anew, and goes when
/// the same provider consents to it after all.
/// </summary>
public sealed class ProvisionRefusal : IPart
{
    private ProvisionRefusal() { }

    /// <summary>The item that was refused; it may be gone.</summary>
    public ProvisionItemId Id { get; private set; }

    /// <summary>The provision.</summary>
    public ProvisionId ProvisionId { get; private set; }

    /// <summary>Who refused.</summary>
    public OrganisationId Provider { get; private set; }

    /// <summary>The contribution that was refused; null when it was none.</summary>
    public ContributionId? ContributionId { get; private set; }

    /// <summary>When it was refused first, UTC.</summary>
    public DateTime At { get; private set; }

    /// <inheritdoc />
    public Guid RootId => ProvisionId.Value;

    /// <inheritdoc />
    public Guid PartId => Id.Value;

    internal static ProvisionRefusal Of(ProvisionItem item, DateTime now) =>
        new() { Id = item.Id, ProvisionId = item.ProvisionId, Provider = item.Provider, ContributionId = item.ContributionId, At = now };

    internal bool IsOf(ProvisionItem item) => Id == item.Id || (ContributionId is not null && ContributionId == item.ContributionId);
}

/// <summary>An item as it is chosen: of a contribution, or, without one, sentences of the director's own. The text is not blank.</summary>
public sealed record NewProvisionItem(
    ProvisionItemId Id, OrganisationId Provider, string Text, string? Conditions = null, ContributionId? Contribution = null, ContributionKind? Kind = null, int Edition = 0)
{
    /// <summary>When these same words were written before, UTC; null for words that are new.</summary>
    public DateTime? WrittenAt { get; init; }

    /// <summary>Nothing of the text.</summary>
    public override string ToString() => nameof(NewProvisionItem);
}

/// <summary>A step with a reason: sent back, withdrawn, recalled.</summary>
public sealed class ProvisionStep : IPart
{
    private ProvisionStep() { }

    /// <summary>Its id.</summary>
    public ProvisionStepId Id { get; private set; }

    /// <summary>The provision.</summary>
    public ProvisionId ProvisionId { get; private set; }

    /// <summary>What was done.</summary>
    public ProvisionAction Action { get; private set; }

    /// <summary>Who did it.</summary>
    public ProfessionalId By { get; private set; }

    /// <summary>When, UTC.</summary>
    public DateTime At { get; private set; }

    /// <summary>Why.</summary>
    [SealedAs("provision.step.reason")] public Narrative? Reason { get; private set; }

    /// <inheritdoc />
    public Guid RootId => ProvisionId.Value;

    /// <inheritdoc />
    public Guid PartId => Id.Value;

    internal static ProvisionStep Of(ProvisionId provision, ProvisionStepId id, ProvisionAction action, string reason, ProfessionalId by, DateTime now) =>
        new() { Id = id, ProvisionId = provision, Action = action, By = by, At = now, Reason = Narrative.Of(reason.Trim()) };
}

/// <summary>What the receiver reported on effect and use in a year, or why nothing (WGS art. 1.7, fourth paragraph).</summary>
public sealed class ProvisionReturn : IPart
{
    private ProvisionReturn() { }

    /// <summary>Its id.</summary>
    public ProvisionReturnId Id { get; private set; }

    /// <summary>The provision.</summary>
    public ProvisionId ProvisionId { get; private set; }

    /// <summary>Who noted it.</summary>
    public ProfessionalId By { get; private set; }

    /// <summary>When, UTC.</summary>
    public DateTime At { get; private set; }

    /// <summary>Whether the receiver reported; otherwise the text says why not.</summary>
    public bool Reported { get; private set; }

    /// <summary>What the receiver reported, or why nothing.</summary>
    [SealedAs("provision.return.text")] public Narrative? Text { get; private set; }

    /// <inheritdoc />
    public Guid RootId => ProvisionId.Value;

    /// <inheritdoc />
    public Guid PartId => Id.Value;

    internal static ProvisionReturn Of(ProvisionId provision, ProvisionReturnId id, bool reported, string text, ProfessionalId by, DateTime now) =>
        new() { Id = id, ProvisionId = provision, Reported = reported, By = by, At = now, Text = Narrative.Of(text.Trim()) };
}

/// <summary>Who receives, as typed.</summary>
/// <param name="Kind">Null when not chosen.</param>
/// <param name="Organisation">Name of the organisation.</param>
/// <param name="Person">Name of the person there.</param>
/// <param name="Ground">Code from the list "case.provision".</param>
public sealed record ReceiverGiven(ReceiverKind? Kind, string? Organisation, string? Person, string? Ground)
{
    /// <summary>No names.</summary>
    public override string ToString() => nameof(ReceiverGiven);
}

/// <summary>The case of a provision and who leads it.</summary>
public sealed record ProvidedCase(CaseId Id, MunicipalityId Municipality);

/// <summary>The terms of a provision, from the parameters in force.</summary>
/// <param name="UnsentDays">Calendar days after its start that one that was not handed over is kept.</param>
/// <param name="KeptYears">Years after handing over that it stays in the register.</param>
public sealed record ProvisionTerms(int UnsentDays, int KeptYears);
