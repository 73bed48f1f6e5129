using Microsoft.EntityFrameworkCore;
using Rondetafel.Data;
using Rondetafel.Domain.Persons.Cases;
using Rondetafel.Domain.Shared;
using Rondetafel.Vault;

namespace Rondetafel.Access;

// The scopes of seats for four hours: at which cases somebody may give one without leading them, and who reviews one.
public static partial class Scopes
{
    /// <summary>
    /// The open cases at which an actor is on duty for the director: for their number only. Whoever stands in for the chair there,
    /// and where nobody does the process director of the municipality (docs/decisions/0014).
    /// </summary>
    /// <param name="served">What <see cref="Directors.ServedByAsync"/> gives for the actor today.</param>
    public static IQueryable<Case> OnDuty(this DbSet<Case> cases, Actor actor, RondetafelDb db, IReadOnlyList<MunicipalityId> served, DateOnly today)
    {
        var named = Reaches(actor, Permission.LetIn, Reach.OwnName) ? actor.Id : null;
        var (hasNamed, functions) = (named is not null, Case.ChairFunctions);
        var mine = db.Set<Seat>().Where(s => hasNamed && (s.StandIn == named || s.ProfessionalId == named) && s.Function != null && functions.Contains(s.Function)
            && s.From <= today && today <= s.Until).Select(s => s.CaseId);
        var open = cases.Reaching(WallReach.Duty).Living();
        if (served.Count == 0) return open.Where(c => mine.Contains(c.Id) && c.Director != named); // from the seats: a partner's page does not walk all cases
        return open.Where(c => hasNamed && c.Director != named && (mine.Contains(c.Id) || (served.Contains(c.MunicipalityId)
            && !c.Seats.Any(s => s.Function != null && functions.Contains(s.Function) && s.From <= today && today <= s.Until
                && (s.ProfessionalId != c.Director || (s.StandIn != null && s.StandIn != c.Director))))));
    }

    /// <summary>The seats for four hours that an actor is asked to review, as <see cref="Case.MayReview"/> says.</summary>
    /// <param name="alsoReviewed">Also those that were reviewed, which the same people may read again.</param>
    public static IQueryable<BriefSeat> ToReview(this DbSet<BriefSeat> given, Actor actor, RondetafelDb db, DateTime now, bool alsoReviewed = false)
    {
        var (person, member, officer) = (actor.Id, Reaches(actor, Permission.ReviewBriefSeat, Reach.OwnSeat), Reaches(actor, Permission.ReviewBriefSeat, Reach.OwnName));
        return Reviewing(given.Reaching(WallReach.Review).Where(b => alsoReviewed || b.ReviewedAt == null), person, Reviewers(db, now))
            .Where(r => (member && r.Mine) || (officer && !r.Others)).Select(r => r.Given);
    }

    /// <summary>The seats for four hours whose review is late, for the lawfulness officer: number, giver and day, no text.</summary>
    public static IQueryable<BriefSeat> LateToReview(this DbSet<BriefSeat> given, Actor actor, DateOnly today)
    {
        var officer = Reaches(actor, Permission.ReviewBriefSeat, Reach.OwnName);
        return given.Where(b => officer && b.ReviewedAt == null && b.ReviewBy < today);
    }

    /// <summary>The seats for four hours that an actor gave. While one of these is reviewed too late they give no other.</summary>
    public static IQueryable<BriefSeat> GivenBy(this DbSet<BriefSeat> given, Actor actor)
    {
        var (person, hasPerson) = (actor.Id, actor.Id is not null);
        return given.Where(b => hasPerson && b.GivenBy == person);
    }

    /// <summary>The cases of seats for four hours that were chosen before, for their number, or for the one change that the review is.</summary>
    public static IQueryable<Case> OfBriefSeats(this DbSet<Case> cases, IQueryable<BriefSeat> given)
    {
        var ids = given.Select(b => b.CaseId);
        return cases.Reaching(WallReach.Review).Where(c => ids.Contains(c.Id));
    }

    /// <summary>A seat for four hours, reviewed or not, for its reviewer: opens what was written with it only, also once the case is closed.</summary>
    private static async Task<SealedItem?> BriefSeatAsync(RondetafelDb db, BriefSeatId id, Actor actor, DateTime now, CancellationToken cancel)
    {
        var found = await (from r in Reviewing(db.BriefSeats.Reaching(WallReach.Review).Where(b => b.Id == id), actor.Id, Reviewers(db, now))
                           join c in db.Cases on r.Given.CaseId equals c.Id
                           select new
                           {
                               Case = c.Id,
                               r.Mine,
                               r.Others,
                               Key = new SealKey(EF.Property<Guid>(c, Conventions.KeyId), EF.Property<byte[]>(c, Conventions.KeyWrapped), EF.Property<int>(c, Conventions.KeyRoot)),
                           }).SingleOrDefaultAsync(cancel);
        return found is null ? null : new SealedItem(found.Case.Value, new ItemFacts(null, found.Others ? null : actor.Id, found.Mine), found.Key, id.Value);
    }

    /// <summary>Seats for four hours that somebody neither gave nor got, with who reviews them: the one place that says it of rows, as <see cref="Case.MayReview"/> does of a case that is loaded.</summary>
    /// <param name="reviewers">What <see cref="Reviewers"/> gives.</param>
    private static IQueryable<ToBeReviewed> Reviewing(IQueryable<BriefSeat> given, ProfessionalId? person, IQueryable<Seat> reviewers) =>
        given.Where(b => b.GivenBy != person && b.ProfessionalId != person).Select(b => new ToBeReviewed
        {
            Given = b,
            Mine = reviewers.Any(s => s.CaseId == b.CaseId && s.OrganisationId != b.GivenFor && s.ProfessionalId == person && (s.OrganisationId != b.GotFor
                || !reviewers.Any(o => o.CaseId == b.CaseId && o.OrganisationId != b.GivenFor && o.OrganisationId != b.GotFor && o.ProfessionalId != b.ProfessionalId && o.ProfessionalId != b.GivenBy))),
            Others = reviewers.Any(s => s.CaseId == b.CaseId && s.OrganisationId != b.GivenFor && s.ProfessionalId != b.ProfessionalId && s.ProfessionalId != b.GivenBy),
        });

    /// <summary>A seat for four hours, whether somebody reviews it by their own seat, and whether anybody does so.</summary>
    private sealed class ToBeReviewed
    {
        public required BriefSeat Given { get; init; }
        public required bool Mine { get; init; }
        public required bool Others { get; init; }
    }

    /// <summary>The ordinary seats that count now at cases that are open.</summary>
    private static IQueryable<Seat> Reviewers(RondetafelDb db, DateTime now)
    {
        var today = Deadline.LocalDate(now);
        return db.Set<Seat>().Where(s => s.EndsAt == null && s.ForMeeting == null && s.From <= today && today <= s.Until
            && db.Cases.Any(c => c.Id == s.CaseId && (c.Status == CaseStatus.Running || c.Status == CaseStatus.Overdue || c.Status == CaseStatus.Monitoring)));
    }
}
