using Rondetafel.Domain.Persons.Signals;
using Rondetafel.Domain.Shared;

namespace Rondetafel.Domain.Persons.Answers;

/// <summary>The answer to a reporter.</summary>
public readonly record struct AnswerId(Guid Value);

/// <summary>A text given to the reporter.</summary>
public readonly record struct AnswerTextId(Guid Value);

/// <summary>How the reporter wants the answer.</summary>
public enum AnswerWish
{
    /// <summary>By telephone.</summary>
    Phone,
    /// <summary>By mail.</summary>
    Mail,
    /// <summary>Only through the code or the account.</summary>
    CodeOnly,
    /// <summary>No answer wanted; receipt can still be read with the code.</summary>
    None,
}

/// <summary>
/// The answer owed to a reporter and the reporter's contact: an object of its own with its own key, apart from all
/// contributions (product.md rows 9 and 14). Open to the dossierhouder, and to the reporter without the contact.
/// </summary>
public sealed class Answer : Aggregate, IHasKey
{
    private readonly List<AnswerText> _texts = [];

    private Answer() { }

    /// <summary>Its id.</summary>
    public AnswerId Id { get; private set; }

    /// <summary>The signal it answers; the id stays after the signal was destroyed.</summary>
    public SignalId SignalId { get; private set; }

    /// <summary>The municipality whose dossierhouder owes it.</summary>
    public MunicipalityId MunicipalityId { get; private set; }

    /// <summary>The professional who reported; null for a reporter without login.</summary>
    public ProfessionalId? Reporter { get; private set; }

    /// <summary>SHA-256 of the receipt code; null when there is none.</summary>
    public byte[]? CodeHash { get; private set; }

    /// <summary>Who reported.</summary>
    [SealedAs("answer.reporter.name")] public Narrative? ReporterName { get; private set; }

    /// <summary>How to reach the reporter.</summary>
    [SealedAs("answer.reporter.contact")] public Narrative? ReporterContact { get; private set; }

    /// <summary>How the reporter wants the answer.</summary>
    public AnswerWish Wish { get; private set; }

    /// <summary>When the signal came in, UTC; shown to the reporter.</summary>
    public DateTime ReportedAt { get; private set; }

    /// <summary>Last local day of the duty that is open now; null when nothing is owed.</summary>
    public DateOnly? DueOn { get; private set; }

    /// <summary>The decision that made the answer owed; null before the first.</summary>
    public SignalAction? About { get; private set; }

    /// <summary>The local day on which it is destroyed; null while the signal lives or an answer is owed.</summary>
    public DateOnly? DestroyOn { get; private set; }

    /// <summary>What was given, oldest first; questions to the reporter among it.</summary>
    public IReadOnlyList<AnswerText> Texts => _texts;

    /// <summary>Whether the reporter can read it: with a code or in an account.</summary>
    public bool CanBeRead => CodeHash is not null || Reporter is not null;

    /// <inheritdoc />
    public override Guid RootId => Id.Value;

    /// <summary>Opens the duty with the report. The first answer, that it was received, is due with the acknowledgement.</summary>
    public static Answer Owe(AnswerId id, NewAnswer given, Actor by, DateTime now)
    {
        var answer = new Answer
        {
            Id = id,
            SignalId = given.Signal,
            MunicipalityId = given.Municipality,
            Reporter = given.Reporter,
            CodeHash = given.CodeHash,
            ReporterName = Narrative.OfOptional(given.Name),
            ReporterContact = Narrative.OfOptional(given.Contact),
            Wish = given.Wish,
            ReportedAt = now,
            DestroyOn = given.HeldApartUntil,
        };
        answer.Record(new AnswerOpened(by, now));
        return answer;
    }

