using Rondetafel.Domain.Shared;

namespace Rondetafel.Domain.Persons.Cases;

/// <summary>That more people came to read a contribution.</summary>
/// <param name="At">When, UTC.</param>
/// <param name="By">Who gave it the wider audience, or proposed it where a second person confirms.</param>
/// <param name="Second">The second person; null where its category asks none.</param>
/// <param name="Before">Who read it before.</param>
/// <param name="After">Who read it from then on.</param>
public sealed record Widened(DateTime At, ProfessionalId By, ProfessionalId? Second, Audience Before, Audience After);

// An audience that became wider, and one that waits for a second person.
public sealed partial class Contribution
{
    private List<OrganisationId> _widerNamed = [];
    private List<Widened> _widenings = [];

    /// <summary>Each time that its audience became wider, oldest first.</summary>
    public IReadOnlyList<Widened> Widenings => _widenings;

    /// <summary>The widening by which an organisation came to read it, the last when it was left out in between; null when it read it from the start, is the provider or does not read it.</summary>
    public Widened? CameBy(OrganisationId reader) => Audience.Includes(Provider, reader)
        ? _widenings.LastOrDefault(w => !w.Before.Includes(Provider, reader) && w.After.Includes(Provider, reader)) : null;

    /// <summary>Where it stands that more people will read it; of a category that asks no second person always none.</summary>
    public WideningStatus Widening { get; private set; }

    /// <summary>How wide the audience will be; null while nothing waits.</summary>
    public AudienceKind? WiderKind { get; private set; }

    /// <summary>The audience that waits for a second person; null while nothing does.</summary>
    public Audience? Wider => WiderKind is { } kind ? new(kind, _widerNamed) : null;

    /// <summary>When it was proposed, UTC; null while nothing waits or was declined.</summary>
    public DateTime? WideningAt { get; private set; }

    /// <summary>Who proposed it; null while nothing waits or was declined.</summary>
    public ProfessionalId? WideningBy { get; private set; }

    /// <summary>Why more people should read it, for its provider and who confirms; null while nothing waits.</summary>
    [SealedAs("case.contribution.waiting")] public Narrative? WaitingReason { get; private set; }

    /// <summary>
    /// Why more people came to read it, of the last widening that was confirmed, for its provider and the process director; whatever is proposed later
    /// leaves it. Null when none was confirmed, and again once somebody of those who read it is left out.
    /// </summary>
    [SealedAs("case.contribution.widening")] public Narrative? WideningReason { get; private set; }

    /// <summary>Who declined it; null otherwise.</summary>
    public ProfessionalId? DeclinedBy { get; private set; }

    /// <summary>Why it was declined, for its provider; null otherwise.</summary>
    [SealedAs("case.contribution.declined")] public Narrative? Declined { get; private set; }

    /// <summary>Whether a second person confirms that more people read it.</summary>
    public bool AsksSecond => CaseCategories.AsksSecond.Contains(Category);

    /// <summary>
    /// Who may confirm what waits: others of the provider with an ordinary seat; while there is none, the process director; and when
    /// that is who proposed it, those of other organisations with a seat who may read it already. Nobody while nothing waits.
    /// </summary>
    /// <param name="director">Who leads the case.</param>
    /// <param name="seats">The seats of the case.</param>
    /// <param name="now">Now, UTC.</param>
    public IReadOnlyList<ProfessionalId> Seconds(ProfessionalId director, IEnumerable<Seat> seats, DateTime now)
    {
        if (Widening != WideningStatus.Waiting) return [];
        var ordinary = seats.Where(s => s.EndsAt is null && s.ForMeeting is null && s.Counts(now)).Select(s => (s.ProfessionalId, s.OrganisationId));
        return SecondsOf(Provider, Audience, WideningBy, director, ordinary);
    }

    /// <summary>The same of a contribution that is not loaded, while a wider audience waits.</summary>
    /// <param name="provider">Whose contribution it is.</param>
    /// <param name="audience">Who reads it now.</param>
    /// <param name="proposer">Who proposed the wider audience.</param>
    /// <param name="director">Who leads the case.</param>
    /// <param name="seated">Who has an ordinary seat that counts now, and for which organisation.</param>
    public static IReadOnlyList<ProfessionalId> SecondsOf(
        OrganisationId provider, Audience audience, ProfessionalId? proposer, ProfessionalId director, IEnumerable<(ProfessionalId Person, OrganisationId Organisation)> seated)
    {
        var others = seated.Where(s => s.Person != proposer).ToList();
        var own = others.Where(s => s.Organisation == provider).Select(s => s.Person).Distinct().ToList();
        if (own.Count > 0) return own;
        return director != proposer ? [director] : others.Where(s => audience.Includes(provider, s.Organisation)).Select(s => s.Person).Distinct().ToList();
    }

    internal Outcome Widen(WideningAction action, WideningWho who, Audience? wider, string? reason, Actor by, DateTime now)
    {
        var judged = WideningTransitions.Table.Judge(Widening, action, who, string.IsNullOrWhiteSpace(reason) ? Facts.None : Facts.Reason);
        if (!judged.IsGood || judged.IsAlreadySo) return judged;
        Widening = WideningTransitions.Table.Find(Widening, action, who)!.To;
        (WiderKind, _widerNamed) = (wider?.Kind, wider?.Named.ToList() ?? []);
        if (action != WideningAction.Decline) (WideningAt, WideningBy) = (wider is null ? null : now, wider is null ? null : by.Id);
        (DeclinedBy, Declined) = action == WideningAction.Decline ? (by.Id, Narrative.OfOptional(reason)) : (null, null);
        WaitingReason = action == WideningAction.Propose ? Narrative.OfOptional(reason) : null;
        if (action == WideningAction.Confirm) WideningReason = Narrative.OfOptional(reason);
        return judged;
    }

    internal void Give(Audience audience, ProfessionalId by, ProfessionalId? second, DateTime now)
    {
        if (audience.Adds(Audience)) _widenings = [.. _widenings, new(now, by, second, Audience, audience)];
        if (Audience.Adds(audience)) WideningReason = null;
        (AudienceKind, _named) = (audience.Kind, audience.Named.ToList());
    }
}
