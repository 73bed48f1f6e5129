using Rondetafel.Domain.Shared;

namespace Rondetafel.Domain.Governance.Catalogue;

/// <summary>An entry of the lists and texts.</summary>
public readonly record struct CatalogueEntryId(Guid Value);

/// <summary>What an entry is.</summary>
public enum CatalogueKind
{
    /// <summary>One line of a choice list, for instance an origin of signals.</summary>
    ListItem,
    /// <summary>A number or date that the law or the partnership sets, for instance a term in days.</summary>
    Parameter,
    /// <summary>An approved text for the answer to a reporter.</summary>
    FeedbackText,
    /// <summary>A page for the public with an owner, for instance the privacy text.</summary>
    PublicPage,
    /// <summary>A question of the criteria form of the weighing.</summary>
    Criterion,
}

/// <summary>Where an entry stands.</summary>
public enum CatalogueStatus
{
    /// <summary>Written, waiting for the second person.</summary>
    Proposed,
    /// <summary>In force from its date.</summary>
    InForce,
    /// <summary>The second person did not agree.</summary>
    Declined,
}

/// <summary>
/// One version of a list line, number, text or page. Versions are dated and never deleted; texts for reporters, criteria
/// and legal numbers need a second person.
/// </summary>
public sealed class CatalogueEntry : Aggregate
{
    private CatalogueEntry() { }

    /// <summary>The id of this version.</summary>
    public CatalogueEntryId Id { get; private set; }

    /// <summary>What it is.</summary>
    public CatalogueKind Kind { get; private set; }

    /// <summary>The list it belongs to, for instance "signal.origin"; for a page or number the same for all.</summary>
    public string List { get; private set; } = "";

    /// <summary>Stable code within the list, for instance "citizen"; the same over its versions.</summary>
    public string Code { get; private set; } = "";

    /// <summary>Counts versions of one code from 1.</summary>
    public int Edition { get; private set; }

    /// <summary>Dutch text.</summary>
    public string Dutch { get; private set; } = "";

    /// <summary>English text.</summary>
    public string English { get; private set; } = "";

    /// <summary>The number (days, working days, characters); null when it is not a number. Dates are yyyymmdd.</summary>
    public int? Number { get; private set; }

    /// <summary>Unit of the number: "working_days", "days", "weeks", "months", "date", "count"; null without a number.</summary>
    public string? Unit { get; private set; }

    /// <summary>Where it comes from: article, standard, document; null for lists.</summary>
    public string? Source { get; private set; }

    /// <summary>
    /// Of a line of "case.ideology": which of the four forms of the partner survey it counts under ("jihadist", "left", "right",
    /// "ethnic"; source 004, box 1); null for none of them and for every other list.
    /// </summary>
    public string? SurveyForm { get; private set; }

    /// <summary>Who checked the source, in words; null means unverified, and the screen says so.</summary>
    public string? VerifiedBy { get; private set; }

    /// <summary>The owner of a public page, in words; null for the others.</summary>
    public string? Owner { get; private set; }

    /// <summary>First day it counts, local date.</summary>
    public DateOnly From { get; private set; }

    /// <summary>Where it stands.</summary>
    public CatalogueStatus Status { get; private set; }

    /// <summary>Who wrote it, or who took it over when setup shipped it; null while nobody has.</summary>
    public ProfessionalId? ProposedBy { get; private set; }

    /// <summary>Who agreed; null when no second person is needed, or not yet.</summary>
    public ProfessionalId? ApprovedBy { get; private set; }

    /// <summary>Whether the line may not be chosen from the day of this version on; it stays readable where it was chosen.</summary>
    public bool Withdrawn { get; private set; }

    /// <inheritdoc />
    public override Guid RootId => Id.Value;

    /// <summary>Whether the law closes a list: no line is added or taken out, and a second person agrees with its words (WGS art. 2.30).</summary>
    public static bool IsClosed(string? list) => list == "case.category";

    /// <summary>The four forms of extremism that the partner survey asks about (source 004, box 1).</summary>
    public static IReadOnlyList<string> SurveyForms { get; } = ["jihadist", "left", "right", "ethnic"];

