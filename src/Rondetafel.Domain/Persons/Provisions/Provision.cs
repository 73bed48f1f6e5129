using Rondetafel.Domain.Persons.Cases;
using Rondetafel.Domain.Persons.Signals;
using Rondetafel.Domain.Shared;

namespace Rondetafel.Domain.Persons.Provisions;

/// <summary>
/// Data of one case given to somebody outside its table, with ground, consent, four eyes and recall (product.md, row 10; WGS art.
/// 1.7). Each is made anew: nothing recurs and no reason is copied from an earlier one. It has a key of its own and outlives its case.
/// </summary>
public sealed partial class Provision : Aggregate, IHasKey
{
    /// <summary>Longest name of a receiving organisation, in characters.</summary>
    public const int MaxName = 200;

    private readonly List<ProvisionItem> _items = [];
    private readonly List<ProvisionStep> _steps = [];
    private readonly List<ProvisionReturn> _returns = [];
    private readonly List<ProvisionRefusal> _refusals = [];

    private Provision() { }

    /// <summary>Its id.</summary>
    public ProvisionId Id { get; private set; }

    /// <summary>Short random code, for instance "V-7KXD2".</summary>
    public string Code { get; private set; } = "";

    /// <summary>The case; it may be gone.</summary>
    public CaseId CaseId { get; private set; }

    /// <summary>The municipality of the case when it was started.</summary>
    public MunicipalityId MunicipalityId { get; private set; }

    /// <summary>The process director whose provision it is: who leads the case, or led it last.</summary>
    public ProfessionalId Director { get; private set; }

    /// <summary>The organisation of that director.</summary>
    public OrganisationId DirectorOrganisation { get; private set; }

    /// <summary>When it was started, UTC.</summary>
    public DateTime StartedAt { get; private set; }

    /// <summary>Where it stands.</summary>
    public ProvisionStatus Status { get; private set; }

    /// <summary>Who receives.</summary>
    public ReceiverKind ReceiverKind { get; private set; }

    /// <summary>The receiving organisation: a name of an organisation, nothing about anyone.</summary>
    public string ReceiverOrganisation { get; private set; } = "";

    /// <summary>Code from the list "case.provision": the article it rests on.</summary>
    public string Ground { get; private set; } = "";

    /// <summary>The second pair of eyes; null while nobody is named.</summary>
    public ProfessionalId? Reviewer { get; private set; }

    /// <summary>When it was approved, UTC; null before, and again after it was sent back.</summary>
    public DateTime? ApprovedAt { get; private set; }

    /// <summary>When it was handed over, UTC; null before.</summary>
    public DateTime? ProvidedAt { get; private set; }

    /// <summary>Who handed it over; null before.</summary>
    public ProfessionalId? ProvidedBy { get; private set; }

    /// <summary>How it was handed over; null before.</summary>
    public HandOver? Way { get; private set; }

    /// <summary>Local day from which the director is asked for what the receiver reported; null when nothing is asked.</summary>
    public DateOnly? ReturnDueOn { get; private set; }

    /// <summary>When the recall went out, UTC; null before.</summary>
    public DateTime? RecalledAt { get; private set; }

    /// <summary>Local day on which the receiver confirmed the recall; null before.</summary>
    public DateOnly? ConfirmedOn { get; private set; }

    /// <summary>Local day from which row and key are destroyed.</summary>
    public DateOnly DestroyOn { get; private set; }

    /// <summary>The person at the receiving organisation.</summary>
    [SealedAs("provision.receiver.person")] public Narrative? ReceiverPerson { get; private set; }

    /// <summary>Why it is necessary.</summary>
    [SealedAs("provision.necessity")] public Narrative? Necessity { get; private set; }

    /// <summary>Which lighter option was considered, and why it is not enough.</summary>
    [SealedAs("provision.lighter")] public Narrative? LighterOption { get; private set; }

    /// <summary>The words of the ground on the day of handing over; null before.</summary>
    [SealedAs("provision.ground")] public Narrative? GroundWords { get; private set; }

