using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Rondetafel.Access.Accounts;
using Rondetafel.Audit;
using Rondetafel.Data;
using Rondetafel.Domain.Persons.Answers;
using Rondetafel.Domain.Persons.Matching;
using Rondetafel.Domain.Persons.Signals;
using Rondetafel.Domain.Persons.Weighings;
using Rondetafel.Domain.Shared;
using Rondetafel.Mail;

namespace Rondetafel.Lab.Prove.NonInterference;

// Hidden signals, answers, weighings and what belongs to other people.
internal sealed partial class Hidden
{
    /// <summary>Whether hidden people may have the identity that the viewer types; a process director is given likely duplicates by design (docs/decisions/0006).</summary>
    private bool MayBeTyped => viewer is not null && !viewer.Actor.Is(Role.ProcessDirector);

    private Task<bool> SignalAsync(RondetafelDb db) => ReceiveAsync(db, MayBeTyped && dice.Happens(30));

    private Task<bool> DuplicateAsync(RondetafelDb db) => MayBeTyped ? ReceiveAsync(db, true) : Task.FromResult(false);

    private async Task<bool> ReceiveAsync(RondetafelDb db, bool asTyped) => await ReceivedAsync(db, asTyped) is not null;

    /// <summary>A signal of a municipality that is not the viewer's, with the answer owed for it.</summary>
    private async Task<Signal?> ReceivedAsync(RondetafelDb db, bool asTyped)
    {
        var own = viewer?.Actor.Municipality;
        var municipalities = await db.Municipalities.AsNoTracking().Where(m => own == null || m.Id != own).OrderBy(m => m.Name).ToListAsync(cancel);
        if (Other(Role.Professional) is not { } reporter) return null;
        var person = asTyped ? new PersonGiven(TypedGivenNames, TypedFamilyName, TypedBirthDate, null, null) : new PersonGiven(Word(), Word(), $"{dice.From(1, 28)}-{dice.From(1, 12)}-{dice.From(1950, 2008)}", Say("Straat"), null);
        var (at, code, isPublic) = (Now.AddMinutes(-dice.From(0, 600)), $"M-{Random.Characters(5)}", dice.Happens(40));
        var given = new NewSignal(
            dice.Pick(municipalities).Id, isPublic ? Channel.Phone : Channel.Professional, null, person, [new(new SignalFactId(New([])), new FactGiven(Say("Gezien"), null, null, null, Observation.Own))],
            new ThoughtsGiven(Say("Zorg"), null, null, null, PersonKnows.Unknown));
        var signal = Signal.Receive(new SignalId(New()), code, given, _terms.Signal, isPublic ? Actor.Public : reporter, at).Item1 ?? throw new InvalidOperationException("The hidden signal was refused.");
        _words.Add(code);
        db.Signals.Add(signal);
        var receipt = new byte[16];
        Random.Fill(receipt);
        db.Answers.Add(Answer.Owe(
            new AnswerId(New()), new NewAnswer(signal.Id, given.Municipality, isPublic ? null : reporter.Id, SHA256.HashData(receipt), Word(), "06 1", AnswerWish.CodeOnly, signal.DestroyOn), isPublic ? Actor.Public : reporter, at));
        return signal;
    }

    /// <summary>The signals of which the viewer may know nothing: of another municipality, told by another, not weighed and in no task of theirs.</summary>
    private IQueryable<Signal> UnseenSignals(RondetafelDb db)
    {
        var (own, person, directs) = (viewer?.Actor.Municipality, viewer?.Actor.Id, viewer?.Actor.Is(Role.ProcessDirector) == true);
        return db.Signals.Include(s => s.Facts).Where(s => (own == null || s.MunicipalityId != own) && (!directs || s.Status != SignalStatus.ToWeighing) && !db.Weighings.Any(w => w.SignalId == s.Id)
            && (person == null || !db.Answers.Any(a => (a.SignalId == s.Id || a.SignalId == s.SplitFrom) && a.Reporter == person)) && (person == null || !db.MatchTasks.Any(t => (t.SignalId == s.Id || t.OtherId == s.Id) && t.Director == person)));
    }