    /// <summary>Whether a second person must agree.</summary>
    public static bool NeedsSecondPerson(CatalogueKind kind, string? list = null) =>
        kind is CatalogueKind.FeedbackText or CatalogueKind.Criterion or CatalogueKind.Parameter || IsClosed(list);

    /// <summary>Whether what setup ships waits for two people: the texts for reporters and the criteria. The numbers count at once, shown as unverified.</summary>
    public static bool ShipsAsProposal(CatalogueKind kind) => kind is CatalogueKind.FeedbackText or CatalogueKind.Criterion;

    /// <summary>
    /// An entry that setup ships, source stated, unverified unless said otherwise: in force at once, or proposed until two people
    /// agreed. One that is off cannot be chosen until its next version: the citizen service number (UAVG art. 46).
    /// </summary>
    public static CatalogueEntry Ship(CatalogueEntryId id, CatalogueKind kind, string list, string code, EntryContent content, DateOnly from, DateTime now, bool off = false)
    {
        var status = ShipsAsProposal(kind) ? CatalogueStatus.Proposed : CatalogueStatus.InForce;
        var entry = new CatalogueEntry { Id = id, Kind = kind, List = list, Code = code, Edition = 1, From = from, Status = status, Withdrawn = off };
        entry.Take(content);
        entry.Record(new CatalogueEntryProposed(Actor.Clock, now));
        return entry;
    }

    /// <summary>
    /// Writes the next version. Refusals: "text_needed", "number_needed" (a number stays a number), "from_past"
    /// (a version cannot count before today), "list_closed" on Code (a new line of a closed list), "choice_needed" on SurveyForm.
    /// </summary>
    public static (CatalogueEntry?, Outcome) Propose(CatalogueEntryId id, CatalogueEntry? previous, NewEntry given, Actor by, DateTime now, DateOnly today)
    {
        var wrong = Outcome.Fields(
            (string.IsNullOrWhiteSpace(given.Content.Dutch), "text_needed", nameof(Dutch)),
            (string.IsNullOrWhiteSpace(given.Content.English), "text_needed", nameof(English)),
            (given.Kind == CatalogueKind.Parameter && given.Content.Number is null, "number_needed", nameof(Number)),
            (given.From < today, "from_past", nameof(From)),
            (previous is null && IsClosed(given.List), "list_closed", nameof(Code)),
            (given.Content.SurveyForm is { } form && !SurveyForms.Contains(form), "choice_needed", nameof(SurveyForm)));
        if (!wrong.IsGood) return (null, wrong);
        var waits = NeedsSecondPerson(given.Kind, given.List);
        var entry = new CatalogueEntry
        {
            Id = id,
            Kind = given.Kind,
            List = given.List,
            Code = given.Code,
            From = given.From,
            ProposedBy = by.Id,
            Edition = (previous?.Edition ?? 0) + 1,
            Status = waits ? CatalogueStatus.Proposed : CatalogueStatus.InForce,
        };
        entry.Take(given.Content);
        entry.Record(new CatalogueEntryProposed(by, now));
        return (entry, Outcome.Done);
    }

    /// <summary>
    /// The second person agrees. What setup shipped was written by nobody here: the first to agree takes it over, the second puts it
    /// in force. Refusals: "second_person_needed" (the same person), "not_now".
    /// </summary>
    public Outcome Approve(Actor by, DateTime now)
    {
        if (Status == CatalogueStatus.InForce) return Outcome.AlreadySo;
        if (Status != CatalogueStatus.Proposed) return Outcome.Refused("not_now");
        if (by.Id is null || by.Id == ProposedBy) return Outcome.Refused("second_person_needed");
        if (ProposedBy is null)
        {
            ProposedBy = by.Id;
            Record(new CatalogueEntryTakenOver(by, now));
            return Outcome.Done;
        }
        (Status, ApprovedBy) = (CatalogueStatus.InForce, by.Id);
        Record(new CatalogueEntryApproved(by, now));
        return Outcome.Done;
    }

