using System.Globalization;
using Markdig;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc;
using Rondetafel.Access;
using Rondetafel.Domain.Governance.Catalogue;
using Rondetafel.Domain.Shared;
using Rondetafel.Ui;
using Rondetafel.Web;

namespace Rondetafel.Features.Admin.Lists;

/// <summary>What is typed about a version.</summary>
public sealed class EntryInput
{
    public string? Code { get; set; }

    public string? Dutch { get; set; }

    public string? English { get; set; }

    public string? Number { get; set; }

    public string? Source { get; set; }

    public string? VerifiedBy { get; set; }

    public string? Owner { get; set; }

    public string? SurveyForm { get; set; }

    public string? From { get; set; }

    public string? WithdrawFrom { get; set; }
}

/// <summary>One line over its versions: the present one, the history, and the form for the next. Nothing is ever deleted.</summary>
[Needs(Permission.ManageLists)]
public sealed class EditModel(VersionsQuery query, ProposeEntryHandler propose, WithdrawLineHandler withdraw, Acting acting) : FormPage
{
    private const int Longest = 8000;
    private static readonly MarkdownPipeline Plain = new MarkdownPipelineBuilder().DisableHtml().Build();

    [BindProperty] public EntryInput Input { get; set; } = new();

    /// <summary>The newest edition that the writer saw.</summary>
    [BindProperty] public int Edition { get; set; }

    /// <summary>The list of a new line.</summary>
    [BindProperty(SupportsGet = true, Name = "lijst")] public string? List { get; set; }

    /// <summary>Which of the four pages.</summary>
    public string Which { get; private set; } = "";

    /// <summary>The line; null for a new one.</summary>
    public EntryLine? Line { get; private set; }

    /// <summary>Names of those in the history.</summary>
    public IReadOnlyDictionary<ProfessionalId, string> Names { get; private set; } = new Dictionary<ProfessionalId, string>();

    /// <summary>Its kind.</summary>
    public CatalogueKind Kind => Line?.Shown.Kind ?? CatalogueKind.ListItem;

    /// <summary>Whether the law closes the list: no new lines, and a second person for the words.</summary>
    public bool IsClosed => CatalogueEntry.IsClosed(List);

    /// <summary>Whether a second person must agree with the next version.</summary>
    public bool NeedsSecond => CatalogueEntry.NeedsSecondPerson(Kind, List);

    /// <summary>Whether the lines of the list are counted under a form of the partner survey.</summary>
    public bool HasForm => List == "case.ideology";

    /// <summary>What a page would look like, before it is proposed; null without asking for it.</summary>
    public (IHtmlContent Dutch, IHtmlContent English)? Preview { get; private set; }

    public async Task<IActionResult> OnGetAsync(string which, string id, CancellationToken cancel)
    {
        if (!await FindAsync(which, id, cancel)) return NotFound();
        Fill();
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string which, string id, CancellationToken cancel)
    {
        if (!await FindAsync(which, id, cancel)) return NotFound();
        var dated = TypedDate.TryRead(Input.From ?? "", acting.Today, out var from, Lean.Future);
        var content = new EntryContent(
            Input.Dutch ?? "", Input.English ?? "", Number(), Line?.Shown.Unit, Trim(Input.Source), Trim(Input.VerifiedBy), Kind == CatalogueKind.PublicPage ? Trim(Input.Owner) : null,
            HasForm ? Trim(Input.SurveyForm) : null);
        var wrong = Outcome.Fields(
            (Line is null && !IsCode(Input.Code), "code_form", nameof(Input.Code)),
            (string.IsNullOrWhiteSpace(Input.Dutch), "text_needed", nameof(Input.Dutch)),
            (Input.Dutch?.Length > Longest, "text_too_long", nameof(Input.Dutch)),
            (string.IsNullOrWhiteSpace(Input.English), "text_needed", nameof(Input.English)),
            (Input.English?.Length > Longest, "text_too_long", nameof(Input.English)),
            (!dated, "date_wrong", nameof(Input.From)),
            (from < acting.Today, "from_past", nameof(Input.From)),
            (Kind == CatalogueKind.Parameter && content.Number is null, "number_needed", nameof(Input.Number)),
            (Kind == CatalogueKind.PublicPage && content.Owner is null, "owner_needed", nameof(Input.Owner)));
        if (!wrong.IsGood) return Refuse(wrong);
        var outcome = await propose.RunAsync(new ProposeEntry(Kind, Line?.Shown.List ?? List!, Line?.Shown.Code ?? Input.Code!, Edition, content, from), cancel);
        if (!outcome.IsGood) return Refuse(outcome);
        return Done(NeedsSecond ? "admin.lists.proposed" : "admin.saved", "/beheer/" + which);
    }

