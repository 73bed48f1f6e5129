using Microsoft.EntityFrameworkCore;
using Rondetafel.Data;
using Rondetafel.Domain.Persons.Cases;
using Rondetafel.Domain.Persons.Meetings;
using Rondetafel.Domain.Persons.Questions;
using Rondetafel.Domain.Persons.Tracks;
using Rondetafel.Domain.Persons.Weighings;
using Rondetafel.Domain.Shared;

namespace Rondetafel.Lab.Prove.NonInterference;

// Hidden cases, and what happens at them.
internal sealed partial class Hidden
{
    private async Task<bool> CaseAsync(RondetafelDb db)
    {
        var elsewhere = (await db.Municipalities.AsNoTracking().OrderBy(m => m.Name).ToListAsync(cancel)).Where(m => !_served.Contains(m.Id)).ToList();
        if (elsewhere.Count == 0 || Other(Role.ProcessDirector) is not { } director) return false;
        var seats = dice.Some(_people.OrderBy(p => p.Key, StringComparer.Ordinal).Select(p => p.Value).Where(p => (p.Is(Role.TablePartner) || p.Is(Role.Dossierhouder)) && !IsViewer(p.Id)).ToList(), dice.From(1, 4))
            .Select(p => new NewSeat(new SeatId(New([])), p.Id!.Value, p.Organisation!.Value, Today.AddDays(dice.From(20, 200)))).ToList();
        var (same, born) = (MayBeTyped && dice.Happens(50), new DateOnly(dice.From(1950, 2008), dice.From(1, 12), dice.From(1, 28)));
        var given = new NewCase(
            new WeighingId(New([])), dice.Pick(elsewhere).Id, Say("Doel"), [new NewExitCriterion(new ExitCriterionId(New([])), Say("Einde"))], seats,
            Today.AddDays(dice.From(20, 150)), Today.AddDays(dice.From(1, 15)), same ? TypedGivenNames : Word(), same ? TypedFamilyName : Word(), same ? TypedBirthDate : $"{born:d-M-yyyy}", null, same ? new DateOnly(1999, 2, 12) : born);
        var number = $"LV-{Random.Characters(5)}";
        if (Case.TakeIn(new CaseId(New()), number, given, _terms.Case, director, Now).Item1 is not { } made) return false;
        _words.Add(number);
        db.Cases.Add(made);
        return true;
    }

    private async Task<bool> CaseGoesOnAsync(RondetafelDb db)
    {
        if (await OneAsync(Unseen(db), c => c.Id.Value) is not { } found || found.Seats.Where(s => s.Until > Today && s.From <= Today).Select(As).FirstOrDefault() is not { } member) return false;
        var director = _people.Values.First(p => p.Id == found.Director);
        var executor = Other(Role.Executor);
        return (dice.From(0, 5) switch
        {
            0 => found.SetGoal(new GoalId(New()), "work", Say("Doel"), director, Now),
            1 => found.Agree(new NewPlanAction(new PlanActionId(New()), Say("Actie"), "work", member.Organisation!.Value, executor?.Id, PlanActionKind.Help, Today.AddDays(dice.From(0, 20))), director, Now),
            2 => found.Ask(new RequestId(New()), member.Organisation!.Value, Say("Vraag"), Today.AddDays(5), director, Now),
            3 => found.Contribute(Given(Audience.Table), member, Now),
            4 => found.Scale(new CaseStepGiven(new CaseStepId(New()), Say("Reden")), director, Now),
            _ => found.AskWhy(new CaseStepGiven(new CaseStepId(New()), Say("Waarom")), member, Now),
        }).IsGood;
    }

    private async Task<bool> CaseClosedAsync(RondetafelDb db)
    {
        if (await OneAsync(Unseen(db), c => c.Id.Value) is not { } found) return false;
        var checks = found.ExitCriteria.Select(e => new CriterionCheck(new ExitCheckId(New([])), e.Id, true, Say("Gehaald"))).ToList();
        return found.Close(new CaseStepGiven(new CaseStepId(New()), Say("Klaar")), checks, new ClosingGiven(found.TableOn(Today), Acknowledged: true), _people.Values.First(p => p.Id == found.Director), Now).IsGood;
    }

