using Microsoft.EntityFrameworkCore;
using Rondetafel.Access;
using Rondetafel.Data;
using Rondetafel.Domain.Governance.Catalogue;
using Rondetafel.Domain.Persons.Answers;
using Rondetafel.Domain.Persons.Signals;
using Rondetafel.Domain.Shared;
using Rondetafel.Ui;

namespace Rondetafel.Features.Persons.Answers;

/// <summary>The feedback to the reporter as it is chosen on a page.</summary>
public sealed class FeedbackInput
{
    /// <summary>"now", "later" or "not_possible".</summary>
    public string? Say { get; set; }

    /// <summary>Codes of one or two approved texts.</summary>
    public List<string>? Texts { get; set; }

    /// <summary>Why no answer is possible.</summary>
    public string? NotPossible { get; set; }

    /// <summary>"nl" or "en": the language of the text; that of the partnership when not chosen.</summary>
    public string? Language { get; set; }
}

/// <summary>Whom a decision answers, without who they are.</summary>
/// <param name="Professionals">Whether all have an account: only then may they hear whether it was taken up.</param>
/// <param name="WantNone">Whether none of them wants an answer.</param>
public sealed record Reporters(int Count, bool Professionals, bool WantNone);

/// <summary>What can be chosen as feedback: the approved texts in force.</summary>
public sealed class FeedbackQuery(RondetafelDb db, Acting acting, ApproversQuery approvers, Texts.Texts texts, Dates dates)
{
    /// <summary>Texts that only a professional may get: whether the report was taken up.</summary>
    private static readonly HashSet<string> ForProfessionals = ["taken_up", "not_taken_up"];

    /// <summary>The approved texts with their words, gentlest order first.</summary>
    public async Task<IReadOnlyList<Choice>> ChoicesAsync(bool professional, string language, CancellationToken cancel) =>
        (await InForceAsync(db, professional, acting.Today, cancel)).Select(e => new Choice(e.Code, Title(e.Code, texts), e.Text(language))).ToList();

    /// <summary>Whom to ask for approval while no text fits, or while one that is needed was not approved; null when there is nothing to ask.</summary>
    /// <param name="code">The text that is needed; null when any will do.</param>
    public async Task<IReadOnlyList<Approver>?> AskApprovalAsync(string? code, CancellationToken cancel) =>
        (await InForceAsync(db, professional: true, acting.Today, cancel)).Any(e => code is null || e.Code == code) ? null : await approvers.RunAsync(cancel);

    /// <summary>Whom a decision on a signal answers: its reporter, those of all signals merged into it, and whoever told of it together with another person.</summary>
    public async Task<Reporters> ReportersAsync(SignalId signal, CancellationToken cancel)
    {
        var answers = await FeedbackDuty.OfAllAsync(db, acting, signal, cancel);
        return new Reporters(answers.Count, answers.All(a => a.Reporter is not null), answers.All(a => a.Wish == AnswerWish.None));
    }

    /// <summary>Now when there is a text, later until the end of the term, or not possible.</summary>
    public async Task<IReadOnlyList<Choice>> WaysAsync(bool wantNone, bool later, bool now, CancellationToken cancel)
    {
        var terms = await Parameters.OnAsync(db, acting.Today, cancel);
        var due = Deadline.InWorkingDays(acting.Now, terms.Answer.WorkingDays).Day;
        var ways = new List<Choice>();
        if (now) ways.Add(new("now", texts["feedback.way.now"]));
        if (later) ways.Add(wantNone ? new("later", texts["feedback.way.none"]) : new("later", texts["feedback.way.later"], texts.Of("feedback.way.later.until", dates.Weekday(due))));
        ways.Add(new("not_possible", texts["feedback.way.not_possible"], texts["feedback.way.not_possible.hint"]));
        return ways;
    }

    /// <summary>The short title of a text; a text that was added later has its code.</summary>
    public static string Title(string code, Texts.Texts texts) => texts.Has("feedback.title." + code) ? texts["feedback.title." + code] : code;

    /// <summary>The approved texts in force that fit: whether it was taken up is for professionals only.</summary>
    internal static async Task<IReadOnlyList<CatalogueEntry>> InForceAsync(RondetafelDb db, bool professional, DateOnly today, CancellationToken cancel)
    {
        string[] order = ["received", "no_sign", "what_you_can_do", "looked_at", "taken_up", "not_taken_up"];
        return (await Parameters.InForceAsync(db, CatalogueKind.FeedbackText, today, cancel))
            .Where(e => !e.Withdrawn && (professional || !ForProfessionals.Contains(e.Code)))
            .OrderBy(e => Array.IndexOf(order, e.Code) is var at and >= 0 ? at : order.Length).ThenBy(e => e.Code, StringComparer.Ordinal).ToList();
    }
}

/// <summary>Keeps the feedback duty: a decision makes an answer owed to every reporter it concerns, a text or a reason ends the duty, in the caller's save.</summary>
internal static class FeedbackDuty
{
    /// <summary>After a decision of the dossierhouder: as the other, for all reporters of the signal and of those merged into it.</summary>
    public static async Task<Outcome> DecideAsync(RondetafelDb db, Acting acting, Signal signal, SignalAction action, FeedbackInput given, CancellationToken cancel) =>
        await DecideAsync(db, acting, await OfAllAsync(db, acting, signal.Id, cancel), action, given, cancel);