    private Actor? HolderOf(Signal signal) => _people.Values.FirstOrDefault(p => p.Is(Role.Dossierhouder) && p.Municipality == signal.MunicipalityId && !IsViewer(p.Id)) ?? Other(Role.Dossierhouder);

    private async Task<bool> SignalGoesOnAsync(RondetafelDb db)
    {
        if (await OneAsync(UnseenSignals(db), s => s.Id.Value) is not { } found || HolderOf(found) is not { } holder) return false;
        var step = new StepGiven(new SignalStepId(New()), Say("Reden"));
        return (dice.From(0, 3) switch
        {
            0 => found.Acknowledge(step, holder, Now),
            1 => found.Stop(step with { Target = "no_sign" }, _terms.Signal, holder, Now),
            2 => found.AskBack(step with { Until = Today.AddDays(7) }, holder, Now),
            _ => found.Route(step with { Target = "police" }, _terms.Signal, holder, Now),
        }).IsGood;
    }

    private async Task<bool> AnswerAsync(RondetafelDb db)
    {
        var signals = UnseenSignals(db).Select(s => s.Id);
        if (await OneAsync(db.Answers.Include(a => a.Texts).Where(a => signals.Contains(a.SignalId)), a => a.Id.Value) is not { } answer || Other(Role.Dossierhouder) is not { } holder) return false;
        answer.DecisionTaken(SignalAction.Acknowledge, Today.AddDays(3), holder, Now);
        return answer.Give(new AnswerTextId(New()), new GivenAnswer("received", Say("Antwoord"), Approved: true), _terms.Answer, holder, Now).IsGood;
    }

    private async Task<bool> WeighingAsync(RondetafelDb db)
    {
        if (Other(Role.ProcessDirector) is not { } chair || await ReceivedAsync(db, MayBeTyped && dice.Happens(30)) is not { } signal || HolderOf(signal) is not { } holder) return false;
        if (!signal.Acknowledge(new StepGiven(new SignalStepId(New())), holder, Now).IsGood) return false;
        if (!signal.BringToWeighing(new StepGiven(new SignalStepId(New()), Say("Reden"), LighterOption: "hulp"), holder, Now).IsGood) return false;
        var members = _people.OrderBy(p => p.Key, StringComparer.Ordinal).Select(p => p.Value).Where(p => p.Is(Role.WeighingMember) && !IsViewer(p.Id)).DistinctBy(p => p.Organisation).ToList();
        var parts = new[] { WeighingPart.Municipality, WeighingPart.Police, WeighingPart.Prosecutor };
        if (members.Count < 2) return false;
        var seats = parts.Select((p, i) => (Part: p, Who: i < members.Count ? members[i] : Other(Role.OutsideExpert))).Where(p => p.Who is not null)
            .Select(p => new SeatGiven(new WeighingSeatId(New([])), p.Who!.Id!.Value, p.Who.Organisation!.Value, p.Part)).ToList();
        var code = $"W-{Random.Characters(5)}";
        var form = await Parameters.FormAsync(db, Today, cancel);
        var weighing = Weighing.Convene(new WeighingId(New()), code, new NewWeighing(signal.Id, signal.MunicipalityId, Now, 10, Today.AddDays(3), seats, form), chair, Now).Item1;
        if (weighing is null) return false;
        _words.Add(code);
        if (dice.Happens(60)) weighing.GiveView(Of(weighing), members[0], Now);
        if (dice.Happens(30)) weighing.OpenViews(new WeighingStepGiven(new WeighingStepId(New()), Say("Reden")), chair, Now);
        db.Weighings.Add(weighing);
        return true;
    }

