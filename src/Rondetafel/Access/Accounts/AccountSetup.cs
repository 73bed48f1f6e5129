using Microsoft.AspNetCore.Identity;

namespace Rondetafel.Access.Accounts;

/// <summary>Registers what signs people in.</summary>
internal static class AccountSetup
{
    /// <summary>Rounds of PBKDF2-HMAC-SHA512 for a password (OWASP Password Storage Cheat Sheet).</summary>
    private const int PasswordRounds = 210_000;

    public static void AddAccounts(this IServiceCollection services, Settings settings)
    {
        services.Configure<PasswordHasherOptions>(o => o.IterationCount = PasswordRounds);
        services.Configure<IdentityPasskeyOptions>(o =>
        {
            o.ServerDomain = new Uri(settings.StaffAddress).Host;
            o.UserVerificationRequirement = o.ResidentKeyRequirement = "required";
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
}