    public async Task<IActionResult> OnPostPreviewAsync(string which, string id, CancellationToken cancel)
    {
        if (!await FindAsync(which, id, cancel) || Kind != CatalogueKind.PublicPage) return NotFound();
        Preview = (Render(Input.Dutch), Render(Input.English));
        return Page();
    }

    public async Task<IActionResult> OnPostWithdrawAsync(string which, string id, CancellationToken cancel)
    {
        if (!await FindAsync(which, id, cancel) || Line is null) return NotFound();
        var seen = Edition;
        var outcome = TypedDate.TryRead(Input.WithdrawFrom ?? "", acting.Today, out var from, Lean.Future)
            ? await withdraw.RunAsync(new WithdrawLine(Line.Shown.List, Line.Shown.Code, seen, from), cancel) : Outcome.Refused("date_wrong", "From");
        if (outcome.IsGood) return Done("admin.lists.withdrawn.done", "/beheer/" + which);
        Fill();
        return Refuse(outcome.At("From", nameof(Input.WithdrawFrom)));
    }

    private static HtmlString Render(string? markdown) => new(Markdown.ToHtml(markdown ?? "", Plain));

    private static string? Trim(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    private static bool IsCode(string? code) => code is { Length: > 0 and <= 40 } && code.All(c => c is >= 'a' and <= 'z' or '_' || char.IsAsciiDigit(c));

    private int? Number()
    {
        if (Kind != CatalogueKind.Parameter) return null;
        if (Line?.Shown.Unit == "date") return TypedDate.TryRead(Input.Number ?? "", acting.Today, out var day, Lean.Future) ? day.Year * 10000 + day.Month * 100 + day.Day : null;
        return int.TryParse(Input.Number, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
    }

    private void Fill()
    {
        var dates = new Dates(T.Language);
        Input = new EntryInput { From = dates.Long(acting.Today.AddDays(1)), WithdrawFrom = Input.WithdrawFrom ?? dates.Long(acting.Today) };
        if (Line is not { } line) return;
        var e = line.Latest;
        Edition = e.Edition;
        (Input.Dutch, Input.English, Input.Source, Input.VerifiedBy, Input.Owner, Input.SurveyForm) = (e.Dutch, e.English, e.Source, e.VerifiedBy, e.Owner, e.SurveyForm);
        if (e.Number is { } n) Input.Number = e.Unit == "date" ? dates.Long(new DateOnly(n / 10000, n / 100 % 100, n % 100)) : n.ToString(CultureInfo.InvariantCulture);
    }

    private async Task<bool> FindAsync(string which, string id, CancellationToken cancel)
    {
        if (Shelf.Kinds(which) is not { } kinds) return false;
        Which = which;
        if (id == "nieuw") return which == "lijsten" && !IsClosed && (await query.OfAsync(kinds, cancel)).Any(l => l.Shown.List == List);
        if (!Guid.TryParse(id, out var guid) || await query.OneAsync(guid, cancel) is not { } line || !kinds.Contains(line.Shown.Kind)) return false;
        (Line, List) = (line, line.Shown.List);
        Names = await query.NamesAsync(line.All, cancel);
        return true;
    }
}
