using Rondetafel.Access;
using Rondetafel.Data;
using Rondetafel.Domain.Shared;

namespace Rondetafel.Features.Persons.Weighings.NoteView;

/// <summary>Note the view of an expert who is not designated.</summary>
public sealed record NoteExpertView(Guid Id, ViewInput Input);

/// <summary>The chair notes what the expert says, before the chair sees the others' views; it is marked as noted by another.</summary>
public sealed class NoteExpertViewHandler(RondetafelDb db, Acting acting)
{
    public async Task<Outcome> RunAsync(NoteExpertView command, CancellationToken cancel)
    {
        if (await WeighingDesk.LoadAsync(db, acting, command.Id, Permission.LeadWeighing, cancel) is not { } weighing) return Outcome.Refused("not_now");
        var there = weighing.Views.FirstOrDefault(v => v.NotedByAnother);
        if (there?.At.Ticks != command.Input.SeenAt) return WeighingDesk.Clash;
        var (given, refused) = command.Input.Read(acting);
        if (given is null) return refused;
        var outcome = command.Input.Place(weighing.NoteView(given, acting.By, acting.Now));
        return outcome.IsGood ? await WeighingDesk.SaveAsync(db, cancel) : outcome;
    }
}
