using Rondetafel.Access;
using Rondetafel.Domain.Persons.Answers;
using Rondetafel.Domain.Persons.Cases;
using Rondetafel.Domain.Persons.Matching;
using Rondetafel.Domain.Persons.Signals;
using Rondetafel.Domain.Persons.Tracks;
using Rondetafel.Domain.Persons.Weighings;
using Rondetafel.Domain.Shared;

namespace Rondetafel.Lab.Prove.Access;

/// <summary>Which rows a line of the reference policy reaches, in words of the design.</summary>
public enum Which
{
    /// <summary>A page without content.</summary>
    NoRow,
    /// <summary>What belongs to the municipality that the dossierhouder works for.</summary>
    OfMyMunicipality,
    /// <summary>What names me: I reported it, own it, lead it, chair it, carry it out.</summary>
    NamesMe,
    /// <summary>Where I have a seat now.</summary>
    ISitThere,
}

/// <summary>
/// The reference policy: who may do what, written from design/architecture.md section 5 and design/product.md sections 4
/// and 6 before the rule table was read, as plain tables and plain loops over loaded rows. It shares no line with
/// Access/ and knows no SQL. <c>prove access</c> holds the running rules against it.
/// </summary>
public static partial class ReferencePolicy
{
    /// <summary>The table. What it does not name is refused: deny by default.</summary>
    public static IReadOnlyList<(Role Role, Permission May, Which Which)> Table { get; } =
    [
        // "Professional: report a concern, my signals and the answers. Never: cases."
        (Role.Professional, Permission.ReportSignal, Which.NoRow),
        (Role.Professional, Permission.ReadOwnAnswer, Which.NamesMe),
        .. QuestionLines, .. ProvisionLines,
        // "Drafts kept while typing", read by their writer: everybody who is signed in and designated.
        (Role.Professional, Permission.KeepDraft, Which.NamesMe),
        (Role.Dossierhouder, Permission.KeepDraft, Which.NamesMe),
        (Role.WeighingMember, Permission.KeepDraft, Which.NamesMe),
        (Role.OutsideExpert, Permission.KeepDraft, Which.NamesMe),
        (Role.ProcessDirector, Permission.KeepDraft, Which.NamesMe),
        (Role.TablePartner, Permission.KeepDraft, Which.NamesMe),
        (Role.Executor, Permission.KeepDraft, Which.NamesMe),
        (Role.LawfulnessOfficer, Permission.KeepDraft, Which.NamesMe),
        (Role.Administrator, Permission.KeepDraft, Which.NamesMe),
        // "Dossierhouder: incoming signals, feedback duties" of the own municipality only; who reported is open to them only.
        (Role.Dossierhouder, Permission.ReadSignal, Which.OfMyMunicipality),
        (Role.Dossierhouder, Permission.HandleSignal, Which.OfMyMunicipality),
        (Role.Dossierhouder, Permission.ReadReporter, Which.OfMyMunicipality),
        (Role.Dossierhouder, Permission.GiveAnswer, Which.OfMyMunicipality),
        (Role.Dossierhouder, Permission.JudgeMatch, Which.OfMyMunicipality),
        (Role.Dossierhouder, Permission.NoteAdvice, Which.NoRow),
        // "Never: contributions not shared with the municipality" supposes a seat at the table.
        (Role.Dossierhouder, Permission.OpenCase, Which.ISitThere),
        // "At its end date a case turns read-only and is asked for daily (chair, stand-in, then the lawfulness officer)" (rule 3): number and director, no content.
        (Role.TablePartner, Permission.HearOverdue, Which.NamesMe),
        (Role.Dossierhouder, Permission.HearOverdue, Which.NamesMe),
        (Role.LawfulnessOfficer, Permission.HearOverdue, Which.NoRow),
        // "The organisation's defaults for that kind": set by who brings in for that organisation.
        (Role.TablePartner, Permission.SetDefaults, Which.NoRow),
        (Role.Dossierhouder, Permission.SetDefaults, Which.NoRow),
        // "Not a person but a tension or discrimination (kept as a theme without person data)": for the director who chaired.
        (Role.ProcessDirector, Permission.ReadThemes, Which.NamesMe),
        // "Table 4.1 of 004 is one click for the process director": counts of the whole partnership.
        (Role.ProcessDirector, Permission.ReadFigures, Which.NoRow),
        // The design leaves open whether a dossierhouder reports too; the rule table says so (docs/proofs.md).
        (Role.Dossierhouder, Permission.ReportSignal, Which.NoRow),
        (Role.Dossierhouder, Permission.ReadOwnAnswer, Which.NamesMe),
        // "Weighing member: weighings to prepare"; the prosecutor's track has an owner and a duty to report back.
        (Role.WeighingMember, Permission.ReadWeighing, Which.ISitThere),
        (Role.WeighingMember, Permission.GiveView, Which.ISitThere),
        (Role.WeighingMember, Permission.FollowTrack, Which.NamesMe),
        // "Outside expert: nothing unless designated: then a weighing member like the others."
        (Role.OutsideExpert, Permission.ReadWeighing, Which.ISitThere),
        (Role.OutsideExpert, Permission.GiveView, Which.ISitThere),
        // "Process director: agenda, reviews due … of the cases they lead. Never: cases led by another; who reported."
        (Role.ProcessDirector, Permission.ConveneWeighing, Which.NamesMe),
        (Role.ProcessDirector, Permission.TakeLead, Which.NoRow),
        (Role.ProcessDirector, Permission.LeadWeighing, Which.NamesMe),
        (Role.ProcessDirector, Permission.ReadWeighing, Which.NamesMe),
        (Role.ProcessDirector, Permission.FollowTrack, Which.NamesMe),
        (Role.ProcessDirector, Permission.JudgeMatch, Which.NamesMe),
        (Role.ProcessDirector, Permission.OpenCase, Which.NamesMe),
        (Role.ProcessDirector, Permission.LeadCase, Which.NamesMe),
        // "Process director: agenda"; a participant's meetings are those they are asked to (row 4); an executor is never asked to one.
        (Role.ProcessDirector, Permission.PlanMeeting, Which.NoRow),
        (Role.ProcessDirector, Permission.LeadMeeting, Which.NamesMe),
        (Role.ProcessDirector, Permission.AttendMeeting, Which.NamesMe),
        (Role.TablePartner, Permission.AttendMeeting, Which.ISitThere),
        (Role.Dossierhouder, Permission.AttendMeeting, Which.ISitThere),
        (Role.WeighingMember, Permission.AttendMeeting, Which.ISitThere),
        (Role.OutsideExpert, Permission.AttendMeeting, Which.ISitThere),
        // "Table partner: my cases, my actions. Never: cases where they have no seat."
        (Role.TablePartner, Permission.OpenCase, Which.ISitThere),
        (Role.TablePartner, Permission.CarryOut, Which.NamesMe),
        .. BriefSeatLines,
        // "Executor: my actions. Never: the rest of the case."
        (Role.Executor, Permission.CarryOut, Which.NamesMe),
        // "Lawfulness officer: audit, retention, requests."
        (Role.LawfulnessOfficer, Permission.ReadAudit, Which.NoRow),
        (Role.LawfulnessOfficer, Permission.ApproveLists, Which.NoRow),
        (Role.LawfulnessOfficer, Permission.ResetFactor, Which.NoRow),
        // "Administrator: accounts, organisations, lists. Never: content."
        (Role.Administrator, Permission.ManageAccounts, Which.NoRow),
        (Role.Administrator, Permission.ManageLists, Which.NoRow),
        (Role.Administrator, Permission.ResetFactor, Which.NoRow),
        // "Two persons of two organisations", "a second person": the design does not say which; the rule table does (docs/proofs.md).
        (Role.Administrator, Permission.ApproveLists, Which.NoRow),
        (Role.ProcessDirector, Permission.ApproveLists, Which.NoRow),
        (Role.ProcessDirector, Permission.ResetFactor, Which.NoRow),
    ];

