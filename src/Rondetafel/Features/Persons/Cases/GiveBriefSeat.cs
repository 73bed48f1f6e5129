using Microsoft.EntityFrameworkCore;
using Rondetafel.Access;
using Rondetafel.Data;
using Rondetafel.Domain.Persons.Cases;
using Rondetafel.Domain.Shared;

namespace Rondetafel.Features.Persons.Cases;

/// <summary>Give somebody a seat for four hours.</summary>
/// <param name="Id">The case.</param>
/// <param name="Person">Who gets it; null when nobody was chosen.</param>
/// <param name="Reason">Why it cannot wait.</param>
public sealed record GiveBriefSeat(Guid Id, TableCandidate? Person, string? Reason)
{
    /// <summary>Nothing of the text.</summary>
    public override string ToString() => nameof(GiveBriefSeat);
}

/// <summary>
/// Gives it, and tells at once who gets it, everybody with a seat there, the director and the lawfulness officers. Refusals: those of
/// <see cref="Case.GiveBriefSeat"/>, "brief_locked" while the review of an earlier one of the giver is late, "gone", "clash".
/// </summary>
public sealed class GiveBriefSeatHandler(CaseChangeHandler changes, RondetafelDb db, Acting acting)
{
    /// <summary>As the director of the case.</summary>
    public Task<Outcome> LeadingAsync(GiveBriefSeat command, CancellationToken cancel) =>
        RunAsync(command, give => changes.LeadAsync(command.Id, Parts.BriefSeats, turn => give(turn, null), cancel), cancel);

    /// <summary>As who is on duty for the director.</summary>
    public async Task<Outcome> OnDutyAsync(GiveBriefSeat command, CancellationToken cancel)
    {
        var served = await Directors.ServedByAsync(db, acting.By, acting.Today, cancel);
        return await RunAsync(command, give => changes.OnDutyAsync(
            command.Id, served, turn => give(turn, served.Contains(turn.Case.MunicipalityId) ? acting.By.Id : null), cancel), cancel);
    }

    private async Task<Outcome> RunAsync(GiveBriefSeat command, Func<Func<CaseTurn, ProfessionalId?, Outcome>, Task<Outcome>> change, CancellationToken cancel)
    {
        if (await db.BriefSeats.GivenBy(acting.By).AnyAsync(b => b.ReviewedAt == null && b.ReviewBy < acting.Today, cancel)) return Outcome.Refused("brief_locked");
        var wrong = Outcome.Fields(
            (command.Person is null, "choice_needed", "Professional"), (string.IsNullOrWhiteSpace(command.Reason), "reason_needed", "Reason"),
            (command.Reason?.Length > Narrative.MaxLength, "text_too_long", "Reason"));
        if (command.Person is not { } person || !wrong.IsGood) return wrong;
        var officers = (await Holders.WithRoleAsync(db, db.Professionals, Role.LawfulnessOfficer, acting.Today, cancel)).Select(p => p.Id).ToList();
        return await change((turn, named) => Give(turn, person, command.Reason, named, officers));
    }

    private static Outcome Give(CaseTurn turn, TableCandidate person, string? reason, ProfessionalId? named, IReadOnlyList<ProfessionalId> officers)
    {
        var atTable = turn.Case.Seats.Where(s => s.Counts(turn.Now)).Select(s => s.ProfessionalId).Append(turn.Case.Director);
        var given = new NewBriefSeat(new BriefSeatId(turn.NewId()), new SeatId(turn.NewId()), person.Id, person.OrganisationId, reason);
        var outcome = turn.Case.GiveBriefSeat(given, named, turn.By, turn.Now);
        if (!outcome.IsGood) return outcome;
        Notices.Tell(turn.Db, [person.Id], "cases.notice.brief", turn.NewId, turn.By, turn.Now);
        Notices.Tell(turn.Db, atTable.Concat(officers).Where(p => p != person.Id), "cases.notice.brief.other", turn.NewId, turn.By, turn.Now);
        return outcome;
    }
}
