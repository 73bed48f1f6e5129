using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Rondetafel.Access;
using Rondetafel.Data;
using Rondetafel.Domain.Persons.Cases;
using Rondetafel.Domain.Persons.Signals;
using Rondetafel.Domain.Shared;

namespace Rondetafel.Lab.Prove.Access;

/// <summary>A query scope of the product beside what the reference policy says of each row.</summary>
/// <param name="Method">The method of <see cref="Scopes"/>, as <see cref="AccessScopes.Uncovered"/> spells it.</param>
/// <param name="Name">What is asked of it.</param>
/// <param name="Run">The ids that it gives an actor at a moment.</param>
/// <param name="Expected">The ids that the reference policy gives.</param>
public sealed record ScopeCase(
    string Method, string Name, Func<RondetafelDb, Actor, DateTime, Task<List<Guid>>> Run, Func<World, RefPerson, DateTime, IEnumerable<Guid>> Expected);

/// <summary>Every query scope that is made for an actor. A new one that is not here fails the proof.</summary>
public static class AccessScopes
{
    /// <summary>Scopes that the worlds do not ask yet, each with where its rows come from; docs/proofs.md says so too.</summary>
    public static IReadOnlyDictionary<string, string> Beside { get; } = new Dictionary<string, string>
    {
        ["WholeAsync Case"] = "a case that VisibleTo gives, read by its key",
        ["OfWeighing ProsecutorTrack"] = "tracks of the weighings that VisibleTo gives",
        ["ToTakeOver ProsecutorTrack"] = "tracks of a weighing or case that ToTakeOver gives, in the same save",
        ["OfCase ProsecutorTrack"] = "tracks of the cases that VisibleTo gives",
        ["NamedBy Case"] = "the case that a weighing which VisibleTo gives names",
        ["ItemsOfTable SealedItem"] = "tracks of a table that another scope gives, with their key",
        ["WeighedAsync IReadOnlyList`1"] = "the signals of a weighing that OfWeighings gives, and those merged into it",
        ["LedAndAlikeAsync IReadOnlyList`1"] = "cases that VisibleTo gives its director, compared with a question that PutTo gives",
        ["ToLookAt TableQuestion"] = "of the questions that PutTo gives those not looked at",
        ["OfLead QuestionMatch"] = "what PutTo begins from, for the cases that the actor leads",
        ["OwedFor Answer"] = "a count of answers for the case that its director closes",
        ["VisibleTo CalendarFeed"] = "one's own calendar addresses, by their owner alone",
        ["NoLongerAsked Meeting"] = "meetings that took the actor off their list, by the actor's own id alone",
        ["GivenBy BriefSeat"] = "seats for four hours that the actor gave, by the actor's own id alone",
        ["ToName Case"] = "the numbers of cases that a director leads or led",
    };

