using Microsoft.AspNetCore.Identity;

namespace Rondetafel.Access.Accounts;

/// <summary>Registers what signs people in.</summary>
internal static class AccountSetup
{
    /// <summary>Rounds of PBKDF2-HMAC-SHA512 for a password (OWASP Password Storage Cheat Sheet).</summary>
    private const int PasswordRounds = 210_000;

    public static void AddAccounts(this IServiceCollection services, Settings settings)
    {
        var staff = new Uri(settings.StaffAddress);
        services.Configure<PasswordHasherOptions>(o => o.IterationCount = PasswordRounds);
        services.Configure<IdentityPasskeyOptions>(o =>
        {
            o.ServerDomain = staff.Host;
            o.UserVerificationRequirement = o.ResidentKeyRequirement = "required";
            o.ValidateOrigin = context => ValueTask.FromResult(IsOurs(context, staff));
        });
        services.AddSingleton<Attempts>();
        services.AddScoped<AccountLog>();
        services.AddScoped<Lockout>();
        services.AddScoped<Passwords>();
        services.AddScoped<Factors>();
        services.AddScoped<Sessions>();
        services.AddScoped<Invites>();
        services.AddScoped<Passkeys>();
    }

    /// <summary>
    /// Whether a passkey was used on our own pages: at the address of the staff side, or at the address of this very request
    /// when that has the same host. The Origin header is no help: pages send no referrer, so a form sends "null".
    /// </summary>
    private static bool IsOurs(PasskeyOriginValidationContext context, Uri staff)
    {
        if (context.CrossOrigin || !Uri.TryCreate(context.Origin, UriKind.Absolute, out var origin)) return false;
        var request = context.HttpContext.Request;
        return origin.Host == staff.Host && (SameOrigin(origin, staff) || SameOrigin(origin, new Uri($"{request.Scheme}://{request.Host}")));
    }

    private static bool SameOrigin(Uri a, Uri b) => (a.Scheme, a.Host, a.Port) == (b.Scheme, b.Host, b.Port);
}
