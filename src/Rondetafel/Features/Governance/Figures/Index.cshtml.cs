using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Rondetafel.Access;
using Rondetafel.Audit;
using Rondetafel.Data;
using Rondetafel.Domain.Governance.Figures;
using Rondetafel.Domain.Shared;

namespace Rondetafel.Features.Governance.Figures;

/// <summary>The figures of the whole partnership for its process director, from counters alone: no case, signal or person is looked at.</summary>
[Needs(Permission.ReadFigures)]
public sealed class IndexModel(RondetafelDb db, Acting acting, Readings readings, Texts.Texts texts) : PageModel
{
    private IReadOnlyList<FigureTable> _tables = [];

    /// <summary>First day, as typed; filled in when nothing was.</summary>
    [BindProperty(SupportsGet = true, Name = "van")] public string? From { get; set; }

    /// <summary>Last day and reference date, as typed; filled in when nothing was.</summary>
    [BindProperty(SupportsGet = true, Name = "tot")] public string? Until { get; set; }

    /// <summary>The days of the figures; null when they could not be read.</summary>
    public FigurePeriod? Period { get; private set; }

    /// <summary>The words of rows and columns.</summary>
    public FigureWords Words { get; } = new(texts);

    /// <summary>The figure of a name.</summary>
    public FigureTable this[string name] => _tables.First(t => t.Name == name);

    public async Task OnGetAsync(CancellationToken cancel)
    {
        var until = Day(Until, nameof(Until)) ?? acting.Today;
        var from = Day(From, nameof(From)) ?? until.AddYears(-1).AddDays(1);
        if (until > acting.Today) ModelState.AddModelError(nameof(Until), texts["refusal.date_future"]);
        if (from > until) ModelState.AddModelError(nameof(From), texts["refusal.after_last_day"]);
        if (!ModelState.IsValid) return;
        (From, Until, Period) = (Typed(from), Typed(until), new FigurePeriod(from, until));
        _tables = await FigureReader.MakeAsync(db, Figure.All, Period.Value, cancel);
        readings.Add(Reading.OfList(acting, "Figures.listed", "Figures", [], db.Trace));
    }

    private DateOnly? Day(string? typed, string field)
    {
        if (string.IsNullOrWhiteSpace(typed)) return null;
        if (TypedDate.TryRead(typed, acting.Today, out var day)) return day;
        ModelState.AddModelError(field, texts["refusal.date_wrong"]);
        return null;
    }

    private static string Typed(DateOnly day) => FormattableString.Invariant($"{day.Day}-{day.Month}-{day.Year}");
}