    /// <summary>The scopes.</summary>
    public static IReadOnlyList<ScopeCase> All { get; } =
    [
        .. new[] { Permission.ReadSignal, Permission.HandleSignal }.Select(may => new ScopeCase(
            "VisibleTo Signal", $"signals {may}", (db, actor, _) => db.Signals.VisibleTo(actor, may).Select(s => s.Id.Value).ToListAsync(),
            (world, who, _) => world.Signals.Where(s => ReferencePolicy.May(who, may, s)).Select(s => s.Id.Value))),
        .. new[] { Permission.ReadReporter, Permission.GiveAnswer, Permission.ReadOwnAnswer }.Select(may => new ScopeCase(
            "VisibleTo Answer", $"answers {may}", (db, actor, _) => db.Answers.VisibleTo(actor, may).Select(a => a.Id.Value).ToListAsync(),
            (world, who, _) => world.Answers.Where(a => ReferencePolicy.May(who, may, a)).Select(a => a.Id.Value))),
        new("VisibleTo MatchTask", "likely duplicates", (db, actor, _) => db.MatchTasks.VisibleTo(actor, Permission.JudgeMatch).Select(t => t.Id.Value).ToListAsync(),
            (world, who, _) => world.Tasks.Where(t => ReferencePolicy.May(who, Permission.JudgeMatch, t)).Select(t => t.Id.Value)),
        new("VisibleTo Draft", "drafts", (db, actor, _) => db.Drafts.VisibleTo(actor).Select(d => d.Id.Value).ToListAsync(),
            (world, who, _) => world.Drafts.Where(d => ReferencePolicy.May(who, Permission.KeepDraft, d)).Select(d => d.Id.Value)),
        new("ToWeigh Signal", "signals that wait for a weighing", async (db, actor, now) => await db.ToWeigh(actor, await Directors.ServedByAsync(db, actor, Day(now), CancellationToken.None)).Select(s => s.Id.Value).ToListAsync(),
            (world, who, now) => world.Signals.Where(s => ReferencePolicy.MayConvene(who, Permission.ConveneWeighing, s, world, now, onList: true)).Select(s => s.Id.Value)),
        new("ToTakeOver Weighing", "weighings to take over", async (db, actor, now) => await db.Weighings.ToTakeOver(actor, await Directors.SuccessionAsync(db, actor, Day(now), CancellationToken.None)).Select(w => w.Id.Value).ToListAsync(),
            (world, who, now) => world.Weighings.Where(w => ReferencePolicy.MayTakeLead(who, w, world, now)).Select(w => w.Id.Value)),
        new("ToTakeOver Case", "cases to take over", async (db, actor, now) => await db.Cases.ToTakeOver(actor, await Directors.SuccessionAsync(db, actor, Day(now), CancellationToken.None)).Select(c => c.Id.Value).ToListAsync(),
            (world, who, now) => world.Cases.Where(c => ReferencePolicy.MayTakeLead(who, c, world, now)).Select(c => c.Id.Value)),
        .. new[] { Permission.ReadWeighing, Permission.LeadWeighing, Permission.GiveView }.SelectMany(Weighings),
        .. new[] { Permission.OpenCase, Permission.LeadCase }.Select(may => new ScopeCase(
            "VisibleTo Case", $"cases {may}", (db, actor, now) => db.Cases.VisibleTo(actor, may, db, now).Select(c => c.Id.Value).ToListAsync(),
            (world, who, now) => world.Cases.Where(c => ReferencePolicy.May(who, may, c, now)).Select(c => c.Id.Value))),
        new("Lines CaseLine", "cases with what opens their names", async (db, actor, now) => [.. (await db.Cases.VisibleTo(actor, Permission.OpenCase, db, now).Lines(actor, now).ToListAsync()).Select(l => l.Id.Value)],
            (world, who, now) => world.Cases.Where(c => ReferencePolicy.May(who, Permission.OpenCase, c, now)).Select(c => c.Id.Value)),
        new("CountingAt Case", "cases at a meeting", (db, actor, now) => db.Cases.VisibleTo(actor, Permission.OpenCase, db, now).CountingAt(WorldMaker.TwoMeetings[0], actor, now).Select(c => c.Id.Value).ToListAsync(),
            (world, who, now) => world.Cases.Where(c => ReferencePolicy.MayAt(who, c, WorldMaker.TwoMeetings[0], now)).Select(c => c.Id.Value)),
        .. new[] { Permission.LeadMeeting, Permission.AttendMeeting }.Select(may => new ScopeCase(
            "VisibleTo Meeting", $"meetings {may}", (db, actor, _) => db.Meetings.VisibleTo(actor, may, db).Select(m => m.Id.Value).ToListAsync(),
            (world, who, _) => world.Meetings.Where(m => ReferencePolicy.May(who, may, m)).Select(m => m.Id.Value))),
        new("VisibleTo Series", "series", (db, actor, _) => db.Series.VisibleTo(actor).Select(s => s.Id.Value).ToListAsync(),
            (world, who, _) => world.Series.Where(s => ReferencePolicy.MayLead(who, s)).Select(s => s.Id.Value)),
        new("VisibleTo PlanAction", "actions", (db, actor, _) => db.PlanActions.VisibleTo(actor, db).Select(a => a.Id.Value).ToListAsync(), (world, who, _) => Actions(world, who).Select(a => a.Id.Value)),
        new("MyActionItems SealedItem", "actions with their key", (db, actor, _) => db.MyActionItems(actor).Select(i => i.OnlyRow!.Value).ToListAsync(), (world, who, _) => Actions(world, who).Select(a => a.Id.Value)),
        new("OfAction Case", "the case of an action", RunOfAction, (world, who, _) => Actions(world, who).Where(IsAsked).Select(a => a.CaseId.Value)),
        new("ToUndo Case", "cases to undo", (db, actor, _) => db.Cases.ToUndo(actor).Select(c => c.Id.Value).ToListAsync(), (world, who, _) => world.Cases.Where(c => ToUndo(who, c)).Select(c => c.Id.Value)),
        new("ClosedOf Case", "closed cases by their number", (db, actor, _) => db.Cases.ClosedOf(actor).Select(c => c.Id.Value).ToListAsync(), (world, who, _) => world.Cases.Where(c => ReferencePolicy.MayNameClosed(who, c)).Select(c => c.Id.Value)),
        new("OverdueAskedOf Case", "cases past their end date", (db, actor, now) => db.Cases.OverdueAskedOf(actor, db, Day(now), WorldMaker.CaseTerms).Select(c => c.Id.Value).ToListAsync(),
            (world, who, now) => world.Cases.Where(c => ReferencePolicy.HearsOverdue(who, c, now, WorldMaker.CaseTerms)).Select(c => c.Id.Value)),
        new("OnDuty Case", "cases at which somebody is on duty", async (db, actor, now) => await db.Cases.OnDuty(actor, db, await Directors.ServedByAsync(db, actor, Day(now), CancellationToken.None), Day(now)).Select(c => c.Id.Value).ToListAsync(),
            (world, who, now) => world.Cases.Where(c => ReferencePolicy.MayLetIn(who, c, world, now)).Select(c => c.Id.Value)),
        new("ToReview BriefSeat", "seats for four hours to review", (db, actor, now) => db.BriefSeats.ToReview(actor, db, now).Select(b => b.Id.Value).ToListAsync(),
            (world, who, now) => world.BriefSeats.Where(b => b.Given.ReviewedAt is null && ReferencePolicy.MayReview(who, Permission.ReviewBriefSeat, b.Given, b.Case, now)).Select(b => b.Given.Id.Value)),
        new("LateToReview BriefSeat", "seats for four hours reviewed too late", (db, actor, now) => db.BriefSeats.LateToReview(actor, Day(now)).Select(b => b.Id.Value).ToListAsync(),
            (world, who, now) => world.BriefSeats.Where(b => ReferencePolicy.HearsLateReview(who, b.Given, now)).Select(b => b.Given.Id.Value)),
        new("VisibleTo KeptTheme", "themes", async (db, actor, now) => (await db.Themes.VisibleTo(actor, await Directors.ServedByAsync(db, actor, Day(now), CancellationToken.None)).Select(t => t.Id).ToListAsync()).ConvertAll(IdOf),
            (world, who, now) => world.Themes.Where(t => ReferencePolicy.MayReadTheme(who, world.Municipalities[t.MunicipalityId], world, now)).Select(t => IdOf(t.Id))),
        new("VisibleTo TableQuestion", "own questions", (db, actor, _) => db.Questions.VisibleTo(actor).Select(q => q.Id.Value).ToListAsync(),
            (world, who, _) => world.Questions.Where(q => ReferencePolicy.MayReadOwn(who, Permission.ReadOwnQuestion, q)).Select(q => q.Id.Value)),
        new("PutTo TableQuestion", "questions put to a director", async (db, actor, now) => await db.Questions.PutTo(actor, await Directors.ServedByAsync(db, actor, Day(now), CancellationToken.None), db).Select(q => q.Id.Value).ToListAsync(),
            (world, who, now) => world.Questions.Where(q => ReferencePolicy.MayHear(who, Permission.HearQuestion, q, world, now)).Select(q => q.Id.Value)),
        new("VisibleTo Provision", "own provisions", (db, actor, _) => db.Provisions.VisibleTo(actor, db).Select(p => p.Id.Value).ToListAsync(),
            (world, who, _) => world.Provisions.Where(p => ReferencePolicy.MayProvide(who, Permission.Provide, p, world)).Select(p => p.Id.Value)),
        new("AskedOf Provision", "provisions with items of one's organisation", (db, actor, now) => db.Provisions.AskedOf(actor, db, now).Select(p => p.Id.Value).ToListAsync(),
            (world, who, now) => world.Provisions.Where(p => ReferencePolicy.MayConsent(who, Permission.ConsentProvision, p, world, now)).Select(p => p.Id.Value)),
        new("ToReview Provision", "provisions to review", (db, actor, now) => db.Provisions.ToReview(actor, db, now).Select(p => p.Id.Value).ToListAsync(),
            (world, who, now) => world.Provisions.Where(p => ReferencePolicy.MayReview(who, Permission.ReviewProvision, p, world, now)).Select(p => p.Id.Value)),
        new("Register Provision", "the register", (db, actor, _) => db.Provisions.Register(actor).Select(p => p.Id.Value).ToListAsync(),
            (world, who, _) => world.Provisions.Where(p => ReferencePolicy.MayReadFacts(who, p)).Select(p => p.Id.Value)),
        new("VisibleTo ProsecutorTrack", "tracks", (db, actor, _) => db.Tracks.VisibleTo(actor, db).Select(t => t.Id.Value).ToListAsync(),
            (world, who, _) => world.Tracks.Where(t => ReferencePolicy.May(who, Permission.FollowTrack, t, world)).Select(t => t.Id.Value)),
    ];

