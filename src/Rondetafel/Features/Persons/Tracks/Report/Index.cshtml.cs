using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Rondetafel.Access;
using Rondetafel.Data;
using Rondetafel.Domain.Persons.Tracks;
using Rondetafel.Web;

namespace Rondetafel.Features.Persons.Tracks.Report;

/// <summary>What reporting back asks.</summary>
public sealed class ReportInput
{
    public string? Report { get; set; }
}

/// <summary>One track: until when, and what the prosecutor reported back; its owner reports here.</summary>
[Opens(ItemKind.Track, Permission.FollowTrack)]
public sealed class IndexModel(ReportTrackHandler handler, RondetafelDb db, Acting acting, Opened opened) : FormPage, IAnswersAgain
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

    /// <summary>What was reported; null before.</summary>
    public string? Report { get; private set; }

    /// <summary>Whether the reader can report back now.</summary>
    public bool MayReport => Track.Owner == acting.By.Id && Track.Status != TrackStatus.ReportedBack;

    public Task OnGetAsync(CancellationToken cancel) => LoadAsync(cancel);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        var outcome = await handler.RunAsync(new ReportTrack(Id, Version, Input.Report), cancel);
        if (outcome.IsGood) return Done("track.done.reported", "/om-trajecten");
        await LoadAsync(cancel);
        return Refuse(outcome);
    }

    public Task<IActionResult> AgainAsync(CancellationToken cancel) => Task.FromResult(Done("track.done.reported", "/om-trajecten"));

    private async Task LoadAsync(CancellationToken cancel)
    {
        var key = new ProsecutorTrackId(Id);
        Track = await db.Tracks.VisibleTo(acting.By, db).AsNoTracking().SingleAsync(t => t.Id == key, cancel);
        var owner = Track.Owner;
        Owner = await db.Professionals.Where(p => p.Id == owner).Select(p => p.Name).SingleAsync(cancel);
        Report = opened.Table.Read(Track.Report, Id);
    }
}
