using Rondetafel.Domain.Shared;

namespace Rondetafel.Domain.Persons.Questions;

/// <summary>A question to the table.</summary>
public readonly record struct TableQuestionId(Guid Value);

/// <summary>
/// "I have a worry about this person", put to the process director (product.md, section 3; security-reliability 2.2, row 9).
/// Whoever asked gets always the same words and a date. Both days are fixed at asking and nothing of what the asker reads
/// depends on a look or on a match, so that neither tells whether somebody is on a table.
/// </summary>
public sealed class TableQuestion : Aggregate, IHasKey
{
    private TableQuestion() { }

    /// <summary>Its id.</summary>
    public TableQuestionId Id { get; private set; }

    /// <summary>Who asked.</summary>
    public ProfessionalId Asker { get; private set; }

    /// <summary>The organisation the asker asked for.</summary>
    public OrganisationId OrganisationId { get; private set; }

    /// <summary>The municipality whose process director is asked.</summary>
    public MunicipalityId MunicipalityId { get; private set; }

    /// <summary>When it was asked, UTC.</summary>
    public DateTime AskedAt { get; private set; }

    /// <summary>Local day that the asker is told: by then the process director has looked.</summary>
    public DateOnly AnsweredBy { get; private set; }

    /// <summary>Where it stands; never shown to the asker.</summary>
    public QuestionStatus Status { get; private set; }

    /// <summary>The process director who looked; null before.</summary>
    public ProfessionalId? SeenBy { get; private set; }

    /// <summary>Local day from which row and key are destroyed, looked at or not.</summary>
    public DateOnly DestroyOn { get; private set; }

    /// <summary>Given names of the person, as far as known.</summary>
    [SealedAs("question.person.given")] public Narrative? GivenNames { get; private set; }

    /// <summary>Family name of the person, as far as known.</summary>
    [SealedAs("question.person.family")] public Narrative? FamilyName { get; private set; }

    /// <summary>Date of birth as told; null when unknown.</summary>
    [SealedAs("question.person.birth")] public Narrative? BirthDate { get; private set; }

    /// <summary>Why it is asked.</summary>
    [SealedAs("question.reason")] public Narrative? Reason { get; private set; }

    /// <inheritdoc />
    public override Guid RootId => Id.Value;

    /// <summary>Asks. Refusals: "not_yours" for who is no person with an organisation; "name_needed" on FamilyName without any name, "reason_needed" on Reason.</summary>
    public static (TableQuestion?, Outcome) Ask(TableQuestionId id, NewQuestion given, QuestionTerms terms, Actor by, DateTime now)
    {
        if (by is not { Id: { } asker, Organisation: { } organisation }) return (null, Outcome.Refused("not_yours"));
        var wrong = Outcome.Fields(
            (string.IsNullOrWhiteSpace(given.GivenNames) && string.IsNullOrWhiteSpace(given.FamilyName), "name_needed", nameof(FamilyName)),
            (string.IsNullOrWhiteSpace(given.Reason), "reason_needed", nameof(Reason)));
        if (!wrong.IsGood) return (null, wrong);
        var question = new TableQuestion
        {
            Id = id,
            Asker = asker,
            OrganisationId = organisation,
            MunicipalityId = given.Municipality,
            AskedAt = now,
            AnsweredBy = Deadline.InWorkingDays(now, terms.WorkingDays).Day,
            DestroyOn = Deadline.InDays(now, terms.KeptDays).Day,
            GivenNames = Narrative.OfOptional(given.GivenNames),
            FamilyName = Narrative.OfOptional(given.FamilyName),
            BirthDate = Narrative.OfOptional(given.BirthDate),
            Reason = Narrative.OfOptional(given.Reason),
        };
        question.Record(new QuestionAsked(by, now));
        return (question, Outcome.Done);
    }

    /// <summary>The process director has looked. What the asker reads stays as it is. Refusals: "not_yours" for who is no person or asked it, "not_now" when it ended.</summary>
    public Outcome See(Actor by, DateTime now)
    {
        if (by.Id is not { } director || director == Asker) return Outcome.Refused("not_yours");
        var judged = QuestionTransitions.Table.Judge(Status, QuestionAction.See, QuestionWho.Director, Facts.None);
        if (!judged.IsGood || judged.IsAlreadySo) return judged;
        (Status, SeenBy) = (QuestionStatus.Seen, director);
        Record(new QuestionSeen(by, now));
        return Outcome.Done;
    }

    /// <summary>Says that it ends, row and key with it. Refusal: "too_early" before its day.</summary>
    public Outcome End(Actor by, DateTime now)
    {
        var judged = QuestionTransitions.Table.Judge(Status, QuestionAction.End, QuestionWho.Clock, Facts.None);
        if (!judged.IsGood || judged.IsAlreadySo) return judged;
        if (Deadline.LocalDate(now) < DestroyOn) return Outcome.Refused("too_early");
        Status = QuestionStatus.Ended;
        Record(new QuestionEnded(by, now));
        return Outcome.Done;
    }
}

/// <summary>A question as it is asked.</summary>
/// <param name="Municipality">Whose process director is asked.</param>
/// <param name="GivenNames">As typed; null when unknown.</param>
/// <param name="FamilyName">As typed; null when unknown.</param>
/// <param name="BirthDate">As told; null when unknown.</param>
/// <param name="Reason">Why, in words.</param>
public sealed record NewQuestion(MunicipalityId Municipality, string? GivenNames, string? FamilyName, string? BirthDate, string? Reason)
{
    /// <summary>Nothing about the person.</summary>
    public override string ToString() => nameof(NewQuestion);
}

/// <summary>The terms of a question, from the parameters in force.</summary>
/// <param name="WorkingDays">Working days after asking by which the process director has looked.</param>
/// <param name="KeptDays">Calendar days after asking that it is kept.</param>
public sealed record QuestionTerms(int WorkingDays, int KeptDays);

/// <summary>A question to the table was asked.</summary>
[Event(1, "Vraag aan de tafel gesteld", "Question to the table asked")]
public sealed record QuestionAsked(Actor By, DateTime At) : DomainEvent(By, At);

/// <summary>The process director looked at a question to the table.</summary>
[Event(1, "Vraag aan de tafel bekeken", "Question to the table looked at")]
public sealed record QuestionSeen(Actor By, DateTime At) : DomainEvent(By, At);

/// <summary>Row and key of a question to the table were destroyed.</summary>
[Event(1, "Vraag aan de tafel vernietigd", "Question to the table destroyed")]
public sealed record QuestionEnded(Actor By, DateTime At) : DomainEvent(By, At);
