using Microsoft.EntityFrameworkCore;
using Rondetafel.Access;
using Rondetafel.Access.Accounts;
using Rondetafel.Data;
using Rondetafel.Domain.Shared;

namespace Rondetafel.Features.Admin.Professionals;

/// <summary>Designates (without id) or changes a professional.</summary>
/// <param name="Wrong">What the page found wrong: with it nothing is saved, and what else is wrong is said too.</param>
public sealed record SaveProfessional(Guid? Id, int Version, Designation Given, Outcome Wrong);

/// <summary>
/// Does it. A new professional gets a one-time code, shown once; a changed one is told what changed. Roles that the person does not
/// have wait for a second person, who is told; where there never was one, as at the set-up of a partnership, they count at once.
/// </summary>
public sealed class SaveProfessionalHandler(RondetafelDb db, Acting acting, Invites invites)
{
    public async Task<(Outcome Outcome, string? Code, bool Waits)> RunAsync(SaveProfessional command, CancellationToken cancel)
    {
        var given = command.Given;
        var email = given.Email.Trim().ToLowerInvariant();
        ProfessionalId? old = command.Id is { } guid ? new ProfessionalId(guid) : null;
        var wrong = command.Wrong.And(Outcome.Fields((await db.Professionals.AnyAsync(p => p.Email == email && p.Id != old, cancel), "email_taken", "Email")));
        return old is { } id ? await ChangeAsync(id, command.Version, given, wrong, cancel) : await AddAsync(given, email, wrong, cancel);
    }

    private async Task<(Outcome, string?, bool)> AddAsync(Designation given, string email, Outcome wrong, CancellationToken cancel)
    {
        var open = await db.Organisations.AnyAsync(o => o.Id == given.Organisation && (o.Until == null || o.Until >= acting.Today), cancel);
        var id = new ProfessionalId(acting.NewId());
        var (longest, seconds) = (await LongestAsync(cancel), await SecondsAsync(id, cancel));
        var ever = await Approvers.EverAsync(db, acting.By.Id, id, cancel);
        var (person, outcome) = ever
            ? Professional.Propose(id, given, longest, acting.By, acting.Now, acting.Today) : Professional.Designate(id, given, longest, acting.By, acting.Now, acting.Today);
        outcome = wrong.And(Outcome.Fields((!open, "choice_needed", "OrganisationId"))).And(outcome);
        if (person is null || !outcome.IsGood) return (outcome, null, false);
        db.Professionals.Add(person);
        var waits = Ask(person, null, seconds);
        outcome = await SaveAsync(id, alone: !ever && person.Roles.Any(r => r != Role.Professional), cancel);
        return (outcome, outcome.IsGood ? await invites.MakeAsync(id, email, cancel) : null, waits);
    }

    private async Task<(Outcome, string?, bool)> ChangeAsync(ProfessionalId id, int version, Designation given, Outcome wrong, CancellationToken cancel)
    {
        var person = await db.Professionals.SingleAsync(p => p.Id == id, cancel);
        if (person.Version != version) return (Outcome.Refused("clash"), null, false);
        var own = id == acting.By.Id && !person.Roles.Concat(person.AskedRoles).Order().SequenceEqual(given.Roles.Order());
        var (roles, asked, seconds, longest) = (person.Roles, person.AskedAt, await SecondsAsync(id, cancel), await LongestAsync(cancel));
        var (municipality, until) = (person.MunicipalityId != given.Municipality, person.DesignatedUntil != given.Until);
        var ever = await Approvers.EverAsync(db, acting.By.Id, id, cancel);
        var outcome = wrong.And(Outcome.Fields((own, "not_yours", nameof(Professional.Roles)))).And(ever
            ? person.ProposeChange(given, longest, acting.By, acting.Now, acting.Today) : person.Redesignate(given, longest, acting.By, acting.Now, acting.Today));
        if (!outcome.IsGood) return (outcome, null, false);
        if (!roles.SequenceEqual(person.Roles)) db.Tell(acting, id, "admin.notice.roles");
        if (municipality) db.Tell(acting, id, "admin.notice.municipality");
        if (until) db.Tell(acting, id, "admin.notice.until");
        db.MailWhenTold(acting, id);
        var waits = Ask(person, asked, seconds);
        outcome = await SaveAsync(id, alone: !ever && (person.Roles.Except(roles).Any() || (municipality && person.Roles.Contains(Role.Dossierhouder))), cancel);
        if (outcome.IsGood) await invites.FollowAsync(id, person.Email, cancel);
        return (outcome, null, waits);
    }

    /// <summary>
    /// Saves it. Roles that were given alone, because nobody else ever approved, are asked again when their turn comes: "roles_second" on Roles
    /// when another one was given in the meantime to somebody who can be the second person.
    /// </summary>
    private Task<Outcome> SaveAsync(ProfessionalId id, bool alone, CancellationToken cancel) => alone
        ? db.SaveInTurnOrClashAsync(async () => Outcome.Fields((await Approvers.EverAsync(db, acting.By.Id, id, cancel), "roles_second", nameof(Professional.Roles))), cancel)
        : db.SaveOrClashAsync(cancel);

    /// <summary>Tells the second persons when roles were asked anew; whether any waits.</summary>
    private bool Ask(Professional person, DateTime? before, IReadOnlyList<Professional> seconds)
    {
        if (person.AskedAt is { } at && at != before) Holders.Tell(db, seconds.Select(p => p.Id), acting.NewId, acting.Now);
        return person.AskedAt is not null;
    }

    private Task<IReadOnlyList<Professional>> SecondsAsync(ProfessionalId person, CancellationToken cancel) =>
        Approvers.ForRolesAsync(db, acting.By.Id, acting.By.Organisation, person, acting.Today, cancel);

    private async Task<int> LongestAsync(CancellationToken cancel) => (await Parameters.OnAsync(db, acting.Today, cancel))[Parameters.DesignationMonths];
}
