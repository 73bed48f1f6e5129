using Rondetafel.Access;
using Rondetafel.Domain.Persons.Cases;
using Rondetafel.Domain.Shared;
using Rondetafel.Ui;

namespace Rondetafel.Features.Persons.Cases;

/// <summary>Somebody as a case page names them.</summary>
/// <param name="MaySit">Whether role and designation let them take a seat now.</param>
/// <param name="MayAct">Whether role and designation let them carry out an action now.</param>
public sealed record Named(ProfessionalId Id, string Name, string Function, OrganisationId Organisation, bool MaySit, bool MayAct);

/// <summary>An organisation as a case page names it.</summary>
/// <param name="Needs">What it needs before it may act, in its own words; null when nothing special.</param>
public sealed record NamedOrganisation(OrganisationId Id, string Name, WeighingPart Part, string? Needs);

/// <summary>The names and lists that the pages of a case show.</summary>
/// <param name="Lists">The lines that can be chosen now.</param>
/// <param name="Words">The words of every line, also of one that was withdrawn and stays readable.</param>
public sealed record CaseNames(
    IReadOnlyDictionary<ProfessionalId, Named> People, IReadOnlyDictionary<OrganisationId, NamedOrganisation> Organisations,
    IReadOnlyDictionary<string, IReadOnlyList<Choice>> Lists, IReadOnlyDictionary<(string List, string Code), string> Words,
    IReadOnlyDictionary<MunicipalityId, string> Municipalities, int InformDays)
{
    /// <summary>A person's name; the word for nobody when there is none.</summary>
    public string Person(ProfessionalId? id) => id is { } known && People.TryGetValue(known, out var person) ? person.Name : "–";
}

/// <summary>
/// A case as one reader sees it: the loaded case, and the table that opens what this reader may see. Contributions outside
/// the reader's audience are left out here, so that no page can count or name them.
/// </summary>
public sealed class CaseView(Case loaded, CaseTable table, Acting acting, CaseNames names)
{
    /// <summary>The case; pages take contributions and files from this view, never from it.</summary>
    public Case Case => loaded;

    /// <summary>What opens its texts.</summary>
    public CaseTable Table => table;

    /// <summary>The names and lists.</summary>
    public CaseNames Names => names;

    /// <summary>Today in the Netherlands.</summary>
    public DateOnly Today => acting.Today;

    /// <summary>The moment of reading, UTC.</summary>
    public DateTime Now => acting.Now;

    /// <summary>Who reads.</summary>
    public Actor Reader => acting.By;

    /// <summary>The last local day to tell the person, or to decide to wait.</summary>
    public DateOnly TellBy => Deadline.LocalDate(loaded.LastTakenInAt).AddDays(names.InformDays);

    /// <summary>Whether the reader leads the case.</summary>
    public bool Leads => loaded.Director == acting.By.Id;

    /// <summary>Whether the table may write now.</summary>
    public bool MayWork => loaded.Status is CaseStatus.Running or CaseStatus.Monitoring;

    /// <summary>What the reader may do with the case now.</summary>
    public IReadOnlySet<CaseAction> Actions { get; } =
        CaseTransitions.Table.ActionsFrom(loaded.Status, loaded.Director == acting.By.Id ? CaseWho.Director : CaseWho.Seat).ToHashSet();

    /// <summary>Address of the case.</summary>
    public string Href => $"/casussen/{loaded.Id.Value}";

    /// <summary>The name of the person as far as it is known; null when it is not.</summary>
    public string? PersonName =>
        string.Join(' ', new[] { Read(loaded.GivenNames), Read(loaded.FamilyName) }.Where(n => n is not null)) is { Length: > 0 } name ? name : null;

    /// <summary>The contributions that this reader may see, oldest first.</summary>
    public IReadOnlyList<Contribution> Contributions { get; } = loaded.Contributions.Where(table.MayRead).OrderBy(c => c.At).ToList();

    /// <summary>The seats that count now or on a later day, by name.</summary>
    public IReadOnlyList<Seat> Seats => loaded.Seats.Where(s => s.Until >= Today && (s.EndsAt is null || Now < s.EndsAt)).OrderBy(s => Person(s.ProfessionalId), StringComparer.CurrentCulture).ToList();

    /// <summary>Whether somebody has a seat now.</summary>
    public bool SitsNow(ProfessionalId id) => loaded.Seats.Any(s => s.ProfessionalId == id && s.Counts(Now));

