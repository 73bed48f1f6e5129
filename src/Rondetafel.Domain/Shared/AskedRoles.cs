namespace Rondetafel.Domain.Shared;

/// <summary>
/// A role that somebody did not have yet, and that of dossierhouder for another municipality, counts only after a second person confirmed it (security-reliability 2.3). Until then it
/// stands beside the roles that were given, and no question about roles looks at it. Reporting, which everybody may do, never
/// waits; what is taken away ends at once.
/// </summary>
public sealed partial class Professional
{
    private List<Role> _askedRoles = [];

    /// <summary>The roles that wait for a second person; they count for nothing. Empty when none waits.</summary>
    public IReadOnlyList<Role> AskedRoles => _askedRoles;

    /// <summary>Who proposed them; null when none waits.</summary>
    public ProfessionalId? AskedBy { get; private set; }

    /// <summary>For which organisation they were proposed; null when none waits.</summary>
    public OrganisationId? AskedFor { get; private set; }

    /// <summary>When they were proposed last, UTC; null when none waits.</summary>
    public DateTime? AskedAt { get; private set; }

    /// <summary>Whether a role that approves (<see cref="Approves"/>) was ever given to this person. It never goes back, whatever is taken away: while it is so of somebody else, no administrator gives roles alone.</summary>
    public bool EverApproved { get; private set; }

    /// <summary>Whether whoever has this role can be the second person for roles.</summary>
    public static bool Approves(Role role) => role is Role.ProcessDirector or Role.LawfulnessOfficer or Role.Administrator;

    /// <summary>Designates a professional whose roles, but reporting, wait for a second person; same refusals as <see cref="Designate"/>.</summary>
    public static (Professional?, Outcome) Propose(ProfessionalId id, Designation given, int longest, Actor by, DateTime now, DateOnly today)
    {
        var refused = Check(given, longest, today);
        if (!refused.IsGood) return (null, refused);
        var professional = new Professional { Id = id, OrganisationId = given.Organisation };
        professional.Record(new ProfessionalDesignated(by, now));
        professional.TakeAsking(given, by, now);
        return (professional, Outcome.Done);
    }

    /// <summary>
    /// Changes the designation; roles that the person does not have, and that of dossierhouder when the municipality is another, wait for a second person, and those left out are gone or no
    /// longer asked. Under another name or work address all roles wait: who confirmed them did so for the person they read there. Who corrects their own keeps them. Same refusals as <see cref="Designate"/>, and "roles_wait" on Roles for adding to what somebody else proposed, or changing for whom or
    /// for which municipality it is: whoever proposed a part of it could then confirm that.
    /// </summary>
    public Outcome ProposeChange(Designation given, int longest, Actor by, DateTime now, DateOnly today)
    {
        var adds = given.Roles.Any(r => r != Role.Professional && !_roles.Contains(r) && !_askedRoles.Contains(r));
        var alters = given.Municipality != MunicipalityId || Renames(given);
        var refused = Check(given, longest, today).And(Outcome.Fields(((adds || alters) && AskedBy is { } first && first != by.Id && given.Roles.Any(_askedRoles.Contains), "roles_wait", nameof(Roles))));
        if (!refused.IsGood) return refused;
        Record(new DesignationChanged(by, now));
        TakeAsking(given, by, now);
        return Outcome.Done;
    }

    /// <summary>
    /// The second person confirms the roles that wait, which count from then on, or declines them. Refusals: "not_now" (none waits,
    /// or the designation is over), "not_yours" (one's own roles), "second_person_needed" (whoever proposed them),
    /// "other_organisation_needed" (a colleague of whoever proposed them, where somebody else could).
    /// </summary>
    /// <param name="confirms">Whether they are confirmed; else they are declined.</param>
    /// <param name="elsewhere">Whether somebody of another organisation than the first person's could judge.</param>
    /// <param name="by">The second person.</param>
    /// <param name="now">UTC.</param>
    /// <param name="today">Local date.</param>
    public Outcome JudgeRoles(bool confirms, bool elsewhere, Actor by, DateTime now, DateOnly today)
    {
        if (_askedRoles.Count == 0 || DesignatedUntil < today) return Outcome.Refused("not_now");
        if (by.Id is null || by.Id == Id) return Outcome.Refused("not_yours");
        if (by.Id == AskedBy) return Outcome.Refused("second_person_needed");
        if (elsewhere && by.Organisation == AskedFor) return Outcome.Refused("other_organisation_needed");
        if (confirms) _roles = [.. _roles.Union(_askedRoles).Order()];
        NoteApproving();
        AskNothing();
        Record(confirms ? new RolesConfirmed(by, now) : new RolesDeclined(by, now));
        return Outcome.Done;
    }

    private void TakeAsking(Designation given, Actor by, DateTime now)
    {
        var before = _askedRoles;
        List<Role> had = Renames(given) && by.Id != Id ? [] : MunicipalityId == given.Municipality ? _roles : [.. _roles.Where(r => r != Role.Dossierhouder)];
        var (who, whose, when) = (AskedBy, AskedFor, AskedAt);
        Take(given);
        var asked = _roles.Where(r => r != Role.Professional && !had.Contains(r)).ToList();
        if (asked.Count == 0) return;
        _roles = [.. _roles.Except(asked)];
        _askedRoles = asked;
        var more = asked.Except(before).Any();
        (AskedBy, AskedFor, AskedAt) = more ? (by.Id, by.Organisation, now) : (who, whose, when);
        if (more) Record(new RolesAsked(by, now));
    }

    private bool Renames(Designation given) => given.Name.Trim() != Name || !string.Equals(given.Email.Trim(), Email, StringComparison.OrdinalIgnoreCase);

    private void NoteApproving() => EverApproved |= _roles.Any(Approves);

    private void AskNothing() => (_askedRoles, AskedBy, AskedFor, AskedAt) = ([], null, null, null);
}

/// <summary>Roles that somebody did not have were proposed.</summary>
[Event(1, "Rollen voorgesteld", "Roles proposed")]
public sealed record RolesAsked(Actor By, DateTime At) : DomainEvent(By, At);

/// <summary>A second person confirmed roles.</summary>
[Event(1, "Rollen bevestigd", "Roles confirmed")]
public sealed record RolesConfirmed(Actor By, DateTime At) : DomainEvent(By, At);

/// <summary>A second person declined roles.</summary>
[Event(1, "Rollen afgewezen", "Roles declined")]
public sealed record RolesDeclined(Actor By, DateTime At) : DomainEvent(By, At);
