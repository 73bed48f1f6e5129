using Rondetafel.Domain.Shared;

namespace Rondetafel.Domain.Persons.Cases;

// Who reads a contribution: narrower at once, wider with a second person where its category asks that.
public sealed partial class Case
{
    /// <summary>
    /// Its provider gives a contribution another audience; a conclusion never becomes wider than what it rests on, and those
    /// that rest on this one follow when it becomes narrower. Of a category that asks a second person (<see cref="CaseCategories.AsksSecond"/>)
    /// what is added waits for them, and what is left out is left out at once; whatever waited before falls away. Refusals: "not_yours" for
    /// everybody else, "reason_needed" on Reason where a second person is asked, "not_now".
    /// </summary>
    /// <param name="id">The contribution.</param>
    /// <param name="audience">Who may read it.</param>
    /// <param name="reason">Why more people should read it, for the second person; null otherwise, and not kept where none is asked.</param>
    /// <param name="by">Who acts.</param>
    /// <param name="now">Now, UTC.</param>
    public Outcome GiveAudience(ContributionId id, Audience audience, string? reason, Actor by, DateTime now) => Work(by, now, () =>
    {
        if (_contributions.FirstOrDefault(c => c.Id == id) is not { } found || found.Provider != by.Organisation) return Outcome.Refused("not_yours");
        var wider = found.Kind == ContributionKind.Conclusion ? Within(audience, found.Provider, found.RestsOn, now) : audience;
        if (found.AsksSecond && wider.Adds(found.Audience)) return Propose(found, wider, reason, by, now);
        if (found.Widen(WideningAction.Drop, WideningWho.Provider, null, null, by, now) is { IsGood: true, IsAlreadySo: false }) Record(new WideningStepped(WideningAction.Drop, by, now));
        Give(found, audience, by.Id!.Value, null, now);
        Record(new AudienceGiven(by, now));
        return Outcome.Done;
    });

    private Outcome Propose(Contribution found, Audience wider, string? reason, Actor by, DateTime now)
    {
        var proposed = found.Widen(WideningAction.Propose, WideningWho.Provider, wider, reason, by, now);
        if (!proposed.IsGood) return proposed;
        var kept = found.Named.Intersect(wider.Named).ToList();
        if (wider.Kind != AudienceKind.WholeTable && found.AudienceKind == AudienceKind.NamedOrganisations && kept.Count < found.Named.Count)
        {
            Give(found, kept.Count == 0 ? Audience.Own : Audience.Of(kept), by.Id!.Value, null, now);
            Record(new AudienceGiven(by, now));
        }
        Record(new WideningStepped(WideningAction.Propose, by, now));
        return proposed;
    }

    /// <summary>
    /// A second person confirms or declines a wider audience that waits, or who proposed it takes it back. Refusals of
    /// <see cref="WideningTransitions"/> ("reason_needed" on Reason), "not_yours" (also for a contribution that the actor may not read), "clash"
    /// (another one was proposed since, or what is taken back waits no more).
    /// </summary>
    /// <param name="id">The contribution.</param>
    /// <param name="action">Confirm, decline or withdraw.</param>
    /// <param name="proposedAt">When what the actor saw was proposed, UTC.</param>
    /// <param name="reason">Why it is declined; for a confirmation the words of <see cref="Contribution.WaitingReason"/>, written anew because a sealed text is not moved; null otherwise.</param>
    /// <param name="by">Who acts.</param>
    /// <param name="now">Now, UTC.</param>
    public Outcome DoWidening(ContributionId id, WideningAction action, DateTime? proposedAt, string? reason, Actor by, DateTime now) => Work(by, now, () =>
    {
        if (_contributions.FirstOrDefault(c => c.Id == id) is not { } found || !MayRead(found, by) || WideningWhoIs(found, by, now) is not { } who
            || action is WideningAction.Propose or WideningAction.Drop) return Outcome.Refused("not_yours");
        if (found.Widening == WideningStatus.Waiting && found.WideningAt != proposedAt) return Outcome.Refused("clash");
        if (action == WideningAction.Withdraw && found.Widening != WideningStatus.Waiting) return Outcome.Refused("clash"); // somebody else was first: perhaps it was confirmed
        var (wider, proposer) = (found.Wider, found.WideningBy);
        var done = found.Widen(action, who, null, reason, by, now);
        if (!done.IsGood || done.IsAlreadySo) return done;
        if (action == WideningAction.Confirm) Give(found, wider!, proposer!.Value, by.Id, now);
        Record(new WideningStepped(action, by, now));
        return done;
    });

    private WideningWho? WideningWhoIs(Contribution found, Actor by, DateTime now) =>
        by.Id == found.WideningBy ? WideningWho.Proposer
        : by.Id is { } who && found.Seconds(Director, _seats, now).Contains(who) ? WideningWho.Second
        : found.Provider == by.Organisation ? WideningWho.Provider : null;
}
