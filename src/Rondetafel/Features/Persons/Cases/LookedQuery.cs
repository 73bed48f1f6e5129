using System.Linq.Expressions;
using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Rondetafel.Access;
using Rondetafel.Audit;
using Rondetafel.Data;
using Rondetafel.Domain.Persons.Cases;
using Rondetafel.Domain.Persons.Weighings;
using Rondetafel.Domain.Shared;

namespace Rondetafel.Features.Persons.Cases;

/// <summary>A look at the case or a change of it: who, for which organisation, what, for which purpose, when.</summary>
/// <param name="Who">Two people may have one name; null means the clock.</param>
public sealed record Look(Guid? Who, string Name, string Organisation, DateTime At, string What, string Purpose);

/// <summary>Some looks, newest first, and whether there are earlier ones.</summary>
public sealed record Looks(IReadOnlyList<Look> Rows, bool More);

/// <summary>
/// Who opened, listed and changed a case, from the audit log. Changes of contributions are named to the director and to the
/// organisation that made them only, as is what was done with a prosecutor's track: to others even the moment would tell that there is something they do not see. Who weighed reads there too who still looked at the weighing. A list holds
/// many cases in one row: such rows are found by who can have the case in a list, and then by its ids.
/// </summary>
public sealed class LookedQuery(RondetafelDb db, Acting acting, Texts.Texts texts)
{
    /// <summary>Lists that are read at a time.</summary>
    private const int Batch = 100;

    /// <summary>How far back the page of the case looks for lists; the page with all of them goes back to the start of the case.</summary>
    private const int LatestDays = 14;

    /// <summary>The agenda of a meeting: each page of a meeting shows it, so once per person per day is enough.</summary>
    private const string Agenda = "agenda.listed";

    private static readonly string[] Lists = ["cases.listed", "actions.listed", Agenda];

    private static readonly string[] OfContributions =
        [nameof(ContributionAdded), nameof(ContributionCorrected), nameof(FactSettled), nameof(AudienceGiven), nameof(WideningStepped), nameof(FileAttached), nameof(FileChanged), nameof(ProposalMade), nameof(ProposalStepped), nameof(PartnerAsked), nameof(PartnerAnswered), nameof(MinuteNoted), nameof(MinuteAmended), nameof(DecidedAtTable)];

    private static readonly Dictionary<string, EventAttribute> Events = typeof(Case).Assembly.GetTypes()
        .Where(t => t.IsSubclassOf(typeof(DomainEvent))).ToDictionary(t => t.Name, t => t.GetCustomAttribute<EventAttribute>()!);

    /// <summary>The latest on the page of the case: lists of the last two weeks, as far as one reading of the log goes.</summary>
    public Task<Looks> LatestAsync(CaseView view, int count, CancellationToken cancel) => RunAsync(view, 0, count, latest: true, cancel);

    /// <summary>One page of all of them.</summary>
    public Task<Looks> PageAsync(CaseView view, int page, int size, CancellationToken cancel) => RunAsync(view, (page - 1) * size, size, latest: false, cancel);

    private async Task<Looks> RunAsync(CaseView view, int skip, int count, bool latest, CancellationToken cancel)
    {
        var most = skip + count + 1;
        var (id, leads, mine) = (view.Case.Id.Value, view.Leads, view.Reader.Organisation?.Value);
        var parts = view.Contributions.SelectMany(view.Files).Select(f => f.Id.Value).Concat(view.Case.Actions.Select(a => a.Id.Value)).Append(id).ToList();
        var tracks = await db.Tracks.OfCase(view.Case.Id, view.Reader, db, view.Now).Select(t => t.Id.Value).ToListAsync(cancel);
        var (weighings, since) = (await db.Weighings.VisibleTo(view.Reader, Permission.ReadWeighing, db, view.Now).Where(w => w.CaseId == view.Case.Id).Select(w => w.Id.Value).ToListAsync(cancel), view.Case.TakenInAt);
        var rows = await db.Audit.AsNoTracking()
            .Where(a => (parts.Contains(a.ObjectId!.Value) || ((leads || a.OrganisationId == mine) && tracks.Contains(a.ObjectId!.Value)) || (weighings.Contains(a.ObjectId!.Value) && a.At >= since)) && a.Kind != "refused" && (leads || a.OrganisationId == mine || !OfContributions.Contains(a.Action)))
            .OrderByDescending(a => a.Id).Take(most).Select(Row()).ToListAsync(cancel);
        var all = rows.Concat(await ListedAsync(view, most, latest, cancel)).OrderByDescending(r => r.Id).Skip(skip).Take(count + 1).ToList();
        return new Looks(all.Take(count).Select(r => Seen(view, r)).ToList(), all.Count > count);
    }

