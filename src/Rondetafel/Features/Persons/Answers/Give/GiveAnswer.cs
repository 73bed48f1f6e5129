using Microsoft.EntityFrameworkCore;
using Rondetafel.Access;
using Rondetafel.Data;
using Rondetafel.Domain.Persons.Answers;
using Rondetafel.Domain.Shared;

namespace Rondetafel.Features.Persons.Answers.Give;

/// <summary>Give one or two approved texts to the reporter, or say why none is possible.</summary>
public sealed record GiveAnswer(AnswerId Id, int Version, FeedbackInput Feedback);

/// <summary>Gives the answer and, when a professional reported, tells them by mail that something waits, in one save.</summary>
public sealed class GiveAnswerHandler(RondetafelDb db, Acting acting)
{
    public async Task<Outcome> RunAsync(GiveAnswer command, CancellationToken cancel)
    {
        var answer = await db.Answers.VisibleTo(acting.By, Permission.GiveAnswer).SingleOrDefaultAsync(a => a.Id == command.Id, cancel);
        if (answer is null) return Outcome.Refused("not_now");
        if (answer.Version != command.Version) return Outcome.Refused("clash");
        var terms = await Parameters.OnAsync(db, acting.Today, cancel);
        var outcome = await FeedbackDuty.GiveAsync(db, acting, [answer], terms.Answer, command.Feedback, cancel);
        return outcome.IsGood ? await FeedbackDuty.SaveAsync(db, cancel) : outcome;
    }
}
