using Microsoft.EntityFrameworkCore;
using Rondetafel.Access;
using Rondetafel.Data;
using Rondetafel.Domain.Governance.Catalogue;
using Rondetafel.Domain.Persons.Answers;
using Rondetafel.Domain.Persons.Signals;
using Rondetafel.Domain.Shared;

namespace Rondetafel.Features.Persons.Signals;

/// <summary>A report of a signed-in person: their own, or noted by a dossierhouder for whoever called or wrote.</summary>
/// <param name="OwnReport">Whether the signed-in person is the reporter.</param>
public sealed record ReceiveNote(NoteForm Form, Channel Channel, bool OwnReport);

/// <summary>What came of it.</summary>
public sealed record NoteReceived(SignalId Signal, AnswerId Answer);

/// <summary>Takes in the report, opens the duty to answer and tells the dossierhouders, in one save.</summary>
public sealed class ReceiveNoteHandler(RondetafelDb db, Acting acting)
{
    /// <summary>Refusals: those of <see cref="NoteForm.Check"/>, for an own report <see cref="NoteForm.CheckFacts"/>, and <see cref="Signal.Receive"/>; "municipality_needed"; "choice_needed" on Origin.</summary>
    public async Task<(NoteReceived?, Outcome)> RunAsync(ReceiveNote command, CancellationToken cancel)
    {
        var form = command.Form;
        var chosen = await MunicipalityAsync(command, cancel);
        var (origin, known) = await OriginAsync(command, cancel);
        var wrong = form.Check().And(command.OwnReport ? form.CheckFacts() : null).And(Outcome.Fields(
            (chosen is null, "municipality_needed", nameof(NoteForm.Municipality)), (!known, "choice_needed", nameof(NoteForm.Origin))));
        var municipality = chosen ?? default;
        var terms = await Parameters.OnAsync(db, acting.Today, cancel);
        var given = new NewSignal(municipality, command.Channel, origin, form.Person(), form.FactsGiven(acting.NewId, acting.Today), form.Thoughts(),
            ReceivedBy: wrong.IsGood ? await Holders.ReceiverAsync(db, municipality, acting.Today, cancel) : null);
        Signal? signal = null;
        var outcome = wrong.With(() =>
        {
            (signal, var received) = Signal.Receive(new SignalId(acting.NewId()), acting.NewCode('M'), given, terms.Signal, acting.By, acting.Now);
            return received.At("What", "Facts[0].What");
        });
        if (signal is null || !outcome.IsGood) return (null, outcome);
        var answer = Answer.Owe(new AnswerId(acting.NewId()), await ReporterAsync(command, signal, cancel), acting.By, acting.Now);
        db.Signals.Add(signal);
        db.Answers.Add(answer);
        Holders.Tell(db, (await Holders.OfAsync(db, municipality, acting.Today, cancel)).Where(p => p != acting.By.Id), acting.NewId, acting.Now);
        await db.SaveChangesAsync(cancel);
        return (new NoteReceived(signal.Id, answer.Id), Outcome.Done);
    }

    /// <summary>The chosen municipality of the partnership; a note for somebody else is always of the writer's own.</summary>
    private async Task<MunicipalityId?> MunicipalityAsync(ReceiveNote command, CancellationToken cancel)
    {
        if (!command.OwnReport) return acting.By.Municipality;
        if (!Guid.TryParse(command.Form.Municipality, out var value)) return null;
        var id = new MunicipalityId(value);
        return await db.Municipalities.AnyAsync(m => m.Id == id, cancel) ? id : null;
    }

    /// <summary>A professional's own report says by itself where it comes from; a dossierhouder chooses from the list or leaves it open.</summary>
    private async Task<(string? Origin, bool Known)> OriginAsync(ReceiveNote command, CancellationToken cancel)
    {
        if (!acting.By.Is(Role.Dossierhouder)) return ("professional", true);
        if (string.IsNullOrEmpty(command.Form.Origin)) return (null, true);
        var lines = await Parameters.InForceAsync(db, CatalogueKind.ListItem, acting.Today, cancel, "signal.origin");
        return (command.Form.Origin, lines.Any(l => l.Code == command.Form.Origin && !l.Withdrawn));
    }

    private async Task<NewAnswer> ReporterAsync(ReceiveNote command, Signal signal, CancellationToken cancel)
    {
        var form = command.Form;
        if (!command.OwnReport)
            return new NewAnswer(signal.Id, signal.MunicipalityId, null, null, form.ReporterName, form.Contact, form.WishGiven, null);
        var (id, person) = (acting.By.Id!.Value, acting.Person!);
        var contact = string.IsNullOrWhiteSpace(form.Contact) ? await db.Professionals.Where(p => p.Id == id).Select(p => p.Email).SingleAsync(cancel) : form.Contact;
        return new NewAnswer(signal.Id, signal.MunicipalityId, id, null, $"{person.Name}, {person.Function}, {person.Organisation}", contact, form.WishGiven, null);
    }
}