    /// <summary>
    /// The roles that count on a day: a lapsed designation has none; without screening (B10) and training (B15) only what
    /// opens no content of others, from the day that gate starts. An organisation that left has nobody at any table.
    /// </summary>
    public static IReadOnlyList<Role> RolesOf(Professional who, Organisation employer, DateOnly today, ConfirmationRule gate)
    {
        var roles = new List<Role>();
        if (who.DesignatedUntil < today) return roles;
        if (employer.Until is { } end && end < today) return roles;
        foreach (var role in who.Roles)
        {
            var needsGate = role != Role.Professional && role != Role.Administrator;
            var screened = who.ScreeningConfirmedOn is { } screening && screening.AddMonths(gate.ScreeningMonths) >= today;
            var trained = Enum.GetValues<TrainingTopic>().All(t => who.Trainings.TryGetValue(t, out var on) && on.AddMonths(gate.TrainingMonths) >= today);
            var passed = screened && trained;
            if (!needsGate || passed || gate.From > today) roles.Add(role);
        }
        return roles;
    }

    /// <summary>Whether somebody has the permission at all, whatever the row: pages without content, and lists that may turn out empty.</summary>
    public static bool May(RefPerson who, Permission what) => Lines(who, what).Any();

    /// <summary>A signal: content of the municipality's dossierhouder.</summary>
    public static bool May(RefPerson who, Permission what, Signal signal) =>
        Lines(who, what).Any(w => w == Which.OfMyMunicipality && who.Municipality == signal.MunicipalityId.Value);

