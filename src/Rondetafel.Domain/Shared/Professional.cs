namespace Rondetafel.Domain.Shared;

/// <summary>
/// A named account of one organisation, designated for this cooperation until a date (WGS art. 1.8(2); BGS art. 1.11, 1.17).
/// </summary>
public sealed partial class Professional : Aggregate
{
    private List<Role> _roles = [];
    private Dictionary<TrainingTopic, DateOnly> _trainings = [];

    private Professional() { }

    /// <summary>The id, the same value as the sign-in account.</summary>
    public ProfessionalId Id { get; private set; }

    /// <summary>The employer.</summary>
    public OrganisationId OrganisationId { get; private set; }

    /// <summary>The municipality a dossierhouder works for; null for everybody else.</summary>
    public MunicipalityId? MunicipalityId { get; private set; }

    /// <summary>Name as shown to colleagues.</summary>
    public string Name { get; private set; } = "";

    /// <summary>Work address for notices and sign-in.</summary>
    public string Email { get; private set; } = "";

    /// <summary>Function in words, for instance "voorzitter casusoverleg"; shown under the name.</summary>
    public string Function { get; private set; } = "";

    /// <summary>Last day of the designation, local date, inclusive; at most so many months ahead as the parameter says.</summary>
    public DateOnly DesignatedUntil { get; private set; }

    /// <summary>The day the employer confirmed the VOG or screening (BGS art. 1.11); null when not confirmed.</summary>
    public DateOnly? ScreeningConfirmedOn { get; private set; }

    /// <summary>Per topic the day of the training that the employer confirmed last (BGS art. 1.17); a topic that is not there was never confirmed.</summary>
    public IReadOnlyDictionary<TrainingTopic, DateOnly> Trainings => _trainings;

    /// <summary>When the notice of confidentiality was accepted last (WGS art. 1.11), UTC; null when never.</summary>
    public DateTime? ConfidentialityAcceptedAt { get; private set; }

    /// <summary>The roles given; what counts now follows from <see cref="RolesOn"/>.</summary>
    public IReadOnlyList<Role> Roles => _roles;

    /// <inheritdoc />
    public override Guid RootId => Id.Value;

    /// <summary>Designates a professional, at once in all roles: for the set-up of a partnership, and while nobody ever could be the second person (<see cref="Propose"/>). Refusals: "name_needed", "until_too_far" (over <paramref name="longest"/> months), "municipality_needed" (a dossierhouder works for one), "roles_needed", "roles_apart" (an administrator or lawfulness officer does not also work with content).</summary>
    public static (Professional?, Outcome) Designate(ProfessionalId id, Designation given, int longest, Actor by, DateTime now, DateOnly today)
    {
        var refused = Check(given, longest, today);
        if (!refused.IsGood) return (null, refused);
        var professional = new Professional { Id = id, OrganisationId = given.Organisation };
        professional.Take(given);
        professional.NoteApproving();
        professional.Record(new ProfessionalDesignated(by, now));
        return (professional, Outcome.Done);
    }

    /// <summary>Changes the designation, at once in all roles as <see cref="Designate"/>; same refusals. The person is told that their view changed.</summary>
    public Outcome Redesignate(Designation given, int longest, Actor by, DateTime now, DateOnly today)
    {
        var refused = Check(given, longest, today);
        if (!refused.IsGood) return refused;
        Take(given);
        NoteApproving();
        Record(new DesignationChanged(by, now));
        return Outcome.Done;
    }

    /// <summary>Notes what the employer confirmed. Refusals: "date_needed" (nothing was confirmed), "topics_needed" (a training without topics), "trained_needed" (topics without a day).</summary>
    public Outcome Confirm(Confirmation given, Actor by, DateTime now)
    {
        var wrong = Outcome.Fields(
            (given.Trained is null && given.Topics.Count > 0, "trained_needed", nameof(given.Trained)),
            (given.Trained is not null && given.Topics.Count == 0, "topics_needed", nameof(given.Topics)),
            (given is { Screening: null, Trained: null, Topics.Count: 0 }, "date_needed", nameof(given.Screening)));
        if (!wrong.IsGood) return wrong;
        ScreeningConfirmedOn = given.Screening ?? ScreeningConfirmedOn;
        if (given.Trained is { } day) foreach (var topic in given.Topics) _trainings[topic] = day;
        Record(new EmployerConfirmed(by, now));
        return Outcome.Done;
    }

    /// <summary>Ends the designation today: from the next request on there is no access.</summary>
    public Outcome End(DateOnly today, Actor by, DateTime now)
    {
        if (DesignatedUntil < today) return Outcome.AlreadySo;
        DesignatedUntil = today.AddDays(-1);
        AskNothing();
        Record(new DesignationEnded(by, now));
        return Outcome.Done;
    }

