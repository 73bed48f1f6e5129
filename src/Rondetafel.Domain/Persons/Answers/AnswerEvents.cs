using Rondetafel.Domain.Shared;

namespace Rondetafel.Domain.Persons.Answers;

/// <summary>The duty to answer was opened.</summary>
[Event(1, "Terugkoppelplicht geopend", "Feedback duty opened")]
public sealed record AnswerOpened(Actor By, DateTime At) : DomainEvent(By, At);

/// <summary>A decision made an answer owed.</summary>
[Event(1, "Terugkoppeling verschuldigd", "Feedback owed")]
public sealed record AnswerOwed(MunicipalityId Municipality, string How, Actor By, DateTime At) : DomainEvent(By, At), ICounted
{
    /// <inheritdoc />
    public CountLine Count => new("answer.owed", Municipality, By.Organisation, How);
}

/// <summary>An answer was given.</summary>
[Event(1, "Terugkoppeling gegeven", "Feedback given")]
public sealed record AnswerGiven(MunicipalityId Municipality, string Code, string How, Actor By, DateTime At) : DomainEvent(By, At), ICounted
{
    /// <inheritdoc />
    public CountLine Count => new("answer.given", Municipality, By.Organisation, How);
}

/// <summary>No answer was possible.</summary>
[Event(1, "Terugkoppeling niet mogelijk", "Feedback not possible")]
public sealed record AnswerNotPossible(MunicipalityId Municipality, string How, Actor By, DateTime At) : DomainEvent(By, At), ICounted
{
    /// <inheritdoc />
    public CountLine Count => new("answer.not_possible", Municipality, By.Organisation, How);
}

/// <summary>A question was put to the reporter.</summary>
[Event(1, "Vraag klaargezet voor de melder", "Question put ready for the reporter")]
public sealed record ReporterAsked(Actor By, DateTime At) : DomainEvent(By, At);

/// <summary>The reporter of a report that is held apart wrote through the code.</summary>
[Event(1, "Melder schreef via de code", "Reporter wrote through the code")]
public sealed record ReporterWrote(Actor By, DateTime At) : DomainEvent(By, At);

/// <summary>The reporter's contact was corrected or confirmed.</summary>
[Event(1, "Gegevens van de melder bijgewerkt", "Reporter's contact updated")]
public sealed record ReporterCorrected(Actor By, DateTime At) : DomainEvent(By, At);

/// <summary>The answer got its end date.</summary>
[Event(1, "Einddatum van het antwoord gezet", "Answer's end date set")]
public sealed record AnswerEnding(MunicipalityId Municipality, bool WasOwed, Actor By, DateTime At) : DomainEvent(By, At), ICounted
{
    /// <inheritdoc />
    public CountLine Count => new("answer.lapsed", Municipality, null, null);

    /// <inheritdoc />
    public IEnumerable<CountLine> Lines => WasOwed ? [Count] : [];
}

/// <summary>Row and key of an answer were destroyed.</summary>
[Event(1, "Antwoord vernietigd", "Answer destroyed")]
public sealed record AnswerDestroyed(Actor By, DateTime At) : DomainEvent(By, At);
