using Microsoft.EntityFrameworkCore;
using Rondetafel.Access;
using Rondetafel.Data;
using Rondetafel.Domain.Persons.Cases;
using Rondetafel.Domain.Persons.Signals;
using Rondetafel.Domain.Persons.Weighings;
using Rondetafel.Domain.Shared;
using Rondetafel.Features.Persons.Cases;
using Rondetafel.Texts;

namespace Rondetafel.Features.Persons.Weighings.TakeIn;

/// <summary>Take a person into the persoonsgerichte aanpak.</summary>
public sealed record TakeInPerson(Guid Id, int Version, TakeInInput Input);

/// <summary>
/// Decides to take in and opens the case with its table, in one save: weighing, signal, case, answer to the reporter and the
/// notices to the seats. A weighing that names a case takes the person in again there. Gives the id of the case.
/// </summary>
public sealed class TakeInPersonHandler(RondetafelDb db, Acting acting, WeighedSignalQuery signals, TableQuery table)
{
    public async Task<(Guid Case, Outcome Outcome)> RunAsync(TakeInPerson command, CancellationToken cancel)
    {
        var input = command.Input;
        if (Long(input) is { } refused) return (default, refused);
        if (await WeighingDesk.LoadAsync(db, acting, command.Id, Permission.LeadWeighing, cancel) is not { } weighing) return (default, Outcome.Refused("not_now"));
        if (weighing.Version != command.Version) return (default, WeighingDesk.Clash);
        if (await signals.RunAsync(command.Id, cancel) is not { } seen) return (default, Outcome.Refused("not_now"));
        var terms = await Parameters.OnAsync(db, acting.Today, cancel);
        var known = weighing.CaseId is null ? null : await KnownAsync(weighing.Id, cancel);
        var opens = known?.Id ?? new CaseId(acting.NewId());
        var open = known is { ClosedAt: null } ? known : null; // of a closed one nobody hears that it opens again, but a director who counts and leads it no more
        var another = known is not null && known.Director != acting.By.Id && (await Directors.OnAsync(db, acting.Today, cancel)).Contains(known.Director); // and counts
        if (another && open is not null) return (default, Outcome.Refused("case_led_by_another"));
        var (satThere, led) = (open?.Seats.Where(s => s.Counts(acting.Now)).Select(s => s.ProfessionalId).ToList() ?? [], another ? known?.Director : open?.Director);
        var decided = weighing.Decide(
            WeighingAction.TakeIn, new WeighingStepGiven(new WeighingStepId(acting.NewId()), input.Reason, LighterOption: input.LighterOption) { Case = opens }, terms[Parameters.ShieldedDays], acting.By, acting.Now);
        if (decided.IsAlreadySo || decided.Refusal is { Field: null }) return (default, decided);
        var (given, wrong) = await GivenAsync(weighing, seen, input, cancel);
        var (taken, outcome) = known is null ? Case.TakeIn(opens, acting.NewCode('C'), given, terms.Case, acting.By, acting.Now)
            : (known, known.TakeInAgain(new CaseStepId(acting.NewId()), given, terms.Case, acting.By, acting.Now));
        outcome = decided.And(wrong).And(outcome.At("ExitCriteria", "ExitCriteria[0]")).And(await ReporterFeedbackQuery.DecideAsync(db, acting, weighing, SignalAction.DecideTakenIn, input.Feedback, cancel));
        if (taken is null || !outcome.IsGood) return (default, outcome);
        if (known is null) db.Cases.Add(taken);
        foreach (var track in await db.Tracks.OfWeighing(weighing.Id, acting.By, db, acting.Now).ToListAsync(cancel)) track.GoToCase(taken.Id, acting.By, acting.Now);
        var moved = await WeighingDesk.ChangeSignalsAsync(db, acting, weighing, Permission.LeadWeighing,
            s => s.Decide(takenIn: true, new StepGiven(new SignalStepId(acting.NewId())), terms.Signal, acting.By, acting.Now), cancel);
        if (!moved.IsGood) return (default, moved);
        var seated = given.Seats.Select(s => s.Professional).Where(p => p != acting.By.Id).Distinct().ToList();
        WeighingDesk.Notice(db, acting, seated, "cases.notice.seat");
        var seatless = weighing.Seats.Select(s => s.ProfessionalId).Except(seated).ToList(); // of the weighing they keep their own view only
        WeighingDesk.Notice(db, acting, seatless, "weighing.notice.decided");
        WeighingDesk.Tell(db, acting, seated.Concat(seatless));
        Leave(satThere.Except(seated), "cases.notice.seat.ended");
        if (led is { } before) Leave([before], "lead.notice.case");
        return (opens.Value, await WeighingDesk.SaveAsync(db, cancel));
    }

