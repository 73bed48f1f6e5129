using Rondetafel.Access;
using Rondetafel.Domain.Persons.Cases;
using Rondetafel.Domain.Shared;

namespace Rondetafel.Features.Persons.Cases;

/// <summary>Why somebody may read a contribution.</summary>
public enum Because
{
    /// <summary>They lead the case.</summary>
    Leads,
    /// <summary>Their organisation brought it in.</summary>
    Provider,
    /// <summary>The provider named their organisation.</summary>
    Named,
    /// <summary>It is for the whole table.</summary>
    Table,
}

/// <summary>Somebody who can open something now.</summary>
/// <param name="Rule">The rule of the running table that gives it.</param>
/// <param name="Since">First local day on which they could.</param>
/// <param name="Until">Last local day, when nothing changes; an end of the case comes first.</param>
/// <param name="Why">Why they may read a contribution; null for the case itself.</param>
public sealed record Reader(ProfessionalId Who, OrganisationId Organisation, Rule Rule, DateOnly Since, DateOnly Until, Because? Why = null)
{
    /// <summary>The moment at which a seat for four hours ends, UTC; null when it is another right that ends with a day.</summary>
    public DateTime? EndsAt { get; init; }

    /// <summary>The widening by which they came to read a contribution; null when they read it from the start, and for the case itself.</summary>
    public Widened? Widened { get; init; }
}

/// <summary>Who sees a case or a part of it: asks the rules themselves for everybody whose designation counts today.</summary>
public sealed class ReadersQuery(EverybodyQuery everybody)
{
    /// <summary>Who can open the case today, by organisation.</summary>
    public Task<IReadOnlyList<Reader>> OfCaseAsync(CaseView view, CancellationToken cancel) => OfAsync(view.Case, view.Names, view.Now, null, cancel);

    /// <summary>Who can read one contribution to it today, by organisation.</summary>
    public Task<IReadOnlyList<Reader>> OfAsync(CaseView view, Contribution part, CancellationToken cancel) => OfAsync(view.Case, view.Names, view.Now, part, cancel);

    /// <summary>The same for a case that was loaded with its seats, its steps and that contribution.</summary>
    public async Task<IReadOnlyList<Reader>> OfAsync(Case loaded, CaseNames names, DateTime now, Contribution? part, CancellationToken cancel)
    {
        var found = new List<Reader>();
        foreach (var (actor, designatedUntil) in await everybody.RunAsync(cancel))
        {
            if (CaseTable.RuleToRead(actor, CaseFacts.Of(loaded, actor, now), part) is not { } rule) continue;
            var (since, until) = rule.Reach == Reach.OwnName ? (LedSince(loaded), designatedUntil) : Seated(loaded, actor, now);
            var widened = rule.Reach == Reach.OwnName ? null : part?.CameBy(actor.Organisation!.Value);
            var given = part is null ? since : Deadline.LocalDate(widened?.At ?? part.At);
            found.Add(new Reader(
                actor.Id!.Value, actor.Organisation!.Value, rule, given > since ? given : since, until < designatedUntil ? until : designatedUntil,
                part is null ? null : Why(rule, actor.Organisation.Value, part))
            { EndsAt = rule.Reach == Reach.OwnSeat ? EndsAt(loaded, actor, now) : null, Widened = widened });
        }
        return found.OrderBy(r => names.Organisations[r.Organisation].Name, StringComparer.CurrentCulture).ThenBy(r => names.People[r.Who].Name, StringComparer.CurrentCulture).ToList();
    }

    /// <summary>Who sees one action of their own only, and not the case.</summary>
    public async Task<IReadOnlyList<Reader>> OfActionsAsync(CaseView view, CancellationToken cancel)
    {
        var opens = (await OfCaseAsync(view, cancel)).Select(r => r.Who).ToHashSet();
        var found = new List<Reader>();
        foreach (var (actor, until) in await everybody.RunAsync(cancel))
        {
            if (opens.Contains(actor.Id!.Value)) continue;
            var theirs = view.Case.Actions.Where(a => AccessRules.Decide(actor, Permission.CarryOut, new ItemFacts(null, a.Executor)) is not null).ToList();
            if (theirs.Count == 0) continue;
            var rule = AccessRules.Decide(actor, Permission.CarryOut, new ItemFacts(null, actor.Id))!;
            found.Add(new Reader(actor.Id.Value, actor.Organisation!.Value, rule, Deadline.LocalDate(theirs.Min(a => a.At)), until));
        }
        return found.OrderBy(r => view.Organisation(r.Organisation), StringComparer.CurrentCulture).ThenBy(r => view.Person(r.Who), StringComparer.CurrentCulture).ToList();
    }

    private static Because Why(Rule rule, OrganisationId reader, Contribution part) =>
        reader == part.Provider ? Because.Provider
        : !part.Audience.Includes(part.Provider, reader) || rule.Reach == Reach.OwnName ? Because.Leads
        : part.AudienceKind == AudienceKind.WholeTable ? Because.Table : Because.Named;

    private static DateOnly LedSince(Case loaded) =>
        Deadline.LocalDate(loaded.Steps.Where(s => s.Before is not null).Select(s => s.At).Append(loaded.TakenInAt).Max());

    private static DateTime? EndsAt(Case loaded, Actor actor, DateTime now) =>
        loaded.Seats.Where(s => s.ProfessionalId == actor.Id && s.Counts(now)).ToList() is var seats && seats.All(s => s.EndsAt is not null) ? seats.Max(s => s.EndsAt) : null;

    private static (DateOnly Since, DateOnly Until) Seated(Case loaded, Actor actor, DateTime now)
    {
        var seats = loaded.Seats.Where(s => s.ProfessionalId == actor.Id && s.Counts(now)).ToList();
        return seats.Count == 0 ? (Deadline.LocalDate(now), Deadline.LocalDate(now)) : (seats.Min(s => s.From), seats.Max(s => s.Until));
    }
}