    /// <summary>The content, in order.</summary>
    public IReadOnlyList<ProvisionItem> Items => _items;

    /// <summary>The steps with a reason.</summary>
    public IReadOnlyList<ProvisionStep> Steps => _steps;

    /// <summary>What the receiver reported, year after year.</summary>
    public IReadOnlyList<ProvisionReturn> Returns => _returns;

    /// <summary>What providers refused, and when; without its text.</summary>
    public IReadOnlyList<ProvisionRefusal> Refusals => _refusals;

    /// <summary>Whether an item is of the director's own, sentences or a contribution of that organisation, and was written or changed after a provider refused something: it may repeat that.</summary>
    public bool IsAfterRefusal(ProvisionItem item) => item.Consent == ItemConsent.NotNeeded && _refusals.Any(r => r.At <= item.WrittenAt);

    /// <summary>Whether it was handed over: its content changes no more.</summary>
    public bool WentOut => HasGone(Status);

    /// <summary>Whether content stands with the receiver whose recall is not confirmed.</summary>
    public bool IsUnconfirmed => Status == ProvisionStatus.Recalled;

    /// <summary>Whether a consent has to be asked.</summary>
    public bool NeedsConsent => _items.Any(i => i.Consent != ItemConsent.NotNeeded);

    /// <summary>Whether all is written that has to stand before anybody is asked.</summary>
    public bool IsComplete => Necessity is not null && LighterOption is not null && Reviewer is not null && _items.Count > 0;

    /// <summary>Whether its ground fits who receives; one that was written before this was asked may not.</summary>
    public bool IsGroundFit => ProvisionGrounds.Fits(Ground, ReceiverKind);

    /// <summary>The refusal of a ground that does not fit: once writing is shut it says the way back to that.</summary>
    private Outcome GroundUnfit => Outcome.Refused(Status == ProvisionStatus.Preparing ? "ground_unfit" : "ground_shut");

    /// <inheritdoc />
    public override Guid RootId => Id.Value;

    /// <summary>The states of what left the building; queries ask for these.</summary>
    public static IReadOnlyList<ProvisionStatus> Gone { get; } = [ProvisionStatus.Provided, ProvisionStatus.Recalled, ProvisionStatus.Confirmed];

    /// <summary>Whether a provision with this status left the building.</summary>
    public static bool HasGone(ProvisionStatus status) => Gone.Contains(status);

    /// <summary>Whole days since the recall went out, while it is not confirmed; null otherwise.</summary>
    public int? RecallAge(DateOnly today) => RecallAge(Status, RecalledAt, today);

    /// <summary>The same of a row of the register.</summary>
    public static int? RecallAge(ProvisionStatus status, DateTime? recalledAt, DateOnly today) =>
        status == ProvisionStatus.Recalled && recalledAt is { } at ? today.DayNumber - Deadline.LocalDate(at).DayNumber : null;

    /// <summary>Starts one. Refusals: "not_yours" for who is no person with an organisation; "choice_needed" on Kind, "organisation_needed" or "name_too_long" on Organisation, "receiver_needed" on Person, "ground_needed" on Ground, "ground_unfit" on Ground when it does not fit the kind (<see cref="ProvisionGrounds"/>).</summary>
    public static (Provision?, Outcome) Start(ProvisionId id, string code, ProvidedCase of, ReceiverGiven receiver, ProvisionTerms terms, Actor by, DateTime now)
    {
        if (by is not { Id: { } director, Organisation: { } organisation }) return (null, Outcome.Refused("not_yours"));
        if (Wrong(receiver) is { IsGood: false } wrong) return (null, wrong);
        var provision = new Provision
        {
            Id = id,
            Code = code,
            CaseId = of.Id,
            MunicipalityId = of.Municipality,
            Director = director,
            DirectorOrganisation = organisation,
            StartedAt = now,
            DestroyOn = Deadline.InDays(now, terms.UnsentDays).Day,
        };
        provision.Take(receiver);
        provision.Record(new ProvisionStarted(by, now));
        return (provision, Outcome.Done);
    }

