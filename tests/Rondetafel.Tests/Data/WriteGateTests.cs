using Rondetafel.Data;

namespace Rondetafel.Tests.Data;

/// <summary>Behind a writer that stands still the others are refused in their own time, not one after another.</summary>
public sealed class WriteGateTests
{
    [Fact]
    [Trait("engine", "none")]
    public async Task Turn_ThatDoesNotCome_IsGivenUp_AndComesLater()
    {
        var cancel = TestContext.Current.CancellationToken;
        using var gate = new WriteGate(oneAtATime: true, TimeSpan.FromMilliseconds(50));
        var first = await gate.EnterAsync(cancel);

        await Assert.ThrowsAsync<TimeoutException>(() => gate.EnterAsync(cancel));
        first!.Dispose();
        using var second = await gate.EnterAsync(cancel);
        Assert.NotNull(second);
    }
}
