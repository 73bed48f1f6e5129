using Microsoft.EntityFrameworkCore;
using Rondetafel.Domain.Governance.Catalogue;
using Rondetafel.Domain.Persons.Answers;
using Rondetafel.Domain.Persons.Cases;
using Rondetafel.Domain.Persons.Signals;
using Rondetafel.Domain.Persons.Provisions;
using Rondetafel.Domain.Persons.Questions;
using Rondetafel.Domain.Persons.Tracks;
using Rondetafel.Domain.Persons.Weighings;
using Rondetafel.Domain.Shared;

namespace Rondetafel.Data;

/// <summary>The numbers in force on a day, from the versioned parameters; never constants in code.</summary>
public sealed class Parameters
{
    public const string DesignationGate = "designation.gate_from";
    public const string DesignationMonths = "designation.longest";
    public const string ScreeningMonths = "designation.screening";
    public const string TrainingMonths = "designation.training";
    public const string ConfidentialityMonths = "designation.confidentiality";
    public const string DraftDays = "draft.kept";
    public const string SentMailDays = "mail.sent";
    public const string AcknowledgeDays = "signal.acknowledge";
    public const string HeldApartDays = "signal.held_apart";
    public const string ShieldedDays = "signal.shielded";
    public const string AnswerDays = "answer.term";
    public const string AnswerWeeks = "answer.readable";
    public const string WeighingDays = "weighing.term";
    public const string TrackUnreadDays = "track.unread";
    public const string TrackReadDays = "track.read";
    public const string QuestionAnswerDays = "question.answer";
    public const string QuestionKeptDays = "question.kept";
    public const string QuestionsPerDay = "question.daily_ceiling";
    public const string ProvisionUnsentDays = "provision.unsent";
    public const string ProvisionYears = "provision.kept";
    public const string ThemeMonths = "theme.kept";
    public const string MeetingMonths = "meeting.kept";
    public const string ReviewMonths = "case.review";
    public const string MinorReviewMonths = "case.review_minor";
    public const string OverdueDays = "case.overdue";
    public const string MonitoringMonths = "case.monitoring";
    public const string InformDays = "case.inform";
    public const string FirstFigureYear = "figures.first_year";
    public const string DailyCeiling = "signal.daily_ceiling";

    private readonly Dictionary<string, CatalogueEntry> _entries;

    private Parameters(Dictionary<string, CatalogueEntry> entries) => _entries = entries;

    /// <summary>The number of a code. Throws when setup did not ship it.</summary>
    public int this[string code] => _entries[code].Number!.Value;

    /// <summary>What the employer's confirmations must be to count.</summary>
    public ConfirmationRule Confirmations => new(Date(this[DesignationGate]), this[ScreeningMonths], this[TrainingMonths]);

    /// <summary>The day written as a number yyyymmdd.</summary>
    public static DateOnly Date(int number) => new(number / 10000, number / 100 % 100, number % 100);

    /// <summary>The numbers of these versions, of which each is in force.</summary>
    public static Parameters Of(IEnumerable<CatalogueEntry> entries) => new(entries.Where(e => e.Kind == CatalogueKind.Parameter).ToDictionary(e => e.Code));

    /// <summary>The terms of a signal.</summary>
    public SignalTerms Signal => new(this[AcknowledgeDays], this[HeldApartDays], this[ShieldedDays]);

    /// <summary>The terms of an answer.</summary>
    public AnswerTerms Answer => new(this[AnswerDays], this[AnswerWeeks]);

    /// <summary>The terms of a prosecutor's track.</summary>
    public TrackTerms Track => new(this[TrackUnreadDays], this[TrackReadDays]);

    /// <summary>The terms of a question to the table.</summary>
    public QuestionTerms Question => new(this[QuestionAnswerDays], this[QuestionKeptDays]);

    /// <summary>The terms of a provision.</summary>
    public ProvisionTerms Provision => new(this[ProvisionUnsentDays], this[ProvisionYears]);

    /// <summary>The terms of a case.</summary>
    public CaseTerms Case => new(this[ReviewMonths], this[MinorReviewMonths], this[OverdueDays], this[MonitoringMonths], this[InformDays]);

    /// <summary>All numbers in force on a day, read once in the life of a context.</summary>
    public static async Task<Parameters> OnAsync(RondetafelDb db, DateOnly day, CancellationToken cancel)
    {
        if (db.Parameters is not { } read || read.Day != day) db.Parameters = read = (day, Of(await InForceAsync(db, CatalogueKind.Parameter, day, cancel)));
        return read.Numbers;
    }

    /// <summary>The versions of some kinds that are in force on a day, in one query.</summary>
    public static async Task<IReadOnlyList<CatalogueEntry>> InForceAsync(RondetafelDb db, IReadOnlyCollection<CatalogueKind> kinds, DateOnly day, CancellationToken cancel)
    {
        var entries = await db.Catalogue.AsNoTracking().Where(c => kinds.Contains(c.Kind) && c.Status == CatalogueStatus.InForce && c.From <= day).ToListAsync(cancel);
        return entries.GroupBy(e => (e.List, e.Code)).Select(g => g.MaxBy(e => e.Edition)!).OrderBy(e => e.Dutch, StringComparer.Ordinal).ToList();
    }

    /// <summary>The criteria form in force on a day: its questions in order, the main question first. Empty, version 0, while two people have not agreed with any.</summary>
    public static async Task<CriteriaForm> FormAsync(RondetafelDb db, DateOnly day, CancellationToken cancel)
    {
        var editions = await db.Catalogue.AsNoTracking()
            .Where(c => c.Kind == CatalogueKind.Criterion && c.Status == CatalogueStatus.InForce && c.From <= day && c.List == "criteria").ToListAsync(cancel);
        if (editions.Count == 0) return new CriteriaForm(0, day, []);
        var first = editions.Min(e => e.From);
        var asked = editions.GroupBy(e => e.Code).Select(g => g.MaxBy(e => e.Edition)!).Where(e => !e.Withdrawn).OrderBy(e => e.Number).ThenBy(e => e.Code, StringComparer.Ordinal);
        return new CriteriaForm(editions.Count - editions.Count(e => e.From == first && e.Edition == 1) + 1, editions.Max(e => e.From), asked.Select(e => new FormQuestion(e.Code, e.Edition)).ToList());
    }

    /// <summary>The versions of a kind that are in force on a day: per code the latest that has begun.</summary>
    public static async Task<IReadOnlyList<CatalogueEntry>> InForceAsync(RondetafelDb db, CatalogueKind kind, DateOnly day, CancellationToken cancel, string? list = null)
    {
        var entries = await db.Catalogue.AsNoTracking()
            .Where(c => c.Kind == kind && c.Status == CatalogueStatus.InForce && c.From <= day && (list == null || c.List == list)).ToListAsync(cancel);
        return entries.GroupBy(e => (e.List, e.Code)).Select(g => g.MaxBy(e => e.Edition)!).OrderBy(e => e.Dutch, StringComparer.Ordinal).ToList();
    }
}
