using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Rondetafel.Access;
using Rondetafel.Audit;
using Rondetafel.Data;
using Rondetafel.Domain.Governance.Catalogue;
using Rondetafel.Domain.Persons.Cases;
using Rondetafel.Domain.Shared;
using Rondetafel.Ui;
using Rondetafel.Web;

namespace Rondetafel.Features.Persons.Cases.KeepRoster;

/// <summary>A place as typed.</summary>
public sealed class PlaceInput
{
    public string? Professional { get; set; }
    public string? StandIn { get; set; }
    public string? Function { get; set; }
    public string? Place { get; set; }
}

/// <summary>A place as the page shows it.</summary>
/// <param name="Runs">Whether the person may still be given a seat.</param>
public sealed record PlaceSeen(RosterPlace Place, string Name, string Organisation, string? StandIn, bool Runs);

/// <summary>The roster of the conference that the reader chairs: gives places, changes stand-in and function, takes people off.</summary>
[Needs(Permission.LeadCase)]
public sealed class IndexModel(RosterPeopleQuery rosters, ChangeRosterHandler handler, RondetafelDb db, Acting acting, Readings readings) : FormPage
{
    private IReadOnlyList<CatalogueEntry> _functions = [];
    private IReadOnlyList<RosterPerson> _people = [];

    [BindProperty] public PlaceInput Input { get; set; } = new();

    /// <summary>The version that the writer saw; -1 while there is no roster.</summary>
    [BindProperty(Name = "__version")] public int Version { get; set; }

    /// <summary>The places, by organisation and name.</summary>
    public IReadOnlyList<PlaceSeen> Places { get; private set; } = [];

    /// <summary>Who may have a place.</summary>
    public IReadOnlyList<Choice> People => _people.Select(p => new Choice(p.Id.Value.ToString(), $"{p.Name}, {p.Function}, {p.Organisation}")).ToList();

    /// <summary>The functions at the table.</summary>
    public IReadOnlyList<Choice> Functions => _functions.Where(f => !f.Withdrawn).Select(f => new Choice(f.Code, f.Text(T.Language.Code))).ToList();

    /// <summary>The words of a function.</summary>
    public string FunctionOf(string code) => _functions.FirstOrDefault(f => f.Code == code)?.Text(T.Language.Code) ?? code;

    public Task OnGetAsync(CancellationToken cancel) => ReadAsync(cancel);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        var seen = Version;
        await ReadAsync(cancel);
        var (person, standIn) = (Person(Input.Professional), Person(Input.StandIn));
        var wrong = Outcome.Fields(
            (person is null, "choice_needed", "Professional"),
            (standIn is null && !string.IsNullOrEmpty(Input.StandIn), "choice_needed", "StandIn"),
            (!string.IsNullOrEmpty(Input.Function) && Functions.All(f => f.Value != Input.Function), "choice_needed", "Function"));
        if (person is not { } who || !wrong.IsGood) return Refuse(wrong);
        var given = new NewRosterPlace(new RosterPlaceId(acting.NewId()), who, standIn, string.IsNullOrEmpty(Input.Function) ? null : Input.Function);
        return await AnswerAsync(await handler.RunAsync(new ChangeRoster(seen, roster => roster.Put(given, acting.By, acting.Now)), cancel), "case.roster.put", cancel);
    }

    public async Task<IActionResult> OnPostTakeAsync(CancellationToken cancel)
    {
        var place = new RosterPlaceId(Guid.TryParse(Input.Place, out var id) ? id : default);
        return await AnswerAsync(await handler.RunAsync(new ChangeRoster(Version, roster => roster.Take(place, acting.By, acting.Now)), cancel), "case.roster.taken", cancel);
    }

    private async Task<IActionResult> AnswerAsync(Outcome outcome, string done, CancellationToken cancel)
    {
        if (outcome.IsGood) return Done(done, "/casussen/rooster");
        await ReadAsync(cancel);
        return Refuse(outcome);
    }

    private ProfessionalId? Person(string? sent) => _people.FirstOrDefault(p => p.Id.Value.ToString() == sent)?.Id;

    private async Task ReadAsync(CancellationToken cancel)
    {
        _people = await rosters.PeopleAsync(cancel);
        _functions = await Parameters.InForceAsync(db, CatalogueKind.ListItem, acting.Today, cancel, "case.function");
        var roster = await rosters.OwnAsync(cancel);
        Version = roster?.Version ?? -1;
        readings.Add(Reading.OfList(acting, "Roster.listed", nameof(Roster), roster is null ? [] : [roster.Id.Value], db.Trace));
        var ids = (roster?.Places ?? []).SelectMany(p => new[] { p.ProfessionalId, p.StandIn ?? p.ProfessionalId }).ToList();
        var names = await db.Professionals.AsNoTracking().Where(p => ids.Contains(p.Id))
            .Join(db.Organisations.AsNoTracking(), p => p.OrganisationId, o => o.Id, (p, o) => new { p.Id, p.Name, Organisation = o.Name }).ToDictionaryAsync(p => p.Id, cancel);
        Places = (roster?.Places ?? []).Select(p => new PlaceSeen(
                p, names[p.ProfessionalId].Name, names[p.ProfessionalId].Organisation, p.StandIn is { } s ? names[s].Name : null, _people.Any(x => x.Id == p.ProfessionalId)))
            .OrderBy(p => p.Organisation, StringComparer.CurrentCulture).ThenBy(p => p.Name, StringComparer.CurrentCulture).ToList();
    }
}
