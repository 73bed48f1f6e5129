using Microsoft.EntityFrameworkCore;
using Rondetafel.Access;
using Rondetafel.Data;
using Rondetafel.Domain.Governance.Catalogue;
using Rondetafel.Domain.Persons.Answers;
using Rondetafel.Domain.Persons.Signals;
using Rondetafel.Domain.Persons.Weighings;
using Rondetafel.Domain.Shared;
using Rondetafel.Ui;

namespace Rondetafel.Features.Persons.Weighings;

/// <summary>The answer to the reporter as it is chosen with the decision.</summary>
public sealed class FeedbackGiven
{
    /// <summary>"now" or "later".</summary>
    public string? Say { get; set; }

    /// <summary>Codes of one or two approved texts.</summary>
    public List<string> Texts { get; set; } = [];
}

/// <summary>What can be answered to the reporter.</summary>
/// <param name="Ways">Now, or later until the end of the term.</param>
/// <param name="Texts">The approved texts in force that fit every reporter of this signal, with their words.</param>
public sealed record FeedbackChoices(IReadOnlyList<Choice> Ways, IReadOnlyList<Choice> Texts);

/// <summary>What the part of a page that shows those choices needs: what was chosen, under the name that the form sends.</summary>
public sealed record FeedbackPart(FeedbackHolder Input, FeedbackChoices? Choices)
{
    public FeedbackPart(FeedbackGiven given, FeedbackChoices? choices) : this(new FeedbackHolder(given), choices)
    {
    }
}

/// <summary>Holds what was chosen, so that its fields are sent as Input.Feedback.</summary>
public sealed record FeedbackHolder(FeedbackGiven Feedback);

/// <summary>
/// The answer to whoever reported, chosen in the same step as the decision: an approved text now, or the duty becomes owed.
/// Who reported stays shut: only whether all of them are professionals is looked at.
/// </summary>
public sealed class ReporterFeedbackQuery(RondetafelDb db, Acting acting, Texts.Texts texts, Dates dates)
{
    /// <summary>Texts that only a professional may get.</summary>
    private static readonly string[] ForProfessionals = ["taken_up", "not_taken_up"];

    private static readonly string[] Order = ["received", "no_sign", "what_you_can_do", "looked_at", "taken_up", "not_taken_up"];

    /// <summary>The choices; null when no answer is owed for this signal any more.</summary>
    public async Task<FeedbackChoices?> RunAsync(Guid weighing, CancellationToken cancel)
    {
        var id = new WeighingId(weighing);
        var signal = await db.Weighings.VisibleTo(acting.By, Permission.LeadWeighing, db).Where(w => w.Id == id).Select(w => w.SignalId).SingleAsync(cancel);
        var answers = await AnswersAsync(db, acting, signal, cancel);
        if (answers.Count == 0) return null;
        var terms = (await Parameters.OnAsync(db, acting.Today, cancel)).Answer;
        var due = Deadline.InWorkingDays(acting.Now, terms.WorkingDays).Day;
        var approved = await ApprovedAsync(db, answers, acting.Today, cancel);
        return new FeedbackChoices(
            [new("now", texts["weighing.feedback.now"]), new("later", texts["weighing.feedback.later"], texts.Of("weighing.feedback.later.until", dates.Weekday(due)))],
            approved.Select(e => new Choice(e.Code, texts.Keys.Contains("weighing.feedback." + e.Code) ? texts["weighing.feedback." + e.Code] : e.Code, e.Text(texts.Language.Code))).ToList());
    }

    /// <summary>
    /// Makes the answer owed and gives what was chosen, in the caller's save. Refusals: "choice_needed" on Feedback.Say or
    /// Feedback.Texts, "texts_too_many", "not_approved" on Feedback.Texts.
    /// </summary>
    internal static async Task<Outcome> DecideAsync(RondetafelDb db, Acting acting, Weighing weighing, SignalAction about, FeedbackGiven given, CancellationToken cancel)
    {
        var answers = await AnswersAsync(db, acting, weighing.SignalId, cancel);
        if (answers.Count == 0) return Outcome.Done;
        var codes = given.Texts.Distinct().ToList();
        if (given.Say is not ("now" or "later")) return Outcome.Refused("choice_needed", "Feedback.Say");
        if (given.Say == "now" && codes.Count == 0) return Outcome.Refused("choice_needed", "Feedback.Texts");
        if (codes.Count > 2) return Outcome.Refused("texts_too_many", "Feedback.Texts");
        var terms = (await Parameters.OnAsync(db, acting.Today, cancel)).Answer;
        var approved = (await ApprovedAsync(db, answers, acting.Today, cancel)).ToDictionary(e => e.Code);
        var language = await db.Partnerships.Select(p => p.Language).SingleAsync(cancel);
        foreach (var answer in answers)
        {
            answer.DecisionTaken(about, Deadline.InWorkingDays(acting.Now, terms.WorkingDays).Day, acting.By, acting.Now);
            if (given.Say == "later") continue;
            foreach (var (code, place) in codes.Select((code, place) => (code, place)))
            {
                var text = approved.GetValueOrDefault(code); // a millisecond apart, so that they keep their order
                var one = new GivenAnswer(code, text?.Text(language) ?? code, Approved: text is not null);
                var outcome = answer.Give(new AnswerTextId(acting.NewId()), one, terms, acting.By, acting.Now.AddMilliseconds(place));
                if (!outcome.IsGood) return Outcome.Refused(outcome.Refusal!.Code, "Feedback.Texts");
            }
            if (answer.Reporter is { } reporter) WeighingDesk.Tell(db, acting, [reporter]);
        }
        if (answers.Any(a => a.DueOn is not null)) await TellHoldersAsync(db, acting, weighing.MunicipalityId, cancel);
        return Outcome.Done;
    }

    private static async Task<List<Answer>> AnswersAsync(RondetafelDb db, Acting acting, SignalId signal, CancellationToken cancel)
    {
        var weighed = await db.Signals.OfWeighings(acting.By, Permission.LeadWeighing, db).Where(s => s.Id == signal).WithMergedAsync(db, cancel);
        return await db.Answers.OfSignals(weighed).ToListAsync(cancel);
    }

    private static async Task<List<CatalogueEntry>> ApprovedAsync(RondetafelDb db, List<Answer> answers, DateOnly today, CancellationToken cancel) =>
        (await Parameters.InForceAsync(db, CatalogueKind.FeedbackText, today, cancel))
            .Where(e => !e.Withdrawn && (answers.All(a => a.Reporter is not null) || !ForProfessionals.Contains(e.Code)))
            .OrderBy(e => Array.IndexOf(Order, e.Code) is var at and >= 0 ? at : Order.Length).ThenBy(e => e.Code, StringComparer.Ordinal).ToList();

    private static async Task TellHoldersAsync(RondetafelDb db, Acting acting, MunicipalityId municipality, CancellationToken cancel)
    {
        var today = acting.Today;
        var people = await db.Professionals.AsNoTracking().Where(p => p.MunicipalityId == municipality && p.DesignatedUntil >= today).ToListAsync(cancel);
        WeighingDesk.Tell(db, acting, people.Where(p => p.Roles.Contains(Role.Dossierhouder)).Select(p => p.Id));
    }
}
