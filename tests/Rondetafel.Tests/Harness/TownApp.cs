using Rondetafel.Lab.Demo;

namespace Rondetafel.Tests.Harness;

/// <summary>The fictional town with its signals, weighings and cases in every state, and every page of it opened once by whoever may.</summary>
public sealed class TownApp : TestApp, IAsyncLifetime
{
    /// <summary>What the walk found.</summary>
    public EveryPage Pages { get; private set; } = null!;

    async ValueTask IAsyncLifetime.InitializeAsync()
    {
        await InitializeAsync();
        await Town.FillAsync(Services, CancellationToken.None);
        Pages = await EveryPage.WalkAsync(this);
    }
}
