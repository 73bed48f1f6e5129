using FsCheck;
using FsCheck.Fluent;
using Rondetafel.Domain.Persons.Cases;
using Rondetafel.Domain.Persons.Weighings;
using Rondetafel.Domain.Shared;
using Rondetafel.Domain.Tests.Persons.Weighings;
using static Rondetafel.Domain.Tests.Persons.People;
using static Rondetafel.Domain.Tests.Persons.Cases.CaseMaker;
using Outcome = Rondetafel.Domain.Shared.Outcome;

namespace Rondetafel.Domain.Tests.Persons.Cases;

/// <summary>What holds after any sequence of steps by anybody.</summary>
public sealed class CaseProperties
{
    private static readonly Actor[] Anybody = [Director, TownMember, PoliceMember, SchoolMember, ProsecutorMember, Outsider];
    private static readonly OrganisationId[] Organisations = [Town, Police, School, Prosecutor, House, Youth];

    /// <summary>One step: what is done, by whom, how many hours later, and a number from which the rest is chosen.</summary>
    private sealed record Move(int What, int Who, int Hours, int Choice);

    private static readonly Gen<Move> Moves =
        from what in Gen.Choose(0, 18)
        from who in Gen.Frequency((3, Gen.Constant(0)), (2, Gen.Choose(1, Anybody.Length - 1)))
        from hours in Gen.Frequency((4, Gen.Constant(0)), (3, Gen.Choose(1, 48)), (2, Gen.Choose(300, 2200)), (1, Gen.Choose(2200, 6000)))
        from choice in Gen.Choose(0, 10_000)
        select new Move(what, who, hours, choice);

    private static readonly Arbitrary<Move[]> Sequences = Moves.ArrayOf(40).ToArbitrary();

    private static Audience AudienceOf(int choice) => (choice % 3) switch
    {
        0 => Audience.Table,
        1 => Audience.Own,
        _ => Audience.Of(Organisations.Where((_, i) => (choice >> i) % 2 == 1)),
    };

    private static Outcome Take(Case c, Move move, DateTime now)
    {
        var (by, n, today) = (Anybody[move.Who], move.Choice, Deadline.LocalDate(now));
        var until = today.AddDays(n % 400);
        var contribution = c.Contributions.Count == 0 ? new ContributionId(NewId()) : c.Contributions[n % c.Contributions.Count].Id;
        return move.What switch
        {
            0 => c.Continue(Given(until: until, outsider: n % 2 == 0 ? "mr. Buiten" : null), Checks(c), Terms, by, now),
            1 => c.Monitor(Given(until: today.AddDays(n % 100)), "school", until, Terms with { MonitoringMonths = 1 + n % 12 }, by, now),
            2 => c.Recall(Given(until: until), Terms, by, now),
            3 => c.Close(Given(), Checks(c, n % 2 == 0), new(c.TableOn(today), Acknowledged: true), by, now),
            4 => c.FallDue(new(NewId()), Actor.Clock, now),
            5 => c.MonitorByTerm(new(NewId()), "besluiten", Terms with { MonitoringMonths = 1 + n % 12 }, Actor.Clock, now),
            6 => c.CloseByTerm(new(NewId()), false, Actor.Clock, now),
            7 => c.UndoStatus(new(NewId()), by, now),
            8 => c.AskWhy(Given(), by, now),
            9 => c.AnswerWhy(c.Steps.LastOrDefault(s => s.Action == CaseAction.AskWhy)?.Id ?? new(NewId()), "hierom", by, now),
            10 => c.Scale(Given(), by, now),
            11 or 12 => c.Contribute(Contribution(audience: AudienceOf(n)), by, now),
            13 or 14 => c.Contribute(Contribution(ContributionKind.Conclusion, AudienceOf(n), "samen", [.. c.Contributions.Where((_, i) => (n >> (i % 12)) % 2 == 1).Select(x => x.Id)]), by, now),
            15 => c.GiveAudience(contribution, AudienceOf(n), null, by, now),
            16 => c.PutFlag(new(NewId()), (FlagKind)(n % 8), today, null, by, now),
            17 => c.GiveSeat(Seat(Anybody[n % Anybody.Length], until), by, now),
            _ => c.EndSeat(c.Seats[n % c.Seats.Count].Id, by, now),
        };
    }

    /// <summary>Plays the moves and looks after each of them.</summary>
    private static void Play(Move[] moves, Action<Case, Move, Outcome, CaseStatus, DateTime> look)
    {
        var (theCase, now) = (TakenIn(), Now);
        foreach (var move in moves)
        {
            now = now.AddHours(move.Hours);
            var before = theCase.Status;
            var outcome = Take(theCase, move, now);
            look(theCase, move, outcome, before, now);
            theCase.ClearEvents();
        }
    }

