using Rondetafel.Data;
using Rondetafel.Domain.Persons.Cases;
using Rondetafel.Domain.Persons.Meetings;
using Rondetafel.Domain.Persons.Signals;
using Rondetafel.Domain.Persons.Tracks;
using Rondetafel.Domain.Persons.Weighings;
using Rondetafel.Domain.Shared;

namespace Rondetafel.Lab.Prove.Access;

// Weighings and cases of a random world.
public sealed partial class WorldMaker
{
    /// <summary>The terms of the cases of these worlds.</summary>
    public static readonly CaseTerms CaseTerms = new(6, 3, 30, 12, 28);
    private static readonly CriteriaForm Form = new(1, new DateOnly(2026, 1, 1), [new FormQuestion("danger", 1)]);
    private static readonly TrackTerms TrackTerms = new(30, 14);

    /// <summary>Two meetings of today for which seats pass; only their ids count.</summary>
    public static readonly MeetingId[] TwoMeetings = [new(new Guid("00000000-0000-4000-8000-0000000000a1")), new(new Guid("00000000-0000-4000-8000-0000000000a2"))];

    private int _passed;
    private int _let;
    private int _made;

    /// <summary>The cases that weighings took in and that are still to be made.</summary>
    private readonly Queue<(CaseId Id, Weighing Weighing, Actor Chair)> _opening = new();

    private void OneWeighing(RondetafelDb db, Signal signal, bool sure)
    {
        var chair = As(sure ? Staying(Role.ProcessDirector) : OfRole(Role.ProcessDirector, 85));
        var members = new[] { WeighingPart.Municipality, WeighingPart.Police, WeighingPart.Prosecutor, WeighingPart.Expert }
            .Select(p => (Part: p, Who: OfRole(p == WeighingPart.Expert ? Role.OutsideExpert : Role.WeighingMember, 85))).DistinctBy(m => m.Who.Id).ToList();
        while (members.Count < 3) members.Add((WeighingPart.Police, dice.Pick(_people.Except(members.Select(m => m.Who)).ToList())));
        var seats = members.Select((m, i) => new SeatGiven(new WeighingSeatId(ids.NewId()), m.Who.Id, m.Who.OrganisationId, i < 3 ? (WeighingPart)(i + 1) : WeighingPart.Expert)).ToList();
        var at = Ago(dice.From(0, 20));
        var (weighing, outcome) = Weighing.Convene(
            new WeighingId(ids.NewId()), $"W-{ids.Characters(5)}", new NewWeighing(signal.Id, signal.MunicipalityId, at, 10, Deadline.LocalDate(at).AddDays(3), seats, Form), chair, at);
        if (weighing is null) throw new InvalidOperationException(outcome.Refusal!.Code);
        foreach (var (_, who) in members.Where(_ => dice.Happens(70))) weighing.GiveView(View(), As(who), at);
        if (dice.Happens(30)) weighing.NoteView(View() with { ExpertName = "Buitenstaander" }, chair, at);
        if (dice.Happens(70)) weighing.OpenViews(WeighingStep(), chair, at);
        if (dice.Happens(20)) weighing.AskMore(WeighingStep() with { Until = Today.AddDays(9), Asked = members[0].Who.Id }, chair, at);
        if (!sure && dice.Happens(40)) End(signal, weighing, chair, at);
        db.Weighings.Add(weighing);
        if (sure || dice.Happens(90)) OneTrack(db, weighing, sure ? Staying(Role.WeighingMember) : OfRole(Role.WeighingMember, 85), chair, sure);
    }

    private void End(Signal signal, Weighing weighing, Actor chair, DateTime at)
    {
        var action = dice.Pick<WeighingAction>([WeighingAction.FindUnfounded, WeighingAction.FindNoPerson, WeighingAction.Refer, WeighingAction.TakeIn]);
        var opens = action == WeighingAction.TakeIn ? new CaseId(ids.NewId()) : (CaseId?)null;
        var decided = weighing.Decide(action, WeighingStep() with { Target = "youth", LighterOption = "hulp", Case = opens }, 14, chair, at);
        if (decided.IsGood && opens is { } open) _opening.Enqueue((open, weighing, chair));
        if (decided.IsGood) signal.Decide(action == WeighingAction.TakeIn, Step(), SignalTerms, chair, at);
    }

