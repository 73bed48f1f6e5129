using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Rondetafel.Access;
using Rondetafel.Data;
using Rondetafel.Domain.Shared;

namespace Rondetafel.Features.Persons.Signals.Report;

/// <summary>The promised days, local dates.</summary>
public sealed record ReportDays(DateOnly Receipt, DateOnly Weighing, DateOnly Answer, DateOnly HeldApartUntil);

/// <summary>A municipality as its public form shows it.</summary>
/// <param name="IsFull">Whether it had its number of reports for today.</param>
public sealed record ReportDoor(
    MunicipalityId Id, string Name, string Slug, DoorState State, string Text, string? Phone, string? Hours,
    ReportDays Days, int ReceiptDays, int HeldApartDays, int ReadableWeeks, bool IsFull);

/// <summary>What the public form needs to know.</summary>
public sealed class ReportQuery(RondetafelDb db, Acting acting)
{
    /// <summary>The municipality of an address; null when there is none.</summary>
    public async Task<ReportDoor?> DoorAsync(string slug, CancellationToken cancel)
    {
        var m = await db.Municipalities.AsNoTracking().SingleOrDefaultAsync(x => x.Slug == slug, cancel);
        if (m is null) return null;
        var terms = await Parameters.OnAsync(db, acting.Today, cancel);
        var today = await ReportWorryHandler.ReportedTodayAsync(db, m.Id, acting.Today, cancel);
        return new ReportDoor(m.Id, m.Name, m.Slug, m.Door, m.DoorText, m.AdvicePhone, m.AdviceHours, Days(terms, acting.Now),
            terms[Parameters.AcknowledgeDays], terms[Parameters.HeldApartDays], terms[Parameters.AnswerWeeks], today >= terms[Parameters.DailyCeiling]);
    }

    /// <summary>The promised days of a report that was sent with this code; null when there is none.</summary>
    public async Task<ReportDays?> SentAsync(byte[] code, CancellationToken cancel)
    {
        var at = await db.Answers.OfReceipt(SHA256.HashData(code), acting.Today).Select(a => (DateTime?)a.ReportedAt).SingleOrDefaultAsync(cancel);
        return at is null ? null : Days(await Parameters.OnAsync(db, acting.Today, cancel), at.Value);
    }

    /// <summary>The language in which the partnership writes.</summary>
    public Task<string> LanguageAsync(CancellationToken cancel) => db.Partnerships.Select(p => p.Language).SingleAsync(cancel);

    private static ReportDays Days(Parameters terms, DateTime from)
    {
        var receipt = Deadline.InWorkingDays(from, terms[Parameters.AcknowledgeDays]).Day;
        var weighing = WorkingDays.Add(receipt, terms[Parameters.WeighingDays]);
        return new ReportDays(receipt, weighing, WorkingDays.Add(weighing, terms[Parameters.AnswerDays]), Deadline.InDays(from, terms[Parameters.HeldApartDays]).Day);
    }
}