    /// <summary>The second person does not agree. Same refusals as <see cref="Approve"/>.</summary>
    public Outcome Decline(Actor by, DateTime now)
    {
        if (Status == CatalogueStatus.Declined) return Outcome.AlreadySo;
        if (Status != CatalogueStatus.Proposed) return Outcome.Refused("not_now");
        if (by.Id is null || by.Id == ProposedBy) return Outcome.Refused("second_person_needed");
        Status = CatalogueStatus.Declined;
        Record(new CatalogueEntryDeclined(by, now));
        return Outcome.Done;
    }

    /// <summary>
    /// Takes a line out of the choices from a day on, as the version after its latest, with the same words: it stays readable where it was
    /// chosen, and on an earlier day it can be chosen. Refusals: "not_now" (no line of a list), "list_closed", "from_past" on From.
    /// </summary>
    public static (CatalogueEntry?, Outcome) Withdraw(CatalogueEntryId id, CatalogueEntry latest, DateOnly from, Actor by, DateTime now, DateOnly today)
    {
        if (IsClosed(latest.List)) return (null, Outcome.Refused("list_closed"));
        if (latest.Kind != CatalogueKind.ListItem) return (null, Outcome.Refused("not_now"));
        if (from < today) return (null, Outcome.Refused("from_past", nameof(From)));
        if (latest.Withdrawn && latest.From <= from) return (null, Outcome.AlreadySo);
        var entry = new CatalogueEntry
        {
            Id = id,
            Kind = latest.Kind,
            List = latest.List,
            Code = latest.Code,
            From = from,
            ProposedBy = by.Id,
            Edition = latest.Edition + 1,
            Status = CatalogueStatus.InForce,
            Withdrawn = true,
        };
        entry.Take(new EntryContent(latest.Dutch, latest.English, latest.Number, latest.Unit, latest.Source, latest.VerifiedBy, latest.Owner, latest.SurveyForm));
        entry.Record(new CatalogueEntryWithdrawn(by, now));
        return (entry, Outcome.Done);
    }

    /// <summary>The text in a language; "en" gives English, all else Dutch.</summary>
    public string Text(string language) => language == "en" ? English : Dutch;

    private void Take(EntryContent content) =>
        (Dutch, English, Number, Unit, Source, VerifiedBy, Owner, SurveyForm) =
        (content.Dutch.Trim(), content.English.Trim(), content.Number, content.Unit, content.Source, content.VerifiedBy, content.Owner, content.SurveyForm);
}

/// <summary>What an entry says.</summary>
public sealed record EntryContent(string Dutch, string English, int? Number = null, string? Unit = null, string? Source = null, string? VerifiedBy = null, string? Owner = null, string? SurveyForm = null);

/// <summary>A new version as it is asked for.</summary>
public sealed record NewEntry(CatalogueKind Kind, string List, string Code, EntryContent Content, DateOnly From);

/// <summary>A version was written.</summary>
[Event(1, "Nieuwe versie van lijst, tekst of getal", "New version of list, text or number")]
public sealed record CatalogueEntryProposed(Actor By, DateTime At) : DomainEvent(By, At);

/// <summary>A first person took over a version that setup shipped.</summary>
[Event(1, "Meegeleverde versie overgenomen door een eerste persoon", "Shipped version taken over by a first person")]
public sealed record CatalogueEntryTakenOver(Actor By, DateTime At) : DomainEvent(By, At);

/// <summary>A version was approved by a second person.</summary>
[Event(1, "Versie goedgekeurd door een tweede persoon", "Version approved by a second person")]
public sealed record CatalogueEntryApproved(Actor By, DateTime At) : DomainEvent(By, At);

/// <summary>A version was declined by a second person.</summary>
[Event(1, "Versie afgewezen door een tweede persoon", "Version declined by a second person")]
public sealed record CatalogueEntryDeclined(Actor By, DateTime At) : DomainEvent(By, At);

/// <summary>A list line was withdrawn.</summary>
[Event(1, "Regel uit een lijst gehaald", "List line withdrawn")]
public sealed record CatalogueEntryWithdrawn(Actor By, DateTime At) : DomainEvent(By, At);
