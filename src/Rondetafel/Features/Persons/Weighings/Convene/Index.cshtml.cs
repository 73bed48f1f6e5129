using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Rondetafel.Access;
using Rondetafel.Data;
using Rondetafel.Domain.Persons.Signals;
using Rondetafel.Domain.Shared;
using Rondetafel.Ui;
using Rondetafel.Web;

namespace Rondetafel.Features.Persons.Weighings.Convene;

/// <summary>Convenes a weighing for a signal: when, and with whom. Shows the code of the signal and nothing of its content.</summary>
[Opens(ItemKind.SignalToWeigh, Permission.ConveneWeighing)]
public sealed class IndexModel(ConveneWeighingHandler handler, RosterQuery roster, RondetafelDb db, Acting acting) : FormPage, IAnswersAgain
{
    /// <summary>The signal, from the address.</summary>
    [FromRoute] public Guid Id { get; set; }

    [BindProperty] public RosterInput Input { get; set; } = new();

    /// <summary>Code of the signal.</summary>
    public string Code { get; private set; } = "";

    /// <summary>Name of its municipality.</summary>
    public string Municipality { get; private set; } = "";

    /// <summary>Who can weigh.</summary>
    public IReadOnlyList<Choice> People { get; private set; } = [];

    /// <summary>Parts that nobody is designated for yet.</summary>
    public IReadOnlyList<WeighingPart> Lacking { get; private set; } = [];

    /// <summary>Whether an outside expert is designated; without one the chair notes what an expert finds.</summary>
    public bool HasExpert { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        var candidates = await LoadAsync(cancel);
        if (candidates is null) return LocalRedirect("/wegingen");
        Input.Seats = candidates.Where(c => c.Proposed).Select(c => c.Id.Value).ToList();
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        var (weighing, outcome) = await handler.RunAsync(new ConveneWeighing(Id, Input.On, Input.Seats), cancel);
        if (outcome.IsGood) return Done("weighing.done.convene", $"/wegingen/{weighing}");
        return await LoadAsync(cancel) is null ? LocalRedirect("/wegingen") : Refuse(outcome);
    }

    public Task<IActionResult> AgainAsync(CancellationToken cancel) => Task.FromResult(Done("weighing.done.convene", "/wegingen"));

    private async Task<IReadOnlyList<Candidate>?> LoadAsync(CancellationToken cancel)
    {
        var key = new SignalId(Id);
        var signal = await db.ToWeigh(acting.By, await Directors.ServedByAsync(db, acting.By, acting.Today, cancel)).AsNoTracking().Where(s => s.Id == key).Select(s => new { s.Code, s.MunicipalityId }).SingleOrDefaultAsync(cancel);
        if (signal is null) return null;
        Code = signal.Code;
        Municipality = await db.Municipalities.Where(m => m.Id == signal.MunicipalityId).Select(m => m.Name).SingleAsync(cancel);
        var candidates = await roster.RunAsync(signal.MunicipalityId, cancel);
        People = candidates.Select(c => new Choice(c.Id.Value.ToString(), $"{c.Name}, {c.Organisation}", c.Function)).ToList();
        Lacking = new[] { WeighingPart.Municipality, WeighingPart.Police, WeighingPart.Prosecutor }.Where(p => candidates.All(c => c.Part != p)).ToList();
        HasExpert = candidates.Any(c => c.Part == WeighingPart.Expert);
        return candidates;
    }
}
