using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Rondetafel.Access;
using Rondetafel.Data;
using Rondetafel.Domain.Persons.Cases;
using Rondetafel.Domain.Persons.Weighings;
using Rondetafel.Domain.Shared;
using Rondetafel.Vault;

namespace Rondetafel.Lab.Prove.Access;

/// <summary>
/// Holds the product against the reference policy in one world at one moment: the decision on every row, every query scope,
/// and every text that has an audience of its own.
/// </summary>
public sealed class AccessJudge(IServiceProvider services, World world, StillClock clock)
{
    private readonly IReadOnlyList<AccessRow> _rows = AccessRow.Of(world);
    private readonly List<string> _differences = [];
    private readonly List<Judged> _judged = [];
    private int _turn;

    /// <summary>How many decisions were compared.</summary>
    public long Decisions { get; private set; }

    /// <summary>Where product and reference differ, in words.</summary>
    public IReadOnlyList<string> Differences => _differences;

    /// <summary>What was decided on rows, for the rule mutants to decide anew.</summary>
    public IReadOnlyList<Judged> Rows => _judged;

    /// <summary>Compares all.</summary>
    public async Task JudgeAsync(CancellationToken cancel)
    {
        var (now, today) = (clock.Now, Deadline.LocalDate(clock.Now));
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<RondetafelDb>().Wide();
        foreach (var one in OnDay.Of(world, today))
        {
            var acting = new Acting(clock, services.GetRequiredService<RandomSource>());
            acting.Become(one.Actor, null);
            foreach (var may in Enum.GetValues<Permission>())
                Compare($"{may} at all", one, AccessRules.May(one.Actor, may), ReferencePolicy.May(one.Person, may));
            var items = await ItemsAsync(db, one.Actor, now, cancel);
            foreach (var row in _rows)
            {
                if (!items.TryGetValue((row.Kind, row.Id), out var item)) item = await AskAsync(db, row, acting, cancel);
                else if (_turn++ % 29 == 0 && row.Kind is { } kind && await Scopes.ItemAsync(db, kind, row.Id, acting, cancel) is var asked && asked?.Facts != item.Facts)
                    _differences.Add($"{kind}: the page looks at other facts than the list");
                Decide(row, one, item, now);
            }
            foreach (var asked in AccessScopes.All) await CompareScopeAsync(db, asked, one, now);
        }
    }

    /// <summary>Where a kind can be asked for as a whole, one query brings all its rows as they are for this actor.</summary>
    private static async Task<Dictionary<(ItemKind?, Guid), SealedItem>> ItemsAsync(RondetafelDb db, Actor actor, DateTime now, CancellationToken cancel)
    {
        var all = new Dictionary<(ItemKind?, Guid), SealedItem>();
        foreach (var (kind, query) in new (ItemKind?, IQueryable<SealedItem>)[]
        {
            (ItemKind.Signal, db.Signals.Items()), (ItemKind.Answer, db.Answers.Items()), (ItemKind.MatchTask, db.MatchTasks.Items()), (null, db.Drafts.Items()),
            (ItemKind.Track, db.Tracks.WithOpenCase(db).Items(actor)), (ItemKind.Case, db.Cases.Items(actor, now)), (ItemKind.Meeting, db.Meetings.Items(actor)),
        })
            foreach (var item in await query.ToListAsync(cancel)) all[(kind, item.Id)] = item;
        return all;
    }

    private static Task<SealedItem?> AskAsync(RondetafelDb db, AccessRow row, Acting acting, CancellationToken cancel) =>
        Scopes.ItemAsync(db, row.Kind!.Value, row.Id, acting, cancel);

    private void Decide(AccessRow row, OnDay one, SealedItem? item, DateTime now)
    {
        foreach (var may in ReferencePolicy.Pairs.Where(p => p.Kind == row.Kind).Select(p => p.May))
        {
            var expected = row.May(one.Person, may, now);
            Compare($"{may} {row.Kind}", one, item is not null && AccessRules.Decide(one.Actor, may, item.Facts) is not null, expected);
            if (item is not null) _judged.Add(new Judged(one, may, item.Facts, expected));
        }
        foreach (var may in ReferencePolicy.WithoutRow.Where(_ => item is not null)) _judged.Add(new Judged(one, may, item!.Facts, false));
        if (item is not null) Texts(row, one, item, now);
    }

    private void Texts(AccessRow row, OnDay one, SealedItem item, DateTime now)
    {
        var texts = services.GetRequiredService<SealedTexts>();
        if (row.Kind == ItemKind.Case)
        {
            var (theCase, table) = (world.Cases.First(c => c.Id.Value == row.Id), CaseTable.For(texts, one.Actor, Permission.OpenCase, item));
            foreach (var part in theCase.Contributions)
                Compare($"read contribution {part.AudienceKind}", one, table?.Read(part, part.Text) is not null, ReferencePolicy.MayRead(one.Person, part, theCase, now));
        }
        if (row.Kind == ItemKind.Signal)
        {
            var signal = world.Signals.First(s => s.Id.Value == row.Id);
            var read = CaseTable.For(texts, one.Actor, Permission.ReadSignal, item)?.Read(signal.Worry, row.Id);
            Compare("read signal", one, read is not null, signal.Worry is not null && ReferencePolicy.MayReadText(one.Person, signal));
        }
        if (row.Kind == ItemKind.Weighing) Views(world.Weighings.First(w => w.Id.Value == row.Id), CaseTable.For(texts, one.Actor, Permission.ReadWeighing, item), one, now);
        if (row.Kind is ItemKind.Provision or ItemKind.ProvisionConsent or ItemKind.ProvisionReview) Provided(row, one, item, now);
        if (row.Kind == ItemKind.PlanAction) Action(world.Actions.First(x => x.Action.Id.Value == row.Id), CaseTable.For(texts, one.Actor, Permission.CarryOut, item), one);
    }

