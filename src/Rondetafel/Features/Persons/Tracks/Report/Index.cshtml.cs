using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Rondetafel.Access;
using Rondetafel.Data;
using Rondetafel.Domain.Persons.Tracks;
using Rondetafel.Ui;
using Rondetafel.Web;

namespace Rondetafel.Features.Persons.Tracks.Report;

/// <summary>What reporting back asks.</summary>
public sealed class ReportInput
{
    public string? Report { get; set; }

    /// <summary>"chair" or "table": who reads it.</summary>
    public string For { get; set; } = "chair";
}

/// <summary>One track: until when, and what the prosecutor reported back; its owner reports here and the chair says to have read it.</summary>
[Opens(ItemKind.Track, Permission.FollowTrack)]
public sealed class IndexModel(ReportTrackHandler handler, ReadTrackHandler reader, RondetafelDb db, Acting acting, Opened opened) : FormPage, IAnswersAgain
{
    /// <summary>The track, from the address.</summary>
    [FromRoute] public Guid Id { get; set; }

    /// <summary>The version that the writer saw.</summary>
    [BindProperty(Name = "__version")] public int Version { get; set; }

    [BindProperty] public ReportInput Input { get; set; } = new();

    /// <summary>The track.</summary>
    public ProsecutorTrack Track { get; private set; } = null!;

    /// <summary>Name of the owner.</summary>
    public string Owner { get; private set; } = "";

    /// <summary>Its case or weighing, as far as the reader may open it; null otherwise.</summary>
    public (string What, string Code, string Href)? At { get; private set; }

    /// <summary>What was reported; null before.</summary>
    public string? Report { get; private set; }

    /// <summary>Whether the reader can report back now.</summary>
    public bool MayReport => Track.Owner == acting.By.Id && ProsecutorTrack.MayReport(Track.Status);

    /// <summary>Whether the reader is the chair who did not yet say to have read how it ended.</summary>
    public bool MayMarkRead => Track.Chair == acting.By.Id && TrackTransitions.Table.ActionsFrom(Track.Status, TrackWho.Chair).Contains(TrackAction.MarkRead);

    /// <summary>Who can read the report.</summary>
    public IReadOnlyList<Choice> Readers => [new("chair", T["track.for.chair"]), new("table", T["track.for.table"])];

    public Task OnGetAsync(CancellationToken cancel) => LoadAsync(cancel);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        var outcome = await handler.RunAsync(new ReportTrack(Id, Version, Input.Report, Input.For == "table"), cancel);
        if (outcome.IsGood) return Done("track.done.reported", "/om-trajecten");
        await LoadAsync(cancel);
        return Refuse(outcome);
    }

    public async Task<IActionResult> OnPostReadAsync(CancellationToken cancel)
    {
        var outcome = await reader.RunAsync(new ReadTrack(Id, Version), cancel);
        if (outcome.IsGood) return Done("track.done.read", "/om-trajecten");
        await LoadAsync(cancel);
        return Refuse(outcome);
    }

    public Task<IActionResult> AgainAsync(CancellationToken cancel) => Task.FromResult<IActionResult>(LocalRedirect("/om-trajecten"));

    private async Task LoadAsync(CancellationToken cancel)
    {
        var key = new ProsecutorTrackId(Id);
        Track = await db.Tracks.VisibleTo(acting.By, db).AsNoTracking().SingleAsync(t => t.Id == key, cancel);
        var owner = Track.Owner;
        Owner = await db.Professionals.Where(p => p.Id == owner).Select(p => p.Name).SingleAsync(cancel);
        Report = opened.Table.Read(Track.Report, Id);
        At = await AtAsync(cancel);
    }

    private async Task<(string, string, string)?> AtAsync(CancellationToken cancel)
    {
        var (theCase, weighing) = (Track.CaseId, Track.WeighingId);
        var number = await db.Cases.VisibleTo(acting.By, Permission.OpenCase, db, acting.Now).Where(c => c.Id == theCase).Select(c => c.Number).SingleOrDefaultAsync(cancel);
        if (number is not null) return (T["track.at.case"], number, $"/casussen/{theCase!.Value.Value}");
        var code = await db.Weighings.VisibleTo(acting.By, Permission.ReadWeighing, db, acting.Now).Where(w => w.Id == weighing).Select(w => w.Code).SingleOrDefaultAsync(cancel);
        return code is null ? null : (T["weighing.h1"], code, $"/wegingen/{weighing!.Value.Value}");
    }
}