    /// <summary>An answer: the dossierhouder of its municipality, and the professional who reported.</summary>
    public static bool May(RefPerson who, Permission what, Answer answer)
    {
        foreach (var which in Lines(who, what))
        {
            if (which == Which.OfMyMunicipality && who.Municipality == answer.MunicipalityId.Value) return true;
            if (which == Which.NamesMe && answer.Reporter?.Value == who.Id) return true;
        }
        return false;
    }

    /// <summary>A likely duplicate: the dossierhouder of the municipality or the director, whichever it names.</summary>
    public static bool May(RefPerson who, Permission what, MatchTask task)
    {
        foreach (var which in Lines(who, what))
        {
            if (which == Which.OfMyMunicipality && task.MunicipalityId is { } m && who.Municipality == m.Value) return true;
            if (which == Which.NamesMe && task.Director?.Value == who.Id) return true;
        }
        return false;
    }

    /// <summary>
    /// A weighing: its roster and its chair. Once it took somebody in, who may open that case; and until the short term of what is not
    /// taken in is over, who has and had no part in the case (docs/decisions/0009).
    /// </summary>
    public static bool May(RefPerson who, Permission what, Weighing weighing, World world, DateTime now)
    {
        if (weighing.Status == WeighingStatus.TakenIn && !Opens(who, weighing, world, now))
        {
            if (weighing.LeavesRosterOn is not { } end || Deadline.LocalDate(now) >= end) return false;
            foreach (var theCase in world.Cases)
                if (theCase.Id == weighing.CaseId && (theCase.Director.Value == who.Id || theCase.Seats.Any(s => s.ProfessionalId.Value == who.Id) || theCase.Steps.Any(s => s.Before?.Value == who.Id))) return false;
        }
        foreach (var which in Lines(who, what))
        {
            if (which == Which.ISitThere && weighing.Seats.Any(s => s.ProfessionalId.Value == who.Id)) return true;
            if (which == Which.NamesMe && weighing.Chair.Value == who.Id) return true;
        }
        return false;
    }

    /// <summary>Whether somebody may open the case that a weighing took in.</summary>
    public static bool Opens(RefPerson who, Weighing weighing, World world, DateTime now) => world.Cases.Any(c => c.Id == weighing.CaseId && May(who, Permission.OpenCase, c, now));

    /// <summary>A prosecutor's track: its owner, and the chair who is told; nobody once the case is closed at which it was noted, or that the weighing took in at which it was (product.md, row 8: what is closed is shielded).</summary>
    public static bool May(RefPerson who, Permission what, ProsecutorTrack track, World world)
    {
        var at = track.CaseId ?? world.Weighings.FirstOrDefault(w => w.Id == track.WeighingId)?.CaseId;
        if (world.Cases.Any(c => c.Id == at && c.Status is CaseStatus.ClosedByTable or CaseStatus.ClosedByTerm)) return false;
        return Lines(who, what).Any(w => w == Which.NamesMe && (track.Owner.Value == who.Id || track.Chair.Value == who.Id));
    }