    private void Views(Weighing weighing, CaseTable? table, OnDay one, DateTime now)
    {
        foreach (var view in weighing.Views)
        {
            var read = table is not null && weighing.MayReadView(view, one.Actor, ReferencePolicy.Opens(one.Person, weighing, world, now)) && table.Read(view.Advice, view.Id.Value) is not null;
            Compare("read view", one, read, ReferencePolicy.MayRead(one.Person, view, weighing, world, now));
        }
    }

    /// <summary>The items of a provision: all of them for its director and its second pair of eyes, their own for who consents.</summary>
    private void Provided(AccessRow row, OnDay one, SealedItem item, DateTime now)
    {
        var (provision, may) = (world.Provisions.First(p => p.Id.Value == row.Id), ReferencePolicy.Pairs.First(p => p.Kind == row.Kind).May);
        var table = CaseTable.For(services.GetRequiredService<SealedTexts>(), one.Actor, may, item);
        foreach (var part in provision.Items)
            Compare($"read item through {row.Kind}", one, table?.Read(part, part.Text) is not null,
                row.May(one.Person, may, now) && (row.Kind != ItemKind.ProvisionConsent || part.Provider.Value == one.Person.Organisation));
    }

    /// <summary>An executor reads the action and nothing else of the case.</summary>
    private void Action((PlanAction Action, Case Case) of, CaseTable? table, OnDay one)
    {
        Compare("read action", one, table?.Read(of.Action.Text, of.Action.Id.Value) is not null, ReferencePolicy.May(one.Person, Permission.CarryOut, of.Action, of.Case));
        if (table is null) return;
        Compare("read purpose through an action", one, Opens(() => table.Read(of.Case.Purpose, of.Case.Id.Value)), false);
        foreach (var part in of.Case.Contributions) Compare("read contribution through an action", one, Opens(() => table.Read(part, part.Text)), false);
    }

    private static bool Opens(Func<string?> read)
    {
        try
        {
            return read() is not null;
        }
        catch (InvalidOperationException)
        {
            return false; // this table opens one row only
        }
    }

    /// <summary>Whether every scope still gives what the reference gives, for everybody with a role; to see that a rule left out is noticed there too.</summary>
    public async Task<bool> ScopesHoldAsync(Role role)
    {
        var (now, today) = (clock.Now, Deadline.LocalDate(clock.Now));
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<RondetafelDb>().Wide();
        foreach (var one in OnDay.Of(world, today).Where(o => o.Actor.Is(role)))
            foreach (var asked in AccessScopes.All)
                if (!(await asked.Run(db, one.Actor, now)).ToHashSet().SetEquals(asked.Expected(world, one.Person, now))) return false;
        return true;
    }

    private async Task CompareScopeAsync(RondetafelDb db, ScopeCase asked, OnDay one, DateTime now)
    {
        var got = (await asked.Run(db, one.Actor, now)).ToHashSet();
        var expected = asked.Expected(world, one.Person, now).ToHashSet();
        foreach (var id in got.Union(expected)) Compare($"scope {asked.Name}", one, got.Contains(id), expected.Contains(id));
        Decisions += Size(asked) - got.Union(expected).Count();
    }

    /// <summary>Each row that a scope could have given is a decision of that scope.</summary>
    private int Size(ScopeCase asked) => asked.Method.Split(' ')[1] switch
    {
        "Signal" => world.Signals.Count,
        "Answer" => world.Answers.Count,
        "MatchTask" => world.Tasks.Count,
        "Weighing" => world.Weighings.Count,
        "ProsecutorTrack" => world.Tracks.Count,
        "Case" => world.Cases.Count,
        "BriefSeat" => world.BriefSeats.Count(),
        "TableQuestion" => world.Questions.Count,
        "Provision" => world.Provisions.Count,
        "Draft" => world.Drafts.Count,
        "Meeting" => world.Meetings.Count,
        "Series" => world.Series.Count,
        _ => world.Actions.Count(),
    };

    private void Compare(string what, OnDay one, bool product, bool reference)
    {
        Decisions++;
        if (product != reference)
            _differences.Add($"{what}: the product says {(product ? "yes" : "no")}, the reference {(reference ? "yes" : "no")} (roles {string.Join('+', one.Person.Roles)})");
    }
}

/// <summary>A decision on a row as the reference has it, with what the rules look at.</summary>
public sealed record Judged(OnDay One, Permission May, ItemFacts Facts, bool Expected)
{
    /// <summary>Whether the rules as they are now decide as the reference.</summary>
    public bool Holds => AccessRules.Decide(One.Actor, May, Facts) is not null == Expected;
}
