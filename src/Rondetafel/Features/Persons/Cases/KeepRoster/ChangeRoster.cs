using Microsoft.EntityFrameworkCore;
using Rondetafel.Access;
using Rondetafel.Data;
using Rondetafel.Domain.Persons.Cases;
using Rondetafel.Domain.Persons.Meetings;
using Rondetafel.Domain.Shared;
using Rondetafel.Features.Persons.Meetings;

namespace Rondetafel.Features.Persons.Cases.KeepRoster;

/// <summary>Changes the roster of the process director who acts.</summary>
/// <param name="Version">The version that the writer saw; -1 when there was no roster.</param>
public sealed record ChangeRoster(int Version, Func<Roster, Outcome> Change);

/// <summary>Does it; the first change starts the roster. The meetings of the conference that are still to come follow in the same save. Refusals: those of the domain, "clash".</summary>
public sealed class ChangeRosterHandler(RondetafelDb db, Acting acting)
{
    public async Task<Outcome> RunAsync(ChangeRoster command, CancellationToken cancel)
    {
        var director = acting.By.Id;
        var roster = await db.Rosters.Include(r => r.Places).SingleOrDefaultAsync(r => r.Director == director, cancel);
        if ((roster?.Version ?? -1) != command.Version) return Outcome.Refused("clash");
        if (roster is null) db.Rosters.Add(roster = Roster.Start(new RosterId(acting.NewId()), acting.By, acting.Now));
        var outcome = command.Change(roster);
        if (!outcome.IsGood || outcome.IsAlreadySo) return outcome;
        var people = await Agendas.InviteesAsync(db, roster, acting.Today, cancel);
        foreach (var series in await db.Series.VisibleTo(acting.By).GoingOn(acting.Today).Where(s => s.Kind == MeetingKind.CaseConference).ToListAsync(cancel))
            await Agendas.FollowAsync(db, series, SeriesBefore.Of(series), people, "", acting, cancel);
        try
        {
            await db.SaveChangesAsync(cancel);
            return outcome;
        }
        catch (DbUpdateConcurrencyException)
        {
            return Outcome.Refused("clash");
        }
    }
}
