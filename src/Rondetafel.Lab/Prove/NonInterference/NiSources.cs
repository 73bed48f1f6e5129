using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Rondetafel.Data;
using Rondetafel.Domain.Governance.Catalogue;
using Rondetafel.Domain.Persons.Cases;
using Rondetafel.Domain.Persons.Meetings;

namespace Rondetafel.Lab.Prove.NonInterference;

/// <summary>The values of the parameters of each place: all rows of the second world, whoever may see them.</summary>
internal static class NiSources
{
    private static readonly string[] Steps = ["ontvanger", "waarom", "inhoud", "meelezer"];
    private static readonly string[] Shelves = ["lijsten", "teksten", "getallen", "paginas"];

    /// <summary>By place (see <see cref="NiRoute.Place"/>): one value per parameter for each row.</summary>
    public static IReadOnlyDictionary<string, Func<RondetafelDb, string, Task<List<string[]>>>> Places { get; } = new Dictionary<string, Func<RondetafelDb, string, Task<List<string[]>>>>
    {
        ["|name"] = (_, _) => Words("privacy", "toegankelijkheid", "over", "hulp", "onbekend"),
        ["acties|id"] = (db, _) => Rows(db.PlanActions.Select(a => new[] { a.Id.Value })),
        ["agenda|secret"] = (_, who) => Words(SecretOf(who)),
        ["beheer/gemeenten|id"] = (db, _) => Rows(db.Municipalities.Select(m => new[] { m.Id.Value })),
        ["beheer/organisaties|id"] = (db, _) => Rows(db.Organisations.Select(o => new[] { o.Id.Value })),
        ["beheer/professionals|id"] = (db, _) => Rows(db.Professionals.Select(p => new[] { p.Id.Value })),
        ["beheer|which"] = (_, _) => Words(Shelves),
        ["beheer|which,id"] = async (db, _) => [.. (await db.Catalogue.AsNoTracking().ToListAsync()).OrderBy(c => c.Id.Value).Select(c => new[] { Shelf(c.Kind), c.Id.Value.ToString() })],
        ["casussen/standaard|kind"] = (_, _) => Words(Enum.GetNames<ContributionKind>()),
        ["casussen|id"] = (db, _) => Rows(db.Cases.Select(c => new[] { c.Id.Value })),
        ["casussen|id,act"] = (db, _) => Rows(db.PlanActions.Select(a => new[] { a.CaseId.Value, a.Id.Value })),
        ["casussen|id,asked"] = (db, _) => Rows(db.Set<ShareRequest>().Select(r => new[] { r.CaseId.Value, r.Id.Value })),
        ["casussen|id,contribution"] = (db, _) => Rows(db.Set<Contribution>().Select(c => new[] { c.CaseId.Value, c.Id.Value })),
        ["casussen|id,contribution,file"] = (db, _) => Rows(db.Set<Attachment>().Select(a => new[] { a.CaseId.Value, a.ContributionId.Value, a.Id.Value })),
        ["casussen|id,goal"] = (db, _) => Rows(db.Set<Goal>().Select(g => new[] { g.CaseId.Value, g.Id.Value })),
        ["casussen|id,proposal"] = (db, _) => Rows(db.Set<Proposal>().Select(p => new[] { p.CaseId.Value, p.Id.Value })),
        ["concept|form"] = (_, _) => Words("meldingen.nieuw", "meldingen.telefoon", "adviesvraag.noteren", "onbekend"),
        ["melden|gemeente"] = async (db, _) => [.. (await db.Municipalities.AsNoTracking().ToListAsync()).OrderBy(m => m.Slug, StringComparer.Ordinal).Select(m => new[] { m.Slug })],
        ["meldingen|id"] = (db, _) => Rows(db.Signals.Select(s => new[] { s.Id.Value })),
        ["mijn-meldingen|id"] = (db, _) => Rows(db.Answers.Select(a => new[] { a.Id.Value })),
        ["om-trajecten|id"] = (db, _) => Rows(db.Tracks.Select(t => new[] { t.Id.Value })),
        ["overleg/reeks|series"] = (db, _) => Rows(db.Series.Select(s => new[] { s.Id.Value })),
        ["overleggen|gemeente"] = async (db, _) => [.. (await db.Municipalities.AsNoTracking().ToListAsync()).OrderBy(m => m.Slug, StringComparer.Ordinal).Select(m => new[] { m.Slug })],
        ["overleg|id"] = (db, _) => Rows(db.Meetings.Select(m => new[] { m.Id.Value })),
        ["overleg|id,point"] = (db, _) => Rows(db.Set<AgendaItem>().Select(i => new[] { i.MeetingId.Value, i.Id.Value })),
        ["status|code"] = (_, _) => Words("404", "409", "403"),
        ["tafelvragen|id"] = (db, _) => Rows(db.Questions.Select(q => new[] { q.Id.Value })),
        ["vergelijken|id"] = (db, _) => Rows(db.MatchTasks.Select(t => new[] { t.Id.Value })),
        ["verstrekkingen|id"] = (db, _) => Rows(db.Provisions.Select(p => new[] { p.Id.Value })),
        ["verstrekkingen|id,step"] = async (db, _) => [.. (await Rows(db.Provisions.Select(p => new[] { p.Id.Value }))).SelectMany(r => Steps.Select(s => new[] { r[0], s }))],
        ["vier-uur|id"] = (db, _) => Rows(db.BriefSeats.Select(b => new[] { b.Id.Value })),
        ["wegingen/nieuw|id"] = (db, _) => Rows(db.Signals.Select(s => new[] { s.Id.Value })),
        ["wegingen|id"] = (db, _) => Rows(db.Weighings.Select(w => new[] { w.Id.Value })),
    };

    /// <summary>The secret of somebody's calendar address, 64 hexadecimal characters.</summary>
    public static string SecretOf(string who) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes("calendar of " + who)));

    private static Task<List<string[]>> Words(params string[] words) => Task.FromResult(words.Select(w => new[] { w }).ToList());

    private static async Task<List<string[]>> Rows(IQueryable<Guid[]> rows) =>
        [.. (await rows.ToListAsync()).Select(r => r.Select(v => v.ToString()).ToArray()).OrderBy(r => string.Join(',', r), StringComparer.Ordinal)];

    private static string Shelf(CatalogueKind kind) => kind switch
    {
        CatalogueKind.Parameter => "getallen",
        CatalogueKind.FeedbackText => "teksten",
        _ => "lijsten",
    };
}
