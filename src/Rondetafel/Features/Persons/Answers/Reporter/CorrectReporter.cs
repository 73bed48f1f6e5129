using Microsoft.EntityFrameworkCore;
using Rondetafel.Access;
using Rondetafel.Data;
using Rondetafel.Domain.Persons.Answers;
using Rondetafel.Domain.Shared;

namespace Rondetafel.Features.Persons.Answers.Reporter;

/// <summary>Correct how to reach the reporter, after a talk.</summary>
public sealed record CorrectReporter(AnswerId Id, int Version, string? Name, string? Contact, AnswerWish Wish)
{
    /// <summary>Nothing of the text.</summary>
    public override string ToString() => nameof(CorrectReporter);
}

/// <summary>Corrects name, contact and wish.</summary>
public sealed class CorrectReporterHandler(RondetafelDb db, Acting acting)
{
    public async Task<Outcome> RunAsync(CorrectReporter command, CancellationToken cancel)
    {
        var answer = await db.Answers.VisibleTo(acting.By, Permission.ReadReporter).SingleOrDefaultAsync(a => a.Id == command.Id, cancel);
        if (answer is null) return Outcome.Refused("not_now");
        if (answer.Version != command.Version) return Outcome.Refused("clash");
        var outcome = answer.CorrectContact(command.Name, command.Contact, command.Wish, acting.By, acting.Now);
        return outcome.IsGood ? await FeedbackDuty.SaveAsync(db, cancel) : outcome;
    }
}
