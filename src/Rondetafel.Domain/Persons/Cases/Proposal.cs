using Rondetafel.Domain.Shared;

namespace Rondetafel.Domain.Persons.Cases;

/// <summary>A proposal to correct or add to a contribution.</summary>
public readonly record struct ProposalId(Guid Value);

/// <summary>What a proposal is.</summary>
public enum ProposalKind
{
    /// <summary>Something in it is not right.</summary>
    Correction,
    /// <summary>Something belongs with it.</summary>
    Addition,
}

/// <summary>
/// What a partner who may read a contribution of another organisation proposes to correct in it or add to it. Both texts stay
/// beside each other, whatever the owner says, for whoever may read the contribution; it has its audience and ends with the case (product.md row 10).
/// </summary>
public sealed class Proposal : IPart
{
    private Proposal() { }

    /// <summary>Its id.</summary>
    public ProposalId Id { get; private set; }

    /// <summary>The case.</summary>
    public CaseId CaseId { get; private set; }

    /// <summary>The contribution it is about, whose audience it has.</summary>
    public ContributionId ContributionId { get; private set; }

    /// <summary>What it is.</summary>
    public ProposalKind Kind { get; private set; }

    /// <summary>Who proposes.</summary>
    public ProfessionalId By { get; private set; }

    /// <summary>The organisation that proposes.</summary>
    public OrganisationId From { get; private set; }

    /// <summary>The organisation that owns the contribution and answers.</summary>
    public OrganisationId To { get; private set; }

    /// <summary>When, UTC.</summary>
    public DateTime At { get; private set; }

    /// <summary>Where it stands.</summary>
    public ProposalStatus Status { get; private set; }

    /// <summary>When it was answered or withdrawn, UTC; null before.</summary>
    public DateTime? AnsweredAt { get; private set; }

    /// <summary>Who answered or withdrew it; null before.</summary>
    public ProfessionalId? AnsweredBy { get; private set; }

    /// <summary>The words that are proposed.</summary>
    [SealedAs("case.proposal.text")] public Narrative? Text { get; private set; }

    /// <summary>What the owner said with the answer; null when nothing.</summary>
    [SealedAs("case.proposal.answer")] public Narrative? Answer { get; private set; }

    /// <inheritdoc />
    public Guid RootId => CaseId.Value;

    /// <inheritdoc />
    public Guid PartId => Id.Value;

    internal static Proposal Of(Contribution about, ProposalId id, ProposalKind kind, string text, Actor by, DateTime now) => new()
    {
        Id = id,
        CaseId = about.CaseId,
        ContributionId = about.Id,
        Kind = kind,
        By = by.Id!.Value,
        From = by.Organisation!.Value,
        To = about.Provider,
        At = now,
        Text = Narrative.Of(text.Trim()),
    };

    internal Outcome Do(ProposalAction action, ProposalWho who, string? why, Actor by, DateTime now)
    {
        var judged = ProposalTransitions.Table.Judge(Status, action, who, Facts.None);
        if (!judged.IsGood || judged.IsAlreadySo) return judged;
        Status = ProposalTransitions.Table.Find(Status, action, who)!.To;
        (AnsweredAt, AnsweredBy, Answer) = (now, by.Id, Narrative.OfOptional(why));
        return judged;
    }
}