    /// <summary>
    /// The scopes of the product for an actor that no case here asks, as "method row". Those that only add facts and key to
    /// rows that were chosen before ("Items") choose nothing and are judged as decisions.
    /// </summary>
    public static IReadOnlyList<string> Uncovered() =>
        [.. typeof(Scopes).GetMethods(BindingFlags.Public | BindingFlags.Static)
            .Where(m => m.Name != "Items" && m.GetParameters().Any(p => p.ParameterType == typeof(Actor)))
            .Select(m => $"{m.Name} {m.ReturnType.GetGenericArguments().FirstOrDefault()?.Name ?? m.ReturnType.Name}")
            .Where(name => All.All(s => s.Method != name) && !Beside.ContainsKey(name)).Distinct()];

    private static DateOnly Day(DateTime now) => Deadline.LocalDate(now);

    /// <summary>A theme has no id beside its order; as an id for comparing only.</summary>
    private static Guid IdOf(long order) => new((int)order, 0, 0, new byte[8]);

    private static IEnumerable<ScopeCase> Weighings(Permission may)
    {
        yield return new("VisibleTo Weighing", $"weighings {may}", (db, actor, now) => db.Weighings.VisibleTo(actor, may, db, now).Select(w => w.Id.Value).ToListAsync(),
            (world, who, now) => world.Weighings.Where(w => ReferencePolicy.May(who, may, w, world, now)).Select(w => w.Id.Value));
        yield return new("OfWeighings Signal", $"signals of weighings {may}", (db, actor, now) => db.Signals.OfWeighings(actor, may, db, now).Select(s => s.Id.Value).ToListAsync(),
            (world, who, now) => Weighed(world, who, may, now).Select(s => s.Value));
    }

