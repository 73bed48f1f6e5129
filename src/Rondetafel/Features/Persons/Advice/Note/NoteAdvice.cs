using Rondetafel.Access;
using Rondetafel.Data;
using Rondetafel.Domain.Persons.Advice;
using Rondetafel.Domain.Shared;

namespace Rondetafel.Features.Persons.Advice.Note;

/// <summary>Codes of theme and result; null when nothing of the list was chosen.</summary>
public sealed record NoteAdvice(string? Theme, string? Result)
{
    /// <summary>Nothing of the text.</summary>
    public override string ToString() => nameof(NoteAdvice);
}

/// <summary>Notes an advice question for the dossierhouder's own municipality.</summary>
public sealed class NoteAdviceHandler(RondetafelDb db, Acting acting)
{
    /// <summary>Refusals: those of <see cref="AdviceQuestion.Note"/>; "municipality_needed".</summary>
    public async Task<Outcome> RunAsync(NoteAdvice command, CancellationToken cancel)
    {
        if (acting.By.Municipality is not { } municipality) return Outcome.Refused("municipality_needed");
        var (question, outcome) = AdviceQuestion.Note(new AdviceQuestionId(acting.NewId()), municipality, command.Theme, command.Result, acting.By, acting.Now);
        if (question is null) return outcome;
        db.AdviceQuestions.Add(question);
        await db.SaveChangesAsync(cancel);
        return Outcome.Done;
    }
}
