using Microsoft.EntityFrameworkCore;
using Rondetafel.Access;
using Rondetafel.Data;
using Rondetafel.Domain.Persons.Cases;
using Rondetafel.Domain.Shared;
using Rondetafel.Texts;
using Rondetafel.Ui;

namespace Rondetafel.Features.Persons.Cases;

/// <summary>
/// The defaults of the writer's organisation for each kind of contribution; where it set none, those that are shipped. A ground
/// that can no longer be chosen is left out, whoever set it: the writer chooses one.
/// </summary>
public sealed class DefaultsQuery(RondetafelDb db, Acting acting)
{
    /// <summary>The list of grounds.</summary>
    public const string Grounds = "case.ground";

    /// <summary>The defaults per kind in a case; about a public figure the audience is the own organisation.</summary>
    public async Task<IReadOnlyDictionary<ContributionKind, Default>> RunAsync(CaseView view, CancellationToken cancel) =>
        (await RunAsync(view.List(Grounds), cancel)).ToDictionary(d => d.Key, d => d.Value with { Audience = view.Case.DefaultAudience(d.Value.Audience).Kind });

    /// <summary>The defaults per kind as they stand.</summary>
    /// <param name="grounds">The lines of the list of grounds that can be chosen today.</param>
    public async Task<IReadOnlyDictionary<ContributionKind, Default>> RunAsync(IReadOnlyList<Choice> grounds, CancellationToken cancel)
    {
        var organisation = acting.By.Organisation;
        var own = await db.ContributionDefaults.AsNoTracking().Where(d => d.OrganisationId == organisation).ToListAsync(cancel);
        var set = await db.Organisations.Where(o => o.Id == organisation).Select(o => new { o.WeighingPart, db.Partnerships.Single().Language }).SingleAsync(cancel);
        var shipped = Texts.Texts.For(Language.FromCode(set.Language) ?? Language.Nl);
        var now = grounds.Select(g => g.Value).ToHashSet();
        return Enum.GetValues<ContributionKind>().ToDictionary(kind => kind, kind => InForce(own.FirstOrDefault(d => d.Kind == kind) is { } one
            ? new Default(one.Category, one.Ground, one.Audience, one.Conditions) : Shipped(set.WeighingPart, kind, shipped)));

        Default InForce(Default found) => found.Ground is { } ground && now.Contains(ground) ? found : found with { Ground = null };
    }

    /// <summary>What is shipped; its condition stands in the language of the partnership, because it is kept with what is brought in.</summary>
    private static Default Shipped(WeighingPart part, ContributionKind kind, Texts.Texts texts)
    {
        var given = ContributionDefault.Shipped(part, kind);
        var condition = given.Category switch { "police" => texts["case.default.condition.police"], "judicial" => texts["case.default.condition.judicial"], _ => null };
        return new Default(given.Category!, given.Ground!, given.Audience, condition);
    }
}
