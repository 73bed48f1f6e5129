using Microsoft.EntityFrameworkCore;
using Rondetafel.Access;
using Rondetafel.Data;
using Rondetafel.Domain.Persons.Answers;
using Rondetafel.Domain.Persons.Signals;
using Rondetafel.Domain.Persons.Weighings;
using Rondetafel.Domain.Shared;
using Rondetafel.Features.Persons.Answers;
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
/// <param name="Ways">Now when there is a text, or later until the end of the term.</param>
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
    /// <summary>The choices; null when no answer is owed for this signal any more.</summary>
    /// <param name="takesIn">Whether the person is taken in: then nothing is offered that says it was no sign.</param>
    public async Task<FeedbackChoices?> RunAsync(Guid weighing, bool takesIn, CancellationToken cancel)
    {
        var id = new WeighingId(weighing);
        var signal = await db.Weighings.VisibleTo(acting.By, Permission.LeadWeighing, db, acting.Now).Where(w => w.Id == id).Select(w => w.SignalId).SingleAsync(cancel);
        var answers = await AnswersAsync(db, acting, signal, cancel);
        if (answers.Count == 0) return null;
        var terms = (await Parameters.OnAsync(db, acting.Today, cancel)).Answer;
        var due = Deadline.InWorkingDays(acting.Now, terms.WorkingDays).Day;
        var approved = (await FeedbackQuery.InForceAsync(db, answers.All(a => a.Reporter is not null), acting.Today, cancel)).Where(e => !takesIn || !Contradicts(e.Code)).ToList();
        return new FeedbackChoices(
            [.. approved.Take(1).Select(_ => new Choice("now", texts["weighing.feedback.now"])), new("later", texts["weighing.feedback.later"], texts.Of("weighing.feedback.later.until", dates.Weekday(due)))],
            approved.Select(e => new Choice(e.Code, texts.Has("weighing.feedback." + e.Code) ? texts["weighing.feedback." + e.Code] : e.Code, e.Text(texts.Language.Code))).ToList());
    }

    /// <summary>
    /// Makes the answer owed and gives what was chosen, in the caller's save. Refusals: "choice_needed" on Feedback.Say or
    /// Feedback.Texts, "texts_too_many", "not_approved" on Feedback.Texts.
    /// </summary>
    internal static async Task<Outcome> DecideAsync(RondetafelDb db, Acting acting, Weighing weighing, SignalAction about, FeedbackGiven given, CancellationToken cancel)
    {
        var answers = await AnswersAsync(db, acting, weighing.SignalId, cancel);
        if (answers.Count == 0) return Outcome.Done;
        if (given.Say is not ("now" or "later")) return Outcome.Refused("choice_needed", "Feedback.Say");
        if (about == SignalAction.DecideTakenIn && given.Texts.Exists(Contradicts)) return Outcome.Refused("not_approved", "Feedback.Texts");
        var said = await FeedbackDuty.DecideAsync(db, acting, answers, about, new FeedbackInput { Say = given.Say, Texts = given.Texts }, cancel);
        if (!said.IsGood) return said;
        if (answers.Any(a => a.DueOn is not null)) await TellHoldersAsync(db, acting, weighing.MunicipalityId, cancel);
        return Outcome.Done;
    }

    /// <summary>Whether a text says that it was no sign or was not taken up; that is never said of somebody who is taken in.</summary>
    private static bool Contradicts(string code) => code is "no_sign" or "not_taken_up";

    private static Task<List<Answer>> AnswersAsync(RondetafelDb db, Acting acting, SignalId signal, CancellationToken cancel) =>
        db.AnswersOfAsync(db.Signals.OfWeighings(acting.By, Permission.LeadWeighing, db, acting.Now), signal, cancel);

    private static async Task TellHoldersAsync(RondetafelDb db, Acting acting, MunicipalityId municipality, CancellationToken cancel) =>
        WeighingDesk.Tell(db, acting, await Holders.OfAsync(db, municipality, acting.Today, cancel));
}