    private NewContribution Given(Audience audience) => new(
        new ContributionId(New()), dice.Pick<ContributionKind>([ContributionKind.Fact, ContributionKind.View]), Say("Bijdrage"), dice.Happens(50) ? "guidance" : CaseCategories.Health, "convenant", audience, Day: Today.AddDays(-1), Conditions: dice.Happens(30) ? Say("Niet verder") : null);

    /// <summary>At a case that the viewer may open: for others only.</summary>
    private async Task<bool> ContributionAsync(RondetafelDb db)
    {
        if (await OneAsync(Opened(db), c => c.Id.Value) is not { } found) return false;
        var from = found.Seats.Where(s => s.From <= Today && s.Until > Today && !IsViewer(s.ProfessionalId) && viewer?.Is(s.OrganisationId) != true).Select(As).ToList();
        if (from.Count == 0) return false;
        var by = dice.Pick(from);
        var others = from.Where(p => p.Organisation != by.Organisation).Select(p => p.Organisation!.Value).Distinct().ToList();
        return found.Contribute(Given(others.Count == 0 || dice.Happens(50) ? Audience.Own : Audience.Of(dice.Some(others, dice.From(1, others.Count)))), by, Now).IsGood;
    }

    private async Task<bool> RewriteAsync(RondetafelDb db)
    {
        var all = await Opened(db).ToListAsync(cancel);
        var rows = all.SelectMany(c => c.Contributions.Where(x => x.Audience.Kind != AudienceKind.WholeTable && viewer?.Is(x.Provider) != true && (viewer is null || !x.Audience.Includes(x.Provider, viewer.Actor.Organisation!.Value)))
            .SelectMany(x => c.Seats.Where(s => s.OrganisationId == x.Provider && s.From <= Today && s.Until > Today).Select(s => (Case: c, Row: x, By: As(s))))).OrderBy(x => x.Row.Id.Value).ToList();
        if (rows.Count == 0) return false;
        var (found, row, by) = dice.Pick(rows);
        if (row.Widening == WideningStatus.Waiting && dice.Happens(50)) return found.GiveAudience(row.Id, Audience.Own, null, by, Now).IsGood;
        if (row.AsksSecond && dice.Happens(50)) return found.GiveAudience(row.Id, Audience.Table, Say("Nodig"), by, Now).IsGood; // waits: nobody reads it yet
        return found.Rewrite(row.Id, Say("Anders"), null, by, Now).IsGood;
    }

    /// <summary>About a contribution that is for others only: proposed by who may read it, or answered by its provider.</summary>
    private async Task<bool> ProposalAsync(RondetafelDb db)
    {
        if (viewer?.Actor.Organisation is not { } mine) return false;
        var hidden = (await Opened(db).ToListAsync(cancel)).SelectMany(c => c.Contributions.Where(x => x.Provider != mine && !x.Audience.Includes(x.Provider, mine)).Select(x => (Case: c, Row: x))).OrderBy(x => x.Row.Id.Value).ToList();
        if (hidden.Count == 0) return false;
        var (found, about) = dice.Pick(hidden);
        var table = found.Seats.Where(s => s.From <= Today && s.Until > Today && !IsViewer(s.ProfessionalId)).Select(As).Append(_people.Values.First(p => p.Id == found.Director)).ToList();
        if (found.Proposals.FirstOrDefault(p => p.ContributionId == about.Id && p.Status == ProposalStatus.Waiting) is { } open)
            return table.FirstOrDefault(p => p.Organisation == open.To) is { } owner && found.DoProposal(open.Id, dice.Pick([ProposalAction.Accept, ProposalAction.Decline]), Say("Daarom"), owner, Now).IsGood;
        var readers = table.Where(p => p.Organisation != about.Provider && p.Organisation != mine && (p.Id == found.Director || about.Audience.Includes(about.Provider, p.Organisation!.Value))).ToList();
        return readers.Count > 0 && found.Propose(new ProposalId(New()), about.Id, dice.Pick([ProposalKind.Correction, ProposalKind.Addition]), Say("Voorstel"), dice.Pick(readers), Now).IsGood;
    }

