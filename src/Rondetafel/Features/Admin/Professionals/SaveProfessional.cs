using Microsoft.EntityFrameworkCore;
using Rondetafel.Access;
using Rondetafel.Access.Accounts;
using Rondetafel.Data;
using Rondetafel.Domain.Shared;

namespace Rondetafel.Features.Admin.Professionals;

/// <summary>Designates (without id) or changes a professional.</summary>
public sealed record SaveProfessional(Guid? Id, int Version, Designation Given);

/// <summary>Does it. A new professional gets a one-time code, shown once; a changed one is told what changed.</summary>
public sealed class SaveProfessionalHandler(RondetafelDb db, Acting acting, Invites invites)
{
    public async Task<(Outcome Outcome, ProfessionalId? Id, string? Code)> RunAsync(SaveProfessional command, CancellationToken cancel)
    {
        var given = command.Given;
        var email = given.Email.Trim().ToLowerInvariant();
        ProfessionalId? old = command.Id is { } guid ? new ProfessionalId(guid) : null;
        if (await db.Professionals.AnyAsync(p => p.Email == email && p.Id != old, cancel)) return (Outcome.Refused("email_taken", "Email"), null, null);
        return old is { } id ? (await ChangeAsync(id, command.Version, given, cancel), id, null) : await AddAsync(given, email, cancel);
    }

    private async Task<(Outcome, ProfessionalId?, string?)> AddAsync(Designation given, string email, CancellationToken cancel)
    {
        if (!await db.Organisations.AnyAsync(o => o.Id == given.Organisation && (o.Until == null || o.Until >= acting.Today), cancel))
            return (Outcome.Refused("choice_needed", "OrganisationId"), null, null);
        var id = new ProfessionalId(acting.NewId());
        var (person, outcome) = Professional.Designate(id, given, await LongestAsync(cancel), acting.By, acting.Now, acting.Today);
        if (person is null) return (outcome, null, null);
        db.Professionals.Add(person);
        outcome = await db.SaveOrClashAsync(cancel);
        return (outcome, id, outcome.IsGood ? await invites.MakeAsync(id, email, cancel) : null);
    }

    private async Task<Outcome> ChangeAsync(ProfessionalId id, int version, Designation given, CancellationToken cancel)
    {
        var person = await db.Professionals.SingleAsync(p => p.Id == id, cancel);
        if (person.Version != version) return Outcome.Refused("clash");
        var roles = !person.Roles.Order().SequenceEqual(given.Roles.Order());
        if (roles && id == acting.By.Id) return Outcome.Refused("not_yours", nameof(Professional.Roles));
        var (municipality, until) = (person.MunicipalityId != given.Municipality, person.DesignatedUntil != given.Until);
        var outcome = person.Redesignate(given, await LongestAsync(cancel), acting.By, acting.Now, acting.Today);
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
