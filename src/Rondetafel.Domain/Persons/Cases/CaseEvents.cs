using Rondetafel.Domain.Shared;

namespace Rondetafel.Domain.Persons.Cases;

/// <summary>Case taken in.</summary>
[Event(1, "Casus opgenomen", "Case taken in")]
public sealed record CaseTakenIn(MunicipalityId Municipality, Actor By, DateTime At) : DomainEvent(By, At), ICounted
{
    /// <inheritdoc />
    public CountLine Count => new("case.taken_in", Municipality, null, $"{Deadline.LocalDate(At).Year}");
}

/// <summary>Taken in again after a new weighing.</summary>
[Event(1, "Opnieuw opgenomen na een nieuwe weging", "Taken in again after a new weighing")]
public sealed record CaseTakenInAgain(CaseCounted Case, CaseStatus Was, int? DaysClosed, Actor By, DateTime At) : DomainEvent(By, At), ICounted
{
    /// <inheritdoc />
    public CountLine Count => Was switch
    {
        CaseStatus.ClosedByTable => new("case.reopened", Case.Municipality, null, $"{Case.IntakeYear}:table", DaysClosed),
        CaseStatus.ClosedByTerm => new("case.reopened", Case.Municipality, null, $"{Case.IntakeYear}:term", DaysClosed),
        _ => new("case.weighed_again", Case.Municipality, null, $"{Case.IntakeYear}"),
    };

    /// <inheritdoc />
    public IEnumerable<CountLine> Lines => [Count, .. Was switch
    {
        CaseStatus.ClosedByTable or CaseStatus.ClosedByTerm => Case.Standing,
        CaseStatus.Monitoring => [Case.OffList],
        _ => [],
    }];
}

/// <summary>Necessity reviewed: case goes on.</summary>
[Event(1, "Noodzaak herzien: casus loopt door", "Necessity reviewed: case goes on")]
public sealed record CaseContinued(MunicipalityId Municipality, bool InTime, Actor By, DateTime At) : DomainEvent(By, At), ICounted
{
    /// <inheritdoc />
    public CountLine Count => new("case.review", Municipality, null, InTime ? "in_time" : "late");
}

/// <summary>Scaled up or down.</summary>
[Event(1, "Op- of afgeschaald", "Scaled up or down")]
public sealed record CaseScaled(Actor By, DateTime At) : DomainEvent(By, At);

/// <summary>The process director of the municipality took over the lead.</summary>
[Event(1, "Leiding van de casus overgenomen", "Lead of the case taken over")]
public sealed record CaseLeadTaken(ProfessionalId Before, Actor By, DateTime At) : DomainEvent(By, At);

/// <summary>Asked why still on the list.</summary>
[Event(1, "Gevraagd waarom nog op de lijst", "Asked why still on the list")]
public sealed record WhyAsked(Actor By, DateTime At) : DomainEvent(By, At);

/// <summary>Answered why still on the list.</summary>
[Event(1, "Antwoord: waarom nog op de lijst", "Answered why still on the list")]
public sealed record WhyAnswered(Actor By, DateTime At) : DomainEvent(By, At);

/// <summary>Put on the monitoring list.</summary>
[Event(1, "Op de schaduwlijst gezet", "Put on the monitoring list")]
public sealed record CaseMonitored(CaseCounted Case, Actor By, DateTime At) : DomainEvent(By, At), ICounted
{
    /// <inheritdoc />
    public CountLine Count => new("case.monitored", Case.Municipality, null, $"{Case.IntakeYear}", Case.Days);
}

/// <summary>Taken back from the monitoring list.</summary>
[Event(1, "Terug van de schaduwlijst", "Taken back from the monitoring list")]
public sealed record CaseRecalled(CaseCounted Case, Actor By, DateTime At) : DomainEvent(By, At), ICounted
{
    /// <inheritdoc />
    public CountLine Count => Case.OffList;
}

/// <summary>Case closed.</summary>
[Event(1, "Casus afgesloten", "Case closed")]
public sealed record CaseClosed(CaseCounted Case, bool ByTable, Actor By, DateTime At) : DomainEvent(By, At), ICounted
{
    /// <inheritdoc />
    public CountLine Count => new("case.closed", Case.Municipality, null, $"{Case.IntakeYear}:{(ByTable ? "table" : "term")}", Case.Days);

    /// <inheritdoc />
    public IEnumerable<CountLine> Lines => [Count, .. Case.Leaving];
}

/// <summary>End date passed: read-only.</summary>
[Event(1, "Einddatum voorbij: alleen lezen", "End date passed: read-only")]
public sealed record CaseFellDue(MunicipalityId Municipality, Actor By, DateTime At) : DomainEvent(By, At), ICounted
{
    /// <inheritdoc />
    public CountLine Count => new("case.fell_due", Municipality, null, null);
}

