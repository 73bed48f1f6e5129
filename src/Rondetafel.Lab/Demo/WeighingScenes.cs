using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Rondetafel.Access;
using Rondetafel.Data;
using Rondetafel.Domain.Persons.Answers;
using Rondetafel.Domain.Persons.Cases;
using Rondetafel.Domain.Persons.Signals;
using Rondetafel.Domain.Persons.Tracks;
using Rondetafel.Domain.Persons.Weighings;
using Rondetafel.Domain.Shared;
using Rondetafel.Domain.Society.Themes;

namespace Rondetafel.Lab.Demo;

/// <summary>A person as a scene needs them; every property has a value that fits an ordinary report of the teacher of the town.</summary>
public sealed record ScenePerson
{
    public string GivenNames { get; init; } = "Robbe";
    public string FamilyName { get; init; } = "Zandstra";
    public string? BirthDate { get; init; } = "12-2-1999";
    public string Municipality { get; init; } = "Lindestad";
    public string Fact { get; init; } = "Zei in de pauze dat geweld tegen journalisten soms nodig is.";

    public string Worry { get; init; } = "Ik ben bang dat hij erin wordt meegezogen.";

    /// <summary>Key of the professional who reported; null for a citizen.</summary>
    public string? ReportedBy { get; init; } = "docent";
}

/// <summary>Weighings in any state, made through the real domain methods; each step is a save of its own.</summary>
public sealed class WeighingScenes(IServiceProvider services)
{
    /// <summary>A signal that its dossierhouder brought to the weighing.</summary>
    public async Task<SignalId> BroughtAsync(ScenePerson? person = null)
    {
        var id = new SignalId(Guid.Empty);
        await ActAsync("dossierhouder", async s =>
        {
            var signal = await ReceivedAsync(s, person ?? new ScenePerson());
            Good(signal.BringToWeighing(new StepGiven(new SignalStepId(s.NewId()), "Taal die geweld goedpraat.", LighterOption: "Alleen de mentor."), s.By, s.Now));
            id = signal.Id;
        });
        return id;
    }

    /// <summary>A signal about the same person, merged into another.</summary>
    public async Task<SignalId> MergedAsync(SignalId into, ScenePerson person)
    {
        var id = new SignalId(Guid.Empty);
        await ActAsync("dossierhouder", async s =>
        {
            var signal = await ReceivedAsync(s, person);
            Good(signal.MergeInto(into, twoIdentifiers: true, secondPerson: true, new StepGiven(new SignalStepId(s.NewId())), s.By, s.Now));
            id = signal.Id;
        });
        return id;
    }

    /// <summary>A signal that its dossierhouder acknowledged, with the answer owed for it.</summary>
    private static async Task<Signal> ReceivedAsync(Scene s, ScenePerson person)
    {
        var municipality = (await s.Db.Municipalities.SingleAsync(m => m.Name == person.Municipality)).Id;
        var reporter = person.ReportedBy is { } key ? await s.PersonAsync(key) : Actor.Public;
        var facts = new[] { person.Fact, "Stuurde een filmpje door waarin een aanval wordt toegejuicht." }
            .Select((f, i) => new NewFact(new SignalFactId(s.NewId()), new FactGiven(f, "kantine", "2-3-2026", null, i == 0 ? Observation.Own : Observation.Hearsay))).ToList();
        var given = new NewSignal(
            municipality, person.ReportedBy is null ? Channel.Phone : Channel.Professional, null, new PersonGiven(person.GivenNames, person.FamilyName, person.BirthDate, "Lindelaan 4", null), facts,
            new ThoughtsGiven(person.Worry, "Thuis speelt een scheiding.", "Met hem gesproken.", "mentor", PersonKnows.Yes));
        var signal = Good(Signal.Receive(new SignalId(s.NewId()), s.Code('M'), given, s.Terms.Signal, reporter, s.Now));
        Good(signal.Acknowledge(new StepGiven(new SignalStepId(s.NewId())), s.By, s.Now));
        s.Db.Signals.Add(signal);
        s.Db.Answers.Add(Answer.Owe(
            new AnswerId(s.NewId()), new NewAnswer(signal.Id, municipality, person.ReportedBy is null ? null : reporter.Id, null, "Fenna Hoekstra", "06 12345678", AnswerWish.CodeOnly, null), reporter, s.Now));
        return signal;
    }

