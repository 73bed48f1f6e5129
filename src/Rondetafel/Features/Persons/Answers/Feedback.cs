using Microsoft.EntityFrameworkCore;
using Rondetafel.Access;
using Rondetafel.Data;
using Rondetafel.Domain.Governance.Catalogue;
using Rondetafel.Domain.Persons.Answers;
using Rondetafel.Domain.Persons.Signals;
using Rondetafel.Domain.Shared;
using Rondetafel.Mail;
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

    /// <summary>"nl" or "en": the language of the text; Dutch when not chosen.</summary>
    public string? Language { get; set; }
}

/// <summary>What can be chosen as feedback: the approved texts in force.</summary>
public sealed class FeedbackQuery(RondetafelDb db, Acting acting, Texts.Texts texts, Dates dates)
{
    /// <summary>Texts that only a professional may get: whether the report was taken up.</summary>
    private static readonly HashSet<string> ForProfessionals = ["taken_up", "not_taken_up"];

    /// <summary>The approved texts with their words, gentlest order first.</summary>
    public async Task<IReadOnlyList<Choice>> ChoicesAsync(bool professional, string language, CancellationToken cancel) =>
        (await InForceAsync(db, professional, acting.Today, cancel)).Select(e => new Choice(e.Code, Title(e.Code, texts), e.Text(language))).ToList();

    /// <summary>Now, later until the end of the term, or not possible.</summary>
    public async Task<IReadOnlyList<Choice>> WaysAsync(AnswerWish wish, bool later, CancellationToken cancel)
    {
        var terms = await Parameters.OnAsync(db, acting.Today, cancel);
        var due = Deadline.InWorkingDays(acting.Now, terms.Answer.WorkingDays).Day;
        var ways = new List<Choice> { new("now", texts["feedback.way.now"]) };
        if (later) ways.Add(wish == AnswerWish.None ? new("later", texts["feedback.way.none"]) : new("later", texts["feedback.way.later"], texts.Of("feedback.way.later.until", dates.Weekday(due))));
        ways.Add(new("not_possible", texts["feedback.way.not_possible"], texts["feedback.way.not_possible.hint"]));
        return ways;
    }

    /// <summary>The short title of a text; a text that was added later has its code.</summary>
    public static string Title(string code, Texts.Texts texts) => texts.Keys.Contains("feedback.title." + code) ? texts["feedback.title." + code] : code;

    internal static async Task<IReadOnlyList<CatalogueEntry>> InForceAsync(RondetafelDb db, bool professional, DateOnly today, CancellationToken cancel)
    {
        string[] order = ["received", "no_sign", "what_you_can_do", "looked_at", "taken_up", "not_taken_up"];
        return (await Parameters.InForceAsync(db, CatalogueKind.FeedbackText, today, cancel))
            .Where(e => !e.Withdrawn && (professional || !ForProfessionals.Contains(e.Code)))
            .OrderBy(e => Array.IndexOf(order, e.Code) is var at and >= 0 ? at : order.Length).ThenBy(e => e.Code, StringComparer.Ordinal).ToList();
    }
}

/// <summary>Keeps the feedback duty of a signal: a decision makes an answer owed, a text or a reason ends the duty, in the caller's save.</summary>
internal static class FeedbackDuty
{
    /// <summary>After a decision: opens the duty, and gives what was chosen. Refusals carry the field with "Feedback." before it.</summary>
    public static async Task<Outcome> DecideAsync(RondetafelDb db, Acting acting, Signal signal, SignalAction action, FeedbackInput given, CancellationToken cancel)
    {
        if (await OfSignalAsync(db, acting, signal.Id, cancel) is not { } answer) return Outcome.Done;
        var terms = (await Parameters.OnAsync(db, acting.Today, cancel)).Answer;
        answer.DecisionTaken(action, Deadline.InWorkingDays(acting.Now, terms.WorkingDays).Day, acting.By, acting.Now);
        if (given.Say == "later") return Outcome.Done;
        var outcome = await GiveAsync(db, acting, answer, terms, given, cancel);
        return outcome.IsGood ? outcome : Outcome.Refused(outcome.Refusal!.Code, "Feedback." + outcome.Refusal.Field);
    }

    /// <summary>The answer owed for a signal; null when another signal carries the duty (split) or the answer is gone.</summary>
    public static Task<Answer?> OfSignalAsync(RondetafelDb db, Acting acting, SignalId signal, CancellationToken cancel) =>
        db.Answers.VisibleTo(acting.By, Permission.GiveAnswer).SingleOrDefaultAsync(a => a.SignalId == signal, cancel);

    /// <summary>
    /// Gives one or two approved texts, or says why none is possible. Refusals: "choice_needed" on Say or Texts,
    /// "texts_too_many", "not_approved" on Texts, "reason_needed" on NotPossible.
    /// </summary>
    public static async Task<Outcome> GiveAsync(RondetafelDb db, Acting acting, Answer answer, AnswerTerms terms, FeedbackInput given, CancellationToken cancel)
    {
        if (given.Say == "not_possible")
        {
            var said = answer.NotPossible(new AnswerTextId(acting.NewId()), given.NotPossible, terms, acting.By, acting.Now);
            return said.IsGood ? said : Outcome.Refused(said.Refusal!.Code, nameof(FeedbackInput.NotPossible));
        }
        if (given.Say != "now") return Outcome.Refused("choice_needed", nameof(FeedbackInput.Say));
        var codes = (given.Texts ?? []).Distinct().ToList(); // a millisecond apart, so that they keep their order
        if (codes.Count == 0) return Outcome.Refused("choice_needed", nameof(FeedbackInput.Texts));
        if (codes.Count > 2) return Outcome.Refused("texts_too_many", nameof(FeedbackInput.Texts));
        var approved = (await FeedbackQuery.InForceAsync(db, answer.Reporter is not null, acting.Today, cancel)).ToDictionary(e => e.Code);
        foreach (var (code, place) in codes.Select((code, place) => (code, place)))
        {
            var text = approved.GetValueOrDefault(code);
            var one = new GivenAnswer(code, text?.Text(given.Language == "en" ? "en" : "nl") ?? code, Approved: text is not null);
            var outcome = answer.Give(new AnswerTextId(acting.NewId()), one, terms, acting.By, acting.Now.AddMilliseconds(place));
            if (!outcome.IsGood) return Outcome.Refused(outcome.Refusal!.Code, nameof(FeedbackInput.Texts));
        }
        if (answer.Reporter is { } reporter && reporter != acting.By.Id) db.Outbox.Add(new OutboxMail { Id = acting.NewId(), For = reporter, At = acting.Now });
        return Outcome.Done;
    }

    /// <summary>Saves once. A clash is a refusal, unless it is this same form that arrived twice: that is answered before the page.</summary>
    public static async Task<Outcome> SaveAsync(RondetafelDb db, CancellationToken cancel)
    {
        try
        {
            await db.SaveChangesAsync(cancel);
            return Outcome.Done;
        }
        catch (DbUpdateConcurrencyException)
        {
            if (db.OnceKey is { } key && await db.UsedKeys.AsNoTracking().AnyAsync(u => u.Key == key, cancel)) throw;
            return Outcome.Refused("clash");
        }
    }
}
