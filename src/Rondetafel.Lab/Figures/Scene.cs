using Microsoft.EntityFrameworkCore;
using Rondetafel.Data;
using Rondetafel.Domain.Persons.Answers;
using Rondetafel.Domain.Persons.Cases;
using Rondetafel.Domain.Persons.Signals;
using Rondetafel.Domain.Persons.Weighings;
using Rondetafel.Domain.Shared;

namespace Rondetafel.Lab.Figures;

/// <summary>Which row of the database stands for which key of the folder.</summary>
internal sealed class Keys
{
    public Dictionary<string, (SignalId Id, MunicipalityId Municipality, string? Receiver)> Signals { get; } = [];
    public Dictionary<string, WeighingId> Weighings { get; } = [];
    public Dictionary<string, CaseId> Cases { get; } = [];
    public Dictionary<string, PlanActionId> Actions { get; } = [];
    public Dictionary<string, DateOnly> Discussed { get; } = [];
}

/// <summary>Some days of a folder: what is loaded and changed in them is saved at once at their end.</summary>
internal sealed class Scene(RondetafelDb db, RandomSource random, Parameters terms, Cast cast, Keys keys)
{
    private readonly Dictionary<string, object> _loaded = [];

    public RondetafelDb Db => db;
    public DateOnly Today { get; set; }
    public Parameters Terms => terms;
    public Cast Cast => cast;
    public IReadOnlyCollection<object> Loaded => _loaded.Values;
    public Keys Keys => keys;

    public Guid NewId() => random.NewId();

    public string Code(char kind) => $"{kind}-{random.Characters(7)}";

    /// <summary>Adds a new aggregate that later rows of the same moment find by its key.</summary>
    public void Add<T>(string key, T made) where T : class
    {
        db.Add(made);
        _loaded[typeof(T).Name + key] = made;
    }

    /// <summary>The criteria form of the day.</summary>
    public Task<CriteriaForm> FormAsync() => Parameters.FormAsync(db, Today, CancellationToken.None);

    public Task<Signal> SignalAsync(string key)
    {
        var id = keys.Signals[key].Id;
        return LoadAsync(key, () => db.Signals.Include(s => s.Steps).SingleOrDefaultAsync(s => s.Id == id));
    }

    public Task<Answer> AnswerAsync(string key)
    {
        var id = keys.Signals[key].Id;
        return LoadAsync(key, () => db.Answers.SingleOrDefaultAsync(a => a.SignalId == id));
    }

    public Task<Weighing> WeighingAsync(string key)
    {
        var id = keys.Weighings[key];
        return LoadAsync(key, () => db.Weighings.AsSplitQuery().Include(w => w.Seats).Include(w => w.Views).ThenInclude(v => v.Answers).SingleOrDefaultAsync(w => w.Id == id));
    }

    public Task<Case> CaseAsync(string key)
    {
        var id = keys.Cases[key];
        return LoadAsync(key, () => db.Cases.AsSplitQuery()
            .Include(c => c.Seats).Include(c => c.ExitCriteria).Include(c => c.Steps).Include(c => c.Flags).SingleOrDefaultAsync(c => c.Id == id));
    }

    /// <summary>The case with its actions.</summary>
    public async Task<Case> CaseWithActionsAsync(string key)
    {
        var found = await CaseAsync(key);
        var id = found.Id;
        await db.PlanActions.Where(a => a.CaseId == id).LoadAsync();
        return found;
    }

    private async Task<T> LoadAsync<T>(string key, Func<Task<T?>> load) where T : class
    {
        if (_loaded.TryGetValue(typeof(T).Name + key, out var there)) return (T)there;
        var found = await load() ?? throw new CellException($"\"{key}\" was destroyed at its end before this moment");
        _loaded[typeof(T).Name + key] = found;
        return found;
    }
}
