using Rondetafel.Domain.Persons.Cases;
using Rondetafel.Domain.Shared;

namespace Rondetafel.Domain.Persons.Questions;

/// <summary>A question that is likely about the person of an open case.</summary>
public readonly record struct QuestionMatchId(Guid Value);

/// <summary>
/// A question to the table that is likely about the person of an open case: a task of whoever leads that case, who is not always the
/// director of the question's municipality (docs/decisions/0006). Found after the question was saved, apart from it, so that
/// nothing of the question itself tells. Ends with the question.
/// </summary>
public sealed class QuestionMatch : Aggregate
{
    private QuestionMatch() { }

    /// <summary>Its id.</summary>
    public QuestionMatchId Id { get; private set; }

    /// <summary>The question.</summary>
    public TableQuestionId QuestionId { get; private set; }

    /// <summary>The case.</summary>
    public CaseId CaseId { get; private set; }

    /// <summary>Who led the case and looked; null before.</summary>
    public ProfessionalId? SeenBy { get; private set; }

    /// <inheritdoc />
    public override Guid RootId => Id.Value;

    /// <summary>Notes that both may be about one person.</summary>
    public static QuestionMatch Find(QuestionMatchId id, TableQuestionId question, CaseId theCase, DateTime now)
    {
        var found = new QuestionMatch { Id = id, QuestionId = question, CaseId = theCase };
        found.Record(new QuestionMatched(Actor.Clock, now));
        return found;
    }

    /// <summary>Whoever leads the case has looked. Refusal: "not_yours" for who is no person.</summary>
    public Outcome See(Actor by, DateTime now)
    {
        if (by.Id is not { } director) return Outcome.Refused("not_yours");
        if (SeenBy is not null) return Outcome.AlreadySo;
        SeenBy = director;
        Record(new QuestionMatchSeen(by, now));
        return Outcome.Done;
    }
}

/// <summary>A question to the table looks like an open case.</summary>
[Event(1, "Vraag aan de tafel lijkt op een casus", "Question to the table looks like a case")]
public sealed record QuestionMatched(Actor By, DateTime At) : DomainEvent(By, At);

/// <summary>Whoever leads the case looked at the question.</summary>
[Event(1, "Vraag bekeken door wie de casus leidt", "Question looked at by who leads the case")]
public sealed record QuestionMatchSeen(Actor By, DateTime At) : DomainEvent(By, At);
