using Microsoft.EntityFrameworkCore;
using Rondetafel.Data;
using Rondetafel.Domain.Persons.Answers;
using Rondetafel.Domain.Persons.Cases;
using Rondetafel.Domain.Persons.Matching;
using Rondetafel.Domain.Persons.Meetings;
using Rondetafel.Domain.Persons.Provisions;
using Rondetafel.Domain.Persons.Questions;
using Rondetafel.Domain.Persons.Signals;
using Rondetafel.Domain.Persons.Tracks;
using Rondetafel.Domain.Persons.Weighings;
using Rondetafel.Domain.Shared;
using Rondetafel.Domain.Society.Themes;

namespace Rondetafel.Lab.Prove.Access;

/// <summary>Every row of a random world, loaded whole and without any scope: what the reference policy looks at.</summary>
public sealed record World
{
    public required IReadOnlyList<Professional> People { get; init; }
    public required IReadOnlyDictionary<OrganisationId, Organisation> Organisations { get; init; }
    public required IReadOnlyDictionary<MunicipalityId, Municipality> Municipalities { get; init; }
    public required IReadOnlyList<Signal> Signals { get; init; }
    public required IReadOnlyList<Answer> Answers { get; init; }
    public required IReadOnlyList<MatchTask> Tasks { get; init; }
    public required IReadOnlyList<Weighing> Weighings { get; init; }
    public required IReadOnlyList<ProsecutorTrack> Tracks { get; init; }
    public required IReadOnlyList<Case> Cases { get; init; }
    public required IReadOnlyList<Meeting> Meetings { get; init; }
    public required IReadOnlyList<Series> Series { get; init; }
    public required IReadOnlyList<TableQuestion> Questions { get; init; }
    public required IReadOnlyList<QuestionMatch> QuestionMatches { get; init; }
    public required IReadOnlyList<Provision> Provisions { get; init; }
    public required IReadOnlyList<Draft> Drafts { get; init; }
    public required IReadOnlyList<KeptTheme> Themes { get; init; }

    /// <summary>The actions of all cases with their case.</summary>
    public IEnumerable<(PlanAction Action, Case Case)> Actions => Cases.SelectMany(c => c.Actions.Select(a => (a, c)));

    /// <summary>The seats for four hours of all cases with their case.</summary>
    public IEnumerable<(BriefSeat Given, Case Case)> BriefSeats => Cases.SelectMany(c => c.BriefSeats.Select(b => (b, c)));

    /// <summary>Reads everything.</summary>
    public static async Task<World> LoadAsync(RondetafelDb db, CancellationToken cancel) => new()
    {
        People = await db.Professionals.AsNoTracking().OrderBy(p => p.Email).ToListAsync(cancel),
        Organisations = await db.Organisations.AsNoTracking().ToDictionaryAsync(o => o.Id, cancel),
        Municipalities = await db.Municipalities.AsNoTracking().ToDictionaryAsync(m => m.Id, cancel),
        Signals = await db.Signals.AsNoTracking().ToListAsync(cancel),
        Answers = await db.Answers.AsNoTracking().ToListAsync(cancel),
        Tasks = await db.MatchTasks.AsNoTracking().ToListAsync(cancel),
        Weighings = await db.Weighings.AsNoTracking().AsSplitQuery().Include(w => w.Seats).Include(w => w.Views).ToListAsync(cancel),
        Tracks = await db.Tracks.AsNoTracking().ToListAsync(cancel),
        Cases = await db.Cases.AsNoTracking().AsSplitQuery().Include(c => c.Seats).Include(c => c.BriefSeats).Include(c => c.Contributions).Include(c => c.Actions).ToListAsync(cancel),
        Meetings = await db.Meetings.AsNoTracking().Include(m => m.Participants).ToListAsync(cancel),
        Series = await db.Series.AsNoTracking().ToListAsync(cancel),
        Questions = await db.Questions.AsNoTracking().ToListAsync(cancel),
        QuestionMatches = await db.QuestionMatches.AsNoTracking().ToListAsync(cancel),
        Provisions = await db.Provisions.AsNoTracking().Include(p => p.Items).ToListAsync(cancel),
        Drafts = await db.Drafts.AsNoTracking().ToListAsync(cancel),
        Themes = await db.Themes.AsNoTracking().ToListAsync(cancel),
    };
}