    private void OneTrack(RondetafelDb db, Weighing weighing, Professional owner, Actor chair, bool sure)
    {
        var (track, _) = ProsecutorTrack.Note(
            new ProsecutorTrackId(ids.NewId()), new NewTrack(weighing.Id, null, weighing.MunicipalityId, owner.Id, TrackPlace.Beside, Today.AddDays(30)), sure || dice.Happens(80) ? chair : As(dice.Pick(_people)), now);
        if (dice.Happens(30)) track!.ReportBack("klaar", false, TrackTerms, As(owner), now);
        db.Tracks.Add(track!);
    }

    private void OneCase(RondetafelDb db)
    {
        var of = _opening.TryDequeue(out var weighed) ? weighed : default;
        var director = of.Weighing is null ? As(OfRole(Role.ProcessDirector, 90)) : of.Chair;
        var taken = Ago(dice.From(0, OldestDays));
        var first = Deadline.LocalDate(taken);
        var members = Enumerable.Range(0, dice.From(2, 5)).Select(_ => dice.Happens(70) ? OfRole(dice.Pick([Role.TablePartner, Role.Dossierhouder]), 100) : dice.Pick(_people)).DistinctBy(p => p.Id).ToList();
        if (dice.Happens(30)) members = [.. members.Append(OfRole(dice.Pick([Role.LawfulnessOfficer, Role.Administrator]), 100)).DistinctBy(p => p.Id)];
        if (of.Weighing is not null) members = [.. members.Concat(_people.Where(p => of.Weighing.Seats.Any(s => s.ProfessionalId == p.Id) && dice.Happens(50))).DistinctBy(p => p.Id)];
        if (dice.Happens(15) && members.All(m => m.Id != director.Id)) members.Add(_people.First(p => p.Id == director.Id));
        var seats = members.Select(m => new NewSeat(new SeatId(ids.NewId()), m.Id, m.OrganisationId, first.AddDays(dice.From(3, 120)), null, dice.Happens(50) ? OfRole(dice.Pick([Role.TablePartner, Role.Dossierhouder]), 80).Id : null, dice.Happens(60) ? Case.ChairFunctions[0] : null)).ToList();
        var given = new NewCase(
            new WeighingId(ids.NewId()), dice.Pick(_municipalities).Id, "doel", [new(new ExitCriterionId(ids.NewId()), "einde")], seats,
            first.AddDays(dice.Happens(40) ? dice.From(5, 20) : dice.From(20, 150)), first.AddDays(5), "Ada", "Proef", null, null, null);
        var (made, outcome) = Case.TakeIn(of.Weighing is null ? new CaseId(ids.NewId()) : of.Id, $"LV-{ids.Characters(5)}", given, CaseTerms, director, taken);
        if (made is null) throw new InvalidOperationException(outcome.Refusal!.Code);
        for (var i = dice.From(1, 5); i > 0; i--) Contribute(made, dice.Happens(80) ? As(dice.Pick(members)) : director, taken);
        for (var i = dice.From(1, 4); i > 0; i--) Agree(made, director, dice.Pick(members).OrganisationId, taken);
        if (dice.Happens(30)) made.EndSeat(made.Seats[0].Id, director, taken.AddDays(1));
        if (dice.Happens(40)) made.GiveSeat(new NewSeat(new SeatId(ids.NewId()), dice.Pick(_people) is var p ? p.Id : default, p.OrganisationId, Today.AddDays(dice.From(0, 60))), director, now);
        PassSeats(made, members, director);
        LetIn(made, members, director);
        LiveOn(made, director, sure: of.Weighing is not null);
        db.Cases.Add(made);
        if (++_made % 2 == 0) db.Tracks.Add(ProsecutorTrack.Note(new ProsecutorTrackId(ids.NewId()), new NewTrack(null, made.Id, made.MunicipalityId, OfRole(Role.WeighingMember, 90).Id, TrackPlace.Beside, Today.AddDays(30)), director, now).Item1!);
    }

    /// <summary>The seats of two members pass for today's meetings in turn, to whoever is next; without dice, so that the worlds stay as they were.</summary>
    private void PassSeats(Case made, List<Professional> members, Actor director)
    {
        foreach (var member in members.Take(2))
            made.PassSeat(new SeatId(ids.NewId()), TwoMeetings[_passed % 2], member.Id, _people[_passed++ * 7 % _people.Count].Id, Today, director, now);
    }

