using Rondetafel.Domain.Shared;

namespace Rondetafel.Lab.Prove.Access;

/// <summary>A person as the reference policy sees one.</summary>
/// <param name="Id">The professional.</param>
/// <param name="Organisation">The employer.</param>
/// <param name="Municipality">The municipality a dossierhouder works for; null for others.</param>
/// <param name="Roles">The roles that count, as <see cref="ReferencePolicy.RolesOf"/> says.</param>
public sealed record RefPerson(Guid Id, Guid Organisation, Guid? Municipality, IReadOnlyList<Role> Roles);