/// <summary>Last step undone.</summary>
[Event(2, "Laatste stap ongedaan gemaakt", "Last step undone")]
public sealed record StatusUndone(CaseCounted Case, CaseAction Undone, string Code, Actor By, DateTime At) : DomainEvent(By, At), ICounted
{
    /// <inheritdoc />
    public CountLine Count => new(Undone switch
    {
        CaseAction.Close => "case.closing_undone",
        CaseAction.Monitor => "case.monitoring_undone",
        CaseAction.Continue => "case.review_undone",
        CaseAction.Recall => "case.recall_undone",
        _ => "case.scaling_undone",
    }, Case.Municipality, null, Code);

    /// <inheritdoc />
    public IEnumerable<CountLine> Lines => [Count, .. Undone switch
    {
        CaseAction.Close => Case.Standing,
        CaseAction.Recall => [Case.BackOnList],
        _ => [],
    }];
}

/// <summary>Moved within the partnership.</summary>
[Event(1, "Verhuisd binnen het samenwerkingsverband", "Moved within the partnership")]
public sealed record CaseMoved(CaseCounted Case, MunicipalityId To, Actor By, DateTime At) : DomainEvent(By, At), ICounted
{
    /// <inheritdoc />
    public CountLine Count => new("case.moved_out", Case.Municipality, null, $"{Case.IntakeYear}");

    /// <inheritdoc />
    public IEnumerable<CountLine> Lines => [Count, new("case.moved_in", To, null, $"{Case.IntakeYear}"), new("case.flag", To, null, $"{Case.IntakeYear}:{FlagKind.MovedWithin}:on")];
}

/// <summary>Seat given.</summary>
[Event(1, "Stoel gegeven", "Seat given")]
public sealed record SeatGivenOut(Actor By, DateTime At) : DomainEvent(By, At);

/// <summary>Seat renewed.</summary>
[Event(1, "Stoel verlengd", "Seat renewed")]
public sealed record SeatRenewed(Actor By, DateTime At) : DomainEvent(By, At);

/// <summary>Seat ended.</summary>
[Event(1, "Stoel beëindigd", "Seat ended")]
public sealed record SeatEnded(Actor By, DateTime At) : DomainEvent(By, At);

/// <summary>Stand-in of a seat named.</summary>
[Event(1, "Achterwacht aangewezen", "Stand-in named")]
public sealed record StandInNamed(Actor By, DateTime At) : DomainEvent(By, At);

/// <summary>Next discussion planned.</summary>
[Event(1, "Volgende bespreking gepland", "Next discussion planned")]
public sealed record DiscussionPlanned(Actor By, DateTime At) : DomainEvent(By, At);

/// <summary>Contribution put in.</summary>
[Event(1, "Bijdrage ingebracht", "Contribution put in")]
public sealed record ContributionAdded(ContributionKind Kind, Actor By, DateTime At) : DomainEvent(By, At);

/// <summary>Contribution corrected.</summary>
[Event(1, "Bijdrage verbeterd", "Contribution corrected")]
public sealed record ContributionCorrected(Actor By, DateTime At) : DomainEvent(By, At);

/// <summary>Fact confirmed or refuted.</summary>
[Event(1, "Feit bevestigd of weerlegd", "Fact confirmed or refuted")]
public sealed record FactSettled(FactStatus Status, Actor By, DateTime At) : DomainEvent(By, At);

/// <summary>Correction or addition of a contribution proposed.</summary>
[Event(1, "Verbetering of aanvulling van een bijdrage voorgesteld", "Correction or addition of a contribution proposed")]
public sealed record ProposalMade(Actor By, DateTime At) : DomainEvent(By, At);

/// <summary>Proposal on a contribution accepted, declined or withdrawn.</summary>
[Event(1, "Voorstel bij een bijdrage beantwoord of ingetrokken", "Proposal on a contribution answered or withdrawn")]
public sealed record ProposalStepped(ProposalAction Action, Actor By, DateTime At) : DomainEvent(By, At);

/// <summary>Audience of a contribution changed.</summary>
[Event(1, "Wie een bijdrage ziet gewijzigd", "Audience of a contribution changed")]
public sealed record AudienceGiven(Actor By, DateTime At) : DomainEvent(By, At);

/// <summary>Wider audience of a contribution proposed, confirmed, declined, taken back or dropped.</summary>
[Event(1, "Verruimen van wie een bijdrage ziet: voorgesteld, bevestigd, afgewezen, ingetrokken of vervallen", "Wider audience of a contribution proposed, confirmed, declined, taken back or dropped")]
public sealed record WideningStepped(WideningAction Action, Actor By, DateTime At) : DomainEvent(By, At);

