using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Rondetafel.Access;
using Rondetafel.Domain.Persons.Cases;
using Rondetafel.Features.Persons.Provisions;
using Rondetafel.Features.Persons.Tracks;
using Rondetafel.Ui;
using Rondetafel.Web;

namespace Rondetafel.Features.Persons.Cases.Open;

/// <summary>One case on one page: how it goes, what was brought in, the plan, the table, and who looked.</summary>
[Opens(ItemKind.Case, Permission.OpenCase)]
public sealed class IndexModel(CaseViewQuery cases, LookedQuery looked, DefaultsQuery defaults, TracksOfQuery tracks, Texts.Texts texts, Dates dates) : PageModel
{
    private const int FewMoments = 8;
    private const int FewLooks = 24;

    [FromRoute] public Guid Id { get; set; }

    /// <summary>"1" shows the whole history.</summary>
    [FromQuery(Name = "alles")] public string? All { get; set; }

    /// <summary>The case as the reader sees it.</summary>
    public CaseView V { get; private set; } = null!;

    /// <summary>The history, newest first.</summary>
    public IReadOnlyList<Moment> Moments { get; private set; } = [];

    /// <summary>Whether there is more history than is shown.</summary>
    public bool HasMore { get; private set; }

    /// <summary>Who looked and who changed something, the latest.</summary>
    public Looks Looks { get; private set; } = new([], false);

    /// <summary>The prosecutor's tracks that run beside, before or instead of it.</summary>
    public IReadOnlyList<TrackSeen> Tracks { get; private set; } = [];

    /// <summary>The provisions of it that the reader knows of.</summary>
    public IReadOnlyList<Provided> Provided { get; private set; } = [];

    /// <summary>The form of a contribution.</summary>
    public ContributeForm Contribute { get; private set; } = null!;

    /// <summary>The form of an action.</summary>
    public ActionForm NewAction { get; private set; } = null!;

    public async Task OnGetAsync(CancellationToken cancel)
    {
        V = await cases.RunAsync(Id, cancel);
        var whole = new Timeline(V, texts, dates).Moments();
        Moments = All == "1" ? whole : whole.Take(FewMoments).ToList();
        HasMore = whole.Count > Moments.Count;
        Looks = await looked.LatestAsync(V, FewLooks, cancel);
        Contribute = new ContributeForm(V, await defaults.RunAsync(V, cancel));
        NewAction = new ActionForm(V);
        Tracks = await tracks.OfCaseAsync(V.Case.Id, cancel);
        Provided = await HttpContext.RequestServices.GetRequiredService<ProvidedQuery>().OfCaseAsync(V.Case.Id, cancel);
    }

    /// <summary>Whether the review is near or past.</summary>
    public bool ReviewSoon => V.Case.Status != CaseStatus.Monitoring && V.Case.NeededUntil <= V.Today.AddDays(List.CasesQuery.ReviewSoonDays);

    /// <summary>The last word on telling the person; null when nothing was decided.</summary>
    public Informing? Told => V.Case.LastWord(InformingOf.Person);

    /// <summary>The last word on telling the guardian; null when nothing was decided.</summary>
    public Informing? GuardianTold => V.Case.LastWord(InformingOf.Guardian);

    /// <summary>Whether the person should have been told or decided on by now: nobody decided in time, or the postponement is over.</summary>
    public bool ToldLate => Told is { } told ? told.IsOver(V.Today) : V.TellBy < V.Today;

    /// <summary>Whether the person knows, in words.</summary>
    public string ToldWords(Dates d) => Told switch
    {
        null => texts.Of("case.knows.open", d.Long(V.TellBy)),
        { Told: true } told => texts.Of("case.knows.yes", d.Long(told.At)),
        { Until: { } until } told => texts.Of(told.IsOver(V.Today) ? "case.knows.late" : "case.knows.wait", d.Long(until)),
        _ => "",
    };

    /// <summary>The actions of a goal, or those without one.</summary>
    public IReadOnlyList<PlanAction> ActionsOf(GoalId? goal) => V.Case.Actions.Where(a => a.GoalId == goal).OrderBy(a => a.DueOn).ToList();

    /// <summary>The conclusions that rest on nothing the reader cannot see, newest first.</summary>
    public IEnumerable<Contribution> Of(ContributionKind kind) => V.Contributions.Where(c => c.Kind == kind).Reverse();

    /// <summary>The number of a fact on this page, from 1 for the oldest.</summary>
    public int NumberOf(ContributionId id) => V.Contributions.Where(c => c.Kind == ContributionKind.Fact).Select(c => c.Id).ToList().IndexOf(id) + 1;
}
