using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Rondetafel.Access;
using Rondetafel.Domain.Shared;
using Rondetafel.Ui;
using Rondetafel.Web;

namespace Rondetafel.Features.Persons.Cases;

/// <summary>A page of one case with one form: reads the case, sends the form, goes back to the case.</summary>
public abstract class CasePage : FormPage, IAnswersAgain
{
    /// <summary>The case, from the address.</summary>
    [FromRoute] public Guid Id { get; set; }

    /// <summary>The version that the writer saw; only on forms of the director.</summary>
    [BindProperty(Name = "__version")] public int Version { get; set; }

    /// <summary>The case as the reader sees it.</summary>
    public CaseView V { get; private set; } = null!;

    /// <summary>The middle part of the text keys of this page: "life.{Key}.title" and so on.</summary>
    public abstract string Key { get; }

    /// <summary>The place on the case page to go back to.</summary>
    protected virtual string Place => "verloop";

    /// <summary>The address of the case.</summary>
    public string Back => $"/casussen/{Id}";

    /// <summary>Who acts.</summary>
    protected Acting Acting => HttpContext.RequestServices.GetRequiredService<Acting>();

    /// <summary>Changes the case.</summary>
    protected CaseChangeHandler Changes => HttpContext.RequestServices.GetRequiredService<CaseChangeHandler>();

    /// <summary>Whether this page is of use now; when not, it leads back to the case.</summary>
    protected virtual bool IsOpen => V.MayWork;

    public virtual async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        await LoadAsync(cancel);
        return IsOpen ? Page() : LocalRedirect(Back);
    }

    public Task<IActionResult> AgainAsync(CancellationToken cancel) => Task.FromResult<IActionResult>(LocalRedirect($"{Back}#{Place}"));

    /// <summary>Reads what the page shows.</summary>
    protected virtual async Task LoadAsync(CancellationToken cancel)
    {
        V = await HttpContext.RequestServices.GetRequiredService<CaseViewQuery>().RunAsync(Id, cancel);
        // Here and not in the shared head: what a partial page sets, the layout does not see.
        (ViewData["Title"], ViewData["Ring"], ViewData["Page"]) = ($"{T[$"life.{Key}.title"]} {V.Case.Number}", "persons", "caseform");
    }

    /// <summary>Goes back to the case, or shows the page again with the refusal and what was typed; 404 when the case went away.</summary>
    protected async Task<IActionResult> AnswerAsync(Outcome outcome, CancellationToken cancel, string prefix = "Input", string? done = null)
    {
        if (outcome.IsGood) return Done(done ?? $"life.{Key}.done", $"{Back}#{Place}");
        if (outcome.Refusal!.Code == "gone") return NotFound();
        await LoadAsync(cancel);
        return Refuse(outcome, prefix);
    }

    /// <summary>Reads a typed date. Null and no refusal when nothing was typed; a refusal of the field when it is not a date.</summary>
    protected (DateOnly? Day, Outcome? Refused) Day(string? typed, string field, Lean lean = Lean.Future)
    {
        if (string.IsNullOrWhiteSpace(typed)) return (null, null);
        return TypedDate.TryRead(typed, Acting.Today, out var day, lean) ? (day, null) : (null, Outcome.Refused("date_wrong", field));
    }

    /// <summary>An id that a form sent, of a part of the case; null when it is none.</summary>
    protected static Guid? IdOf(string? value) => Guid.TryParse(value, out var id) ? id : null;

    /// <summary>The people with a seat now, as answers to choose from.</summary>
    public IReadOnlyList<Choice> SeatChoices =>
        V.Seats.Select(s => new Choice(s.ProfessionalId.Value.ToString(), V.Person(s.ProfessionalId), V.Organisation(s.OrganisationId))).DistinctBy(c => c.Value).ToList();

    /// <summary>The organisations at the table, as answers to choose from.</summary>
    public IReadOnlyList<Choice> TableChoices => V.AtTable.Select(o => new Choice(o.Id.Value.ToString(), o.Name)).ToList();
}
