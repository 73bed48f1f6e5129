using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Rondetafel.Access;
using Rondetafel.Domain.Persons.Meetings;
using Rondetafel.Domain.Shared;

namespace Rondetafel.Features.Persons.Meetings.Start;

/// <summary>Starts a series: what for, when, how often, until when, where and with whom.</summary>
[Needs(Permission.PlanMeeting)]
public sealed class IndexModel(StartSeriesHandler handler) : PlanningPage
{
    public async Task OnGetAsync(CancellationToken cancel) => await LoadPeopleAsync([], cancel);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        await LoadPeopleAsync(null, cancel);
        var outcome = Read(out var given);
        if (outcome.IsGood) outcome = await handler.RunAsync(given!, cancel);
        if (outcome.IsGood) return Done("meetings.done.start", "/overleg");
        Input.People = MeetingPeopleQuery.Lines(Askable, People);
        ModelState.Clear();
        return Refuse(outcome);
    }

    private Outcome Read(out NewSeries? given)
    {
        given = null;
        if (Kind is not { } kind) return Outcome.Refused("choice_needed", "Kind");
        var (time, outcome) = ReadTime();
        if (!outcome.IsGood) return outcome;
        if (!int.TryParse(Input.Weeks, NumberStyles.None, CultureInfo.InvariantCulture, out var weeks)) return Outcome.Refused("weeks_wrong", "Weeks");
        var until = Acting.Today.AddYears(1);
        if (!string.IsNullOrWhiteSpace(Input.Until) && !TypedDate.TryRead(Input.Until, Acting.Today, out until, Lean.Future)) return Outcome.Refused("date_wrong", "Until");
        given = new NewSeries(kind, time, weeks, until, Input.Place(), kind == MeetingKind.CaseConference ? Roster : People);
        return Outcome.Done;
    }
}
