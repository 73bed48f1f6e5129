using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Rondetafel.Access;
using Rondetafel.Audit;
using Rondetafel.Data;
using Rondetafel.Domain.Persons.Cases;
using Rondetafel.Domain.Shared;

namespace Rondetafel.Features.Persons.Cases.Open;

/// <summary>A look at the case or a change of it: who, when, what.</summary>
public sealed record Look(string Name, string Organisation, DateTime At, string What);

/// <summary>
/// Who opened and who changed a case, from the audit log. Changes of contributions are named to the director and to the
/// organisation that made them only: to others even the moment would tell that there is something they do not see.
/// </summary>
public sealed class LookedQuery(RondetafelDb db, Texts.Texts texts)
{
    private static readonly string[] OfContributions =
        [nameof(ContributionAdded), nameof(ContributionCorrected), nameof(FactSettled), nameof(AudienceGiven), nameof(FileAttached), nameof(FileChanged), nameof(PartnerAsked), nameof(PartnerAnswered), nameof(MinuteNoted), nameof(MinuteAmended), nameof(DecidedAtTable)];

    private static readonly Dictionary<string, EventAttribute> Events = typeof(Case).Assembly.GetTypes()
        .Where(t => t.IsSubclassOf(typeof(DomainEvent))).ToDictionary(t => t.Name, t => t.GetCustomAttribute<EventAttribute>()!);

    /// <summary>The latest, newest first.</summary>
    public async Task<IReadOnlyList<Look>> RunAsync(CaseView view, int count, CancellationToken cancel)
    {
        var (id, leads, mine) = (view.Case.Id.Value, view.Leads, view.Reader.Organisation?.Value);
        var files = view.Contributions.SelectMany(view.Files).Select(f => (Guid?)f.Id.Value).ToList();
        var rows = await db.Audit.AsNoTracking()
            .Where(a => (a.ObjectId == id || files.Contains(a.ObjectId)) && a.Kind != "refused" && (leads || a.OrganisationId == mine || !OfContributions.Contains(a.Action)))
            .OrderByDescending(a => a.Id).Take(count).Select(a => new { a.ActorId, a.At, a.Kind, a.Action }).ToListAsync(cancel);
        return rows.Select(r =>
        {
            var person = r.ActorId is { } who && view.Names.People.TryGetValue(new ProfessionalId(who), out var named) ? named : null;
            return new Look(person?.Name ?? texts["case.looked.clock"], person is null ? "" : view.Organisation(person.Organisation), r.At, What(r.Kind, r.Action));
        }).ToList();
    }

    private string What(string kind, string action) => kind == "read"
        ? texts["case.looked." + (action switch { "attachment.fetched" => "file", "PlanAction.opened" => "action", _ => "opened" })]
        : Events.TryGetValue(action, out var known) ? (texts.Language.Code == "en" ? known.English : known.Dutch) : action;
}