    /// <summary>The lists that held this case, or an action of it, of whoever can have had it in a list. First which rows, from the index alone, then those.</summary>
    private async Task<List<LogRow>> ListedAsync(CaseView view, int most, bool latest, CancellationToken cancel)
    {
        var people = view.Case.Seats.Select(s => s.ProfessionalId).Append(view.Case.Director).Concat(view.Case.Steps.Select(s => s.Before).OfType<ProfessionalId>())
            .Concat(view.Case.Actions.SelectMany(a => a.EarlierExecutors.Concat(a.Executor is { } e ? [e] : []))).Select(p => p.Value).Distinct().ToList();
        var rows = view.Case.Actions.Select(a => a.Id.Value).Append(view.Case.Id.Value).ToHashSet();
        var (found, before, taken, recent) = (new List<LogRow>(), long.MaxValue, view.Case.TakenInAt, acting.Now.AddDays(-LatestDays));
        var since = latest && recent > taken ? recent : taken;
        var first = db.Audit.Where(a => a.At >= since).OrderBy(a => a.At).Select(a => a.Id);
        var agendas = new HashSet<(Guid?, DateOnly)>();
        for (var read = 0; found.Count < most && (read == 0 || !latest); read++)
        {
            var theirs = db.Audit.Where(a => Lists.Contains(a.Action) && people.Contains(a.ActorId!.Value) && a.Id >= first.First() && a.Id < before).Select(a => a.Id);
            var others = db.Audit.Where(a => AuditEntry.ListsOfOthers.Contains(a.Action) && a.Id >= first.First() && a.Id < before).Select(a => a.Id);
            var ids = theirs.Concat(others).OrderByDescending(i => i).Take(Batch);
            var batch = await db.Audit.AsNoTracking().Where(a => ids.Contains(a.Id) && a.At >= since).OrderByDescending(a => a.Id).Select(Row()).ToListAsync(cancel);
            found.AddRange(batch.Where(r => Holds(r.Ids!, rows) && (r.Action != Agenda || agendas.Add((r.Actor, Deadline.LocalDate(r.At))))));
            if (batch.Count < Batch) break;
            before = batch[^1].Id;
        }
        return found;
    }

    /// <summary>Whether one of these ids is among those of a list, 16 bytes each.</summary>
    private static bool Holds(ReadOnlySpan<byte> listed, HashSet<Guid> ids)
    {
        for (; listed.Length >= 16; listed = listed[16..])
            if (ids.Contains(new Guid(listed[..16], bigEndian: true))) return true;
        return false;
    }

    private Look Seen(CaseView view, LogRow row)
    {
        var person = row.Actor is { } who && view.Names.People.TryGetValue(new ProfessionalId(who), out var named) ? named : null;
        var organisation = row.Organisation is { } acted && view.Names.Organisations.TryGetValue(new OrganisationId(acted), out var o) ? o.Name : "";
        return new Look(row.Actor, person?.Name ?? texts["case.looked.clock"], organisation, row.At, What(row), Purpose(row));
    }

    private string What(LogRow row) => row.Kind == "read"
        ? texts["case.looked." + (row.Object == nameof(Weighing) ? "weighing" : Looked(row.Action))]
        : Events.TryGetValue(row.Action, out var known) ? (texts.Language.Code == "en" ? known.English : known.Dutch) : row.Action;

    private static string Looked(string action) => action switch
    {
        "attachment.fetched" => "file",
        "readers.opened" => "readers",
        "PlanAction.opened" => "action",
        "cases.listed" or "actions.listed" or "CasesToTakeOver.listed" or "CasesOverdue.listed" or "CasesOnDuty.listed" or "BriefSeats.listed" => "listed",
        "BriefSeat.opened" => "brief",
        Agenda => "agenda",
        "minutes.opened" => "minutes",
        "minutes.printed" => "printed",
        "minutes.fetched" => "word",
        "TrackReport.opened" => "track",
        _ => "opened",
    };

    /// <summary>The purpose in words, from the road taken; of the daily job that terms are kept.</summary>
    private string Purpose(LogRow row) => row.Purpose is { } purpose && texts.Has("audit.purpose." + purpose)
        ? texts["audit.purpose." + purpose] : texts[row.Actor is null ? "case.looked.terms" : "case.looked.nopurpose"];

    private static Expression<Func<AuditEntry, LogRow>> Row() =>
        a => new LogRow(a.Id, a.ActorId, a.OrganisationId, a.At, a.Kind, a.Action, a.Purpose, a.ObjectIds, a.ObjectKind);

    private sealed record LogRow(long Id, Guid? Actor, Guid? Organisation, DateTime At, string Kind, string Action, string? Purpose, byte[]? Ids, string Object);
}
