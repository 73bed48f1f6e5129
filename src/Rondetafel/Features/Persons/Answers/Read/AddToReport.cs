using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Rondetafel.Access;
using Rondetafel.Data;
using Rondetafel.Domain.Persons.Signals;
using Rondetafel.Domain.Shared;

namespace Rondetafel.Features.Persons.Answers.Read;

/// <summary>Something that the reporter adds with the receipt code.</summary>
public sealed record AddToReport(byte[] Code, string? Text)
{
    /// <summary>Nothing of the text.</summary>
    public override string ToString() => nameof(AddToReport);
}

/// <summary>
/// Adds it to the signal, of two people in one report to the one that is not yet at the weighing, and tells the dossierhouders. Writing with the code counts as contact: what is held apart stays
/// for a whole term more, signal and answer. Refusals: "text_needed" and
/// "text_too_long" on Text, "report_gone" when the report takes no more, "clash" when somebody worked on it at that moment.
/// </summary>
public sealed class AddToReportHandler(RondetafelDb db, Acting acting)
{
    public async Task<Outcome> RunAsync(AddToReport command, CancellationToken cancel)
    {
        if (command.Text?.Length > Narrative.MaxLength) return Outcome.Refused("text_too_long", "Text");
        var mine = db.Answers.OfReceipt(SHA256.HashData(command.Code), acting.Today);
        if (await Added.ToAsync(db.Signals.OfReports(mine), cancel) is not { } signal) return Outcome.Refused("report_gone");
        var terms = await Parameters.OnAsync(db, acting.Today, cancel);
        var outcome = signal.AddByReporter(new SignalAdditionId(acting.NewId()), command.Text, terms.Signal, Actor.Public, acting.Now);
        if (!outcome.IsGood) return outcome.Refusal!.Code == "not_now" ? Outcome.Refused("report_gone") : outcome;
        if (signal is { Status: SignalStatus.HeldApart, DestroyOn: { } until }) (await mine.SingleAsync(cancel)).ReporterWrote(until, Actor.Public, acting.Now);
        db.Trace = db.Trace with { Rule = "receipt-code" };
        await Added.TellAsync(db, acting, signal, cancel);
        try
        {
            await db.SaveChangesAsync(cancel);
            return Outcome.Done;
        }
        catch (DbUpdateConcurrencyException)
        {
            return Outcome.Refused("clash");
        }
    }
}
