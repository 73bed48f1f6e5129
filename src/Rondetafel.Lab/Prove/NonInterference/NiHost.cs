using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Rondetafel.Access;
using Rondetafel.Data;
using Rondetafel.Jobs;
using Rondetafel.Mail;

namespace Rondetafel.Lab.Prove.NonInterference;

/// <summary>
/// One of the two worlds: the product itself around its own database, on loopback, with a clock that stands still and one
/// seeded stream of ids per visitor. What works by itself in the background is run by the proof, at the same moments in both.
/// </summary>
internal sealed class NiHost : IAsyncDisposable
{
    /// <summary>The header that names the stream of a request.</summary>
    public const string StreamHeader = "x-proof-stream";

    private readonly WebApplication _app;

    private NiHost(WebApplication app, Settings settings) => (_app, Settings) = (app, settings);

    /// <summary>What it runs with.</summary>
    public Settings Settings { get; }

    /// <summary>Its services.</summary>
    public IServiceProvider Services => _app.Services;

    /// <summary>Starts it; a plant makes it leak.</summary>
    public static async Task<NiHost> StartAsync(Settings settings, string seed, StillClock clock, Plant? plant, CancellationToken cancel)
    {
        var app = new LabInstance(settings, clock, new SeededSource(seed)).Build(services =>
        {
            services.AddLogging(logging => logging.ClearProviders());
            SharedViews.Share(services);
            foreach (var own in services.Where(s => s.ServiceType == typeof(IHostedService) && IsBackground(s)).ToList()) services.Remove(own);
            services.AddSingleton<IStartupFilter>(new Start(plant));
        });
        plant?.Map(app);
        await app.StartAsync(cancel);
        return new NiHost(app, settings);
    }

    /// <summary>Does something with the database, drawing ids from a stream.</summary>
    public async Task<T> DoAsync<T>(string stream, Func<RondetafelDb, Task<T>> act)
    {
        SeededSource.As(stream);
        try
        {
            await using var scope = Services.CreateAsyncScope();
            return await act(scope.ServiceProvider.GetRequiredService<RondetafelDb>().Wide());
        }
        finally
        {
            SeededSource.As(null);
        }
    }

    /// <summary>A round of the daily job.</summary>
    public Task DayAsync(CancellationToken cancel) => Services.GetRequiredService<DailyJob>().RunOnceAsync(cancel);

    /// <summary>A round of the mailer.</summary>
    public async Task MailAsync(CancellationToken cancel)
    {
        using var mailer = ActivatorUtilities.CreateInstance<Mailer>(Services);
        await mailer.RunOnceAsync(cancel);
    }

    /// <summary>Somebody who asks it; each request names its stream.</summary>
    public HttpClient Visitor()
    {
        var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = new Uri(_app.Urls.First()) };
        client.DefaultRequestHeaders.Host = "proef.example";
        return client;
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        Engine.CloseKept(Settings);
    }

    private static bool IsBackground(ServiceDescriptor service)
    {
        var type = service.ImplementationType ?? service.ImplementationFactory?.GetType().GenericTypeArguments.Last();
        return type == typeof(MatchWorker) || type == typeof(Mailer) || type == typeof(DailyJob);
    }

    /// <summary>Before everything of the product: names the stream of a request, and lets the plant change the answer.</summary>
    private sealed class Start(Plant? plant) : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            app.Use((context, go) =>
            {
                SeededSource.As(context.Request.Headers[StreamHeader].ToString() is { Length: > 0 } stream ? stream : null);
                return plant is null ? go(context) : plant.AroundAsync(context, go);
            });
            next(app);
        };
    }
}
