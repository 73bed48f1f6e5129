namespace Rondetafel.Ui;

/// <summary>Registers what the layouts and tag helpers need, apart from <see cref="OnceKey"/>, which takes the random source of the host.</summary>
public static class UiSetup
{
    /// <summary>Adds <see cref="Frame"/>, <see cref="Scripts"/> and <see cref="Dates"/> per request.</summary>
    public static IServiceCollection AddUi(this IServiceCollection services) =>
        services.AddScoped<Frame>().AddScoped<Scripts>().AddScoped<Dates>();
}
