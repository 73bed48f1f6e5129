using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Rondetafel.Data;
using Rondetafel.Domain.Shared;

namespace Rondetafel.Access.Accounts;

/// <summary>Begins and ends sign-ins. The cookie holds the session id and whose it is, and nothing else.</summary>
public sealed class Sessions(RondetafelDb db, Acting acting, AccountLog log)
{
    /// <summary>Begins a session; false when the person has no designation or no role that counts today.</summary>
    public async Task<bool> StartAsync(HttpContext context, Guid account, bool strong, CancellationToken cancel)
    {
        if (await DesignatedAsync(new ProfessionalId(account), cancel) is not { } person) return false;
        var session = new StaffSession { Id = acting.NewId(), ProfessionalId = person.Id, StartedAt = acting.Now, SeenAt = acting.Now, Strong = strong };
        db.StaffSessions.Add(session);
        db.Audit.Add(log.Entry(AccountAction.SignedIn, account, person));
        await db.SaveChangesAsync(cancel);
        await context.SignOutAsync(IdentityConstants.TwoFactorUserIdScheme);
        await context.SignInAsync(IdentityConstants.ApplicationScheme, PrincipalOf(session));
        return true;
    }

    /// <summary>
    /// What the cookie of a session says. The token in a form is bound to the person and not to the session, so that a form
    /// that stood open can still be sent after signing in again.
    /// </summary>
    public static ClaimsPrincipal PrincipalOf(StaffSession session) => new(new ClaimsIdentity(
        [new Claim(ActorMiddleware.SessionClaim, session.Id.ToString()), new Claim(ClaimTypes.NameIdentifier, session.ProfessionalId.Value.ToString())],
        IdentityConstants.ApplicationScheme));

    /// <summary>Marks the present session as strong, and ends the others of the same person: a factor was set.</summary>
    public async Task StrengthenAsync(CancellationToken cancel)
    {
        foreach (var session in await MineAsync(cancel))
        {
            if (session.Id == acting.Person!.Session) session.Strong = true;
            else End(session);
        }
        await db.SaveChangesAsync(cancel);
    }

    /// <summary>Ends sessions of the signed-in person: the present one, another, or all others (null).</summary>
    public async Task EndMineAsync(Guid? id, CancellationToken cancel)
    {
        foreach (var session in await MineAsync(cancel))
            if (id is null ? session.Id != acting.Person!.Session : session.Id == id) End(session);
        await db.SaveChangesAsync(cancel);
    }

    /// <summary>Notes that the password was given again.</summary>
    public async Task ConfirmAsync(CancellationToken cancel)
    {
        var session = await db.StaffSessions.SingleAsync(s => s.Id == acting.Person!.Session, cancel);
        session.ConfirmedAt = acting.Now;
        await db.SaveChangesAsync(cancel);
    }

    /// <summary>Whether the password was given recently in this session.</summary>
    public async Task<bool> IsConfirmedAsync(CancellationToken cancel) =>
        (await db.StaffSessions.AsNoTracking().SingleAsync(s => s.Id == acting.Person!.Session, cancel)).IsConfirmed(acting.Now);

    /// <summary>The sessions of the signed-in person that go on, newest first, to be changed.</summary>
    public async Task<List<StaffSession>> MineAsync(CancellationToken cancel) => await OfAsync(acting.By.Id!.Value, cancel);

    /// <summary>Ends all sessions of somebody with the next save of this request.</summary>
    public async Task EndAllAsync(ProfessionalId person, CancellationToken cancel)
    {
        foreach (var session in await OfAsync(person, cancel)) End(session);
    }

    private async Task<List<StaffSession>> OfAsync(ProfessionalId person, CancellationToken cancel)
    {
        var (idle, oldest) = (acting.Now.AddMinutes(-StaffSession.IdleMinutes), acting.Now.AddHours(-StaffSession.MaxHours));
        return await db.StaffSessions.Where(s => s.ProfessionalId == person && s.EndedAt == null && s.SeenAt >= idle && s.StartedAt >= oldest)
            .OrderByDescending(s => s.StartedAt).ToListAsync(cancel);
    }

    private void End(StaffSession session)
    {
        session.EndedAt = acting.Now;
        var own = session.Id == acting.Person?.Session;
        db.Audit.Add(log.Entry(own ? AccountAction.SignedOut : AccountAction.SessionEnded, session.ProfessionalId.Value));
    }

    private async Task<Professional?> DesignatedAsync(ProfessionalId id, CancellationToken cancel)
    {
        var person = await db.Professionals.AsNoTracking().SingleOrDefaultAsync(p => p.Id == id, cancel);
        if (person is null) return null;
        var until = await db.Organisations.Where(o => o.Id == person.OrganisationId).Select(o => o.Until).SingleAsync(cancel);
        var rule = (await Parameters.OnAsync(db, acting.Today, cancel)).Confirmations;
        return (until is null || until >= acting.Today) && person.RolesOn(acting.Today, rule).Count > 0 ? person : null;
    }
}