    /// <summary>Tells who sat at the table of an earlier taking in, or led that case, and does no more.</summary>
    private void Leave(IEnumerable<ProfessionalId> people, string text) => Notices.Tell(db, people, text, acting.NewId, acting.By, acting.Now);

    /// <summary>The case that the weighing names, to take the person in again; null when it is destroyed.</summary>
    private Task<Case?> KnownAsync(WeighingId weighing, CancellationToken cancel) => db.Cases.NamedBy(weighing, acting.By, db, acting.Now).AsSplitQuery()
        .Include(c => c.Seats).Include(c => c.ExitCriteria).Include(c => c.Judgements).SingleOrDefaultAsync(cancel);

    /// <summary>The case as typed, and what is wrong with it before the domain judges.</summary>
    private async Task<(NewCase, Outcome)> GivenAsync(Weighing weighing, SignalSeen seen, TakeInInput input, CancellationToken cancel)
    {
        var until = WeighingDesk.ReadDay(input.NeededUntil, "NeededUntil", acting.Today, out var needed);
        var next = WeighingDesk.ReadDay(input.NextDiscussionOn, "NextDiscussionOn", acting.Today, out var discuss);
        var listed = !string.IsNullOrEmpty(input.Category) && await Lists.IsOnListAsync(db, "case.category", input.Category, acting.Today, cancel);
        var wrong = until.And(next).And(Outcome.Fields(
            (needed is null, "date_needed", "NeededUntil"), (discuss is null, "date_needed", "NextDiscussionOn"), (!listed, "choice_needed", "Category")));
        var seats = await SeatsAsync(weighing, input, cancel);
        var language = Language.FromCode(await db.Partnerships.Select(p => p.Language).SingleAsync(cancel)) ?? Language.Nl;
        var provider = weighing.Seats.First(s => s.Part == WeighingPart.Municipality).OrganisationId;
        return (new NewCase(
            weighing.Id, weighing.MunicipalityId, input.Purpose, input.ExitCriteria.Select(c => new NewExitCriterion(new ExitCriterionId(acting.NewId()), c)).ToList(), seats,
            needed ?? acting.Today, discuss ?? acting.Today, seen.Known(s => s.GivenNames), seen.Known(s => s.FamilyName), seen.Known(s => s.BirthDate), seen.Known(s => s.Address),
            Case.BirthDayFrom(seen.Known(s => s.BirthDate), acting.Today))
        {
            TakenOver = TakeOver.Contributions(TakeOver.From(seen, Texts.Texts.For(language)), input.Facts, input.Category ?? "", provider, acting),
        }, wrong);
    }

    /// <summary>The chosen people as seats until their designation ends; closing the case ends them earlier.</summary>
    private async Task<List<NewSeat>> SeatsAsync(Weighing weighing, TakeInInput input, CancellationToken cancel)
    {
        var candidates = await table.RunAsync(weighing.MunicipalityId, weighing.Seats.Select(s => s.ProfessionalId).ToList(), cancel);
        return candidates.Select(c => (Candidate: c, Chosen: input.People.FirstOrDefault(p => p.Id == c.Id.Value && p.Chosen))).Where(x => x.Chosen is not null)
            .Select(x => new NewSeat(
                new SeatId(acting.NewId()), x.Candidate.Id, x.Candidate.OrganisationId, x.Candidate.Until,
                StandIn: x.Candidate.StandIns.Where(s => s.Id.Value == x.Chosen!.StandIn).Select(s => (ProfessionalId?)s.Id).FirstOrDefault(), Function: x.Candidate.Place?.Function)).ToList();
    }

    private static Outcome? Long(TakeInInput input) => TypedText.TooLong(
    [
        ("Reason", input.Reason), ("LighterOption", input.LighterOption), ("Purpose", input.Purpose),
        .. input.ExitCriteria.Select((c, i) => ($"ExitCriteria[{i}]", c)),
    ]);
}