    /// <summary>After a decision: opens the duty of these answers, and gives each what was chosen. Refusals carry the field with "Feedback." before it.</summary>
    public static async Task<Outcome> DecideAsync(RondetafelDb db, Acting acting, IReadOnlyList<Answer> answers, SignalAction action, FeedbackInput given, CancellationToken cancel)
    {
        if (answers.Count == 0) return Outcome.Done;
        var terms = (await Parameters.OnAsync(db, acting.Today, cancel)).Answer;
        var due = Deadline.InWorkingDays(acting.Now, terms.WorkingDays).Day;
        var shared = await db.SharedAsync(answers, cancel); // of two people in one report the first duty stays until it is met
        var open = answers.Where(a => a.DueOn is not null && shared.Contains(a.SignalId)).ToDictionary(a => a, a => a.DueOn!.Value < due ? a.DueOn.Value : due);
        foreach (var answer in answers) answer.DecisionTaken(action, open.GetValueOrDefault(answer, due), acting.By, acting.Now);
        if (given.Say == "later") return Outcome.Done;
        var outcome = await GiveAsync(db, acting, answers, terms, given, cancel);
        if (outcome.IsGood) foreach (var (answer, day) in open) answer.DecisionTaken(action, day, acting.By, acting.Now);
        return outcome.At(field => "Feedback." + field);
    }

    /// <summary>The answer owed for a signal; null when another signal carries the duty (split) or the answer is gone.</summary>
    public static Task<Answer?> OfSignalAsync(RondetafelDb db, Acting acting, SignalId signal, CancellationToken cancel) =>
        db.Answers.VisibleTo(acting.By, Permission.GiveAnswer).SingleOrDefaultAsync(a => a.SignalId == signal, cancel);

    /// <summary>
    /// Puts a question to the reporter of a signal, who reads it with the code or in the account and is told when there
    /// is an account. Nothing happens without a question. Refusal: "reporter_cannot_read" on Question.
    /// </summary>
    public static async Task<Outcome> AskAsync(RondetafelDb db, Acting acting, SignalId signal, string? question, CancellationToken cancel)
    {
        if (string.IsNullOrWhiteSpace(question)) return Outcome.Done;
        if (await OfSignalAsync(db, acting, signal, cancel) is not { } answer) return Outcome.Refused("reporter_cannot_read", "Question");
        var asked = answer.Ask(new AnswerTextId(acting.NewId()), question, acting.By, acting.Now);
        if (asked.IsGood) TellReporters(db, acting, [answer], "answer.notice.question");
        return asked;
    }

    /// <summary>The answers of a signal, of all signals merged into it, and of the one it was split from.</summary>
    public static Task<List<Answer>> OfAllAsync(RondetafelDb db, Acting acting, SignalId signal, CancellationToken cancel) =>
        db.AnswersOfAsync(db.Signals.VisibleTo(acting.By, Permission.GiveAnswer), signal, cancel);

    /// <summary>
    /// Gives each one or two approved texts, or says why none is possible; professionals are told. Refusals:
    /// "choice_needed" on Say or Texts, "texts_too_many", "not_approved" on Texts, "reason_needed" on NotPossible.
    /// </summary>
    public static async Task<Outcome> GiveAsync(RondetafelDb db, Acting acting, IReadOnlyList<Answer> answers, AnswerTerms terms, FeedbackInput given, CancellationToken cancel)
    {
        if (given.Say == "not_possible") return NotPossible(acting, answers, terms, given);
        if (given.Say != "now") return Outcome.Refused("choice_needed", nameof(FeedbackInput.Say));
        var codes = (given.Texts ?? []).Distinct().ToList();
        if (codes.Count == 0) return Outcome.Refused("choice_needed", nameof(FeedbackInput.Texts));
        if (codes.Count > 2) return Outcome.Refused("texts_too_many", nameof(FeedbackInput.Texts));
        var professionals = answers.All(a => a.Reporter is not null);
        var approved = (await FeedbackQuery.InForceAsync(db, professionals, acting.Today, cancel)).ToDictionary(e => e.Code);
        var language = given.Language ?? await db.Partnerships.Select(p => p.Language).SingleAsync(cancel);
        foreach (var answer in answers)
        {
            foreach (var (code, place) in codes.Select((code, place) => (code, place)))
            {
                var text = approved.GetValueOrDefault(code); // a millisecond apart, so that they keep their order
                var one = new GivenAnswer(code, text?.Text(language) ?? code, Approved: text is not null);
                var outcome = answer.Give(new AnswerTextId(acting.NewId()), one, terms, acting.By, acting.Now.AddMilliseconds(place));
                if (!outcome.IsGood) return Outcome.Refused(outcome.Refusal!.Code, nameof(FeedbackInput.Texts));
            }
        }
        TellReporters(db, acting, answers, "answer.notice.given");
        return Outcome.Done;
    }

    private static Outcome NotPossible(Acting acting, IReadOnlyList<Answer> answers, AnswerTerms terms, FeedbackInput given)
    {
        foreach (var answer in answers)
        {
            var said = answer.NotPossible(new AnswerTextId(acting.NewId()), given.NotPossible, terms, acting.By, acting.Now);
            if (!said.IsGood) return Outcome.Refused(said.Refusal!.Code, nameof(FeedbackInput.NotPossible));
        }
        return Outcome.Done;
    }

    /// <summary>Tells those with an account that there is something to read at their report: a notice, and a mail that something waits.</summary>
    private static void TellReporters(RondetafelDb db, Acting acting, IReadOnlyList<Answer> answers, string text)
    {
        var told = answers.Select(a => a.Reporter).OfType<ProfessionalId>().Distinct().Where(r => r != acting.By.Id).ToList();
        Notices.Add(db, told, text, acting.NewId, acting.By, acting.Now);
        Holders.Tell(db, told, acting.NewId, acting.Now);
    }

    /// <inheritdoc cref="Saving.SaveOrClashAsync"/>
    public static Task<Outcome> SaveAsync(RondetafelDb db, CancellationToken cancel) => db.SaveOrClashAsync(cancel);
}
