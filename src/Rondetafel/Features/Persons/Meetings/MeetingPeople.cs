using Microsoft.EntityFrameworkCore;
using Rondetafel.Access;
using Rondetafel.Data;
using Rondetafel.Domain.Governance.Catalogue;
using Rondetafel.Domain.Persons.Meetings;
using Rondetafel.Domain.Shared;
using Rondetafel.Features.Persons.Cases;
using Rondetafel.Ui;

namespace Rondetafel.Features.Persons.Meetings;

/// <summary>Somebody who can be asked to a meeting, with the colleagues of the same organisation who can stand in.</summary>
public sealed record Askable(ProfessionalId Id, string Name, string Function, OrganisationId OrganisationId, string Organisation);

/// <summary>A line of the form in which the chair chooses people.</summary>
public sealed class PersonInput
{
    public Guid Who { get; set; }
    public bool Asked { get; set; }
    public string? StandIn { get; set; }
    public string? Function { get; set; }
}

/// <summary>The people that can be asked to meetings.</summary>
public sealed class MeetingPeopleQuery(RondetafelDb db, Acting acting)
{
    /// <summary>Everybody who is designated today and whose role can take part, by organisation.</summary>
    public async Task<IReadOnlyList<Askable>> AskableAsync(CancellationToken cancel)
    {
        var (today, me) = (acting.Today, acting.By.Id);
        var rule = (await Parameters.OnAsync(db, today, cancel)).Confirmations;
        var found = await db.Professionals.AsNoTracking().Where(p => p.DesignatedUntil >= today && p.Id != me)
            .Join(db.Organisations.AsNoTracking().Where(o => o.Until == null || o.Until >= today), p => p.OrganisationId, o => o.Id, (p, o) => new { Person = p, o.Name }).ToListAsync(cancel);
        return found.Where(f => AccessRules.May(new Actor(f.Person.Id, f.Person.OrganisationId, f.Person.MunicipalityId, f.Person.RolesOn(today, rule)), Permission.AttendMeeting))
            .Select(f => new Askable(f.Person.Id, f.Person.Name, f.Person.Function, f.Person.OrganisationId, f.Name))
            .OrderBy(p => p.Organisation, StringComparer.CurrentCulture).ThenBy(p => p.Name, StringComparer.CurrentCulture).ToList();
    }

    /// <summary>Who is on the roster of the conference that the reader chairs.</summary>
    public async Task<IReadOnlyList<Invitee>> RosterAsync(CancellationToken cancel)
    {
        var me = acting.By.Id;
        return await Agendas.InviteesAsync(db, await db.Rosters.AsNoTracking().Include(r => r.Places).SingleOrDefaultAsync(r => r.Director == me, cancel), acting.Today, cancel);
    }

    /// <summary>
    /// Who can be noted as present without having been asked: of the organisations that were asked or are on the chair's roster, and
    /// who stands in there. The chair reads them.
    /// </summary>
    public async Task<IReadOnlyList<Askable>> WalkersAsync(Meeting meeting, CancellationToken cancel)
    {
        var places = await db.Rosters.AsNoTracking().Where(r => r.Director == meeting.Chair).SelectMany(r => r.Places).Select(p => new { p.ProfessionalId, p.StandIn }).ToListAsync(cancel);
        var askable = await AskableAsync(cancel);
        var named = places.Select(p => p.ProfessionalId).ToHashSet();
        var organisations = askable.Where(a => named.Contains(a.Id)).Select(a => a.OrganisationId).Concat(meeting.Participants.Select(p => p.OrganisationId)).ToHashSet();
        named.UnionWith(places.Select(p => p.StandIn).Concat(meeting.Participants.Select(p => p.StandIn)).OfType<ProfessionalId>());
        return askable.Where(a => (organisations.Contains(a.OrganisationId) || named.Contains(a.Id)) && meeting.Participants.All(p => p.ProfessionalId != a.Id)).OrderBy(a => a.Name, StringComparer.CurrentCulture).ToList();
    }

    /// <summary>The chosen people; who is not askable is left out, a stand-in of another organisation too.</summary>
    public static IReadOnlyList<Invitee> Chosen(IReadOnlyList<PersonInput> lines, IReadOnlyList<Askable> askable, IReadOnlyList<Choice> functions)
    {
        var chosen = new List<Invitee>();
        foreach (var line in lines.Where(l => l.Asked))
        {
            if (askable.FirstOrDefault(a => a.Id.Value == line.Who) is not { } person) continue;
            var standIn = Guid.TryParse(line.StandIn, out var id) ? StandInsOf(person, askable).FirstOrDefault(a => a.Id.Value == id) : null;
            chosen.Add(new Invitee(person.Id, person.OrganisationId, standIn?.Id, functions.Any(f => f.Value == line.Function) ? line.Function : null));
        }
        return chosen;
    }

    /// <summary>Who can stand in: colleagues of the same organisation, so that what an organisation may read stays the same.</summary>
    public static IEnumerable<Askable> StandInsOf(Askable person, IReadOnlyList<Askable> askable) =>
        askable.Where(a => a.OrganisationId == person.OrganisationId && a.Id != person.Id);

    /// <summary>The lines of the form: everybody who can be asked, with what was chosen before.</summary>
    public static List<PersonInput> Lines(IReadOnlyList<Askable> askable, IReadOnlyCollection<Invitee> chosen) => askable.Select(a =>
    {
        var before = chosen.FirstOrDefault(c => c.Professional == a.Id);
        return new PersonInput { Who = a.Id.Value, Asked = before is not null, StandIn = before?.StandIn?.Value.ToString(), Function = before?.Function };
    }).ToList();

}