    /// <summary>Another organisation gives its view at a weighing where the viewer sits and has not given theirs; or writes it otherwise.</summary>
    private async Task<bool> ViewAsync(RondetafelDb db)
    {
        var person = viewer?.Actor.Id;
        var blind = db.Weighings.Include(w => w.Seats).Include(w => w.Views).ThenInclude(v => v.Answers)
            .Where(w => w.Status == WeighingStatus.Preparing && (person == null || (w.Chair != person && w.Seats.Any(s => s.ProfessionalId == person))));
        if (await OneAsync(blind, w => w.Id.Value) is not { } weighing) return false;
        var from = weighing.Seats.Where(s => viewer?.Is(s.OrganisationId) != true).Select(s => _people.Values.First(p => p.Id == s.ProfessionalId)).ToList();
        return from.Count > 0 && weighing.GiveView(Of(weighing), dice.Pick(from), Now).IsGood;
    }

    private ViewGiven Of(Weighing weighing)
    {
        var danger = weighing.Form.Questions.Single(q => q.Criterion == "danger");
        return new(new WeighingViewId(New()), null, WeighingPart.None, [new AnswerToCriterion(new CriterionAnswerId(New([])), "danger", danger.Edition, Say("Oordeel"))], Say("Advies"));
    }

    private async Task<bool> MatchAsync(RondetafelDb db)
    {
        var pair = dice.Some((await UnseenSignals(db).AsNoTracking().ToListAsync(cancel)).OrderBy(s => s.Id.Value).ToList(), 2);
        if (pair.Count < 2 || Other(Role.ProcessDirector) is not { } director) return false;
        var (one, other) = (pair[0].Id, pair[1].Id);
        if (await db.MatchTasks.AnyAsync(t => t.SignalId == one && t.OtherId == other, cancel)) return false;
        var task = MatchTask.Find(new MatchTaskId(New()), one, other, null, director.Id, Actor.Clock, Now);
        if (dice.Happens(30)) task.Dismiss(Say("Anders"), director, Now);
        db.MatchTasks.Add(task);
        return true;
    }

    private Task<bool> DraftAsync(RondetafelDb db)
    {
        if (Other(dice.Pick(Enum.GetValues<Role>())) is not { } owner) return Task.FromResult(false);
        var form = dice.Pick(["meldingen.nieuw", "meldingen.telefoon", "adviesvraag.noteren"]);
        if (db.Drafts.Any(d => d.Owner == owner.Id && d.Form == form && d.Part == "")) return Task.FromResult(false);
        db.Drafts.Add(Draft.Start(new DraftId(New()), owner.Id!.Value, new DraftPlace(form, ""), $"{{\"Input.FamilyName\":[\"{Word()}\"]}}", 7, owner, Now));
        return Task.FromResult(true);
    }

    /// <summary>Somebody else opened something the viewer may not see, or was refused it.</summary>
    private async Task<bool> ReadingAsync(RondetafelDb db)
    {
        if (Other(Role.TablePartner) is not { } reader || await OneAsync(Unseen(db).AsNoTracking(), c => c.Id.Value) is not { } found) return false;
        for (var i = dice.From(1, 5); i > 0; i--)
            db.Audit.Add(new AuditEntry
            {
                At = Now,
                Kind = dice.Happens(80) ? "read" : "refused",
                ActorId = reader.Id!.Value.Value,
                OrganisationId = reader.Organisation!.Value.Value,
                Action = "Case.opened",
                ObjectKind = "Case",
                ObjectId = found.Id.Value,
            });
        return true;
    }

    /// <summary>Somebody else signed in, sent a form and has mail waiting.</summary>
    private Task<bool> SessionAsync(RondetafelDb db)
    {
        if (Other(dice.Pick(Enum.GetValues<Role>())) is not { } person) return Task.FromResult(false);
        db.StaffSessions.Add(new StaffSession { Id = New([]), ProfessionalId = person.Id!.Value, StartedAt = Now, SeenAt = Now, Strong = true });
        db.UsedKeys.Add(new UsedKey { Key = Word(), At = Now });
        db.Outbox.Add(new OutboxMail { Id = New([]), For = person.Id!.Value, At = Now });
        db.ViewNotices.Add(ViewNotice.Tell(new ViewNoticeId(New()), person.Id!.Value, "cases.notice.closed", Actor.Clock, Now));
        return Task.FromResult(true);
    }
}
