using Rondetafel.Domain.Shared;

namespace Rondetafel.Domain.Persons.Cases;

// A wider audience that waits for a second person.
public sealed partial class Contribution
{
    private List<OrganisationId> _widerNamed = [];

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
        return judged;
    }
}