    /// <summary>
    /// Seats for four hours: one with a second left, one that ends this very second, one that ended seconds ago, and one of days ago whose
    /// review is late or done; given by the director and by whoever stands in. Without dice too.
    /// </summary>
    private void LetIn(Case made, List<Professional> members, Actor director)
    {
        var fit = _people.Where(p => p.Roles.Any(r => r is Role.TablePartner or Role.Dossierhouder)).ToList();
        var giver = made.ChairStandIns(Today) is [var standIn, ..] && _let % 2 == 1 ? As(_people.First(p => p.Id == standIn)) : director;
        foreach (var ago in new[] { BriefSeat.Length - TimeSpan.FromSeconds(1), BriefSeat.Length, BriefSeat.Length + TimeSpan.FromSeconds(5), TimeSpan.FromDays(9) })
        {
            var (id, who) = (new BriefSeatId(ids.NewId()), fit[_let++ * 5 % fit.Count]);
            made.GiveBriefSeat(new NewBriefSeat(id, new SeatId(ids.NewId()), who.Id, who.OrganisationId, "nood"), null, giver, now - ago);
            if (_let % 3 == 0) made.ReviewBriefSeat(id, true, "terecht", As(members[^1]), now);
        }
    }

    private void Contribute(Case made, Actor by, DateTime at)
    {
        var audience = dice.From(0, 2) switch
        {
            0 => Audience.Own,
            1 => Audience.Of(dice.Some(_organisations, dice.From(1, 3)).Select(o => o.Id)),
            _ => Audience.Table,
        };
        var kind = dice.Pick<ContributionKind>([ContributionKind.View, ContributionKind.Document, ContributionKind.Conclusion, ContributionKind.OwnView]);
        var rests = kind == ContributionKind.Conclusion ? made.Contributions.Select(c => c.Id).Take(2).ToList() : [];
        made.Contribute(new NewContribution(new ContributionId(ids.NewId()), kind, "tekst", "guidance", "convenant", audience) { RestsOn = rests }, by, at);
    }

    private void Agree(Case made, Actor director, OrganisationId owner, DateTime at)
    {
        var id = new PlanActionId(ids.NewId());
        var executor = dice.Happens(80) ? OfRole(dice.Pick([Role.Executor, Role.TablePartner]), 80).Id : (ProfessionalId?)null;
        made.Agree(new NewPlanAction(id, "doe", "work", owner, executor, PlanActionKind.Help, Deadline.LocalDate(at).AddDays(30)), director, at);
        if (dice.Happens(40)) made.DoAction(id, dice.Pick([PlanActionStep.Finish, PlanActionStep.Miss, PlanActionStep.Withdraw]), "zo", null, director, at);
    }

    /// <summary>Where the case stands today; one that a weighing took in is mostly closed, so that what was noted there is shielded with it.</summary>
    private void LiveOn(Case made, Actor director, bool sure)
    {
        made.FallDue(new CaseStepId(ids.NewId()), Actor.Clock, now);
        var way = sure && dice.Happens(60) ? 2 : dice.From(0, 9);
        var checks = made.ExitCriteria.Select(c => new CriterionCheck(new ExitCheckId(ids.NewId()), c.Id, true, "ja")).ToList();
        if (way is 0 or 1) made.Monitor(new CaseStepGiven(new CaseStepId(ids.NewId()), "rustig", Today.AddDays(20)), "rust", Today.AddDays(60), CaseTerms, director, now);
        if (way == 1) made.CloseByTerm(new CaseStepId(ids.NewId()), false, Actor.Clock, now.AddDays(70));
        if (way is 2 or 3) made.Close(new CaseStepGiven(new CaseStepId(ids.NewId())), checks, new ClosingGiven(made.TableOn(Today).ToList(), Acknowledged: true), director, now);
    }

    private ViewGiven View() => new(new WeighingViewId(ids.NewId()), null, WeighingPart.None, [new(new CriterionAnswerId(ids.NewId()), "danger", 1, "nee")], "hulp");

    private WeighingStepGiven WeighingStep() => new(new WeighingStepId(ids.NewId()), "reden");
}
