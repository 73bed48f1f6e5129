using Microsoft.EntityFrameworkCore;
using Rondetafel.Access;
using Rondetafel.Data;
using Rondetafel.Domain.Persons.Questions;
using Rondetafel.Domain.Shared;

namespace Rondetafel.Features.Persons.Questions.Look;

/// <summary>Note that one has looked at a question to the table.</summary>
public sealed record SeeQuestion(Guid Id, int Version);

/// <summary>It leaves Mijn werk of who looked, as director of the municipality or as who leads a case that it looks like; whoever asked sees no difference. Refusals: "not_now", "clash".</summary>
public sealed class SeeQuestionHandler(RondetafelDb db, Acting acting)
{
    public async Task<Outcome> RunAsync(SeeQuestion command, CancellationToken cancel)
    {
        var (key, served) = (new TableQuestionId(command.Id), await Directors.ServedByAsync(db, acting.By, acting.Today, cancel));
        if (await db.Questions.PutTo(acting.By, served, db).SingleOrDefaultAsync(q => q.Id == key, cancel) is not { } question) return Outcome.Refused("not_now");
        var outcome = served.Contains(question.MunicipalityId) ? question.See(acting.By, acting.Now) : Outcome.AlreadySo;
        if (!outcome.IsGood) return outcome;
        if (!outcome.IsAlreadySo && question.Version != command.Version) return Outcome.Refused("clash");
        foreach (var match in await db.QuestionMatches.OfLead(acting.By, db).Where(m => m.QuestionId == key && m.SeenBy == null).ToListAsync(cancel)) match.See(acting.By, acting.Now);
        return await db.SaveOrClashAsync(cancel);
    }
}
