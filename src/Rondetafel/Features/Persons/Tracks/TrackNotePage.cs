using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Rondetafel.Access;
using Rondetafel.Data;
using Rondetafel.Domain.Persons.Tracks;
using Rondetafel.Domain.Shared;
using Rondetafel.Features.Persons.Weighings;
using Rondetafel.Ui;
using Rondetafel.Web;

namespace Rondetafel.Features.Persons.Tracks;

/// <summary>What noting a track asks.</summary>
public sealed class TrackInput
{
    public Guid? Owner { get; set; }
    public TrackPlace? Place { get; set; }
    public string? EndsOn { get; set; }
}

/// <summary>Notes a prosecutor's track, from the weighing or from the case: whose, before, beside or instead of the approach, until when.</summary>
public abstract class TrackNotePage : FormPage, IAnswersAgain
{
    /// <summary>The weighing or case, from the address.</summary>
    [FromRoute] public Guid Id { get; set; }

    [BindProperty] public TrackInput Input { get; set; } = new();

    /// <summary>Address of the weighing or case.</summary>
    public abstract string Back { get; }

    /// <summary>Its code or number.</summary>
    public string Code { get; protected set; } = "";

    /// <summary>The prosecutors who can own it.</summary>
    public IReadOnlyList<Choice> Owners { get; protected set; } = [];

    /// <summary>Before, beside or instead.</summary>
    public IReadOnlyList<Choice> Places => Enum.GetValues<TrackPlace>().Select(p => new Choice(p.ToString(), T["track.place." + p])).ToList();

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        if (!await LoadAsync(cancel)) return LocalRedirect(Back);
        if (Owners.Count == 1) Input.Owner = Guid.Parse(Owners[0].Value);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        var outcome = await NoteAsync(cancel);
        if (outcome.IsGood) return Done("track.done.noted", Back);
        return await LoadAsync(cancel) ? Refuse(outcome) : LocalRedirect(Back);
    }

    public Task<IActionResult> AgainAsync(CancellationToken cancel) => Task.FromResult(Done("track.done.noted", Back));

    /// <summary>Notes the track.</summary>
    protected abstract Task<Outcome> NoteAsync(CancellationToken cancel);

    /// <summary>Reads what the page shows; false when a track cannot be noted now.</summary>
    protected abstract Task<bool> LoadAsync(CancellationToken cancel);
}

/// <summary>The prosecutors who are designated today and weigh: who can own a track.</summary>
public sealed class TrackOwnersQuery(RondetafelDb db, Acting acting)
{
    public async Task<IReadOnlyList<Choice>> RunAsync(CancellationToken cancel)
    {
        var today = acting.Today;
        var rule = (await Parameters.OnAsync(db, today, cancel)).Confirmations;
        var found = await db.Professionals.AsNoTracking().Where(p => p.DesignatedUntil >= today)
            .Join(db.Organisations.AsNoTracking().Where(o => o.WeighingPart == WeighingPart.Prosecutor && (o.Until == null || o.Until >= today)), p => p.OrganisationId, o => o.Id, (p, o) => p)
            .ToListAsync(cancel);
        return found.Where(p => p.RolesOn(today, rule).Contains(Role.WeighingMember)).OrderBy(p => p.Name, StringComparer.Ordinal)
            .Select(p => new Choice(p.Id.Value.ToString(), p.Name, p.Function)).ToList();
    }
}
