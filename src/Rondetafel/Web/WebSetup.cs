using System.Globalization;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc.ModelBinding.Metadata;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Rondetafel.Access;
using Rondetafel.Access.Accounts;
using Rondetafel.Audit;
using Rondetafel.Data;
using Rondetafel.Domain.Shared;
using Rondetafel.Jobs;
using Rondetafel.Mail;
using Rondetafel.Texts;
using Rondetafel.Ui;
using Rondetafel.Vault;

namespace Rondetafel.Web;

/// <summary>The services of the application, by concern.</summary>
internal static class WebSetup
{
    public static void AddGround(IServiceCollection services, Settings settings)
    {
        services.AddSingleton(settings);
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton<RandomSource>();
        services.AddSingleton(_ => RootKeys.Read(settings.RootKeyFile));
        services.AddSingleton<SealedTexts>();
        services.AddSingleton<SaveInterceptor>();
        services.AddSingleton<MatchQueue>();
        services.AddSingleton<Matching>();
        services.AddSingleton<DailyJob>();
        services.AddSingleton(new WriteGate(settings.Database == "sqlite", TimeSpan.FromSeconds(settings.DatabaseSeconds)));
        services.AddPooledDbContextFactory<RondetafelDb>((provider, options) => Engine.Use(options, settings).AddInterceptors(provider.GetRequiredService<SaveInterceptor>()), 64);
        services.AddScoped(provider => provider.GetRequiredService<IDbContextFactory<RondetafelDb>>().CreateDbContext().Begin(provider.GetRequiredService<WriteGate>(), provider.GetRequiredService<Acting>()));
        services.AddDbContext<AccountsDb>(options => Engine.Use(options, settings), optionsLifetime: ServiceLifetime.Singleton);
        services.AddSingleton<ReadLog>();
        services.AddHostedService(provider => provider.GetRequiredService<ReadLog>());
        if (!settings.ReadOnly) AddJobs(services);
        services.AddScoped<Acting>();
        services.AddScoped<Opened>();
        services.AddScoped<Readings>();
        services.AddSingleton<KeptHoldings>();
        services.AddScoped<Holdings>();
        services.AddSingleton<KeptReadings>();
        services.AddScoped<Kept>();
    }

    private static void AddJobs(IServiceCollection services)
    {
        services.AddHostedService<MatchWorker>();
        services.AddHostedService<Mailer>();
        services.AddHostedService(provider => provider.GetRequiredService<DailyJob>());
    }

    public static void AddSignIn(IServiceCollection services, Settings settings)
    {
        services.AddDataProtection().SetApplicationName("Rondetafel");
        services.AddSingleton<DataKeyStore>();
        services.AddSingleton<IConfigureOptions<KeyManagementOptions>>(provider =>
            new ConfigureOptions<KeyManagementOptions>(o => o.XmlRepository = provider.GetRequiredService<DataKeyStore>()));
        services.AddIdentityCore<Account>(options =>
            {
                options.Stores.SchemaVersion = IdentitySchemaVersions.Version3;
                options.User.RequireUniqueEmail = true;
                options.Password.RequiredLength = 12;
                options.Password.RequireNonAlphanumeric = options.Password.RequireUppercase = options.Password.RequireLowercase = options.Password.RequireDigit = false;
                options.Password.RequiredUniqueChars = 6;
                options.Lockout.MaxFailedAccessAttempts = 5;
                options.Lockout.DefaultLockoutTimeSpan = TimeSpan.FromMinutes(15);
            })
            .AddEntityFrameworkStores<AccountsDb>().AddSignInManager().AddDefaultTokenProviders();
        services.AddAccounts(settings);
        services.AddAuthentication(IdentityConstants.ApplicationScheme).AddIdentityCookies(cookies =>
        {
            cookies.ApplicationCookie!.Configure(o => Shape(o, "rondetafel", settings, TimeSpan.FromHours(24)));
            cookies.TwoFactorUserIdCookie!.Configure(o => Shape(o, "rondetafel-2", settings, TimeSpan.FromMinutes(10)));
        });
        services.Configure<SecurityStampValidatorOptions>(o => o.ValidationInterval = TimeSpan.FromDays(1));
        services.AddAntiforgery(o =>
        {
            o.Cookie.Name = CookieName("rondetafel-form", settings);
            o.Cookie.SameSite = SameSiteMode.Strict;
            o.Cookie.SecurePolicy = Secure(settings);
            o.FormFieldName = "__form";
            o.SuppressXFrameOptionsHeader = true;
        });
    }

