using Rondetafel.Access;
using Rondetafel.Data;
using Rondetafel.Domain.Persons.Meetings;
using Rondetafel.Domain.Shared;
using Rondetafel.Mail;

namespace Rondetafel.Features.Persons.Meetings.Start;

/// <summary>Starts a series and plans its first meetings, in one save; who is asked hears that something waits.</summary>
public sealed class StartSeriesHandler(RondetafelDb db, Acting acting)
{
    public async Task<Outcome> RunAsync(NewSeries given, CancellationToken cancel)
    {
        var (series, outcome) = Series.Start(new SeriesId(acting.NewId()), given, () => new SeriesMemberId(acting.NewId()), acting.By, acting.Now);
        if (series is null) return outcome;
        db.Series.Add(series);
        await Agendas.PlanMissingAsync(db, series, acting.NewId, acting.By, acting.Now, cancel);
        foreach (var person in given.People.Where(p => p.Professional != acting.By.Id))
            db.Outbox.Add(new OutboxMail { Id = acting.NewId(), For = person.Professional, At = acting.Now });
        await db.SaveChangesAsync(cancel);
        return outcome;
    }
}
