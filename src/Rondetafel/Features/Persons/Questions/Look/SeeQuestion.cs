using Microsoft.EntityFrameworkCore;
using Rondetafel.Access;
using Rondetafel.Data;
using Rondetafel.Domain.Persons.Questions;
using Rondetafel.Domain.Shared;

namespace Rondetafel.Features.Persons.Questions.Look;

/// <summary>Note that one has looked at a question to the table.</summary>
public sealed record SeeQuestion(Guid Id, int Version);

/// <summary>It leaves Mijn werk; whoever asked sees no difference. Refusals: "not_now", "clash".</summary>
public sealed class SeeQuestionHandler(RondetafelDb db, Acting acting)
{
    public async Task<Outcome> RunAsync(SeeQuestion command, CancellationToken cancel)
    {
        var (key, served) = (new TableQuestionId(command.Id), await Directors.ServedByAsync(db, acting.By, acting.Today, cancel));
        if (await db.Questions.PutTo(acting.By, served).SingleOrDefaultAsync(q => q.Id == key, cancel) is not { } question) return Outcome.Refused("not_now");
        var outcome = question.See(acting.By, acting.Now);
        if (!outcome.IsGood || outcome.IsAlreadySo) return outcome;
        return question.Version == command.Version ? await db.SaveOrClashAsync(cancel) : Outcome.Refused("clash");
    }
}
