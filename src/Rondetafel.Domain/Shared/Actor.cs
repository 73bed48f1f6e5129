namespace Rondetafel.Domain.Shared;

/// <summary>Who acts: a designated professional, a reporter without login, or the daily clock.</summary>
/// <param name="Id">The professional; null for the public and the clock.</param>
/// <param name="Organisation">The organisation acted for; null for the public and the clock.</param>
/// <param name="Municipality">The municipality a dossierhouder works for; null when the work is not bound to one.</param>
/// <param name="Roles">The roles that count at this moment; empty for the public and the clock.</param>
public sealed record Actor(ProfessionalId? Id, OrganisationId? Organisation, MunicipalityId? Municipality, IReadOnlySet<Role> Roles)
{
    /// <summary>A person without login: a reporter on the public page.</summary>
    public static Actor Public { get; } = new(null, null, null, new HashSet<Role>());

    /// <summary>The daily job that ends what has come to its end.</summary>
    public static Actor Clock { get; } = new(null, null, null, new HashSet<Role>());

    /// <summary>Whether this is a signed-in professional.</summary>
    public bool IsPerson => Id is not null;

    /// <summary>Whether the actor has the role now.</summary>
    public bool Is(Role role) => Roles.Contains(role);
}

/// <summary>The roles of product.md section 6 that have work. A role alone opens no content (architecture, section 5).</summary>
public enum Role
{
    /// <summary>Reports a worry and reads the answer.</summary>
    Professional,
    /// <summary>Receives, preselects and answers the signals of one municipality.</summary>
    Dossierhouder,
    /// <summary>Weighs with the others (gemeente, politie, Openbaar Ministerie).</summary>
    WeighingMember,
    /// <summary>A designated expert from outside, weighs like the others.</summary>
    OutsideExpert,
    /// <summary>Chairs the conferences and leads cases (Zorg- en Veiligheidshuis).</summary>
    ProcessDirector,
    /// <summary>Sits at the table of cases.</summary>
    TablePartner,
    /// <summary>Carries out an action and sees that action only.</summary>
    Executor,
    /// <summary>Watches lawfulness: functionaris gegevensbescherming, auditor.</summary>
    LawfulnessOfficer,
    /// <summary>Manages accounts, organisations and lists; sees no content.</summary>
    Administrator,
}
