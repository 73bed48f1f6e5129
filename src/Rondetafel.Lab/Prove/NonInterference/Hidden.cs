using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Rondetafel.Access;
using Rondetafel.Data;
using Rondetafel.Domain.Persons.Cases;
using Rondetafel.Domain.Shared;

namespace Rondetafel.Lab.Prove.NonInterference;

/// <summary>
/// Changes of a world that one person may not see, made through the real domain methods by somebody else. What they touch is
/// chosen from the design: no seat, no audience, another municipality, another's name. Without a viewer anything may change: so
/// worlds are made that differ from seed to seed.
/// </summary>
internal sealed partial class Hidden(NiHost host, Viewer? viewer, Dice dice, StillClock clock, CancellationToken cancel)
{
    /// <summary>The identity that the viewer types in every form, and that hidden people have too.</summary>
    public const string TypedGivenNames = "Dubbele", TypedFamilyName = "Proefpersoon", TypedBirthDate = "12-2-1999";

    private readonly List<Guid> _ids = [];
    private readonly List<string> _words = [$"{TypedGivenNames} {TypedFamilyName}", "Verborgen woord"];
    private IReadOnlyDictionary<string, Actor> _people = new Dictionary<string, Actor>();
    private Parameters _terms = null!;
    private IReadOnlyList<MunicipalityId> _served = [];
    private int _number;

    /// <summary>The ids of what was added, of all kinds.</summary>
    public IReadOnlyList<Guid> Ids => _ids;

    /// <summary>Names, codes and words of what was added or changed.</summary>
    public IReadOnlyList<string> Words => _words;

    private DateTime Now => clock.Now;

    private DateOnly Today => Deadline.LocalDate(Now);

    private RandomSource Random { get; } = host.Services.GetRequiredService<RandomSource>();

    /// <summary>What may be made; what happens within sight of the viewer fits few worlds and stands here more than once.</summary>
    private IReadOnlyList<(string Name, Func<RondetafelDb, Task<bool>> Do)> Kinds =>
    [
        ("case added", CaseAsync), ("case goes on", CaseGoesOnAsync), ("case closed", CaseClosedAsync), ("contribution in a visible case", ContributionAsync),
        ("contribution rewritten", RewriteAsync), ("signal added", SignalAsync), ("signal goes on", SignalGoesOnAsync), ("answer given", AnswerAsync), ("duplicate of what is typed", DuplicateAsync),
        ("weighing added", WeighingAsync), ("view before one's own", ViewAsync), ("likely duplicate found", MatchAsync), ("draft of another", DraftAsync), ("reading by another", ReadingAsync),
        ("contribution in a visible case", ContributionAsync), ("contribution in a visible case", ContributionAsync), ("contribution rewritten", RewriteAsync), ("view before one's own", ViewAsync), ("after access was withdrawn", WithdrawnAsync),
        ("meeting of others", MeetingAsync), ("track of another", TrackAsync), ("sign-in and mail of another", SessionAsync), ("proposal for others", ProposalAsync), ("proposal for others", ProposalAsync), ("question to the table", QuestionAsync), ("provision of another", ProvisionAsync), ("provision goes on", ProvisionGoesOnAsync), ("after access was withdrawn", WithdrawnAsync),
        ("seat for four hours at a case of others", BriefSeatAsync), ("seat for four hours at a case of others", BriefSeatAsync), ("roles asked for another", RolesAskedAsync),
        ("urgent meeting about a case of others", UrgentAsync), ("urgent meeting about a case of others", UrgentAsync),
    ];

    /// <summary>Makes so many changes, each a save of its own; says which. What fits nothing in this world is left out.</summary>
    public async Task MakeAsync(int count, Action<string> made)
    {
        await host.DoAsync(viewer is null ? "base" : "hidden", async db =>
        {
            (_people, _terms) = (await NiGround.PeopleAsync(db, cancel), await Parameters.OnAsync(db, Today, cancel));
            if (viewer is not null) _served = await Directors.ServedByAsync(db, viewer.Actor, Today, cancel);
            return true;
        });
        for (var (done, tries) = (0, 0); done < count && tries < count * 6; tries++)
        {
            var (name, act) = dice.Pick(Kinds);
            if (!await host.DoAsync(viewer is null ? "base" : "hidden", async db => await act(db) && await SaveAsync(db))) continue;
            done++;
            made(name);
        }
    }

    private async Task<bool> SaveAsync(RondetafelDb db)
    {
        await db.SaveChangesAsync(cancel);
        return true;
    }

    private bool IsViewer(ProfessionalId? person) => viewer is not null && person is not null && person == viewer.Actor.Id;

    /// <summary>Somebody else with this role; null when there is nobody.</summary>
    private Actor? Other(Role role, params Actor[] but)
    {
        var all = _people.OrderBy(p => p.Key, StringComparer.Ordinal).Select(p => p.Value).Where(p => p.Is(role) && !IsViewer(p.Id) && but.All(b => b.Id != p.Id)).ToList();
        return all.Count == 0 ? null : dice.Pick(all);
    }

    private Guid New(List<Guid>? note = null)
    {
        var id = Random.NewId();
        (note ?? _ids).Add(id);
        return id;
    }

    private string Word()
    {
        var word = $"Verborgen{++_number}{Random.Characters(4)}";
        _words.Add(word);
        return word;
    }

    private string Say(string what) => $"{what} {Word()}.";

    private IQueryable<Case> Whole(RondetafelDb db) => db.Cases.AsSplitQuery().Include(c => c.Seats).Include(c => c.Contributions).Include(c => c.Goals).Include(c => c.Actions).Include(c => c.Steps)
        .Include(c => c.ExitCriteria).Include(c => c.Requests).Include(c => c.Lines).Include(c => c.Flags).Include(c => c.Proposals).Include(c => c.BriefSeats);

    /// <summary>The cases of which the viewer may know nothing: no lead, seat, action or weighing, now or before; not on duty there, and for who watches lawfulness without a seat for four hours to review (docs/decisions/0014).</summary>
    private IQueryable<Case> Unseen(RondetafelDb db)
    {
        var person = viewer?.Actor.Id;
        var (today, served, officer) = (Today, _served, viewer?.Actor.Is(Role.LawfulnessOfficer) == true);
        var open = Whole(db).Where(c => c.Status == CaseStatus.Running && c.NeededUntil > today);
        return person is null ? open : open.Where(c => c.Director != person && !c.Seats.Any(s => s.ProfessionalId == person || s.StandIn == person) && !c.Actions.Any(a => a.Executor == person)
            && !served.Contains(c.MunicipalityId) && !(officer && db.BriefSeats.Any(b => b.CaseId == c.Id)) && !c.Steps.Any(s => s.Before == person) && !db.Weighings.Any(w => w.CaseId == c.Id && (w.Chair == person || w.Seats.Any(s => s.ProfessionalId == person)))
            && !db.MatchTasks.Any(t => t.CaseId == c.Id && t.Director == person) && !db.Tracks.Any(t => t.CaseId == c.Id && t.Owner == person));
    }

    private async Task<T?> OneAsync<T>(IQueryable<T> rows, Func<T, Guid> id) where T : class
    {
        var all = (await rows.ToListAsync(cancel)).OrderBy(id).ToList();
        return all.Count == 0 ? null : dice.Pick(all);
    }

    private Actor As(Seat seat) => _people.Values.First(p => p.Id == seat.ProfessionalId);
}