    /// <summary>Of somebody else, about anybody; not for a process director, who is asked.</summary>
    private async Task<bool> QuestionAsync(RondetafelDb db)
    {
        if (viewer?.Actor.Is(Role.ProcessDirector) == true || Other(dice.Pick([Role.Professional, Role.TablePartner, Role.WeighingMember])) is not { } asker) return false;
        var (municipality, same) = (dice.Pick(await db.Municipalities.AsNoTracking().OrderBy(m => m.Name).ToListAsync(cancel)).Id, MayBeTyped && dice.Happens(50));
        var given = new NewQuestion(municipality, same ? TypedGivenNames : Word(), same ? TypedFamilyName : Word(), same ? TypedBirthDate : null, Say("Zorg"));
        if (TableQuestion.Ask(new TableQuestionId(New()), given, _terms.Question, asker, Now).Item1 is not { } question) return false;
        if (dice.Happens(30) && Other(Role.ProcessDirector) is { } director) question.See(director, Now);
        db.Questions.Add(question);
        return true;
    }

    /// <summary>Cases at which the viewer sits without leading them; without a viewer every open one.</summary>
    private IQueryable<Case> Opened(RondetafelDb db)
    {
        var (person, today) = (viewer?.Actor.Id, Today);
        var open = Whole(db).Where(c => c.Status == CaseStatus.Running || c.Status == CaseStatus.Monitoring);
        return viewer is null ? open : open.Where(c => c.Director != person && c.Seats.Any(s => s.ProfessionalId == person && s.From <= today && s.Until >= today));
    }

    /// <summary>At a case from whose table the viewer went: nothing of it is theirs any more but what their organisation contributed.</summary>
    private async Task<bool> WithdrawnAsync(RondetafelDb db)
    {
        if (viewer?.Actor.Id is not { } person) return false;
        var today = Today;
        var left = Whole(db).Where(c => c.Status == CaseStatus.Running && c.Director != person && !c.Actions.Any(a => a.Executor == person)
            && c.Seats.Any(s => s.ProfessionalId == person) && !c.Seats.Any(s => s.ProfessionalId == person && s.Until >= today));
        if (await OneAsync(left, c => c.Id.Value) is not { } found) return false;
        var director = _people.Values.First(p => p.Id == found.Director);
        if (dice.Happens(40)) return found.SetGoal(new GoalId(New()), "family", Say("Doel"), director, Now).IsGood;
        return found.Contribute(Given(Audience.Table), director, Now).IsGood;
    }

    private async Task<bool> MeetingAsync(RondetafelDb db)
    {
        if (Other(Role.ProcessDirector) is not { } chair) return false;
        var people = dice.Some(_people.OrderBy(p => p.Key, StringComparer.Ordinal).Select(p => p.Value).Where(p => p.Is(Role.TablePartner) && !IsViewer(p.Id)).ToList(), dice.From(1, 3)).Select(p => new Invitee(p.Id!.Value, p.Organisation!.Value)).ToList();
        var time = new MeetingTime(Today.AddDays(dice.From(0, 20)), new TimeOnly(dice.From(9, 16), 0), 60);
        var (meeting, outcome) = Meeting.Plan(
            new MeetingId(New()), new NewMeeting(chair.Id!.Value, MeetingKind.CaseConference, time, new MeetingPlace(Word(), null), people), () => new ParticipantId(New([])), chair, Now);
        if (meeting is null) throw new InvalidOperationException(outcome.Refusal!.Code);
        foreach (var led in (await db.Cases.AsNoTracking().Where(c => c.Director == chair.Id && c.Status == CaseStatus.Running).ToListAsync(cancel)).OrderBy(c => c.Id.Value).Take(dice.From(0, 2)))
            meeting.PutOn(new AgendaItemId(New()), led.Id, chair, Now);
        db.Meetings.Add(meeting);
        return true;
    }

    private async Task<bool> TrackAsync(RondetafelDb db)
    {
        if (await OneAsync(Unseen(db), c => c.Id.Value) is not { } found || Other(Role.WeighingMember) is not { } owner) return false;
        var track = ProsecutorTrack.Note(
            new ProsecutorTrackId(New()), new NewTrack(null, found.Id, found.MunicipalityId, owner.Id!.Value, TrackPlace.Beside, Today.AddDays(dice.From(5, 60))), _people.Values.First(p => p.Id == found.Director), Now).Item1;
        if (track is null) return false;
        db.Tracks.Add(track);
        return true;
    }
}
