using Microsoft.EntityFrameworkCore;
using Rondetafel.Access;
using Rondetafel.Data;
using Rondetafel.Domain.Persons.Meetings;
using Rondetafel.Domain.Shared;

namespace Rondetafel.Features.Persons.Meetings.Change;

/// <summary>Another hour, place, list of people or last day of a series.</summary>
/// <param name="Wrong">What the page found wrong: with it nothing is saved, and what else is wrong is said too.</param>
public sealed record ChangeSeries(Guid Series, int Version, MeetingTime Time, DateOnly Until, MeetingPlace Place, Outcome Wrong, IReadOnlyList<Invitee> People);

/// <summary>
/// Changes a series and, in the same save, its meetings that are still to come: each keeps its day; those after the last day are
/// cancelled. Who is asked hears of it, and seats that were passed follow. Refusals: those of the domain, "gone", "clash".
/// </summary>
public sealed class ChangeSeriesHandler(RondetafelDb db, Acting acting, Texts.Texts texts)
{
    public async Task<Outcome> RunAsync(ChangeSeries command, CancellationToken cancel)
    {
        var series = await db.Series.VisibleTo(acting.By).Include(s => s.Members).SingleOrDefaultAsync(s => s.Id == new SeriesId(command.Series), cancel);
        if (series is null) return Outcome.Refused("gone");
        if (series.Version != command.Version) return Outcome.Refused("clash");
        var before = SeriesBefore.Of(series);
        var changed = series.Change(command.Time.From, command.Time.Minutes, command.Place, command.People, () => new SeriesMemberId(acting.NewId()), acting.By, acting.Now);
        var wrong = command.Wrong.And(changed).And(series.EndOn(command.Until, acting.By, acting.Now));
        if (!wrong.IsGood) return wrong;
        await Agendas.FollowAsync(db, series, before, command.People, texts["meetings.cancelled.series"], acting, cancel);
        await Agendas.PlanMissingAsync(db, series, acting.NewId, acting.By, acting.Now, cancel);
        try
        {
            await db.SaveChangesAsync(cancel);
            return changed;
        }
        catch (DbUpdateConcurrencyException)
        {
            return Outcome.Refused("clash");
        }
    }
}