    private static HashSet<SignalId> Weighed(World world, RefPerson who, Permission may, DateTime now) =>
        [.. world.Weighings.Where(w => ReferencePolicy.May(who, may, w, world, now)).Select(w => w.SignalId)];
    private static IEnumerable<PlanAction> Actions(World world, RefPerson who) =>
        world.Actions.Where(x => ReferencePolicy.May(who, Permission.CarryOut, x.Action, x.Case)).Select(x => x.Action);

    /// <summary>One in four is enough: each is a query of its own.</summary>
    private static bool IsAsked(PlanAction action) => action.Id.Value.ToByteArray()[0] % 4 == 0;

    private static async Task<List<Guid>> RunOfAction(RondetafelDb db, Actor actor, DateTime now)
    {
        var found = new List<Guid>();
        foreach (var action in (await db.PlanActions.AsNoTracking().ToListAsync()).Where(IsAsked).Select(a => a.Id))
            found.AddRange(await db.OfAction(action, actor).Select(c => c.Id.Value).ToListAsync());
        return found;
    }

    /// <summary>A director may undo the last change of status of a case that they lead, also just after closing it.</summary>
    private static bool ToUndo(RefPerson who, Case theCase) =>
        theCase.Director.Value == who.Id && who.Roles.Contains(Role.ProcessDirector) && theCase.StatusChangedAt is not null
        && theCase.Status is CaseStatus.Monitoring or CaseStatus.ClosedByTable;
}