    /// <summary>A weighing of that signal, some days ahead, with gemeente, politie and Openbaar Ministerie, and the expert when asked.</summary>
    public async Task<WeighingId> ConvenedAsync(SignalId signal, bool expert = false, int days = 3)
    {
        var id = new WeighingId(Guid.Empty);
        await ActAsync("procesregisseur", async s =>
        {
            var weighed = await s.Db.Signals.AsNoTracking().SingleAsync(x => x.Id == signal);
            var seats = new List<SeatGiven>();
            foreach (var (key, part) in new[] { ("dossierhouder", WeighingPart.Municipality), ("politie", WeighingPart.Police), ("om", WeighingPart.Prosecutor), ("deskundige", WeighingPart.Expert) })
                if (expert || part != WeighingPart.Expert)
                    seats.Add(await s.PersonAsync(key) is var p ? new SeatGiven(new WeighingSeatId(s.NewId()), p.Id!.Value, p.Organisation!.Value, part) : null!);
            var given = new NewWeighing(signal, weighed.MunicipalityId, s.Now, s.Terms[Parameters.WeighingDays], s.Today.AddDays(days), seats, await Parameters.FormAsync(s.Db, s.Today, CancellationToken.None));
            var weighing = Good(Weighing.Convene(new WeighingId(s.NewId()), s.Code('W'), given, s.By, s.Now));
            s.Db.Weighings.Add(weighing);
            id = weighing.Id;
        });
        return id;
    }

    /// <summary>Somebody gives the view of their organisation.</summary>
    public Task ViewAsync(WeighingId id, string key, string main, string? advice = null) => ChangeAsync(id, key, (w, s) => w.GiveView(Given(s, w, main, advice), s.By, s.Now));

    /// <summary>The chair opens the views.</summary>
    public Task OpenedAsync(WeighingId id, string? reason = "Wij wachten niet langer.") => ChangeAsync(id, "procesregisseur", (w, s) => w.OpenViews(Step(s, reason), s.By, s.Now));

    /// <summary>Three views, and opened.</summary>
    public async Task<WeighingId> AtTheTableAsync(SignalId signal)
    {
        var id = await ConvenedAsync(signal);
        await ViewAsync(id, "dossierhouder", "Nu niet. Hij zoekt aansluiting.", "Hulp via jeugd past beter.");
        await ViewAsync(id, "politie", "Nog te weinig bekend.", "Eerst horen wat er in de groepsapp stond.");
        await ViewAsync(id, "om", "Nee, geen strafbaar feit in wat hier ligt.", null);
        await OpenedAsync(id, null);
        return id;
    }

    /// <summary>The prosecutor asks for more, until some days ahead.</summary>
    public async Task WaitingAsync(WeighingId id, int days)
    {
        var om = default(ProfessionalId);
        await ActAsync("om", s => { om = s.By.Id!.Value; return Task.CompletedTask; });
        await ChangeAsync(id, "procesregisseur", (w, s) => w.AskMore(Step(s, "Wat stond er in de groepsapp?") with { Until = s.Today.AddDays(days), Asked = om }, s.By, s.Now));
    }

    /// <summary>Decided not to take in.</summary>
    public Task ShieldedAsync(WeighingId id, WeighingAction action = WeighingAction.FindUnfounded, string? target = null) => ActAsync("procesregisseur", async s =>
    {
        var weighing = await s.WeighingAsync(id);
        Good(weighing.Decide(action, Step(s, "Geen teken van radicalisering.") with { Target = target }, s.Terms[Parameters.ShieldedDays], s.By, s.Now));
        foreach (var signal in await (await s.Db.Signals.Where(x => x.Id == weighing.SignalId).WithMergedAsync(s.Db, CancellationToken.None)).ToListAsync())
            Good(signal.Decide(false, new StepGiven(new SignalStepId(s.NewId())), s.Terms.Signal, s.By, s.Now));
        await OweAsync(s, weighing, SignalAction.DecideNotTakenIn);
        if (weighing.ThemeLeft is { } left) s.Db.Themes.Add(new KeptTheme { Theme = left.Theme, MunicipalityId = weighing.MunicipalityId, On = left.On });
    });

