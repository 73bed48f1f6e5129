using Microsoft.EntityFrameworkCore;
using Rondetafel.Access;
using Rondetafel.Data;
using Rondetafel.Domain.Persons.Questions;
using Rondetafel.Domain.Shared;

namespace Rondetafel.Features.Persons.Questions.Ask;

/// <summary>Ask a question to the table.</summary>
/// <param name="Id">Chosen by the page, which shows the receipt of it.</param>
public sealed record AskQuestion(Guid Id, Guid? Municipality, string? GivenNames, string? FamilyName, string? BirthDate, string? Reason)
{
    /// <summary>Nothing of the text.</summary>
    public override string ToString() => nameof(AskQuestion);
}

/// <summary>
/// Keeps the question and tells the process director that something waits. It compares nothing, so that what it does and how
/// long that takes is the same for every name. Refusals: those of <see cref="TableQuestion.Ask"/>; "municipality_needed",
/// "text_too_long", and "question_ceiling" after as many as one person may ask on a day.
/// </summary>
public sealed class AskQuestionHandler(RondetafelDb db, Acting acting)
{
    public async Task<Outcome> RunAsync(AskQuestion command, CancellationToken cancel)
    {
        if (TypedText.TooLong(("GivenNames", command.GivenNames), ("FamilyName", command.FamilyName), ("BirthDate", command.BirthDate), ("Reason", command.Reason)) is { } wrong) return wrong;
        var chosen = new MunicipalityId(command.Municipality ?? Guid.Empty);
        var known = await db.Municipalities.AnyAsync(m => m.Id == chosen, cancel);
        var numbers = await Parameters.OnAsync(db, acting.Today, cancel);
        var (question, asked) = TableQuestion.Ask(
            new TableQuestionId(command.Id), new NewQuestion(chosen, command.GivenNames, command.FamilyName, command.BirthDate, command.Reason), numbers.Question, acting.By, acting.Now);
        var outcome = Outcome.Fields((!known, "municipality_needed", "Municipality")).With(() => asked);
        if (!outcome.IsGood || question is null) return outcome;
        db.Questions.Add(question);
        if (await Directors.ForAsync(db, chosen, acting.Today, cancel) is { } director) Holders.Tell(db, [director], acting.NewId, acting.Now);
        return await db.SaveInTurnAsync(chosen, () => FitsAsync(numbers[Parameters.QuestionsPerDay], cancel), cancel) ? Outcome.Done : Outcome.Refused("question_ceiling");
    }

    private async Task<bool> FitsAsync(int ceiling, CancellationToken cancel)
    {
        var asked = await db.Questions.VisibleTo(acting.By).OrderByDescending(q => q.AskedAt).Select(q => q.AskedAt).Take(ceiling).ToListAsync(cancel);
        return asked.Count(at => Deadline.LocalDate(at) == acting.Today) < ceiling;
    }
}
