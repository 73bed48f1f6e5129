namespace Rondetafel.Domain.Shared;

/// <summary>The one partnership (samenwerkingsverband) that owns a database.</summary>
public readonly record struct PartnershipId(Guid Value);

/// <summary>A municipality (gemeente) of the partnership.</summary>
public readonly record struct MunicipalityId(Guid Value);

/// <summary>An organisation of one of the five domains.</summary>
public readonly record struct OrganisationId(Guid Value);

/// <summary>A named professional; the sign-in account has the same value.</summary>
public readonly record struct ProfessionalId(Guid Value);