    /// <summary>A decision makes an answer owed within the term, unless the reporter wants none; then the texts still show.</summary>
    public Outcome DecisionTaken(SignalAction action, DateOnly dueOn, Actor by, DateTime now)
    {
        var how = (Wish == AnswerWish.None, DueOn is null) switch
        {
            (true, true) => "not_wanted",
            (true, false) => "dropped",
            (false, true) => "new",
            (false, false) => "again", // one duty is open at most
        };
        (About, DueOn, DestroyOn) = (action, Wish == AnswerWish.None ? null : dueOn, null);
        Record(new AnswerOwed(MunicipalityId, how, by, now));
        return Outcome.Done;
    }

    /// <summary>Gives an approved text. Refusals: "text_needed"; "not_approved" when the chosen text is not in force.</summary>
    public Outcome Give(AnswerTextId id, GivenAnswer given, AnswerTerms terms, Actor by, DateTime now)
    {
        if (string.IsNullOrWhiteSpace(given.Text)) return Outcome.Refused("text_needed", "Text");
        if (!given.Approved) return Outcome.Refused("not_approved", "Text");
        _texts.Add(AnswerText.Of(id, Id, given, by.Id, now));
        var how = HowNow(now);
        End(terms, now);
        Record(new AnswerGiven(MunicipalityId, given.Code, how, by, now));
        return Outcome.Done;
    }

    /// <summary>Says that no answer is possible, because. Refusal: "reason_needed" on Reason.</summary>
    public Outcome NotPossible(AnswerTextId id, string? reason, AnswerTerms terms, Actor by, DateTime now)
    {
        if (string.IsNullOrWhiteSpace(reason)) return Outcome.Refused("reason_needed", "Reason");
        _texts.Add(AnswerText.Of(id, Id, new GivenAnswer("not_possible", reason, Approved: true, ForReporter: false), by.Id, now));
        var how = HowNow(now);
        End(terms, now);
        Record(new AnswerNotPossible(MunicipalityId, how, by, now));
        return Outcome.Done;
    }

    /// <summary>
    /// Puts a question to the reporter, who reads it with the code or in the account; it ends no duty. Refusals: "text_needed";
    /// "reporter_cannot_read" when there is neither code nor account.
    /// </summary>
    public Outcome Ask(AnswerTextId id, string? question, Actor by, DateTime now)
    {
        if (string.IsNullOrWhiteSpace(question)) return Outcome.Refused("text_needed", "Question");
        if (!CanBeRead) return Outcome.Refused("reporter_cannot_read", "Question");
        _texts.Add(AnswerText.Of(id, Id, new GivenAnswer(AnswerText.Question, question, Approved: true), by.Id, now));
        Record(new ReporterAsked(by, now));
        return Outcome.Done;
    }

    /// <summary>The reporter of a report that is held apart wrote: the answer stays at least as long as the report does.</summary>
    public void ReporterWrote(DateOnly heldApartUntil, Actor by, DateTime now)
    {
        if (DestroyOn < heldApartUntil) DestroyOn = heldApartUntil;
        Record(new ReporterWrote(by, now));
    }

    /// <summary>Corrects the contact after a talk.</summary>
    public Outcome CorrectContact(string? name, string? contact, AnswerWish wish, Actor by, DateTime now)
    {
        (ReporterName, ReporterContact, Wish) = (Narrative.OfOptional(name), Narrative.OfOptional(contact), wish);
        Record(new ReporterCorrected(by, now));
        return Outcome.Done;
    }

    /// <summary>The report counts from now on: its end date as a held-apart report falls away.</summary>
    public Outcome ReporterConfirmed(Actor by, DateTime now)
    {
        DestroyOn = null;
        Record(new ReporterCorrected(by, now));
        return Outcome.Done;
    }

