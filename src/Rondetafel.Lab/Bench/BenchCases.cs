using Rondetafel.Data;
using Rondetafel.Domain.Persons.Cases;
using Rondetafel.Domain.Persons.Weighings;
using Rondetafel.Domain.Shared;
using Rondetafel.Lab.Prove;

namespace Rondetafel.Lab.Bench;

/// <summary>Makes cases: closed ones of the years past, and open ones of the chair and of other directors.</summary>
internal sealed class BenchCases(BenchGround ground, Dice dice, BenchSize size)
{
    private const int SeatsAtTable = 4;
    private readonly List<BenchCase> _ofChair = [];

    /// <summary>The open cases of the chair.</summary>
    public IReadOnlyList<BenchCase> OfChair => _ofChair;

    /// <summary>A case that the whole table closed some time in the past years.</summary>
    public void Closed(RondetafelDb db, int number)
    {
        var (director, taken) = (dice.Pick(ground.Others), ground.Now.AddDays(-dice.From(200, 1800)));
        var table = dice.Some(ground.Partners, SeatsAtTable);
        if (number % 50 == 0) table = [.. table.Take(SeatsAtTable - 1), ground.Asked[^1]]; // the partner with few seats had more in the past
        var made = TakeIn(director, table, taken, taken.AddDays(150));
        Contribute(made, table, taken, 2);
        for (var i = 0; i < size.ActionsOfClosed(number); i++) Agree(made, director, table[i % table.Count], taken, finished: true);
        var end = taken.AddDays(dice.From(60, 140));
        var checks = made.CriteriaNow().Select(c => new CriterionCheck(new ExitCheckId(ground.NewId()), c.Id, true, "Rustig.")).ToList();
        var agreed = new ClosingGiven(made.TableOn(Deadline.LocalDate(end)), Acknowledged: true);
        BenchGround.Good(made.Close(new CaseStepGiven(new CaseStepId(ground.NewId())), checks, agreed, director, end));
        db.Cases.Add(made);
    }

    /// <summary>An open case of another director.</summary>
    public void LedByOthers(RondetafelDb db, int number) => Open(db, ground.Others[number % ground.Others.Count], dice.Some(ground.Partners, SeatsAtTable));

    /// <summary>An open case of the chair; the first have everybody of the agenda at their table, the partner in the first twelve.</summary>
    public void Led(RondetafelDb db, int number)
    {
        var table = number < BenchSize.Seats ? ground.Asked : dice.Some(ground.Partners, SeatsAtTable);
        var made = Open(db, ground.Chair, table);
        _ofChair.Add(new BenchCase(made.Id.Value, table[0].Organisation!.Value.Value));
    }

    private Case Open(RondetafelDb db, Actor director, IReadOnlyList<Actor> table)
    {
        var taken = ground.Now.AddDays(-dice.From(10, 100));
        var made = TakeIn(director, table, taken, ground.Now.AddDays(dice.From(10, 60)));
        Contribute(made, table, taken, 6);
        BenchGround.Good(made.SetGoal(new GoalId(ground.NewId()), "work", "Een leerwerkplek voor het voorjaar.", director, taken));
        for (var i = 0; i < BenchSize.ActionsOfOpen; i++) Agree(made, director, table[i % table.Count], taken, finished: i % 2 == 0);
        db.Cases.Add(made);
        return made;
    }

    private Case TakeIn(Actor director, IReadOnlyList<Actor> table, DateTime taken, DateTime needed)
    {
        var (first, last) = (Deadline.LocalDate(taken), Deadline.LocalDate(needed));
        var person = BenchPeople.Make(dice);
        var seats = table.Select(p => new NewSeat(new SeatId(ground.NewId()), p.Id!.Value, p.Organisation!.Value, last.AddDays(90))).ToList();
        var given = new NewCase(
            new WeighingId(ground.NewId()), ground.Holders[0].Municipality!.Value, "Geen dreiging meer, en vast werk of opleiding.",
            [new NewExitCriterion(new ExitCriterionId(ground.NewId()), "Drie maanden geen dreiging."), new NewExitCriterion(new ExitCriterionId(ground.NewId()), "Vast werk of opleiding.")],
            seats, last, last.AddDays(-dice.From(0, 9)), person.Given, person.Family, $"{person.Born:d-M-yyyy}", null, person.Born);
        var (made, outcome) = Case.TakeIn(new CaseId(ground.NewId()), $"LV-{ground.Random.Characters(7)}", given, ground.Terms.Case, director, taken);
        return made ?? throw new InvalidOperationException(outcome.Refusal!.Code);
    }

    /// <summary>Facts and views; one of each five is for its own organisation, one for another besides.</summary>
    private void Contribute(Case made, IReadOnlyList<Actor> table, DateTime taken, int count)
    {
        for (var i = 0; i < count; i++)
        {
            var by = table[i % table.Count];
            var audience = (i % 5) switch { 3 => Audience.Own, 4 => Audience.Of([table[(i + 1) % table.Count].Organisation!.Value]), _ => Audience.Table };
            var kind = i % 3 == 2 ? ContributionKind.View : ContributionKind.Fact;
            var day = kind == ContributionKind.Fact ? Deadline.LocalDate(taken) : (DateOnly?)null;
            BenchGround.Good(made.Contribute(
                new NewContribution(new ContributionId(ground.NewId()), kind, "Stond niet meer bij de groep op het plein. Zei dat het klaar was.", "guidance", "convenant", audience, "zelf gezien", day), by, taken.AddDays(1 + i)));
        }
    }

    private void Agree(Case made, Actor director, Actor owner, DateTime taken, bool finished)
    {
        var id = new PlanActionId(ground.NewId());
        var due = finished ? Deadline.LocalDate(taken).AddDays(30) : ground.Today.AddDays(dice.From(5, 40));
        BenchGround.Good(made.Agree(new NewPlanAction(id, "Opleiding regelen met het werkcentrum.", "work", owner.Organisation!.Value, finished ? owner.Id : null, PlanActionKind.Help, due), director, taken.AddDays(2)));
        if (finished) BenchGround.Good(made.DoAction(id, PlanActionStep.Finish, "Gelukt.", null, director, taken.AddDays(8)));
    }
}
