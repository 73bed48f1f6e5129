using Microsoft.EntityFrameworkCore;
using Rondetafel.Access;
using Rondetafel.Access.Accounts;
using Rondetafel.Data;
using Rondetafel.Domain.Shared;

namespace Rondetafel.Features.Admin.Professionals;

/// <summary>Designates (without id) or changes a professional.</summary>
/// <param name="Wrong">What the page found wrong: with it nothing is saved, and what else is wrong is said too.</param>
public sealed record SaveProfessional(Guid? Id, int Version, Designation Given, Outcome Wrong);

/// <summary>Does it. A new professional gets a one-time code, shown once; a changed one is told what changed.</summary>
public sealed class SaveProfessionalHandler(RondetafelDb db, Acting acting, Invites invites)
{
    public async Task<(Outcome Outcome, ProfessionalId? Id, string? Code)> RunAsync(SaveProfessional command, CancellationToken cancel)
    {
        var given = command.Given;
        var email = given.Email.Trim().ToLowerInvariant();
        ProfessionalId? old = command.Id is { } guid ? new ProfessionalId(guid) : null;
        var wrong = command.Wrong.And(Outcome.Fields((await db.Professionals.AnyAsync(p => p.Email == email && p.Id != old, cancel), "email_taken", "Email")));
        return old is { } id ? (await ChangeAsync(id, command.Version, given, wrong, cancel), id, null) : await AddAsync(given, email, wrong, cancel);
    }

    private async Task<(Outcome, ProfessionalId?, string?)> AddAsync(Designation given, string email, Outcome wrong, CancellationToken cancel)
    {
        var open = await db.Organisations.AnyAsync(o => o.Id == given.Organisation && (o.Until == null || o.Until >= acting.Today), cancel);
        var id = new ProfessionalId(acting.NewId());
        var (person, outcome) = Professional.Designate(id, given, await LongestAsync(cancel), acting.By, acting.Now, acting.Today);
        outcome = wrong.And(Outcome.Fields((!open, "choice_needed", "OrganisationId"))).And(outcome);
        if (person is null || !outcome.IsGood) return (outcome, null, null);
        db.Professionals.Add(person);
        outcome = await db.SaveOrClashAsync(cancel);
        return (outcome, id, outcome.IsGood ? await invites.MakeAsync(id, email, cancel) : null);
    }

    private async Task<Outcome> ChangeAsync(ProfessionalId id, int version, Designation given, Outcome wrong, CancellationToken cancel)
    {
        var person = await db.Professionals.SingleAsync(p => p.Id == id, cancel);
        if (person.Version != version) return Outcome.Refused("clash");
        var roles = !person.Roles.Order().SequenceEqual(given.Roles.Order());
        var (municipality, until) = (person.MunicipalityId != given.Municipality, person.DesignatedUntil != given.Until);
        var outcome = wrong.And(Outcome.Fields((roles && id == acting.By.Id, "not_yours", nameof(Professional.Roles))))
            .And(person.Redesignate(given, await LongestAsync(cancel), acting.By, acting.Now, acting.Today));
        if (!outcome.IsGood) return outcome;
        if (roles) db.Tell(acting, id, "admin.notice.roles");
        if (municipality) db.Tell(acting, id, "admin.notice.municipality");
        if (until) db.Tell(acting, id, "admin.notice.until");
        db.MailWhenTold(acting, id);
        outcome = await db.SaveOrClashAsync(cancel);
        if (outcome.IsGood) await invites.FollowAsync(id, person.Email, cancel);
        return outcome;
    }

    private async Task<int> LongestAsync(CancellationToken cancel) => (await Parameters.OnAsync(db, acting.Today, cancel))[Parameters.DesignationMonths];
}
