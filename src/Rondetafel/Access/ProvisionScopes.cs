using Microsoft.EntityFrameworkCore;
using Rondetafel.Data;
using Rondetafel.Domain.Persons.Cases;
using Rondetafel.Domain.Persons.Provisions;
using Rondetafel.Domain.Shared;
using Rondetafel.Vault;

namespace Rondetafel.Access;

// The scopes of provisions: the director whose it is, who sits for an organisation whose contribution was chosen, the second pair of eyes, and who watches lawfulness.
public static partial class Scopes
{
    /// <summary>The provisions of a director: what was not handed over only while its case is open and theirs to lead, what was handed over as long as it is kept.</summary>
    public static IQueryable<Provision> VisibleTo(this DbSet<Provision> provisions, Actor actor, RondetafelDb db)
    {
        var director = Reaches(actor, Permission.Provide, Reach.OwnName) ? actor.Id : null;
        var hasDirector = director is not null;
        return provisions.Where(p => hasDirector && p.Director == director
            && (Provision.Gone.Contains(p.Status) || db.Cases.Any(c => c.Id == p.CaseId && c.Director == director
                && (c.Status == CaseStatus.Running || c.Status == CaseStatus.Overdue || c.Status == CaseStatus.Monitoring))));
    }

    /// <summary>
    /// The provisions that hold an item of the actor's organisation, from the asking on, of cases at which the actor has an ordinary seat today; once they
    /// were handed over only with an item in them, also of the director's own organisation. What was handed over stays with who had an ordinary seat there
    /// on the day (UTC) that the case was closed, and once it is gone with who answered for that organisation (docs/decisions/0016).
    /// </summary>
    public static IQueryable<Provision> AskedOf(this DbSet<Provision> provisions, Actor actor, RondetafelDb db, DateTime now)
    {
        var (organisation, person, today) = (actor.Organisation, actor.Id, Deadline.LocalDate(now));
        var sat = db.Cases.VisibleTo(actor, Permission.ConsentProvision, db, now)
            .Where(c => c.Seats.Any(s => s.ProfessionalId == person && s.EndsAt == null && s.ForMeeting == null && s.From <= today && today <= s.Until)).Select(c => c.Id);
        var consents = Reaches(actor, Permission.ConsentProvision, Reach.OwnSeat);
        var had = db.Set<Seat>().Where(s => s.ProfessionalId == person && s.EndsAt == null && s.ForMeeting == null // from the seats: it does not walk all cases
            && db.Cases.Any(c => c.Id == s.CaseId && c.ClosedAt != null && s.From <= DateOnly.FromDateTime(c.ClosedAt!.Value) && DateOnly.FromDateTime(c.ClosedAt!.Value) <= s.Until)).Select(s => s.CaseId);
        return provisions.Reaching(WallReach.Part).Where(p => p.Status != ProvisionStatus.Preparing && p.Status != ProvisionStatus.Withdrawn && p.Status != ProvisionStatus.Ended
            && p.Items.Any(i => i.Provider == organisation
                && (Provision.Gone.Contains(p.Status) ? i.Consent != ItemConsent.Refused : i.Consent != ItemConsent.NotNeeded))
            && (sat.Contains(p.CaseId)
                || (consents && Provision.Gone.Contains(p.Status)
                    && (had.Contains(p.CaseId) || (p.Items.Any(i => i.Provider == organisation && i.AnsweredBy == person) && !db.Cases.Any(c => c.Id == p.CaseId))))));
    }

    /// <summary>The provisions that wait for an actor as the named second pair of eyes, or were approved: of another organisation than the director's, with an ordinary seat today, or from elsewhere while no other organisation sits there.</summary>
    public static IQueryable<Provision> ToReview(this DbSet<Provision> provisions, Actor actor, RondetafelDb db, DateTime now)
    {
        var (reviewer, organisation, today) = (Reaches(actor, Permission.ReviewProvision, Reach.OwnName) ? actor.Id : null, actor.Organisation, Deadline.LocalDate(now));
        var hasReviewer = reviewer is not null;
        return provisions.Reaching(WallReach.Provision).Where(p => hasReviewer && p.Reviewer == reviewer && p.Director != reviewer && p.DirectorOrganisation != organisation && (p.Status == ProvisionStatus.InReview || p.Status == ProvisionStatus.Approved)
            && db.Cases.Any(c => c.Id == p.CaseId && (c.Status == CaseStatus.Running || c.Status == CaseStatus.Overdue || c.Status == CaseStatus.Monitoring)
                && (c.Seats.Any(s => s.ProfessionalId == reviewer && s.EndsAt == null && s.ForMeeting == null && s.From <= today && today <= s.Until)
                    || !c.Seats.Any(s => s.OrganisationId != p.DirectorOrganisation && s.EndsAt == null && s.ForMeeting == null && s.From <= today && today <= s.Until))));
    }

