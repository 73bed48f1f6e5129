using Microsoft.AspNetCore.Mvc;
using Rondetafel.Access;
using Rondetafel.Audit;
using Rondetafel.Data;
using Rondetafel.Domain.Shared;
using Rondetafel.Features.Persons.Cases;
using Rondetafel.Ui;
using Rondetafel.Web;

namespace Rondetafel.Features.Persons.BriefSeats.Give;

/// <summary>A seat for four hours as typed.</summary>
public sealed class GiveInput
{
    public string? Case { get; set; }
    public string? Professional { get; set; }
    public string? Reason { get; set; }
}

/// <summary>Whoever is on duty for the director of a case gives somebody a seat for four hours there. Shows numbers, nothing of a case.</summary>
[Needs(Permission.LetIn)]
public sealed class IndexModel(DutyQuery duty, TableQuery table, GiveBriefSeatHandler handler, RondetafelDb db, Acting acting, Readings readings) : FormPage, IAnswersAgain
{
    private IReadOnlyList<(DutyCase Case, IReadOnlyList<TableCandidate> People)> _duty = [];

    [BindProperty] public GiveInput Input { get; set; } = new();

    /// <summary>The cases that can be chosen.</summary>
    public IReadOnlyList<Choice> Cases => [.. _duty.Select(d => new Choice(d.Case.Id.ToString(), d.Case.Number))];

    /// <summary>Everybody who can sit at one of them.</summary>
    public IReadOnlyList<Choice> People => [.. _duty.SelectMany(d => d.People).DistinctBy(p => p.Id).Select(p => new Choice(p.Id.Value.ToString(), $"{p.Name}, {p.Function}, {p.Organisation}"))];

    /// <summary>What the reader gave, with its review.</summary>
    public IReadOnlyList<GivenSeat> Given { get; private set; } = [];

    /// <summary>Today in the Netherlands.</summary>
    public DateOnly Today => acting.Today;

    /// <summary>Whether a review is late, so that nothing can be given.</summary>
    public bool IsLocked => Given.Any(g => g.Justified is null && g.ReviewBy < Today);

    public Task OnGetAsync(CancellationToken cancel) => LoadAsync(cancel);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        await LoadAsync(cancel);
        var chosen = _duty.FirstOrDefault(d => d.Case.Id.ToString() == Input.Case);
        var found = Outcome.Fields((chosen.Case is null, "choice_needed", "Case"));
        var person = chosen.People?.FirstOrDefault(p => p.Id.Value.ToString() == Input.Professional);
        var outcome = chosen.Case is null
            ? found.And(Outcome.Fields((Input.Professional is null, "choice_needed", "Professional"), (string.IsNullOrWhiteSpace(Input.Reason), "reason_needed", "Reason")))
            : await handler.OnDutyAsync(new GiveBriefSeat(chosen.Case.Id, person, Input.Reason), cancel);
        return outcome.IsGood ? Done("brief.done", "/vier-uur") : Refuse(outcome.Refusal!.Code == "gone" ? Outcome.Refused("choice_needed", "Case") : outcome);
    }

    public Task<IActionResult> AgainAsync(CancellationToken cancel) => Task.FromResult(Done("brief.done", "/vier-uur"));

    private async Task LoadAsync(CancellationToken cancel)
    {
        var cases = await duty.CasesAsync(cancel);
        var people = new Dictionary<MunicipalityId, IReadOnlyList<TableCandidate>>();
        foreach (var municipality in cases.Select(c => c.Municipality).Distinct()) people[municipality] = await table.RunAsync(municipality, [], cancel);
        _duty = [.. cases.Select(c => (c, people[c.Municipality]))];
        Given = await duty.GivenAsync(cancel);
        var named = cases.Select(c => c.Id).Concat(Given.Select(g => g.Case)).Distinct().ToList();
        if (named.Count > 0) readings.Add(Reading.OfList(acting, "CasesOnDuty.listed", "Case", named, db.Trace));
    }
}
