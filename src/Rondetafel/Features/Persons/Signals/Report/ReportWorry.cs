using Microsoft.EntityFrameworkCore;
using Rondetafel.Access;
using Rondetafel.Data;
using Rondetafel.Domain.Persons.Answers;
using Rondetafel.Domain.Persons.Signals;
using Rondetafel.Domain.Shared;
using Rondetafel.Mail;

namespace Rondetafel.Features.Persons.Signals.Report;

/// <summary>A worry told on the public page.</summary>
/// <param name="CodeHash">SHA-256 of the receipt code.</param>
public sealed record ReportWorry(
    MunicipalityId Municipality, PersonGiven Person, IReadOnlyList<FactGiven> Facts, ThoughtsGiven Thoughts,
    string? ReporterName, string? Contact, AnswerWish Wish, byte[] CodeHash)
{
    /// <summary>Nothing of the text.</summary>
    public override string ToString() => nameof(ReportWorry);
}

/// <summary>
/// Takes in a report without login: signal held apart, answer owed, notice to the dossierhouders, in one save; of two at once the second counts the first. Refusals:
/// those of <see cref="Signal.Receive"/>, and "ceiling" when the municipality had its number for today.
/// </summary>
public sealed class ReportWorryHandler(RondetafelDb db, Acting acting)
{
    /// <summary>Text of the notice to the dossierhouders when the ceiling of the day was reached.</summary>
    public const string CeilingNotice = "report.notice.ceiling";

    public async Task<Outcome> RunAsync(ReportWorry command, CancellationToken cancel)
    {
        var (by, now) = (Actor.Public, acting.Now);
        var terms = await Parameters.OnAsync(db, acting.Today, cancel);
        var facts = command.Facts.Select(f => new NewFact(new SignalFactId(acting.NewId()), f)).ToList();
        var given = new NewSignal(command.Municipality, Channel.PublicPage, null, command.Person, facts, command.Thoughts,
            ReceivedBy: await Holders.ReceiverAsync(db, command.Municipality, acting.Today, cancel));
        var (signal, outcome) = Signal.Receive(new SignalId(acting.NewId()), acting.NewCode('M'), given, terms.Signal, by, now);
        if (signal is null) return outcome;
        db.Signals.Add(signal);
        db.Answers.Add(Answer.Owe(new AnswerId(acting.NewId()), new NewAnswer(
            signal.Id, command.Municipality, null, command.CodeHash, command.ReporterName, command.Contact, command.Wish, signal.DestroyOn), by, now));
        return await db.SaveInTurnAsync(command.Municipality, () => FitsAsync(command.Municipality, terms[Parameters.DailyCeiling], cancel), cancel) ? Outcome.Done : Outcome.Refused("ceiling");
    }

    /// <summary>Whether this one fits below the ceiling of the day; tells the dossierhouders of it when it does.</summary>
    private async Task<bool> FitsAsync(MunicipalityId municipality, int ceiling, CancellationToken cancel)
    {
        var today = await ReportedTodayAsync(db, municipality, acting.Today, cancel);
        if (today >= ceiling) return false;
        await TellAsync(municipality, today + 1 >= ceiling, cancel);
        return true;
    }

    /// <summary>The reports without login of a municipality on a day, from the figures.</summary>
    internal static Task<int> ReportedTodayAsync(RondetafelDb db, MunicipalityId municipality, DateOnly day, CancellationToken cancel)
    {
        var code = nameof(Channel.PublicPage);
        return db.Counts.CountAsync(c => c.Kind == "signal.received" && c.On == day && c.MunicipalityId == municipality && c.Code == code, cancel);
    }

    private async Task TellAsync(MunicipalityId municipality, bool ceiling, CancellationToken cancel)
    {
        foreach (var holder in await Holders.OfAsync(db, municipality, acting.Today, cancel))
        {
            db.Outbox.Add(new OutboxMail { Id = acting.NewId(), For = holder, At = acting.Now, DueToday = ceiling });
            if (ceiling) db.ViewNotices.Add(ViewNotice.Tell(new ViewNoticeId(acting.NewId()), holder, CeilingNotice, Actor.Public, acting.Now));
        }
    }
}