    /// <summary>The themes of a municipality: the director whose work its weighings are (docs/decisions/0006).</summary>
    public static bool MayReadTheme(RefPerson who, Municipality of, World world, DateTime now) => Lines(who, Permission.ReadThemes).Any() && DirectorOf(of, world, now) == who.Id;

    /// <summary>A draft: its writer.</summary>
    public static bool May(RefPerson who, Permission what, Draft draft) => Lines(who, what).Any(w => w == Which.NamesMe && draft.Owner.Value == who.Id);

    /// <summary>
    /// A view in a weighing: before the views are open one's own organisation's only (the chair what the chair noted for
    /// another), after that the whole roster and the chair; once taken in who opens the case all, others their own; nobody once the weighing is shielded.
    /// </summary>
    public static bool MayRead(RefPerson who, WeighingView view, Weighing weighing, World world, DateTime now)
    {
        if (weighing.Status is WeighingStatus.Unfounded or WeighingStatus.NoPerson or WeighingStatus.Referred) return false;
        if (!May(who, Permission.ReadWeighing, weighing, world, now)) return false;
        if (weighing.Status == WeighingStatus.TakenIn ? Opens(who, weighing, world, now) : weighing.Status != WeighingStatus.Preparing) return true;
        if (weighing.Status == WeighingStatus.Preparing && view.NotedByAnother) return weighing.Chair.Value == who.Id && who.Roles.Contains(Role.ProcessDirector);
        return view.OrganisationId?.Value == who.Organisation && weighing.Seats.Any(s => s.ProfessionalId.Value == who.Id);
    }

    /// <summary>The text of a signal: nobody once it is shielded; until then whoever may read it.</summary>
    public static bool MayReadText(RefPerson who, Signal signal) =>
        signal.Status is not (SignalStatus.Stopped or SignalStatus.RoutedElsewhere or SignalStatus.NotTakenIn) && May(who, Permission.ReadSignal, signal);

    /// <summary>
    /// Which rows a permission is about, from its own description; a page that opens a row pairs them so. Permissions that
    /// stand for a page without content open no row at all; a draft is read by its writer and has no page of its own.
    /// </summary>
    public static IReadOnlyList<(ItemKind? Kind, Permission May)> Pairs { get; } =
    [
        (ItemKind.Signal, Permission.ReadSignal), (ItemKind.Signal, Permission.HandleSignal),
        (ItemKind.Answer, Permission.ReadReporter),
        (ItemKind.Answer, Permission.GiveAnswer),
        (ItemKind.Answer, Permission.ReadOwnAnswer),
        (ItemKind.MatchTask, Permission.JudgeMatch),
        (ItemKind.SignalToWeigh, Permission.ConveneWeighing),
        (ItemKind.Weighing, Permission.ReadWeighing),
        (ItemKind.Weighing, Permission.LeadWeighing),
        (ItemKind.Weighing, Permission.GiveView),
        (ItemKind.WeighedSignal, Permission.ReadWeighing),
        (ItemKind.WeighedSignal, Permission.LeadWeighing),
        (ItemKind.Track, Permission.FollowTrack),
        (ItemKind.Case, Permission.OpenCase),
        (ItemKind.Case, Permission.LeadCase),
        (ItemKind.BriefSeat, Permission.ReviewBriefSeat),
        (ItemKind.PlanAction, Permission.CarryOut),
        (ItemKind.Meeting, Permission.LeadMeeting), (ItemKind.Meeting, Permission.AttendMeeting),
        (ItemKind.OwnQuestion, Permission.ReadOwnQuestion), (ItemKind.Question, Permission.HearQuestion), (null, Permission.KeepDraft),
        (ItemKind.Provision, Permission.Provide), (ItemKind.ProvisionConsent, Permission.ConsentProvision), (ItemKind.ProvisionReview, Permission.ReviewProvision),
    ];

    /// <summary>The permissions that stand for a page without content.</summary>
    public static IReadOnlyList<Permission> WithoutRow { get; } = [.. Table.Where(t => t.Which == Which.NoRow).Select(t => t.May).Distinct()];

    private static IEnumerable<Which> Lines(RefPerson who, Permission what)
    {
        foreach (var (role, may, which) in Table)
            if (may == what && who.Roles.Contains(role)) yield return which;
    }
}
