using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Rondetafel.Access;
using Rondetafel.Data;
using Rondetafel.Domain.Persons.Cases;
using Rondetafel.Domain.Persons.Weighings;
using Rondetafel.Domain.Shared;
using Rondetafel.Features.Persons.Cases;
using Rondetafel.Ui;
using Rondetafel.Web;

namespace Rondetafel.Features.Persons.Weighings.TakeIn;

/// <summary>
/// Takes a person in, on one page: why, for what, until when, when it can end, who sits at the table, which facts go along
/// and what the reporter hears. "Nog een regel" adds a line without script and saves nothing.
/// </summary>
[Opens(ItemKind.Weighing, Permission.LeadWeighing)]
public sealed class IndexModel(
    WeighingQuery weighing, ReporterFeedbackQuery feedback, TakeInPersonHandler handler, TableQuery table, RondetafelDb db, Acting acting) : WeighingDecisionPage(weighing, feedback)
{
    private const int FirstLines = 3;

    public override WeighingAction Step => WeighingAction.TakeIn;

    [BindProperty] public TakeInInput Input { get; set; } = new();

    /// <summary>Pressed to get one more line for an exit criterion.</summary>
    [BindProperty(Name = "more")] public string? More { get; set; }

    /// <summary>Who can sit at the table, in the order of the input.</summary>
    public IReadOnlyList<TableCandidate> People { get; private set; } = [];

    /// <summary>What of the signal can go along.</summary>
    public IReadOnlyList<Choice> Facts { get; private set; } = [];

    /// <summary>The closed list of categories.</summary>
    public IReadOnlyList<Choice> Categories { get; private set; } = [];

    /// <summary>The last day that the first review may be on.</summary>
    public DateOnly ReviewBy { get; private set; }

    /// <summary>Whether the person is a minor, as far as known.</summary>
    public bool IsMinor { get; private set; }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (More is not null)
        {
            Input.ExitCriteria.Add(null);
            await LoadAsync(cancel);
            return Page();
        }
        var (id, outcome) = await handler.RunAsync(new TakeInPerson(Id, Version, Input), cancel);
        return outcome.IsGood && !outcome.IsAlreadySo ? Done("weighing.done.TakeIn", $"/casussen/{id}") : await AnswerAsync(outcome, cancel);
    }

    protected override async Task LoadAsync(CancellationToken cancel)
    {
        await base.LoadAsync(cancel);
        if (Seen.Signal is not { } signal) return;
        var key = new WeighingId(Id);
        var municipality = await db.Weighings.VisibleTo(acting.By, Permission.LeadWeighing, db, acting.Now).Where(w => w.Id == key).Select(w => w.MunicipalityId).SingleAsync(cancel);
        People = await table.RunAsync(municipality, Seen.Roster.Select(r => r.Id).ToList(), cancel);
        var taken = TakeOver.From(signal, T);
        Facts = taken.Select(t => new Choice(t.Key, T["weighing.takein.kind." + t.Kind] + ": " + t.Text)).ToList();
        Categories = await Lists.ChoicesAsync(db, "case.category", acting.Today, T.Language.Code, cancel);
        var terms = (await Parameters.OnAsync(db, acting.Today, cancel)).Case;
        var born = Case.BirthDayFrom(signal.Known(s => s.BirthDate), acting.Today);
        IsMinor = born is { } day && Case.MinorOn(day, acting.Today) is not null;
        ReviewBy = Case.LastReviewFor(born, acting.Today, terms);
        if (Request.Method == "GET") Propose(taken);
        Input.People = People.Select(c => Input.People.FirstOrDefault(p => p.Id == c.Id.Value) ?? new PersonInput { Id = c.Id.Value }).ToList();
        while (Input.ExitCriteria.Count < FirstLines) Input.ExitCriteria.Add(null);
    }

    private void Propose(IReadOnlyList<Taken> taken)
    {
        Input.Facts = taken.Select(t => t.Key).ToList();
        Input.Category = "guidance";
        Input.People = People.Select(c => new PersonInput
        {
            Id = c.Id.Value,
            Chosen = c.Proposed,
            StandIn = c.Place is { } place ? place.StandIn?.Value : c.StandIns.Select(s => (Guid?)s.Id.Value).FirstOrDefault(s => People.Any(p => p.Id.Value == s && !p.Proposed)),
        }).ToList();
    }
}
