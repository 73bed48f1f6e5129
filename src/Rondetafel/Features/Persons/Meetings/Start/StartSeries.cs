using Rondetafel.Access;
using Rondetafel.Data;
using Rondetafel.Domain.Persons.Meetings;
using Rondetafel.Domain.Shared;
using Rondetafel.Mail;

namespace Rondetafel.Features.Persons.Meetings.Start;

/// <summary>Start a series.</summary>
/// <param name="Wrong">What the page found wrong: with it nothing is saved, and what else is wrong is said too.</param>
public sealed record StartSeries(NewSeries Given, Outcome Wrong);

/// <summary>Starts a series and plans its first meetings, in one save; who is asked hears that something waits.</summary>
public sealed class StartSeriesHandler(RondetafelDb db, Acting acting)
{
    public async Task<Outcome> RunAsync(StartSeries command, CancellationToken cancel)
    {
        var given = command.Given;
        var (series, judged) = Series.Start(new SeriesId(acting.NewId()), given, () => new SeriesMemberId(acting.NewId()), acting.By, acting.Now);
        var outcome = command.Wrong.And(judged);
        if (series is null || !outcome.IsGood) return outcome;
        db.Series.Add(series);
        await Agendas.PlanMissingAsync(db, series, acting.NewId, acting.By, acting.Now, cancel);
        foreach (var person in given.People.Where(p => p.Professional != acting.By.Id))
            db.Outbox.Add(new OutboxMail { Id = acting.NewId(), For = person.Professional, At = acting.Now });
        await db.SaveChangesAsync(cancel);
        return outcome;
    }
}
