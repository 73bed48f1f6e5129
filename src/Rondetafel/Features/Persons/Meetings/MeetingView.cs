using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Rondetafel.Access;
using Rondetafel.Audit;
using Rondetafel.Data;
using Rondetafel.Domain.Persons.Cases;
using Rondetafel.Domain.Persons.Meetings;
using Rondetafel.Domain.Shared;
using Rondetafel.Features.Persons.Cases;
using Rondetafel.Vault;

namespace Rondetafel.Features.Persons.Meetings;

/// <summary>A case as an agenda names it.</summary>
public sealed record CaseHead(CaseId Id, string Number, string? Name, CaseStatus Status)
{
    /// <summary>Nothing of the text.</summary>
    public override string ToString() => nameof(CaseHead);
}

/// <summary>A point of the agenda that the reader may see; the case is null for a fixed point.</summary>
public sealed record Point(AgendaItem Item, CaseHead? Case);

/// <summary>
/// A meeting as one reader sees it. Points about cases that the reader may not open are left out here, so that no page can
/// count, number or name them; the loaded meeting itself is for the chair's own steps only.
/// </summary>
public sealed class MeetingView(Meeting meeting, CaseTable table, Acting acting, CaseNames names, IReadOnlyList<Point> points)
{
    /// <summary>The meeting; participants' pages take points from <see cref="Points"/>, never from it.</summary>
    public Meeting Meeting => meeting;

    /// <summary>The names.</summary>
    public CaseNames Names => names;

    /// <summary>Today in the Netherlands.</summary>
    public DateOnly Today => acting.Today;

    /// <summary>Whether the reader chairs it.</summary>
    public bool Leads => meeting.Chair == acting.By.Id;

    /// <summary>What the reader may do with it now.</summary>
    public IReadOnlySet<MeetingAction> Actions { get; } = meeting.ActionsOf(acting.By);

    /// <summary>The points that the reader may see, in the order of the blocks.</summary>
    public IReadOnlyList<Point> Points => points;

    /// <summary>Whether the reader may see a point.</summary>
    public bool Sees(AgendaItem item) => points.Any(p => p.Item.Id == item.Id);

    /// <summary>The point on the screen; null between points, and when its case cannot be opened any more (it was closed).</summary>
    public AgendaItemId? Current => meeting.OnScreen is { } up && Sees(up) ? up.Id : null;

    /// <summary>The point that comes next for the reader; null when none waits.</summary>
    public AgendaItem? Next => meeting.NextOf(Sees);

    /// <summary>The point before it for the reader; null when there is none.</summary>
    public AgendaItem? Previous => meeting.PreviousOf(Sees);

    /// <summary>The blocks that hold something for the reader, in the order of the chair.</summary>
    public IEnumerable<IGrouping<AgendaBlock, Point>> Blocks => points.GroupBy(p => p.Item.Block);

    /// <summary>The reader's own place; null for the chair.</summary>
    public Participant? Me => meeting.Participants.FirstOrDefault(p => p.ProfessionalId == acting.By.Id);

    /// <summary>Those who are asked, by organisation.</summary>
    public IReadOnlyList<Participant> People { get; } = meeting.Participants
        .OrderBy(p => names.Organisations[p.OrganisationId].Name, StringComparer.CurrentCulture).ThenBy(p => p.InFor is not null).ThenBy(p => names.Person(p.ProfessionalId), StringComparer.CurrentCulture).ToList();

    /// <summary>Address of the meeting.</summary>
    public string Href => $"/overleg/{meeting.Id.Value}";

    /// <summary>A person's name.</summary>
    public string Person(ProfessionalId? id) => names.Person(id);

    /// <summary>An organisation's name.</summary>
    public string Organisation(OrganisationId id) => names.Organisations[id].Name;

    /// <summary>The words of a function at the table.</summary>
    public string Function(string code) => names.Words.GetValueOrDefault(("case.function", code), code);

    /// <summary>Opens a text of a fixed point.</summary>
    public string? Note(AgendaItem point) => table.Read(point.Note, point.Id.Value);

    /// <summary>Opens why it was cancelled.</summary>
    public string? CancelReason => table.Read(meeting.CancelReason, meeting.Id.Value);
}

/// <summary>Reads a meeting for its pages; the number of queries does not depend on how many cases are on it.</summary>
public sealed class MeetingViewQuery(RondetafelDb db, Acting acting, Opened opened, CaseNamesQuery names, SealedTexts texts, Readings readings)
{
    /// <summary>The opened meeting, with the cases of its agenda that the reader may open today. Throws when it went away between the decision and here.</summary>
    public async Task<MeetingView> RunAsync(Guid id, CancellationToken cancel)
    {
        var key = new MeetingId(id);
        var meeting = await db.Meetings.VisibleTo(acting.By, Permission.AttendMeeting, db).AsNoTracking().AsSplitQuery()
            .Include(m => m.Participants).Include(m => m.Items).SingleAsync(m => m.Id == key, cancel);
        var heads = await HeadsAsync(key, meeting.Items.Select(i => i.CaseId).OfType<CaseId>().ToList(), cancel);
        var points = meeting.Agenda.Select(i => new Point(i, i.CaseId is { } c ? heads.GetValueOrDefault(c) : null)).Where(p => p.Item.CaseId is null || p.Case is not null).ToList();
        readings.Add(Reading.OfList(acting, "agenda.listed", "Case", points.Select(p => p.Case?.Id.Value).OfType<Guid>(), db.Trace));
        return new MeetingView(meeting, opened.Table, acting, AsThen(await names.RunAsync(cancel), opened.Table.Read(meeting.NamesThen, id)), points);
    }

    /// <summary>With the names that approved minutes keep in the place of those of today; these themselves while there are none.</summary>
    private static CaseNames AsThen(CaseNames now, string? kept)
    {
        if (kept is null) return now;
        var then = JsonSerializer.Deserialize<Dictionary<Guid, string>>(kept)!;
        return now with
        {
            People = now.People.ToDictionary(p => p.Key, p => p.Value with { Name = then.GetValueOrDefault(p.Key.Value, p.Value.Name) }),
            Organisations = now.Organisations.ToDictionary(o => o.Key, o => o.Value with { Name = then.GetValueOrDefault(o.Key.Value, o.Value.Name) }),
        };
    }

    /// <summary>Number and name of the cases among these that the reader may open at this meeting now.</summary>
    private async Task<IReadOnlyDictionary<CaseId, CaseHead>> HeadsAsync(MeetingId meeting, List<CaseId> ids, CancellationToken cancel)
    {
        if (ids.Count == 0) return new Dictionary<CaseId, CaseHead>();
        var visible = db.Cases.VisibleTo(acting.By, Permission.OpenCase, db, acting.Now).CountingAt(meeting, acting.By, acting.Now).AsNoTracking().Where(c => ids.Contains(c.Id));
        var rows = await visible.Lines(acting.By, acting.Now).ToListAsync(cancel);
        return rows.ToDictionary(c => c.Id, c => new CaseHead(c.Id, c.Number, c.NameFor(acting.By, texts), c.Status));
    }
}
