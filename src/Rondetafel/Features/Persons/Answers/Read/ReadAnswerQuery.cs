using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Rondetafel.Access;
using Rondetafel.Data;
using Rondetafel.Domain.Persons.Answers;
using Rondetafel.Domain.Persons.Signals;
using Rondetafel.Domain.Shared;
using Rondetafel.Vault;

namespace Rondetafel.Features.Persons.Answers.Read;

/// <summary>What the holder of a receipt code sees.</summary>
/// <param name="Id">The answer, for the log.</param>
/// <param name="ReportedAt">When the report came in, UTC.</param>
/// <param name="Texts">What was given for the reporter, newest first.</param>
/// <param name="Questions">What the dossierhouder asked, newest first.</param>
/// <param name="IsAsked">Whether the newest question was not answered yet.</param>
/// <param name="DueOn">Until when an answer is promised; null when nothing is owed.</param>
/// <param name="ReadBy">Until when receipt is confirmed; null when that was done, or a decision was taken.</param>
/// <param name="IsLate">Whether that day is past.</param>
/// <param name="ErasedOn">The day on which this can no longer be read; null while that is not set.</param>
/// <param name="HeldApartUntil">The day on which report and answer are erased unless the reporter was spoken to; null when that was done.</param>
/// <param name="CanAdd">Whether the reporter can add something.</param>
public sealed record SeenAnswer(
    Guid Id, DateTime ReportedAt, IReadOnlyList<SeenText> Texts, IReadOnlyList<SeenText> Questions, bool IsAsked, DateOnly? DueOn, DateOnly? ReadBy, bool IsLate, DateOnly? ErasedOn, bool WantsAnswer, DateOnly? HeldApartUntil, bool CanAdd);

/// <summary>A text that was given.</summary>
public sealed record SeenText(DateTime At, string Text)
{
    /// <summary>Nothing of the text.</summary>
    public override string ToString() => nameof(SeenText);
}

/// <summary>Opens the answer of a receipt code. Unknown, expired and destroyed are the same null, found by the same query.</summary>
public sealed class ReadAnswerQuery(RondetafelDb db, Acting acting, SealedTexts texts)
{
    public async Task<SeenAnswer?> OpenAsync(byte[] code, CancellationToken cancel)
    {
        var mine = db.Answers.OfReceipt(SHA256.HashData(code), acting.Today).AsNoTracking();
        if (await mine.Include(a => a.Texts).SingleOrDefaultAsync(cancel) is not { } answer) return null;
        var table = CaseTable.ForReceipt(texts, code, answer.CodeHash, await mine.Items().SingleAsync(cancel));
        if (table is null) return null;
        db.Trace = db.Trace with { Rule = table.RuleName, Purpose = nameof(Permission.ReadOwnAnswer) };
        var isSplit = await Added.SplitAsync(db.Signals.OfReports(mine), cancel);
        var report = await db.Signals.OfReports(mine).Select(s => new { s.SplitFrom, s.Status, s.AcknowledgeBy, s.DestroyOn, s.ReporterWroteAt }).ToListAsync(cancel);
        var first = report.SingleOrDefault(s => s.SplitFrom is null);
        List<SeenText> Read(bool questions) => Together(answer.Texts.Where(t => t.ForReporter && t.IsQuestion == questions).OrderBy(t => t.At)
            .Select(t => new SeenText(t.At, table.Read(t.Text, t.Id.Value)!)));
        var questions = Read(questions: true);
        var readBy = answer.About is null && answer.Texts.All(t => t.IsQuestion) ? first?.AcknowledgeBy : null;
        return new SeenAnswer(
            answer.Id.Value, answer.ReportedAt, Read(questions: false), questions, report.Count > 0 && questions.Count > 0 && !(report.Max(s => s.ReporterWroteAt) >= questions[0].At), answer.DueOn, readBy, (answer.DueOn ?? readBy) < acting.Today, answer.DestroyOn, answer.Wish != AnswerWish.None,
            first is { Status: SignalStatus.HeldApart } ? first.DestroyOn : null, report.Exists(s => Added.Takes(s.Status, isSplit)));
    }

    /// <summary>What was given in one go stands together, in its order; the newest first.</summary>
    private static List<SeenText> Together(IEnumerable<SeenText> inOrder)
    {
        var all = new List<SeenText>();
        foreach (var text in inOrder)
        {
            if (all.Count > 0 && text.At - all[^1].At < TimeSpan.FromMilliseconds(10)) all[^1] = new SeenText(text.At, all[^1].Text + "\n\n" + text.Text);
            else all.Add(text);
        }
        all.Reverse();
        return all;
    }
}
