using Rondetafel.Domain.Persons.Signals;
using Rondetafel.Domain.Shared;

namespace Rondetafel.Domain.Tests.Persons.Signals;

using Table = StepTable<SignalStatus, SignalAction, SignalWho>;
using Row = Step<SignalStatus, SignalAction, SignalWho>;

/// <summary>The state table of a signal against a table written by hand, and the proof that the comparison finds every changed row.</summary>
public sealed class SignalTransitionsTests
{
    private static Table Real => SignalTransitions.Table;

    [Fact]
    public void EveryPairOfStatusAndAction_IsAsWrittenByHand() => Assert.Empty(SignalExpected.Compare(Real));

    [Fact]
    public void EveryStatus_HasALine() => Assert.Equal(Enum.GetValues<SignalStatus>().Order(), SignalExpected.Lines.Keys.Order());

    [Fact]
    public void ARemovedRow_IsFound()
    {
        for (var i = 0; i < Real.Steps.Count; i++)
            Demand(new Table([.. Real.Steps.Where((_, at) => at != i)], Real.AlreadySo), $"row {i} removed");
        for (var i = 0; i < Real.AlreadySo.Count; i++)
            Demand(new Table(Real.Steps, [.. Real.AlreadySo.Where((_, at) => at != i)]), $"already so {i} removed");
    }

    [Fact]
    public void AnInvertedRow_IsFound()
    {
        foreach (var (row, i) in Real.Steps.Select((row, i) => (row, i)))
        {
            Demand(With(i, row with { By = ~row.By & (SignalWho.Holder | SignalWho.Reporter | SignalWho.Second | SignalWho.Clock | SignalWho.Weighers | SignalWho.Survivor) }), $"row {i} for the others");
            foreach (var need in Enum.GetValues<Facts>().Where(f => f != Facts.None))
                Demand(With(i, row with { Needs = row.Needs ^ need }), $"row {i} with {need} turned round");
            foreach (var to in Enum.GetValues<SignalStatus>().Where(s => s != row.To)) Demand(With(i, row with { To = to }), $"row {i} to {to}");
        }
    }

    [Fact]
    public void SwappedRows_AreFound()
    {
        for (var i = 0; i < Real.Steps.Count; i++)
            for (var j = i + 1; j < Real.Steps.Count; j++)
            {
                var (a, b) = (Real.Steps[i], Real.Steps[j]);
                if ((a.To, a.By, a.Needs) == (b.To, b.By, b.Needs)) continue;
                var rows = Real.Steps.ToList();
                (rows[i], rows[j]) = (a with { To = b.To, By = b.By, Needs = b.Needs }, b with { To = a.To, By = a.By, Needs = a.Needs });
                Demand(new Table(rows, Real.AlreadySo), $"rows {i} and {j} swapped");
            }
    }

    [Fact]
    public void AnAddedRow_IsFound()
    {
        foreach (var from in Enum.GetValues<SignalStatus>())
            foreach (var action in Enum.GetValues<SignalAction>())
                foreach (var who in Enum.GetValues<SignalWho>())
                    if (Real.Find(from, action, who) is null)
                        Demand(new Table([.. Real.Steps, new Row(from, action, SignalStatus.Received, who)], Real.AlreadySo), $"{from} × {action} by {who} added");
    }

    [Fact]
    public void EachMissingFact_HasItsOwnCodeAndField()
    {
        (string, string?) Judge(SignalStatus from, SignalAction action, Facts given) =>
            Real.Judge(from, action, SignalWho.Holder, given).Refusal is { } refusal ? (refusal.Code, refusal.Field) : ("good", null);

        Assert.Equal(("reason_needed", "Reason"), Judge(SignalStatus.Acknowledged, SignalAction.Stop, Facts.Target));
        Assert.Equal(("target_needed", "Target"), Judge(SignalStatus.Acknowledged, SignalAction.Stop, Facts.Reason));
        Assert.Equal(("until_needed", "Until"), Judge(SignalStatus.Acknowledged, SignalAction.AskBack, Facts.Reason));
        Assert.Equal(("lighter_option_needed", "LighterOption"), Judge(SignalStatus.Acknowledged, SignalAction.BringToWeighing, Facts.Reason));
        Assert.Equal(("not_now", null), Judge(SignalStatus.Received, SignalAction.BringToWeighing, Facts.Reason | Facts.LighterOption));
        Assert.Equal(("not_yours", null), Judge(SignalStatus.Received, SignalAction.AddByReporter, Facts.None));
        Assert.Equal(("good", null), Judge(SignalStatus.Acknowledged, SignalAction.Stop, Facts.Reason | Facts.Target));
    }

    private static Table With(int at, Row row) => new([.. Real.Steps.Select((old, i) => i == at ? row : old)], Real.AlreadySo);

    private static void Demand(Table changed, string what) => Assert.True(SignalExpected.Compare(changed).Any(), $"Nobody noticed: {what}.");
}