    /// <summary>Accepts the notice of confidentiality.</summary>
    public Outcome AcceptConfidentiality(Actor by, DateTime now)
    {
        ConfidentialityAcceptedAt = now;
        Record(new ConfidentialityAccepted(by, now));
        return Outcome.Done;
    }

    /// <summary>Whether the notice must be shown again: never accepted, or more than so many months ago.</summary>
    public bool MustAcceptConfidentiality(DateTime now, int months) => ConfidentialityAcceptedAt is not { } at || at.AddMonths(months) < now;

    /// <summary>The last day on which screening and training in all topics count, local date; null while one of them was never confirmed.</summary>
    public DateOnly? ConfirmedUntil(ConfirmationRule rule)
    {
        if (ScreeningConfirmedOn is not { } screening || Enum.GetValues<TrainingTopic>().Any(t => !_trainings.ContainsKey(t))) return null;
        var (first, second) = (screening.AddMonths(rule.ScreeningMonths), _trainings.Values.Min().AddMonths(rule.TrainingMonths));
        return first < second ? first : second;
    }

    /// <summary>Whether some role counts only with the employer's confirmations.</summary>
    public bool NeedsConfirmation => _roles.Any(NeedsIt);

    /// <summary>
    /// The roles that count on a day: none after the designation, and without the employer's confirmations, or once they
    /// lapsed, only reporting and administration from the day the rule starts.
    /// </summary>
    public IReadOnlySet<Role> RolesOn(DateOnly today, ConfirmationRule rule)
    {
        if (DesignatedUntil < today) return new HashSet<Role>();
        var confirmed = ConfirmedUntil(rule) >= today;
        return _roles.Where(r => !NeedsIt(r) || confirmed || today < rule.From).ToHashSet();
    }

    private static bool NeedsIt(Role role) => role is not (Role.Professional or Role.Administrator);

    private static Outcome Check(Designation given, int longest, DateOnly today)
    {
        return Outcome.Fields(
            (string.IsNullOrWhiteSpace(given.Name), "name_needed", nameof(Name)),
            (!EmailAddress.TryCreate(given.Email, out _), "email_wrong", nameof(Email)),
            (given.Until > today.AddMonths(longest), "until_too_far", nameof(DesignatedUntil)),
            (given.Until < today, "from_past", nameof(DesignatedUntil)),
            (given.Roles.Count == 0, "roles_needed", nameof(Roles)),
            (given.Roles.Any(IsApart) && given.Roles.Any(r => !IsApart(r) && r != Role.Professional), "roles_apart", nameof(Roles)),
            (given.Roles.Contains(Role.Dossierhouder) && given.Municipality is null, "municipality_needed", nameof(MunicipalityId)));
    }

    private static bool IsApart(Role role) => role is Role.Administrator or Role.LawfulnessOfficer;

    private void Take(Designation given)
    {
        (Name, Email, Function) = (given.Name.Trim(), given.Email.Trim().ToLowerInvariant(), given.Function.Trim());
        (MunicipalityId, DesignatedUntil) = (given.Municipality, given.Until);
        _roles = given.Roles.Distinct().Order().ToList();
        AskNothing();
    }
}

/// <summary>What a designation holds.</summary>
public sealed record Designation(OrganisationId Organisation, MunicipalityId? Municipality, string Name, string Email, string Function, DateOnly Until, IReadOnlyCollection<Role> Roles);

/// <summary>A professional was designated.</summary>
[Event(1, "Professional aangewezen", "Professional designated")]
public sealed record ProfessionalDesignated(Actor By, DateTime At) : DomainEvent(By, At);

/// <summary>A designation changed.</summary>
[Event(1, "Aanwijzing gewijzigd", "Designation changed")]
public sealed record DesignationChanged(Actor By, DateTime At) : DomainEvent(By, At);

/// <summary>A designation ended.</summary>
[Event(1, "Aanwijzing beëindigd", "Designation ended")]
public sealed record DesignationEnded(Actor By, DateTime At) : DomainEvent(By, At);

/// <summary>The employer confirmed screening or training.</summary>
[Event(1, "Screening of scholing bevestigd", "Screening or training confirmed")]
public sealed record EmployerConfirmed(Actor By, DateTime At) : DomainEvent(By, At);

/// <summary>The notice of confidentiality was accepted.</summary>
[Event(1, "Geheimhouding geaccepteerd", "Confidentiality accepted")]
public sealed record ConfidentialityAccepted(Actor By, DateTime At) : DomainEvent(By, At);
