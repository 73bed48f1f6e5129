using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Rondetafel.Access.Accounts;
using Rondetafel.Data;
using Rondetafel.Domain.Governance.Catalogue;
using Rondetafel.Domain.Shared;

namespace Rondetafel.Access;

/// <summary>
/// Finds out who acts, once per request, from the session row and the designation as they are now: a right taken away
/// counts from the next request on. Leaves the public as actor when there is no session that still goes on. The page for a
/// fault asks nothing again: the database may be what failed.
/// </summary>
public sealed class ActorMiddleware(RequestDelegate next)
{
    /// <summary>The claim that holds the session id.</summary>
    public const string SessionClaim = "session";

    /// <summary>Key in the request's items: the owner, still designated, of a session that came to its end by itself, whose half-written form is kept. One that was ended by hand has no say any more.</summary>
    public static readonly object OverKey = new();

    public async Task InvokeAsync(HttpContext context, Acting acting, RondetafelDb db)
    {
        var fault = context.Features.Get<IExceptionHandlerFeature>() is not null;
        if (!fault && Guid.TryParse(context.User.FindFirstValue(SessionClaim), out var session)) await FindAsync(context, acting, db, session);
        await next(context);
    }

    private static async Task FindAsync(HttpContext context, Acting acting, RondetafelDb db, Guid session)
    {
        var (now, today, cancel) = (acting.Now, acting.Today, context.RequestAborted);
        var found = await Query(db, session, today, cancel);
        if (found is null) return;
        var roles = found.Until is { } until && until < today ? new HashSet<Role>() : found.Professional.RolesOn(today, found.Rule);
        if (roles.Count == 0 || found.Session.EndedAt is not null) return;
        if (IsPast(found.Session, now))
        {
            context.Items[OverKey] = found.Professional.Id;
            return;
        }
        var person = found.Professional;
        acting.Become(
            new Actor(person.Id, person.OrganisationId, person.MunicipalityId, roles),
            new SignedIn(session, person.Name, person.Function, found.Organisation, person.MustAcceptConfidentiality(now, found.Confidentiality!.Value), found.Session.Strong, found.HasDrafts));
        if (found.Session.SeenAt.AddMinutes(1) < now) await SeenAsync(db, session, now, cancel);
    }

    /// <summary>The session, who owns it and the numbers that decide on their roles. Kept compiled: every page of staff asks it.</summary>
    private static readonly Func<RondetafelDb, Guid, DateOnly, CancellationToken, Task<Found?>> Query = EF.CompileAsyncQuery((RondetafelDb db, Guid session, DateOnly today, CancellationToken cancel) =>
        (from s in db.StaffSessions.AsNoTracking()
         where s.Id == session
         join p in db.Professionals.AsNoTracking() on s.ProfessionalId equals p.Id
         join o in db.Organisations.AsNoTracking() on p.OrganisationId equals o.Id
         select new Found
         {
             Session = s,
             Professional = p,
             Organisation = o.Name,
             Until = o.Until,
             HasDrafts = db.Drafts.Any(d => d.Owner == p.Id),
             Gate = (from c in db.Catalogue where c.Code == Parameters.DesignationGate && c.Kind == CatalogueKind.Parameter && c.Status == CatalogueStatus.InForce && c.From <= today orderby c.Edition descending select c.Number).FirstOrDefault(),
             Screening = (from c in db.Catalogue where c.Code == Parameters.ScreeningMonths && c.Kind == CatalogueKind.Parameter && c.Status == CatalogueStatus.InForce && c.From <= today orderby c.Edition descending select c.Number).FirstOrDefault(),
             Training = (from c in db.Catalogue where c.Code == Parameters.TrainingMonths && c.Kind == CatalogueKind.Parameter && c.Status == CatalogueStatus.InForce && c.From <= today orderby c.Edition descending select c.Number).FirstOrDefault(),
             Confidentiality = (from c in db.Catalogue where c.Code == Parameters.ConfidentialityMonths && c.Kind == CatalogueKind.Parameter && c.Status == CatalogueStatus.InForce && c.From <= today orderby c.Edition descending select c.Number).FirstOrDefault(),
         }).SingleOrDefault());

    private static bool IsPast(StaffSession session, DateTime now) =>
        session.SeenAt.AddMinutes(StaffSession.IdleMinutes) < now || session.StartedAt.AddHours(StaffSession.MaxHours) < now;

    private static Task<int> SeenAsync(RondetafelDb db, Guid session, DateTime now, CancellationToken cancel) =>
        db.TouchAsync(set => set.StaffSessions.Where(s => s.Id == session).ExecuteUpdateAsync(u => u.SetProperty(s => s.SeenAt, now), cancel), cancel);

    private sealed class Found
    {
        public required StaffSession Session { get; init; }
        public required Professional Professional { get; init; }
        public required string Organisation { get; init; }
        public DateOnly? Until { get; init; }
        public bool HasDrafts { get; init; }
        public int? Gate { get; init; }
        public int? Screening { get; init; }
        public int? Training { get; init; }
        public int? Confidentiality { get; init; }

        public ConfirmationRule Rule => new(Parameters.Date(Gate!.Value), Screening!.Value, Training!.Value);
    }
}