    [Fact]
    public void Nothing_leads_out_of_a_closed_case_but_undoing_within_ten_seconds()
    {
        var closed = 0;
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(500), Prop.ForAll(Sequences, moves =>
        {
            DateTime? closedAt = null;
            Play(moves, (c, move, outcome, before, now) =>
            {
                if (!Case.IsOpen(before))
                {
                    closed++;
                    if (Case.IsOpen(c.Status)) Assert.True(move.What == 7 && before == CaseStatus.ClosedByTable && now <= closedAt!.Value.AddSeconds(10));
                    else Assert.True(!outcome.IsGood || outcome.IsAlreadySo, $"a step {move.What} on a closed case");
                }
                if (Case.IsOpen(before) && !Case.IsOpen(c.Status)) closedAt = now;
                Assert.Equal("pga", c.Regime); // a case never changes regime
                Assert.Equal(!Case.IsOpen(c.Status), c.ClosedAt is not null);
            });
        }));
        Assert.True(closed > 500, $"only {closed} steps on closed cases");
    }

    [Fact]
    public void It_is_never_needed_for_more_than_six_months_ahead() =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(500), Prop.ForAll(Sequences, moves =>
            Play(moves, (c, move, _, _, now) => Assert.True(c.NeededUntil <= Deadline.LocalDate(now).AddMonths(6), $"{move}: until {c.NeededUntil:O} on {now:O}"))));

    [Fact]
    public void What_was_done_is_recorded_and_what_was_refused_is_not() =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(500), Prop.ForAll(Sequences, moves =>
            Play(moves, (c, move, outcome, _, _) => Assert.True(outcome is { IsGood: true, IsAlreadySo: false } == c.Events.Count > 0, $"{move}: {outcome}"))));

    [Fact]
    public void A_conclusion_is_never_read_by_who_may_not_read_what_it_rests_on()
    {
        var conclusions = 0;
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(500), Prop.ForAll(Sequences, moves => Play(moves, (c, move, _, _, _) =>
        {
            foreach (var conclusion in c.Contributions.Where(x => x.Kind == ContributionKind.Conclusion))
            {
                conclusions++;
                foreach (var source in c.Contributions.Where(x => conclusion.RestsOn.Contains(x.Id)))
                    foreach (var reader in Organisations.Where(o => o != conclusion.Provider && conclusion.Audience.Includes(conclusion.Provider, o)))
                        Assert.True(source.Audience.Includes(source.Provider, reader), $"after {move}");
            }
        })));
        Assert.True(conclusions > 500, $"only {conclusions} conclusions");
    }

    [Fact]
    public void The_intersection_of_audiences_lies_within_each_of_them_also_for_who_is_not_at_the_table()
    {
        var sources =
            from provider in Gen.Choose(0, Organisations.Length - 1)
            from choice in Gen.Choose(0, 10_000)
            select (Organisations[provider], AudienceOf(choice));
        var cases =
            from several in sources.NonEmptyListOf()
            from table in Gen.SubListOf(Organisations)
            select (several.ToList(), table.ToList());
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(2000), Prop.ForAll(cases.ToArbitrary(), given =>
        {
            var (several, table) = given;
            var intersection = Audience.Intersection(several, table);
            OrganisationId nobody = new(Id(99));
            foreach (var reader in Organisations)
            {
                var mayAll = several.All(s => s.Item2.Includes(s.Item1, reader));
                var reads = intersection.Includes(nobody, reader);
                Assert.True(!reads || mayAll, "wider than a source");
                Assert.True(reads || !mayAll || !table.Contains(reader), "narrower than it need be");
            }
        }));
    }

    [Fact]
    public void A_weighing_taken_in_never_goes_back_and_every_step_done_is_recorded()
    {
        var gen =
            from action in Gen.Elements(Enum.GetValues<WeighingAction>())
            from who in Gen.Choose(0, Anybody.Length - 1)
            select (action, Anybody[who]);
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(500), Prop.ForAll(gen.ArrayOf(25).ToArbitrary(), moves =>
        {
            var weighing = WeighingMaker.Prepared();
            foreach (var (action, by) in moves)
            {
                var before = weighing.Status;
                var outcome = WeighingMaker.Take(weighing, action, by);
                Assert.Equal(outcome is { IsGood: true, IsAlreadySo: false }, weighing.Events.Count > 0);
                Assert.True(before != WeighingStatus.TakenIn || weighing.Status == WeighingStatus.TakenIn);
                Assert.Equal(Weighing.IsShielded(weighing.Status), weighing.DestroyOn is not null);
                Assert.Equal(weighing.Status == WeighingStatus.Waiting, weighing.WaitUntil is not null);
                weighing.ClearEvents();
            }
        }));
    }
}