    public static void AddPages(IServiceCollection services)
    {
        services.AddTexts();
        services.AddUi();
        services.AddScoped(provider => new OnceKey(() => provider.GetRequiredService<Acting>().NewId().ToByteArray()));
        services.AddRazorPages(o => o.RootDirectory = "/Features").AddMvcOptions(o =>
        {
            o.Filters.Add<AccessFilter>();
            o.Filters.Add<VerbFilter>();
            o.Filters.Add<OnceFilter>();
            o.Filters.Add<DraftFilter>();
            o.Filters.Add<ReadFilter>();
            o.Filters.Add<FrameFilter>();
            o.ModelBinderProviders.Insert(0, new PlainValues());
            SayWhatCannotBeRead(o.ModelBindingMessageProvider);
        });
        services.Configure<RouteOptions>(o => (o.LowercaseUrls, o.AppendTrailingSlash) = (true, false));
        services.AddSingleton<Health>();
        services.AddHealthChecks().AddCheck<Health>("instance");

        // Styles and scripts only, for slow lines: a page holds secrets beside words of the visitor (BREACH).
        services.AddResponseCompression(o =>
        {
            o.EnableForHttps = true;
            o.MimeTypes = ["text/css", "text/javascript", "image/svg+xml"];
        });
    }

    /// <summary>What no field of a page sends, a number that is none for instance, is refused in the reader's language.</summary>
    private static void SayWhatCannotBeRead(DefaultModelBindingMessageProvider messages)
    {
        static string Wrong() => Texts.Texts.For(Language.FromCode(CultureInfo.CurrentUICulture.TwoLetterISOLanguageName) ?? Language.Nl)["refusal.value_wrong"];
        messages.SetValueMustNotBeNullAccessor(_ => "");
        messages.SetAttemptedValueIsInvalidAccessor((_, _) => Wrong());
        messages.SetNonPropertyAttemptedValueIsInvalidAccessor(_ => Wrong());
        messages.SetUnknownValueIsInvalidAccessor(_ => Wrong());
        messages.SetNonPropertyUnknownValueIsInvalidAccessor(Wrong);
        messages.SetValueIsInvalidAccessor(_ => Wrong());
        messages.SetValueMustBeANumberAccessor(_ => Wrong());
        messages.SetNonPropertyValueMustBeANumberAccessor(Wrong);
        messages.SetMissingBindRequiredValueAccessor(_ => Wrong());
        messages.SetMissingKeyOrValueAccessor(Wrong);
    }

    /// <summary>A session cookie; with https the name carries the host prefix (RFC 6265bis).</summary>
    private static void Shape(Microsoft.AspNetCore.Authentication.Cookies.CookieAuthenticationOptions options, string name, Settings settings, TimeSpan life)
    {
        options.Cookie.Name = CookieName(name, settings);
        options.Cookie.HttpOnly = true;
        options.Cookie.SameSite = SameSiteMode.Lax;
        options.Cookie.SecurePolicy = Secure(settings);
        options.Cookie.IsEssential = true;
        options.ExpireTimeSpan = life;
        options.SlidingExpiration = false;
        options.LoginPath = "/inloggen";
        options.ReturnUrlParameter = "terug";
    }

    private static bool IsHttps(Settings settings) => settings.StaffAddress.StartsWith("https:", StringComparison.Ordinal);

    private static string CookieName(string name, Settings settings) => IsHttps(settings) ? "__Host-" + name : name;

    private static CookieSecurePolicy Secure(Settings settings) => IsHttps(settings) ? CookieSecurePolicy.Always : CookieSecurePolicy.SameAsRequest;
}