/// <summary>File attached.</summary>
[Event(1, "Bestand toegevoegd", "File attached")]
public sealed record FileAttached(Actor By, DateTime At) : DomainEvent(By, At);

/// <summary>File withdrawn or restored.</summary>
[Event(1, "Bestand ingetrokken of teruggezet", "File withdrawn or restored")]
public sealed record FileChanged(AttachmentAction Action, Actor By, DateTime At) : DomainEvent(By, At);

/// <summary>Goal set.</summary>
[Event(1, "Doel gesteld", "Goal set")]
public sealed record GoalSet(Actor By, DateTime At) : DomainEvent(By, At);

/// <summary>Goal reached or let go.</summary>
[Event(1, "Doel bereikt of losgelaten", "Goal reached or let go")]
public sealed record GoalFinished(bool Reached, Actor By, DateTime At) : DomainEvent(By, At);

/// <summary>Action agreed.</summary>
[Event(1, "Actie afgesproken", "Action agreed")]
public sealed record ActionAgreed(OrganisationId Owner, PlanActionKind Kind, Actor By, DateTime At) : DomainEvent(By, At), ICounted
{
    /// <inheritdoc />
    public CountLine Count => new("action.agreed", null, Owner, Kind.ToString(), ByKindOfOrganisation: true);
}

/// <summary>Action updated.</summary>
[Event(1, "Actie bijgewerkt", "Action updated")]
public sealed record ActionStepped(PlanActionStep Step, OrganisationId Owner, PlanActionKind Kind, Actor By, DateTime At) : DomainEvent(By, At), ICounted
{
    /// <inheritdoc />
    public CountLine Count => new($"action.{Step.ToString().ToLowerInvariant()}", null, Owner, Kind.ToString());
}

/// <summary>Executor named.</summary>
[Event(1, "Uitvoerder aangewezen", "Executor named")]
public sealed record ExecutorNamed(Actor By, DateTime At) : DomainEvent(By, At);

/// <summary>Judgement written.</summary>
[Event(1, "Oordeel opgeschreven", "Judgement written")]
public sealed record Judged(JudgementKind Kind, Actor By, DateTime At) : DomainEvent(By, At);

/// <summary>The first ideological background of a case was counted by intake year, without where or who (product.md row 7).</summary>
[Event(1, "Ideologische achtergrond geteld bij instroomjaar", "Ideological background counted at intake year")]
public sealed record IdeologyCounted(int IntakeYear, string Ideology, Actor By, DateTime At) : DomainEvent(By, At), ICounted
{
    /// <inheritdoc />
    public CountLine Count => new("case.ideology", null, null, $"{IntakeYear}:{Ideology}");
}

/// <summary>Flag put.</summary>
[Event(1, "Vlag gezet", "Flag put")]
public sealed record FlagPut(FlagKind Kind, int IntakeYear, MunicipalityId Municipality, Actor By, DateTime At) : DomainEvent(By, At), ICounted
{
    /// <inheritdoc />
    public CountLine Count => new("case.flag", Municipality, null, $"{IntakeYear}:{Kind}:on");
}

/// <summary>Flag ended.</summary>
[Event(1, "Vlag beëindigd", "Flag ended")]
public sealed record FlagEnded(FlagKind Kind, int IntakeYear, MunicipalityId Municipality, Actor By, DateTime At) : DomainEvent(By, At), ICounted
{
    /// <inheritdoc />
    public CountLine Count => new("case.flag", Municipality, null, $"{IntakeYear}:{Kind}:off");
}

/// <summary>Contact keeper named.</summary>
[Event(1, "Contactpersoon aangewezen", "Contact keeper named")]
public sealed record ContactKeeperNamed(Actor By, DateTime At) : DomainEvent(By, At);

/// <summary>Corrected who it is about.</summary>
[Event(1, "Verbeterd over wie het gaat", "Corrected who it is about")]
public sealed record PersonCorrected(Actor By, DateTime At) : DomainEvent(By, At);

/// <summary>Decided on telling the person, or the guardian of a minor.</summary>
[Event(1, "Besloten over informeren van de persoon of de ouder of voogd", "Decided on telling the person or the guardian")]
public sealed record InformingDecided(bool Told, Actor By, DateTime At) : DomainEvent(By, At);

/// <summary>Partner asked.</summary>
[Event(1, "Partner iets gevraagd", "Partner asked")]
public sealed record PartnerAsked(Actor By, DateTime At) : DomainEvent(By, At);

/// <summary>Partner answered.</summary>
[Event(1, "Vraag aan partner beantwoord", "Partner answered")]
public sealed record PartnerAnswered(Actor By, DateTime At) : DomainEvent(By, At);