    /// <summary>Every provision that was handed over, for its facts: receiver, ground, days and states; its texts stay shut.</summary>
    public static IQueryable<Provision> Register(this DbSet<Provision> provisions, Actor actor)
    {
        var reads = Reaches(actor, Permission.ReadRegister, Reach.NoRow);
        return provisions.Where(p => reads && Provision.Gone.Contains(p.Status));
    }

    /// <summary>For the daily job: the provisions whose day has come, and those not handed over whose case was closed more than a day ago.</summary>
    public static IQueryable<Provision> EndedBy(this DbSet<Provision> provisions, RondetafelDb db, DateOnly today, DateTime closedBefore) => provisions.Where(p => p.DestroyOn <= today
        || (!Provision.Gone.Contains(p.Status) && db.Cases.Any(c => c.Id == p.CaseId && c.ClosedAt < closedBefore)));

    /// <summary>What was handed over with a contribution in it, whoever changes that: to tell the director, and nobody else.</summary>
    public static IQueryable<Provision> WentOutWith(this DbSet<Provision> provisions, ContributionId contribution) => provisions.Where(p =>
        Provision.Gone.Contains(p.Status)
        && p.Items.Any(i => i.ContributionId == contribution && i.Consent != ItemConsent.Refused));

    /// <summary>What is asked or waits with a contribution in it that may go along: who leads the case and who contributed it see who reads along. From their own consent on, for the step after that would tell what others answered (docs/decisions/0016).</summary>
    public static IQueryable<Provision> ReadAlong(this DbSet<Provision> provisions, ContributionId contribution) => provisions.Where(p =>
        (p.Status == ProvisionStatus.AskingConsent || p.Status == ProvisionStatus.InReview || p.Status == ProvisionStatus.Approved)
        && p.Items.Any(i => i.ContributionId == contribution && (i.Consent == ItemConsent.Given || i.Consent == ItemConsent.NotNeeded)));

    /// <summary>For the daily job: the provisions of somebody who counts no more as process director, or whose case another leads.</summary>
    /// <param name="counting">Who counts as process director today.</param>
    public static IQueryable<Provision> LeftByTheirDirector(this DbSet<Provision> provisions, RondetafelDb db, IReadOnlyList<ProfessionalId> counting) =>
        provisions.Where(p => !counting.Contains(p.Director) || db.Cases.Any(c => c.Id == p.CaseId && c.Director != p.Director && counting.Contains(c.Director)));

    /// <summary>The provisions of one case, to hand them to who takes over its lead in the same save.</summary>
    public static IQueryable<Provision> OfTaken(this DbSet<Provision> provisions, Case taken) => provisions.Where(p => p.CaseId == taken.Id);

    /// <summary>A provision as its reader may open it: named to the director or the reviewer, or seated; none for anybody else.</summary>
    private static IQueryable<SealedItem> ProvisionItem(this RondetafelDb db, ItemKind kind, ProvisionId id, Actor actor, DateTime now)
    {
        if (kind == ItemKind.Provision)
            return db.Provisions.VisibleTo(actor, db).Where(p => p.Id == id).Select(p => new SealedItem(
                p.Id.Value, new ItemFacts(null, p.Director, false, false),
                new SealKey(EF.Property<Guid>(p, Conventions.KeyId), EF.Property<byte[]>(p, Conventions.KeyWrapped), EF.Property<int>(p, Conventions.KeyRoot)), null));
        if (kind == ItemKind.ProvisionConsent)
            return db.Provisions.AskedOf(actor, db, now).Where(p => p.Id == id).Select(p => new SealedItem(
                p.Id.Value, new ItemFacts(null, null, true, false),
                new SealKey(EF.Property<Guid>(p, Conventions.KeyId), EF.Property<byte[]>(p, Conventions.KeyWrapped), EF.Property<int>(p, Conventions.KeyRoot)), null));
        return db.Provisions.ToReview(actor, db, now).Where(p => p.Id == id).Select(p => new SealedItem(
            p.Id.Value, new ItemFacts(null, p.Reviewer, false, false),
            new SealKey(EF.Property<Guid>(p, Conventions.KeyId), EF.Property<byte[]>(p, Conventions.KeyWrapped), EF.Property<int>(p, Conventions.KeyRoot)), null));
    }
}
