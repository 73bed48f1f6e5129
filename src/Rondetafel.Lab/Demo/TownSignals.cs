namespace Rondetafel.Lab.Demo;

/// <summary>Signals of the fictional town in every state.</summary>
internal static class TownSignals
{
    public static Task AddAsync(IServiceProvider services, CancellationToken cancel) => Task.CompletedTask;
}
