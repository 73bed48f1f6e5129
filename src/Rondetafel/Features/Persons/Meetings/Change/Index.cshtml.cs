using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Rondetafel.Access;
using Rondetafel.Data;
using Rondetafel.Domain.Persons.Meetings;
using Rondetafel.Domain.Shared;

namespace Rondetafel.Features.Persons.Meetings.Change;

/// <summary>Changes hour, place, people or last day of a series; the meetings that are still to come follow.</summary>
[Needs(Permission.PlanMeeting)]
public sealed class IndexModel(RondetafelDb db, ChangeSeriesHandler handler) : PlanningPage
{
    [FromRoute] public Guid Series { get; set; }

    [BindProperty(Name = "__version")] public int Version { get; set; }

    /// <summary>The series.</summary>
    public Series S { get; private set; } = null!;

    /// <summary>Days of the rhythm within the planned time that fall on a holiday.</summary>
    public IReadOnlyList<DateOnly> Dropped => S.DroppedBetween(Acting.Today, Acting.Today.AddDays(Agendas.PlannedDays));

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        if (!await LoadAsync(cancel)) return NotFound();
        await LoadPeopleAsync(S.Members.Select(m => m.AsInvitee).ToList(), cancel);
        (Input.From, Input.Minutes, Input.Room, Input.Call) = (MeetingInput.WriteHour(S.From), $"{S.Minutes}", S.Room, S.Call);
        Input.Until = new Ui.Dates(T.Language).Long(S.Until);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (!await LoadAsync(cancel)) return NotFound();
        await LoadPeopleAsync(null, cancel);
        var (time, outcome) = ReadTime(Acting.Today);
        var until = S.Until;
        outcome = outcome.And(Outcome.Fields((!TypedDate.TryRead(Input.Until ?? "", Acting.Today, out until, Lean.Future), "date_wrong", "Until")));
        outcome = await handler.RunAsync(new ChangeSeries(Series, Version, time, until, Input.Place(), outcome, S.Kind == MeetingKind.CaseConference ? Roster : People), cancel);
        if (outcome.IsGood) return Done("meetings.done.change", "/overleg");
        Input.People = MeetingPeopleQuery.Lines(Askable, People);
        ModelState.Clear();
        return Refuse(outcome);
    }

    private async Task<bool> LoadAsync(CancellationToken cancel)
    {
        S = (await db.Series.VisibleTo(Acting.By).AsNoTracking().Include(s => s.Members).SingleOrDefaultAsync(s => s.Id == new SeriesId(Series), cancel))!;
        return S is not null;
    }
}
