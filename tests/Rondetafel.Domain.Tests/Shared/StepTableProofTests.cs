using Rondetafel.Domain.Shared;

namespace Rondetafel.Domain.Tests.Shared;

/// <summary>The comparison itself must be able to fail.</summary>
public sealed class StepTableProofTests
{
    private static readonly StepTableProof<Door, Move, Hand> Written = new("""
        status action | Left   | Right | needs
        Shut Open     | Ajar   | no    | Reason, Until
        Ajar Open     | so     | so    |
        Ajar Close    | Shut   | Shut  |
        """);

    public enum Door { Shut, Ajar }

    public enum Move { Open, Close }

    [Flags]
    public enum Hand { Left = 1, Right = 2 }

    private static StepTable<Door, Move, Hand> Table(Facts needs = Facts.Reason | Facts.Until) => new(
        [new(Door.Shut, Move.Open, Door.Ajar, Hand.Left, needs), new(Door.Ajar, Move.Close, Door.Shut, Hand.Left | Hand.Right)],
        [(Door.Ajar, Move.Open)]);

    [Fact]
    public void A_table_as_written_has_no_differences_and_no_change_survives()
    {
        Assert.Empty(Written.Differences(Table()));
        Assert.Empty(Written.Survivors(Table()));
    }

    [Fact]
    public void Every_kind_of_change_is_tried()
    {
        var changes = Written.Mutations(Table()).Select(m => m.Change).ToList();

        Assert.Equal(2, changes.Count(c => c.StartsWith("without Step", StringComparison.Ordinal)));
        Assert.Single(changes, c => c.StartsWith("without already so", StringComparison.Ordinal));
        Assert.Single(changes, c => c.EndsWith("swapped", StringComparison.Ordinal));
        Assert.Equal(5, changes.Count(c => c.StartsWith("with a step", StringComparison.Ordinal)));
        Assert.Equal(3, changes.Count(c => c.StartsWith("with already so", StringComparison.Ordinal)));
        Assert.Equal(2 * (1 + 7) + 1 + 2, changes.Count(c => c.Contains(" as Step", StringComparison.Ordinal)));
        Assert.Equal(changes.Count, changes.Distinct().Count());
    }

    [Fact]
    public void A_difference_is_told_with_its_pair() =>
        Assert.Equal(["Shut × Open by Left: goes without Until"], Written.Differences(Table(Facts.Reason)));

    [Fact]
    public void A_row_that_changes_nothing_is_found_out()
    {
        var table = Table();
        var doubled = new StepTable<Door, Move, Hand>([.. table.Steps, table.Steps[1]], table.AlreadySo);

        Assert.NotEmpty(Written.Survivors(doubled));
    }
}
