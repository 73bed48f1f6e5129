using System.Security.Cryptography;
using Microsoft.AspNetCore.Identity;
using Rondetafel.Access.Accounts;
using Rondetafel.Data;
using Rondetafel.Domain.Shared;
using Rondetafel.Vault;

namespace Rondetafel.Cli;

/// <summary>What the first run of an instance needs to know.</summary>
/// <param name="Partnership">Name of the partnership.</param>
/// <param name="Municipalities">Names of its municipalities, at least one.</param>
/// <param name="Organisations">Names of its organisations with their domain; the first employs the administrator.</param>
/// <param name="AdministratorName">Name of the first administrator.</param>
/// <param name="AdministratorEmail">Work address of the first administrator.</param>
public sealed record FoundingGiven(
    string Partnership, IReadOnlyList<string> Municipalities, IReadOnlyList<(string Name, OrganisationDomain Domain, WeighingPart Part)> Organisations,
    string AdministratorName, string AdministratorEmail);

/// <summary>Founds an instance: partnership, municipalities, organisations, the shipped lists and the first administrator.</summary>
public static class Founding
{
    /// <summary>Days that the one-time link of a new account works.</summary>
    public const int InviteDays = 3;

    /// <summary>Does it in one transaction and gives the one-time code of the first administrator.</summary>
    public static async Task<string> FoundAsync(IServiceProvider services, FoundingGiven given, CancellationToken cancel)
    {
        var (db, random) = (services.GetRequiredService<RondetafelDb>(), services.GetRequiredService<RandomSource>());
        var now = services.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime;
        var today = Deadline.LocalDate(now);
        db.Partnerships.Add(Partnership.Found(new PartnershipId(random.NewId()), given.Partnership, Actor.Clock, now));
        foreach (var name in given.Municipalities)
            db.Municipalities.Add(Municipality.Join(new MunicipalityId(random.NewId()), name, Slug.Of(name), Actor.Clock, now));
        var organisations = given.Organisations.Select(o => Organisation.Join(new OrganisationId(random.NewId()), o.Name, o.Domain, o.Part, null, Actor.Clock, now)).ToList();
        foreach (var organisation in organisations) organisation.StateNeeds(ShippedNeeds.Of(organisation.Name, organisation.WeighingPart), Actor.Clock, now);
        db.Organisations.AddRange(organisations);
        var shipped = Shipped.Entries(random, now).ToList();
        db.Catalogue.AddRange(shipped);
        var id = new ProfessionalId(random.NewId());
        var longest = Parameters.Of(shipped)[Parameters.DesignationMonths];
        var designation = new Designation(organisations[0].Id, null, given.AdministratorName, given.AdministratorEmail, "beheerder", today.AddMonths(longest), [Role.Administrator]);
        var (administrator, outcome) = Professional.Designate(id, designation, longest, Actor.Clock, now, today);
        if (administrator is null) throw new SettingsException($"The first administrator was refused: {outcome.Refusal!.Code}.");
        db.Professionals.Add(administrator);
        await db.SaveChangesAsync(cancel);
        return await InviteAsync(services, id, given.AdministratorEmail, now);
    }

    /// <summary>Makes a sign-in account with a one-time code that sets the first password.</summary>
    public static async Task<string> InviteAsync(IServiceProvider services, ProfessionalId id, string email, DateTime now)
    {
        var code = new byte[16];
        services.GetRequiredService<RandomSource>().Fill(code);
        var account = new Account
        {
            Id = id.Value,
            UserName = email,
            Email = email,
            EmailConfirmed = true,
            LockoutEnabled = true,
            InviteHash = SHA256.HashData(code),
            InviteUntil = now.AddDays(InviteDays),
        };
        var made = await services.GetRequiredService<UserManager<Account>>().CreateAsync(account);
        if (!made.Succeeded) throw new InvalidOperationException(string.Join("; ", made.Errors.Select(e => e.Code)));
        return Base32.Encode(code);
    }
}
