using Microsoft.AspNetCore.Diagnostics;
using Microsoft.Extensions.Logging.Console;
using Rondetafel.Access;
using Rondetafel.Data;
using Rondetafel.Features.Work;
using Rondetafel.Texts;
using Rondetafel.Web;

namespace Rondetafel;

/// <summary>Builds the web application; the product, the demonstration and the tests all start it here.</summary>
public static class WebHost
{
    /// <summary>Builds it. The two hooks are for the demonstration and the tests: services to replace, endpoints to add.</summary>
    public static WebApplication Build(Settings settings, Action<WebApplicationBuilder>? services = null, Action<WebApplication>? endpoints = null)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            ApplicationName = typeof(WebHost).Assembly.GetName().Name,
            ContentRootPath = AppContext.BaseDirectory,
            WebRootPath = Path.Combine(AppContext.BaseDirectory, "wwwroot"),
        });
        builder.Configuration.Sources.Clear();
        builder.Configuration.AddInMemoryCollection();
        builder.Logging.ClearProviders();
        builder.Logging.AddConsole(o => o.FormatterName = LogFormat.Name).AddConsoleFormatter<LogFormat, ConsoleFormatterOptions>().SetMinimumLevel(LogLevel.Warning);
        builder.Logging.AddFilter("Rondetafel", LogLevel.Information).AddFilter("Microsoft.Hosting.Lifetime", LogLevel.Information);
        builder.Logging.AddFilter("Microsoft.AspNetCore.HttpOverrides", LogLevel.None);
        builder.Logging.AddFilter("Microsoft.EntityFrameworkCore", LogLevel.None).AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error);
        builder.WebHost.UseUrls([.. new[] { settings.PublicListen, settings.StaffListen }.Distinct()]);
        builder.WebHost.ConfigureKestrel(o =>
        {
            o.AddServerHeader = false;
            o.Limits.MaxRequestBodySize = Limits.RequestBytes;
        });
        WebSetup.AddGround(builder.Services, settings);
        WebSetup.AddSignIn(builder.Services, settings);
        WebSetup.AddPages(builder.Services);
        AddFeatures(builder.Services);
        services?.Invoke(builder);
        var app = builder.Build();
        Pipeline(app, settings);
        app.MapRazorPages();
        Features.Pages.WellKnown.Map(app);
        app.MapHealthChecks("/health/live", new() { Predicate = _ => false });
        app.MapHealthChecks("/health/ready");
        endpoints?.Invoke(app);
        return app;
    }

    private static void AddFeatures(IServiceCollection services)
    {
        services.AddSingleton<PartnershipName>();
        services.AddScoped<Drafts>();
        services.AddSingleton<FormContent>();
        services.AddSingleton<AbuseTickets>();
        services.AddSingleton<AbuseCounter>();
        services.AddScoped<Features.Persons.Answers.Read.PublicReading>();
        services.AddScoped<WorkList>();
        services.AddSingleton<Jobs.WeighingTerms>();
        services.AddSingleton<Jobs.CaseTermsJob>();
        services.AddSingleton<Jobs.DueToday>();
        services.AddSingleton<Jobs.MeetingsJob>();
        services.AddSingleton<Jobs.QuestionsJob>();
        services.AddSingleton<Jobs.ProvisionsJob>();
        services.AddSingleton<Documents.ClamAv>();
        services.AddSingleton<Documents.FileCheck>();
        services.AddSingleton<IEndsDaily>(provider => provider.GetRequiredService<Jobs.WeighingTerms>());
        services.AddSingleton<IEndsDaily>(provider => provider.GetRequiredService<Jobs.CaseTermsJob>());
        services.AddSingleton<IEndsDaily>(provider => provider.GetRequiredService<Jobs.DueToday>());
        services.AddSingleton<IEndsDaily>(provider => provider.GetRequiredService<Jobs.MeetingsJob>());
        services.AddSingleton<IEndsDaily>(provider => provider.GetRequiredService<Jobs.QuestionsJob>());
        services.AddSingleton<IEndsDaily>(provider => provider.GetRequiredService<Jobs.ProvisionsJob>());
        Handlers.Add(services);
    }

    private static void Pipeline(WebApplication app, Settings settings)
    {
        if (settings.TrustedProxies.Count > 0) app.UseForwardedHeaders(Proxies.Options(settings));
        app.UseMiddleware<LogRequests>();
        app.UseMiddleware<EvenNotFound>();
        app.UseMiddleware<SecurityHeaders>();
        app.UseExceptionHandler(new ExceptionHandlerOptions { ExceptionHandlingPath = "/status/500", SuppressDiagnosticsCallback = _ => false });
        app.UseStatusCodePagesWithReExecute("/status/{0}");
        app.UseResponseCompression();
        app.UseStaticFiles();
        app.UseMiddleware<AbuseWall>();
        app.UseLanguage();
        app.UseRouting();
        app.Use(LogRequests.NoteRoute);
        app.UseMiddleware<AddressWall>();
        if (settings.ReadOnly) app.UseMiddleware<ReadOnlyWall>();
        app.UseAuthentication();
        app.UseMiddleware<ActorMiddleware>();
        app.UseAuthorization();
    }
}

/// <summary>Limits of what comes in; the screens show those that a person can meet.</summary>
public static class Limits
{
    /// <summary>Bytes of one request: all texts of the longest form, and an attachment.</summary>
    public const long RequestBytes = 12 * 1024 * 1024;
}
