using Microsoft.EntityFrameworkCore;
using Rondetafel.Access;
using Rondetafel.Data;
using Rondetafel.Domain.Persons.Answers;

namespace Rondetafel.Features.Persons.Answers.Mine;

/// <summary>The reports of the signed-in person that can still be read, newest first.</summary>
public sealed class OwnAnswersQuery(RondetafelDb db, Acting acting)
{
    public async Task<IReadOnlyList<OwnAnswer>> ListAsync(CancellationToken cancel)
    {
        var own = await Readable().Join(db.Municipalities, a => a.MunicipalityId, m => m.Id, (a, m) => new
        {
            a.Id,
            a.SignalId,
            a.ReportedAt,
            m.Name,
            a.DueOn,
            a.DestroyOn,
            HasText = a.Texts.Any(t => t.ForReporter && t.Code != AnswerText.Question),
            HasReason = a.Texts.Any(t => !t.ForReporter),
            AskedAt = a.Texts.Where(t => t.Code == AnswerText.Question).Max(t => (DateTime?)t.At),
        }).ToListAsync(cancel);
        var told = await db.Signals.OfReports(Readable()).Select(s => new { s.Id, s.SplitFrom, s.ReporterWroteAt }).ToListAsync(cancel);
        var wrote = told.GroupBy(s => s.SplitFrom ?? s.Id).ToDictionary(g => g.Key, g => g.Max(s => s.ReporterWroteAt));
        return [.. own.OrderByDescending(a => a.ReportedAt).Select(a => new OwnAnswer(
            a.Id.Value, a.ReportedAt, a.Name, a.DueOn, a.DestroyOn, a.HasText, a.HasReason, a.AskedAt is { } asked && wrote.TryGetValue(a.SignalId, out var at) && !(at >= asked)))];
    }

    /// <summary>The texts of one, sealed; empty when it can no longer be read.</summary>
    public Task<List<AnswerText>> TextsAsync(Guid id, CancellationToken cancel) =>
        Readable().Where(a => a.Id == new AnswerId(id)).SelectMany(a => a.Texts).Where(t => t.ForReporter).OrderBy(t => t.At).ToListAsync(cancel);

    private IQueryable<Answer> Readable()
    {
        var today = acting.Today;
        return db.Answers.VisibleTo(acting.By, Permission.ReadOwnAnswer).AsNoTracking().Where(a => a.DestroyOn == null || a.DestroyOn > today);
    }
}