    /// <summary>The organisations at the table today.</summary>
    public IReadOnlyList<NamedOrganisation> AtTable =>
        loaded.TableOn(Today).Select(o => names.Organisations[o]).OrderBy(o => o.Name, StringComparer.CurrentCulture).ToList();

    /// <summary>The files of a contribution that the reader may fetch or, for its provider, put back.</summary>
    public IEnumerable<Attachment> Files(Contribution of) =>
        loaded.Attachments.Where(a => a.ContributionId == of.Id && (a.Status == AttachmentStatus.Kept || of.Provider == Reader.Organisation));

    /// <summary>What is proposed on a contribution that the reader may read, oldest first.</summary>
    public IEnumerable<Proposal> Proposals(Contribution of) => loaded.Proposals.Where(p => p.ContributionId == of.Id && table.MayRead(of)).OrderBy(p => p.At);

    /// <summary>The requests between two organisations: seen by both and by the director.</summary>
    public IEnumerable<ShareRequest> Requests =>
        loaded.Requests.Where(r => Leads || r.From == Reader.Organisation || r.To == Reader.Organisation).OrderByDescending(r => r.At);

    /// <summary>Opens a text of the case itself.</summary>
    public string? Read(Narrative? text) => table.Read(text, loaded.Id.Value);

    /// <summary>Opens a text of a part that the whole table sees.</summary>
    public string? Read(IPart part, Narrative? text) => table.Read(text, part.PartId);

    /// <summary>Opens a text of a contribution.</summary>
    public string? Read(Contribution part, Narrative? text) => table.Read(part, text);

    /// <summary>A person's name; the word for nobody when there is none.</summary>
    public string Person(ProfessionalId? id) => names.Person(id);

    /// <summary>A person's function.</summary>
    public string FunctionOf(ProfessionalId id) => names.People.TryGetValue(id, out var person) ? person.Function : "";

    /// <summary>An organisation's name.</summary>
    public string Organisation(OrganisationId id) => names.Organisations[id].Name;

    /// <summary>Who would read a contribution with an audience, in words.</summary>
    public string Words(Texts.Texts texts, Contribution of, Audience audience) => audience.Kind switch
    {
        AudienceKind.WholeTable => texts["case.seen.WholeTable"],
        AudienceKind.OwnOrganisation => texts.Of("case.seen.own", Organisation(of.Provider)),
        _ => string.Join(", ", audience.Named.Append(of.Provider).Distinct().Where(names.Organisations.ContainsKey).Select(Organisation)) + " " + texts["case.seen.director"],
    };

    /// <summary>Who may confirm that more people read a contribution; empty while nothing waits.</summary>
    public IReadOnlyList<ProfessionalId> Seconds(Contribution of) => of.Seconds(loaded.Director, loaded.Seats, Now);

    /// <summary>Whether the reader may confirm or decline it.</summary>
    public bool IsSecond(Contribution of) => Reader.Id is { } me && Seconds(of).Contains(me);

    /// <summary>Whether the reader sees what waits: somebody of the provider, or who confirms or declines.</summary>
    public bool SeesWaiting(Contribution of) => IsMine(of) || IsSecond(of);

    /// <summary>Why more people should read a contribution; null for who does not see what waits, and while nothing does.</summary>
    public string? WhyWaits(Contribution of) => SeesWaiting(of) ? Read(of, of.WaitingReason) : null;

    /// <summary>Why more people came to read a contribution; null for all but its provider and the process director, and when nobody was asked.</summary>
    public string? WhyWider(Contribution of) => Leads || IsMine(of) ? Read(of, of.WideningReason) : null;

    /// <summary>Why somebody declined that more people read a contribution; null for all but its provider, and when nobody did.</summary>
    public string? WhyDeclined(Contribution of) => IsMine(of) ? Read(of, of.Declined) : null;

    /// <summary>A municipality's name.</summary>
    public string Municipality(MunicipalityId id) => names.Municipalities[id];

    /// <summary>The words of a line of a list; the code itself when the line was never shipped.</summary>
    public string Item(string list, string code) => names.Words.GetValueOrDefault((list, code), code);

    /// <summary>The lines of a list that can be chosen now.</summary>
    public IReadOnlyList<Choice> List(string list) => names.Lists.TryGetValue(list, out var lines) ? lines : [];

    /// <summary>Whether a code is a line of the list that can be chosen now.</summary>
    public bool IsOnList(string list, string? code) => List(list).Any(c => c.Value == code);

    /// <summary>Whether a contribution is the reader's organisation's own.</summary>
    public bool IsMine(Contribution contribution) => contribution.Provider == Reader.Organisation;
}
