using Rondetafel.Domain.Shared;

namespace Rondetafel.Domain.Persons.Advice;

/// <summary>An advice question.</summary>
public readonly record struct AdviceQuestionId(Guid Value);

/// <summary>
/// An anonymous advice question (adviesvraag): a theme and what came of it, never anything about a person
/// (domain-and-law 1.3, step 0).
/// </summary>
public sealed class AdviceQuestion : Aggregate
{
    private AdviceQuestion() { }

    /// <summary>Its id.</summary>
    public AdviceQuestionId Id { get; private set; }

    /// <summary>Where it was asked.</summary>
    public MunicipalityId MunicipalityId { get; private set; }

    /// <summary>Code from the list "advice.theme".</summary>
    public string Theme { get; private set; } = "";

    /// <summary>Code from the list "advice.result".</summary>
    public string Result { get; private set; } = "";

    /// <summary>The local day.</summary>
    public DateOnly On { get; private set; }

    /// <inheritdoc />
    public override Guid RootId => Id.Value;

    /// <summary>Notes the question. Refusals: "choice_needed" on Theme or Result.</summary>
    public static (AdviceQuestion?, Outcome) Note(AdviceQuestionId id, MunicipalityId municipality, string? theme, string? result, Actor by, DateTime now)
    {
        var wrong = Outcome.Fields(
            (string.IsNullOrWhiteSpace(theme), "choice_needed", nameof(Theme)),
            (string.IsNullOrWhiteSpace(result), "choice_needed", nameof(Result)));
        if (!wrong.IsGood) return (null, wrong);
        var question = new AdviceQuestion { Id = id, MunicipalityId = municipality, Theme = theme!, Result = result!, On = Deadline.LocalDate(now) };
        question.Record(new AdviceQuestionNoted(municipality, theme!, by, now));
        return (question, Outcome.Done);
    }
}

/// <summary>An advice question was noted.</summary>
[Event(1, "Adviesvraag genoteerd", "Advice question noted")]
public sealed record AdviceQuestionNoted(MunicipalityId Municipality, string Theme, Actor By, DateTime At) : DomainEvent(By, At), ICounted
{
    /// <inheritdoc />
    public CountLine Count => new("advice.noted", Municipality, By.Organisation, Theme);
}
