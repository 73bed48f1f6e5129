using Microsoft.EntityFrameworkCore;
using Rondetafel.Access;
using Rondetafel.Data;
using Rondetafel.Domain.Persons.Cases;
using Rondetafel.Domain.Persons.Provisions;
using Rondetafel.Domain.Shared;

namespace Rondetafel.Features.Persons.Provisions.Start;

/// <summary>Start a provision of a case.</summary>
/// <param name="Id">Chosen by the page, which goes on with it.</param>
public sealed record StartProvision(Guid Id, Guid Case, ReceiverGiven Receiver);

/// <summary>Starts one. Refusals: those of <see cref="Provision.Start"/>; "ground_needed" for a line that cannot be chosen, "text_too_long", "not_now" while the case is read-only or not led by who acts.</summary>
public sealed class StartProvisionHandler(RondetafelDb db, Acting acting)
{
    public async Task<Outcome> RunAsync(StartProvision command, CancellationToken cancel)
    {
        var key = new CaseId(command.Case);
        var found = await db.Cases.VisibleTo(acting.By, Permission.LeadCase, db, acting.Now).AsNoTracking()
            .Where(c => c.Id == key && (c.Status == CaseStatus.Running || c.Status == CaseStatus.Monitoring)).Select(c => new ProvidedCase(c.Id, c.MunicipalityId)).SingleOrDefaultAsync(cancel);
        if (found is null) return Outcome.Refused("not_now");
        if (TypedText.TooLong(("Person", command.Receiver.Person)) is { } wrong) return wrong;
        var known = await Lists.IsOnListAsync(db, ProvisionView.Grounds, command.Receiver.Ground, acting.Today, cancel);
        var terms = (await Parameters.OnAsync(db, acting.Today, cancel)).Provision;
        var (provision, outcome) = Provision.Start(new ProvisionId(command.Id), acting.NewCode('V'), found, known ? command.Receiver : command.Receiver with { Ground = null }, terms, acting.By, acting.Now);
        if (provision is null) return outcome;
        db.Provisions.Add(provision);
        return await db.SaveOrClashAsync(cancel);
    }
}
