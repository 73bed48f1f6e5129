using Microsoft.AspNetCore.Mvc;
using Rondetafel.Access;
using Rondetafel.Domain.Persons.Meetings;
using Rondetafel.Domain.Shared;
using Rondetafel.Web;

namespace Rondetafel.Features.Persons.Meetings.Open;

/// <summary>
/// A meeting and its agenda, as the reader may see it: no placeholder for what they may not open, no number, no time, no total.
/// Here somebody says that they cannot come.
/// </summary>
[Opens(ItemKind.Meeting, Permission.AttendMeeting)]
public sealed class IndexModel(MeetingViewQuery meetings, MeetingChangeHandler changes) : FormPage
{
    [FromRoute] public Guid Id { get; set; }

    /// <summary>The meeting as the reader sees it.</summary>
    public MeetingView V { get; private set; } = null!;

    public async Task OnGetAsync(CancellationToken cancel) => V = await meetings.RunAsync(Id, cancel);

    public async Task<IActionResult> OnPostAbsentAsync([FromForm] Guid who, CancellationToken cancel) => await AnswerAsync(await changes.RunAsync(Id, Permission.AttendMeeting, null, async turn =>
    {
        var outcome = turn.Meeting.SayAbsent(new ParticipantId(who), new ParticipantId(turn.NewId()), turn.By, turn.Now);
        if (!outcome.IsGood || outcome.IsAlreadySo) return outcome;
        await turn.PassSeatsAsync(cancel);
        turn.Tell(turn.Meeting.Participants.First(p => p.Id.Value == who).StandIn);
        turn.Tell(turn.Meeting.Chair);
        return outcome;
    }, cancel), "meetings.done.absent", cancel);

    public async Task<IActionResult> OnPostComeAsync([FromForm] Guid who, CancellationToken cancel) => await AnswerAsync(await changes.RunAsync(Id, Permission.AttendMeeting, null, async turn =>
    {
        var passed = turn.Meeting.Passing.ToList();
        var outcome = turn.Meeting.ComeAfterAll(new ParticipantId(who), turn.By, turn.Now);
        if (!outcome.IsGood || outcome.IsAlreadySo) return outcome;
        var back = passed.Except(turn.Meeting.Passing).ToList();
        await turn.TakeSeatsBackAsync(back, turn.Meeting.On, cancel);
        foreach (var (_, standIn) in back) turn.Tell(standIn);
        turn.Tell(turn.Meeting.Chair);
        return outcome;
    }, cancel), "meetings.done.come", cancel);

    public async Task<IActionResult> OnPostOpenAsync(CancellationToken cancel) =>
        await AnswerAsync(await changes.LeadAsync(Id, turn => Task.FromResult(turn.Meeting.Open(turn.By, turn.Now)), cancel), "meetings.done.open", cancel, $"/overleg/{Id}/voorzitter");

    private async Task<IActionResult> AnswerAsync(Outcome outcome, string done, CancellationToken cancel, string? to = null)
    {
        if (outcome.IsGood) return Done(done, to ?? $"/overleg/{Id}");
        if (outcome.Refusal!.Code == "gone") return NotFound();
        V = await meetings.RunAsync(Id, cancel);
        return Refuse(outcome);
    }
}
