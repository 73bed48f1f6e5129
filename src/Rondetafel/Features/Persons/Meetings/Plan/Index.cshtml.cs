using Microsoft.AspNetCore.Mvc;
using Rondetafel.Access;
using Rondetafel.Domain.Persons.Meetings;
using Rondetafel.Domain.Shared;

namespace Rondetafel.Features.Persons.Meetings.Plan;

/// <summary>Plans a single meeting.</summary>
[Needs(Permission.PlanMeeting)]
public sealed class IndexModel(PlanMeetingHandler handler) : PlanningPage
{
    public async Task OnGetAsync(CancellationToken cancel)
    {
        await LoadPeopleAsync([], cancel);
        Input.People = MeetingPeopleQuery.Lines(Askable, Roster);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        await LoadPeopleAsync(null, cancel);
        var (id, outcome) = await PlanAsync(cancel);
        if (outcome.IsGood) return Done("meetings.done.plan", $"/overleg/{id}");
        Input.People = MeetingPeopleQuery.Lines(Askable, People);
        ModelState.Clear();
        return Refuse(outcome);
    }

    private async Task<(Guid, Outcome)> PlanAsync(CancellationToken cancel)
    {
        var (time, wrong) = ReadTime();
        var found = wrong.And(Outcome.Fields((Kind is null, "choice_needed", "Kind")));
        return await handler.RunAsync(new PlanMeeting(new NewMeeting(Acting.By.Id!.Value, Kind ?? default, time, Input.Place(), People), found), cancel);
    }
}
