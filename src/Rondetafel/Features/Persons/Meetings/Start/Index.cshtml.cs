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
        var wrong = Read(out var given);
        var outcome = await handler.RunAsync(new StartSeries(given, wrong), cancel);
        if (outcome.IsGood) return Done("meetings.done.start", "/overleg");
        Input.People = MeetingPeopleQuery.Lines(Askable, People);
        ModelState.Clear();
        return Refuse(outcome);
    }

    private Outcome Read(out NewSeries given)
    {
        var (time, wrong) = ReadTime();
        var until = Acting.Today.AddYears(1);
        var found = wrong.And(Outcome.Fields(
            (Kind is null, "choice_needed", "Kind"),
            (!int.TryParse(Input.Weeks, NumberStyles.None, CultureInfo.InvariantCulture, out var weeks), "weeks_wrong", "Weeks"),
            (!string.IsNullOrWhiteSpace(Input.Until) && !TypedDate.TryRead(Input.Until, Acting.Today, out until, Lean.Future), "date_wrong", "Until")));
        given = new NewSeries(Kind ?? default, time, weeks, until, Input.Place(), Kind == MeetingKind.CaseConference ? Roster : People);
        return found;
    }
}
