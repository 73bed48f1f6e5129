using Rondetafel.Domain.Persons.Weighings;
using Rondetafel.Domain.Shared;
using Rondetafel.Domain.Tests.Shared;
using static Rondetafel.Domain.Tests.Persons.People;
using static Rondetafel.Domain.Tests.Persons.Weighings.WeighingMaker;

namespace Rondetafel.Domain.Tests.Persons.Weighings;

/// <summary>The methods of a weighing keep to the table: every status × action × person through the method itself.</summary>
public sealed class WeighingMatrixTests
{
    /// <summary>The method of an action that belongs to the daily job takes no person; nobody else calls it.</summary>
    private static bool HasMethod(WeighingAction action, WeighingWho who) =>
        (action is WeighingAction.EndByTerm or WeighingAction.Destroy) == (who == WeighingWho.Clock) && (action == WeighingAction.TakeLead) == (who == WeighingWho.Successor);

    public static IEnumerable<TheoryDataRow<WeighingStatus, WeighingAction, WeighingWho>> Cells() =>
        WeighingTableTests.Written.Cells().Where(c => HasMethod(c.Action, c.Who)).Select(c => new TheoryDataRow<WeighingStatus, WeighingAction, WeighingWho>(c.From, c.Action, c.Who));

    [Theory]
    [MemberData(nameof(Cells))]
    public void A_method_does_what_the_table_says(WeighingStatus status, WeighingAction action, WeighingWho who)
    {
        var cell = WeighingTableTests.Written.Cells().Single(c => c.From == status && c.Action == action && c.Who == who);
        var weighing = In(status);
        // The last member of the roster has not given a view yet; an organisation gives one only.
        var by = who switch { WeighingWho.Chair => Director, WeighingWho.Member => ProsecutorMember, WeighingWho.Successor => NextDirector, _ => Actor.Clock };

        var outcome = Take(weighing, action, by);

        var expected = StepTableProof<WeighingStatus, WeighingAction, WeighingWho>.Outcome(cell.Expected);
        var words = StepTableProof<WeighingStatus, WeighingAction, WeighingWho>.Words(outcome);
        if (who == WeighingWho.Member && expected is "so" or "not_now" && words == "not_yours") expected = words; // what is the chair's alone says so first
        if (who == WeighingWho.Chair && action is WeighingAction.GiveView or WeighingAction.Dissent && words == "not_yours") expected = words; // no seat, no view
        Assert.Equal(expected, words);
        Assert.Equal(expected == "done" ? Enum.Parse<WeighingStatus>(cell.Expected) : status, weighing.Status);
        Assert.Equal(expected == "done", weighing.Events.Count > 0);
    }

    public static IEnumerable<TheoryDataRow<WeighingAction>> OfPersons() =>
        Enum.GetValues<WeighingAction>().Where(a => HasMethod(a, WeighingWho.Chair)).Select(a => new TheoryDataRow<WeighingAction>(a));

    [Theory]
    [MemberData(nameof(OfPersons))]
    public void Who_is_not_on_the_roster_can_do_nothing(WeighingAction action)
    {
        foreach (var status in Enum.GetValues<WeighingStatus>())
            foreach (var stranger in new[] { Outsider, PoliceColleague, Actor.Public })
            {
                var weighing = In(status);
                Refused("not_yours", weighing, Take(weighing, action, stranger));
                Assert.Equal(status, weighing.Status);
            }
    }
}