    /// <summary>Writes who receives and on which ground. Who it is about is kept for another partnership only. Refusals: those of <see cref="Start"/>, "not_now".</summary>
    public Outcome WriteReceiver(ReceiverGiven receiver, Actor by, DateTime now, PersonGiven? person = null) => Write(by, now, Wrong(receiver), () =>
    {
        Take(receiver);
        TakePerson(person, now);
    });

    /// <summary>Writes why. Refusals: "reason_needed" on Necessity, "lighter_option_needed" on LighterOption, "not_yours", "not_now".</summary>
    public Outcome WriteReasons(string? necessity, string? lighterOption, Actor by, DateTime now)
    {
        var wrong = Outcome.Fields((string.IsNullOrWhiteSpace(necessity), "reason_needed", nameof(Necessity)), (string.IsNullOrWhiteSpace(lighterOption), "lighter_option_needed", nameof(LighterOption)));
        return Write(by, now, wrong, () => (Necessity, LighterOption) = (Narrative.OfOptional(necessity), Narrative.OfOptional(lighterOption)));
    }

    /// <summary>Chooses the content, all of it anew, and for another partnership who it is about. Refusals: "content_needed" on Items when there is none, "not_yours", "not_now".</summary>
    public Outcome Choose(IReadOnlyList<NewProvisionItem> items, Actor by, DateTime now, PersonGiven? person = null) =>
        Write(by, now, Outcome.Fields((items.Count == 0, "content_needed", nameof(Items))), () =>
        {
            TakePerson(person, now);
            _items.Clear();
            _items.AddRange(items.Select((item, i) => ProvisionItem.Of(Id, item, i + 1, item.Provider == DirectorOrganisation, now)));
        });

    /// <summary>Names the second pair of eyes. Refusals: "reviewer_needed" on Reviewer for nobody or somebody of the director's own organisation, "not_yours", "not_now".</summary>
    public Outcome NameReviewer(ProfessionalId? reviewer, OrganisationId? organisation, Actor by, DateTime now) => Write(
        by, now, Outcome.Fields((reviewer is null || reviewer == Director || organisation is null || organisation == DirectorOrganisation, "reviewer_needed", nameof(Reviewer))), () => Reviewer = reviewer);

    private static Outcome Wrong(ReceiverGiven receiver) => Outcome.Fields(
        (receiver.Kind is null, "choice_needed", nameof(receiver.Kind)),
        (string.IsNullOrWhiteSpace(receiver.Organisation), "organisation_needed", nameof(receiver.Organisation)),
        (receiver.Organisation?.Trim().Length > MaxName, "name_too_long", nameof(receiver.Organisation)),
        (string.IsNullOrWhiteSpace(receiver.Person), "receiver_needed", nameof(receiver.Person)),
        (string.IsNullOrWhiteSpace(receiver.Ground), "ground_needed", nameof(receiver.Ground)),
        (!ProvisionGrounds.Fits(receiver.Ground, receiver.Kind), "ground_unfit", nameof(receiver.Ground)));

    private void Take(ReceiverGiven receiver) => (ReceiverKind, ReceiverOrganisation, ReceiverPerson, Ground) =
        (receiver.Kind!.Value, receiver.Organisation!.Trim(), Narrative.OfOptional(receiver.Person), receiver.Ground!);

    private Outcome Write(Actor by, DateTime now, Outcome wrong, Action change)
    {
        var judged = JudgeDirector(ProvisionAction.Write, by).And(wrong);
        if (!judged.IsGood) return judged;
        change();
        Record(new ProvisionWritten(by, now));
        return Outcome.Done;
    }

    private Outcome JudgeDirector(ProvisionAction action, Actor by, Facts given = Facts.None) =>
        by.Id == Director ? ProvisionTransitions.Table.Judge(Status, action, ProvisionWho.Director, given) : Outcome.Refused("not_yours");

    private void Move(ProvisionAction action, ProvisionWho who, DomainEvent happened)
    {
        Status = ProvisionTransitions.Table.Find(Status, action, who)!.To;
        Record(happened);
    }
}
