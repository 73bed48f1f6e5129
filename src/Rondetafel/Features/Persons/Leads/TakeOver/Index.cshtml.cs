using Microsoft.AspNetCore.Mvc;
using Rondetafel.Access;
using Rondetafel.Audit;
using Rondetafel.Data;
using Rondetafel.Web;

namespace Rondetafel.Features.Persons.Leads.TakeOver;

/// <summary>The weighings and cases that nobody leads any more, for the director who may take them over. Shows codes and numbers, nothing of their content.</summary>
[Needs(Permission.TakeLead)]
public sealed class IndexModel(LeadsQuery leads, TakeLeadHandler handler, RondetafelDb db, Acting acting, Readings readings) : FormPage, IAnswersAgain
{
    /// <summary>"weighing" or "case".</summary>
    [BindProperty] public string? Kind { get; set; }

    /// <summary>Which one.</summary>
    [BindProperty] public Guid Chosen { get; set; }

    /// <summary>The version that the reader saw.</summary>
    [BindProperty(Name = "__version")] public int Version { get; set; }

    /// <summary>What can be taken over.</summary>
    public IReadOnlyList<LeadRow> Rows { get; private set; } = [];

    public Task OnGetAsync(CancellationToken cancel) => LoadAsync(cancel);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        var outcome = await handler.RunAsync(new TakeLead(Kind, Chosen, Version), cancel);
        if (outcome.IsGood) return Taken();
        await LoadAsync(cancel);
        return Refuse(outcome);
    }

    public Task<IActionResult> AgainAsync(CancellationToken cancel) => Task.FromResult(Taken());

    private IActionResult Taken() => Done("lead.done", Kind == "case" ? $"/casussen/{Chosen}" : $"/wegingen/{Chosen}");

    private async Task LoadAsync(CancellationToken cancel)
    {
        Rows = await leads.RunAsync(cancel);
        readings.Add(Reading.OfList(acting, "WeighingsToTakeOver.listed", "Weighing", Rows.Where(r => r.Kind == "weighing").Select(r => r.Id), db.Trace));
        readings.Add(Reading.OfList(acting, "CasesToTakeOver.listed", "Case", Rows.Where(r => r.Kind == "case").Select(r => r.Id), db.Trace));
    }
}
