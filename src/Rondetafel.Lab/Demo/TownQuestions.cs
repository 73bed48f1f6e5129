using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Rondetafel.Data;
using Rondetafel.Domain.Persons.Questions;
using Rondetafel.Domain.Shared;

namespace Rondetafel.Lab.Demo;

/// <summary>A question to the table of the fictional town: about somebody of a case, so that the process director sees that it looks alike.</summary>
internal static class TownQuestions
{
    public static async Task AddAsync(IServiceProvider services, CancellationToken cancel)
    {
        await using var scope = services.CreateAsyncScope();
        var (db, random, now) = PeopleOfTown.Parts(scope);
        var asker = await db.Professionals.SingleAsync(p => p.Email.StartsWith("docent@"), cancel);
        var municipality = await db.Municipalities.Where(m => m.Name == "Lindestad").Select(m => m.Id).SingleAsync(cancel);
        var terms = (await Parameters.OnAsync(db, Deadline.LocalDate(now), cancel)).Question;
        var given = new NewQuestion(municipality, "Noa", "Zijlstra", "27-2-1990", "Noa kwam langs op school en praatte anders over anderen dan vroeger. Ik wil weten dat iemand meekijkt.");
        var (question, outcome) = TableQuestion.Ask(new TableQuestionId(random.NewId()), given, terms, new Actor(asker.Id, asker.OrganisationId, asker.MunicipalityId, asker.Roles.ToHashSet()), now.AddDays(-1));
        db.Questions.Add(question ?? throw new InvalidOperationException(outcome.Refusal!.Code));
        await db.SaveChangesAsync(cancel);
    }
}
