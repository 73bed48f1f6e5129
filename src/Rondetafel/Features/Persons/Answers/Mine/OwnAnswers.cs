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
        var own = await Readable().OrderByDescending(a => a.ReportedAt).Join(db.Municipalities, a => a.MunicipalityId, m => m.Id, (a, m) => new OwnAnswer(
            a.Id.Value, a.ReportedAt, m.Name, a.DueOn, a.DestroyOn, a.Texts.Any(t => t.ForReporter), a.Texts.Any(t => !t.ForReporter))).ToListAsync(cancel);
        return [.. own.OrderByDescending(a => a.ReportedAt)];
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
