using Microsoft.AspNetCore.Mvc;
using Rondetafel.Access;
using Rondetafel.Ui;
using Rondetafel.Web;

namespace Rondetafel.Features.Work;

/// <summary>Lines under one heading.</summary>
public sealed record WorkGroup(string Key, IReadOnlyList<WorkLine> Lines);

/// <summary>Mijn werk: what is asked of me, in order of date. For many the only page they ever need.</summary>
[SignedInPage]
public sealed class IndexModel(WorkQuery work, WorkList list, ReadNoticeHandler read, Acting acting, Frame frame) : FormPage
{
    private static readonly string[] Kinds = ["signals", "answers", "matches", "weighings", "cases", "meetings", "other"];

    [FromQuery(Name = "soort")] public string? Kind { get; set; }

    /// <summary>The lines of the chosen kind, by date.</summary>
    public IReadOnlyList<WorkGroup> Groups { get; private set; } = [];

    /// <summary>The kinds that hold something, with how many.</summary>
    public IReadOnlyList<(string Kind, int Count)> Filters { get; private set; } = [];

    /// <summary>How many things wait, of all kinds.</summary>
    public int All { get; private set; }

    /// <summary>One or two sentences: what is too late, what is for today.</summary>
    public string Summary { get; private set; } = "";

    /// <summary>"Goedemorgen, Robin".</summary>
    public string Greeting => T.Of("work.hello." + Dates.Local(acting.Now).Hour switch { >= 6 and < 12 => "morning", >= 12 and < 18 => "afternoon", _ => "evening" }, acting.Person!.Name.Split(' ')[0]);

    /// <summary>Today in the Netherlands.</summary>
    public DateOnly Today => acting.Today;

    /// <summary>What to do first when nothing is asked, by what this person may do.</summary>
    public string Empty => May(Permission.HandleSignal) ? "holder" : May(Permission.ManageAccounts) ? "administrator" : May(Permission.ReportSignal) ? "professional" : "other";

    public bool May(Permission permission) => AccessRules.May(acting.By, permission);

    /// <summary>Whether the reader is on duty for the director of a case.</summary>
    public bool IsOnDuty { get; private set; }

    public async Task OnGetAsync(CancellationToken cancel)
    {
        IsOnDuty = await list.IsOnDutyAsync(cancel);
        var lines = await work.RunAsync(cancel);
        frame.WorkCount = All = lines.Count;
        Filters = Kinds.Select(k => (k, lines.Count(l => l.Kind == k))).Where(f => f.Item2 > 0).ToList();
        if (!Filters.Any(f => f.Kind == Kind)) Kind = null;
        Summary = Sum(lines);
        Groups = lines.Where(l => Kind is null || l.Kind == Kind).GroupBy(GroupOf).Select(g => new WorkGroup(g.Key, g.ToList()))
            .OrderBy(g => Array.IndexOf(["late", "today", "undated", "week", "later"], g.Key)).ToList();
    }

    public async Task<IActionResult> OnPostAsync([FromForm] Guid notice, CancellationToken cancel)
    {
        await read.RunAsync(new ReadNotice(notice), cancel);
        return Done("work.notice.done", "/mijn-werk");
    }

    /// <summary>When a line is asked for, in words.</summary>
    public string When(WorkLine line, Dates dates) => line.Day switch
    {
        null => "", // the heading of the group says so
        { } day when day < Today => T.Many("work.days_late", Today.DayNumber - day.DayNumber),
        { } day when day == Today => "",
        { } day => dates.ShortWeekday(day),
    };

    private string GroupOf(WorkLine line) => line.Day switch
    {
        null => "undated",
        { } day when day < Today => "late",
        { } day when day == Today => "today",
        { } day when day.DayNumber - Today.DayNumber <= 6 - ((int)Today.DayOfWeek + 6) % 7 => "week",
        _ => "later",
    };

    private string Sum(IReadOnlyList<WorkLine> lines)
    {
        var (late, today) = (lines.Count(l => GroupOf(l) == "late"), lines.Count(l => GroupOf(l) == "today"));
        if (lines.Count == 0) return T["work.none." + Empty];
        if (late + today == 0) return T["work.calm"];
        return string.Join(' ', new[] { late == 0 ? null : T.Many("work.late", late), today == 0 ? null : T.Many("work.today", today) }.OfType<string>());
    }
}