    /// <summary>Decided to take in: the case opens with whoever weighed at its table.</summary>
    public Task TakenInAsync(WeighingId id) => ActAsync("procesregisseur", async s =>
    {
        var (weighing, opens) = (await s.WeighingAsync(id), new CaseId(s.NewId()));
        Good(weighing.Decide(WeighingAction.TakeIn, Step(s, "Taal en filmpje samen.") with { LighterOption = "Alleen de mentor.", Case = opens }, s.Terms[Parameters.ShieldedDays], s.By, s.Now));
        await OweAsync(s, weighing, SignalAction.DecideTakenIn);
        foreach (var signal in await (await s.Db.Signals.Where(x => x.Id == weighing.SignalId).WithMergedAsync(s.Db, CancellationToken.None)).ToListAsync())
            Good(signal.Decide(true, new StepGiven(new SignalStepId(s.NewId())), s.Terms.Signal, s.By, s.Now));
        var seats = weighing.Seats.Select(p => new NewSeat(new SeatId(s.NewId()), p.ProfessionalId, p.OrganisationId, s.Today.AddDays(200))).ToList();
        var given = new NewCase(
            id, weighing.MunicipalityId, "Weer aansluiting op school.", [new NewExitCriterion(new ExitCriterionId(s.NewId()), "Drie maanden geen nieuwe zorg.")], seats,
            s.Today.AddDays(120), s.Today.AddDays(12), "Tijn", "Overbeek", null, null, null);
        s.Db.Cases.Add(Good(Case.TakeIn(opens, s.Code('C'), given, s.Terms.Case, s.By, s.Now)));
    });

    /// <summary>Whoever reported is owed an answer, later.</summary>
    private static async Task OweAsync(Scene s, Weighing weighing, SignalAction about)
    {
        var signals = await s.Db.Signals.Where(x => x.Id == weighing.SignalId).WithMergedAsync(s.Db, CancellationToken.None);
        foreach (var answer in await s.Db.Answers.OfSignals(signals).ToListAsync()) answer.DecisionTaken(about, s.Today.AddDays(7), s.By, s.Now);
    }

    /// <summary>A prosecutor's track at a weighing.</summary>
    public Task TrackAsync(WeighingId id, int days, TrackPlace place = TrackPlace.Beside) => ActAsync("procesregisseur", async s =>
    {
        var (om, municipality) = (await s.PersonAsync("om"), (await s.WeighingAsync(id)).MunicipalityId);
        s.Db.Tracks.Add(Good(ProsecutorTrack.Note(new ProsecutorTrackId(s.NewId()), new NewTrack(id, null, municipality, om.Id!.Value, place, s.Today.AddDays(days)), s.By, s.Now)));
    });

    private Task ChangeAsync(WeighingId id, string key, Func<Weighing, Scene, Outcome> change) =>
        ActAsync(key, async s => Good(change(await s.WeighingAsync(id), s)));

    private async Task ActAsync(string key, Func<Scene, Task> act)
    {
        await using var scope = services.CreateAsyncScope();
        var (db, random, now) = PeopleOfTown.Parts(scope);
        var terms = await Parameters.OnAsync(db, Deadline.LocalDate(now), CancellationToken.None);
        var scene = new Scene(db, random, now, terms, Actor.Clock);
        await act(scene with { By = await scene.PersonAsync(key) });
        if (db.ChangeTracker.HasChanges()) await db.SaveChangesAsync();
    }

    private static ViewGiven Given(Scene s, Weighing weighing, string main, string? advice)
    {
        AnswerToCriterion Answer(string criterion, string text) =>
            new(new CriterionAnswerId(s.NewId()), criterion, weighing.Form.Questions.Single(q => q.Criterion == criterion).Edition, text);
        return new(new WeighingViewId(s.NewId()), null, WeighingPart.None, [Answer("danger", main), Answer("against", "Heeft een bijbaan en een mentor.")], advice);
    }

    private static WeighingStepGiven Step(Scene s, string? reason) => new(new WeighingStepId(s.NewId()), reason);

    private static void Good(Outcome outcome)
    {
        if (!outcome.IsGood) throw new InvalidOperationException(outcome.Refusal!.Code);
    }

    private static T Good<T>((T? Made, Outcome Outcome) result) where T : class => result.Made ?? throw new InvalidOperationException(result.Outcome.Refusal!.Code);

    private sealed record Scene(RondetafelDb Db, RandomSource Random, DateTime Now, Parameters Terms, Actor By)
    {
        public DateOnly Today => Deadline.LocalDate(Now);

        public Guid NewId() => Random.NewId();

        public string Code(char kind) => $"{kind}-{Random.Characters(5)}";

        public Task<Weighing> WeighingAsync(WeighingId id) => Db.Weighings.Include(w => w.Seats).Include(w => w.Views).ThenInclude(v => v.Answers).SingleAsync(w => w.Id == id);

        public async Task<Actor> PersonAsync(string key)
        {
            var email = $"{key}@lindevaart.example";
            var person = await Db.Professionals.AsNoTracking().SingleAsync(p => p.Email == email);
            return new Actor(person.Id, person.OrganisationId, person.MunicipalityId, person.Roles.ToHashSet());
        }
    }
}