    /// <summary>The signal is gone and nothing is owed: the answer ends after its reading term, and with a report held apart at once.</summary>
    public Outcome SignalGone(AnswerTerms terms, bool neverConfirmed, Actor by, DateTime now)
    {
        if (DueOn is not null && !neverConfirmed) return Outcome.Refused("still_owed");
        var owed = DueOn is not null;
        if (neverConfirmed) (DueOn, DestroyOn) = (null, Deadline.LocalDate(now));
        else DestroyOn ??= Deadline.InDays(now, terms.ReadableWeeks * 7).Day;
        Record(new AnswerEnding(MunicipalityId, owed, by, now));
        return Outcome.Done;
    }

    /// <summary>Says that its end has come. Refusals: "too_early", "still_owed".</summary>
    public Outcome Destroy(Actor by, DateTime now)
    {
        if (DueOn is not null) return Outcome.Refused("still_owed");
        if (DestroyOn is not { } end || Deadline.LocalDate(now) < end) return Outcome.Refused("too_early");
        Record(new AnswerDestroyed(by, now));
        return Outcome.Done;
    }

    /// <summary>How a text given now stands to the duty: "extra" when nothing was owed.</summary>
    private string HowNow(DateTime now) => DueOn is not { } due ? "extra" : Deadline.LocalDate(now) <= due ? "in_time" : "late";

    private void End(AnswerTerms terms, DateTime now)
    {
        DueOn = null;
        DestroyOn = Deadline.InDays(now, terms.ReadableWeeks * 7).Day;
    }
}

/// <summary>A text that was given, the reason why none could be, or a question to the reporter.</summary>
public sealed class AnswerText : IPart
{
    /// <summary>The code of a question to the reporter.</summary>
    public const string Question = "question";

    private AnswerText() { }

    /// <summary>Its id.</summary>
    public AnswerTextId Id { get; private set; }

    /// <summary>The answer it belongs to.</summary>
    public AnswerId AnswerId { get; private set; }

    /// <summary>Code of the approved text, "not_possible", or <see cref="Question"/>.</summary>
    public string Code { get; private set; } = "";

    /// <summary>Whether it asks the reporter something, and so is no answer.</summary>
    public bool IsQuestion => Code == Question;

    /// <summary>When, UTC.</summary>
    public DateTime At { get; private set; }

    /// <summary>Who gave it.</summary>
    public ProfessionalId? By { get; private set; }

    /// <summary>Whether the reporter reads it; a reason why no answer is possible stays with the dossierhouder.</summary>
    public bool ForReporter { get; private set; }

    /// <summary>The words as given.</summary>
    [SealedAs("answer.text")] public Narrative? Text { get; private set; }

    /// <inheritdoc />
    public Guid RootId => AnswerId.Value;

    /// <inheritdoc />
    public Guid PartId => Id.Value;

    internal static AnswerText Of(AnswerTextId id, AnswerId answer, GivenAnswer given, ProfessionalId? by, DateTime at) =>
        new() { Id = id, AnswerId = answer, Code = given.Code, At = at, By = by, ForReporter = given.ForReporter, Text = Narrative.Of(given.Text.Trim()) };
}

/// <summary>A new answer as it is owed.</summary>
public sealed record NewAnswer(SignalId Signal, MunicipalityId Municipality, ProfessionalId? Reporter, byte[]? CodeHash, string? Name, string? Contact, AnswerWish Wish, DateOnly? HeldApartUntil)
{
    /// <summary>Nothing of the text.</summary>
    public override string ToString() => nameof(NewAnswer);
}

/// <summary>A text to give: the code of the approved text and its words, whether it is in force, whether the reporter reads it.</summary>
public sealed record GivenAnswer(string Code, string Text, bool Approved, bool ForReporter = true)
{
    /// <summary>Nothing of the text.</summary>
    public override string ToString() => nameof(GivenAnswer);
}

/// <summary>The terms of an answer, from the parameters in force.</summary>
/// <param name="WorkingDays">Working days after each decision.</param>
/// <param name="ReadableWeeks">Weeks it can be read after it was given.</param>
public sealed record AnswerTerms(int WorkingDays, int ReadableWeeks);
