using Microsoft.EntityFrameworkCore;
using Rondetafel.Domain.Governance.Catalogue;
using Rondetafel.Domain.Persons.Answers;
using Rondetafel.Domain.Persons.Cases;
using Rondetafel.Domain.Persons.Signals;

namespace Rondetafel.Data;

/// <summary>The numbers in force on a day, from the versioned parameters; never constants in code.</summary>
public sealed class Parameters
{
    public const string DesignationGate = "designation.gate_from";
    public const string AcknowledgeDays = "signal.acknowledge";
    public const string HeldApartDays = "signal.held_apart";
    public const string ShieldedDays = "signal.shielded";
    public const string AnswerDays = "answer.term";
    public const string AnswerWeeks = "answer.readable";
    public const string WeighingDays = "weighing.term";
    public const string ReviewMonths = "case.review";
    public const string MinorReviewMonths = "case.review_minor";
    public const string OverdueDays = "case.overdue";
    public const string MonitoringMonths = "case.monitoring";
    public const string FirstFigureYear = "figures.first_year";
    public const string DailyCeiling = "signal.daily_ceiling";

    private readonly Dictionary<string, CatalogueEntry> _entries;

    private Parameters(Dictionary<string, CatalogueEntry> entries) => _entries = entries;

    /// <summary>The number of a code. Throws when setup did not ship it.</summary>
    public int this[string code] => _entries[code].Number!.Value;

    /// <summary>The terms of a signal.</summary>
    public SignalTerms Signal => new(this[AcknowledgeDays], this[HeldApartDays], this[ShieldedDays]);

    /// <summary>The terms of an answer.</summary>
    public AnswerTerms Answer => new(this[AnswerDays], this[AnswerWeeks]);

    /// <summary>The terms of a case.</summary>
    public CaseTerms Case => new(this[ReviewMonths], this[MinorReviewMonths], this[OverdueDays], this[MonitoringMonths]);

    /// <summary>Reads all numbers in force on a day in one query.</summary>
    public static async Task<Parameters> OnAsync(RondetafelDb db, DateOnly day, CancellationToken cancel) =>
        new((await InForceAsync(db, CatalogueKind.Parameter, day, cancel)).ToDictionary(e => e.Code));

    /// <summary>The versions of a kind that are in force on a day: per code the latest that has begun.</summary>
    public static async Task<IReadOnlyList<CatalogueEntry>> InForceAsync(RondetafelDb db, CatalogueKind kind, DateOnly day, CancellationToken cancel, string? list = null)
    {
        var entries = await db.Catalogue.AsNoTracking()
            .Where(c => c.Kind == kind && c.Status == CatalogueStatus.InForce && c.From <= day && (list == null || c.List == list)).ToListAsync(cancel);
        return entries.GroupBy(e => (e.List, e.Code)).Select(g => g.MaxBy(e => e.Edition)!).OrderBy(e => e.Dutch, StringComparer.Ordinal).ToList();
    }
}
