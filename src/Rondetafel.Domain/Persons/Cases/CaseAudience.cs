using Rondetafel.Domain.Shared;

namespace Rondetafel.Domain.Persons.Cases;

// Who sits at the table, who may read what lies on it, and how far a conclusion may go.
public sealed partial class Case
{
    /// <summary>The organisations with a seat on a day; who sits for four hours does not make theirs one of the table.</summary>
    public IReadOnlyCollection<OrganisationId> TableOn(DateOnly day) =>
        _seats.Where(s => s.EndsAt is null && s.From <= day && day <= s.Until).Select(s => s.OrganisationId).Distinct().ToList();

    /// <summary>
    /// The audience that stands ready for a new contribution: what the organisation takes as usual, and its own organisation
    /// only while the person is flagged as a public figure (the provider can still choose another).
    /// </summary>
    public Audience DefaultAudience(AudienceKind usual) =>
        usual == AudienceKind.WholeTable && !_flags.Any(f => f is { Kind: FlagKind.PublicFigure, Until: null }) ? Audience.Table : Audience.Own;

    private bool Sits(ProfessionalId? who, DateTime now) => who is { } professional && _seats.Any(s => s.ProfessionalId == professional && s.Counts(now));

    private CaseWho? WhoIs(Actor by, DateTime now) => by.Id == Director ? CaseWho.Director : Sits(by.Id, now) ? CaseWho.Seat : null;

    private bool MayRead(Contribution contribution, Actor by) =>
        by.Id == Director || (by.Organisation is { } reader && contribution.Audience.Includes(contribution.Provider, reader));

    private Audience Within(Audience audience, OrganisationId provider, IReadOnlyList<ContributionId> restsOn, DateTime now) => Audience.Intersection(
        [(provider, audience), .. _contributions.Where(c => restsOn.Contains(c.Id)).Select(c => (c.Provider, c.Audience))], TableOn(Deadline.LocalDate(now)));

    /// <summary>Gives an audience; a conclusion stays within what it rests on, and what rests on this stays within it.</summary>
    private void Give(Contribution contribution, Audience audience, ProfessionalId by, ProfessionalId? second, DateTime now)
    {
        contribution.Give(contribution.Kind == ContributionKind.Conclusion ? Within(audience, contribution.Provider, contribution.RestsOn, now) : audience, by, second, now);
        foreach (var conclusion in _contributions.Where(c => c.Kind == ContributionKind.Conclusion && c.RestsOn.Contains(contribution.Id)))
            Give(conclusion, conclusion.Audience, by, second, now);
    }
}
