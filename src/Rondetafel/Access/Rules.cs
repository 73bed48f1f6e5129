using Rondetafel.Domain.Shared;

namespace Rondetafel.Access;

/// <summary>What somebody may want to do. Every page names one.</summary>
public enum Permission
{
    /// <summary>Report a worry while signed in.</summary>
    ReportSignal,
    /// <summary>Read the answers to one's own reports, and add to them.</summary>
    ReadOwnAnswer,
    /// <summary>Read a signal.</summary>
    ReadSignal,
    /// <summary>Decide on a signal.</summary>
    HandleSignal,
    /// <summary>Open who reported.</summary>
    ReadReporter,
    /// <summary>Give the answer to the reporter.</summary>
    GiveAnswer,
    /// <summary>Judge a likely duplicate.</summary>
    JudgeMatch,
    /// <summary>Note an advice question.</summary>
    NoteAdvice,
    /// <summary>Keep and read one's own draft.</summary>
    KeepDraft,
    /// <summary>Manage accounts and organisations, without content.</summary>
    ManageAccounts,
    /// <summary>Take part in resetting a lost second factor.</summary>
    ResetFactor,
    /// <summary>Manage lists, texts and numbers.</summary>
    ManageLists,
    /// <summary>Be the second person for texts, criteria and legal numbers.</summary>
    ApproveLists,
    /// <summary>Read the audit log, with a purpose.</summary>
    ReadAudit,
    /// <summary>See which signals wait for a weighing, and convene one.</summary>
    ConveneWeighing,
    /// <summary>Take over a weighing or a case whose process director counts no more: its code and who led it, no content.</summary>
    TakeLead,
    /// <summary>Chair a weighing.</summary>
    LeadWeighing,
    /// <summary>Read a weighing and the signal it weighs.</summary>
    ReadWeighing,
    /// <summary>Give the view of one's organisation.</summary>
    GiveView,
    /// <summary>Report back on a prosecutor's track, or be told that it lapsed.</summary>
    FollowTrack,
    /// <summary>Ask a question to the table, and see that one asked.</summary>
    AskTable,
    /// <summary>Read the question that one asked, with its answer.</summary>
    ReadOwnQuestion,
    /// <summary>Look at a question put to oneself as the process director of its municipality.</summary>
    HearQuestion,
    /// <summary>Give data of a case that one leads to somebody outside its table, and keep the register of it.</summary>
    Provide,
    /// <summary>Open the page with the register of provisions.</summary>
    ListProvisions,
    /// <summary>Read the facts of every provision that was handed over: receiver, ground, days and states, no content.</summary>
    ReadRegister,
    /// <summary>Consent to what of one's own organisation is to be provided, and see what was.</summary>
    ConsentProvision,
    /// <summary>Be the second pair of eyes of a provision.</summary>
    ReviewProvision,
    /// <summary>Read which themes weighings left, without data about anyone.</summary>
    ReadThemes,
    /// <summary>Open a case.</summary>
    OpenCase,
    /// <summary>Lead a case: review, scale, monitoring list, closing, seats.</summary>
    LeadCase,
    /// <summary>Hear that a case is past its end date without a decision: its number and who leads it, no content.</summary>
    HearOverdue,
    /// <summary>Give somebody a seat for four hours at a case for whose director one is on duty: its number, no content.</summary>
    LetIn,
    /// <summary>Review a seat for four hours that another organisation gave: why it was given, and nothing else of the case.</summary>
    ReviewBriefSeat,
    /// <summary>Carry out one's own action, and see that action only.</summary>
    CarryOut,
    /// <summary>Set what one's own organisation takes as given for its contributions.</summary>
    SetDefaults,
    /// <summary>Read the figures of the partnership: counts, nothing about anyone.</summary>
    ReadFigures,
    /// <summary>Plan meetings and series.</summary>
    PlanMeeting,
    /// <summary>Chair a meeting: agenda, attendance, minutes.</summary>
    LeadMeeting,
    /// <summary>See a meeting that one is asked to, and say that one cannot come.</summary>
    AttendMeeting,
}

/// <summary>To which rows a rule reaches.</summary>
public enum Reach
{
    /// <summary>No row: a page without content.</summary>
    NoRow,
    /// <summary>Rows of the actor's own municipality.</summary>
    OwnMunicipality,
    /// <summary>Rows that name the actor.</summary>
    OwnName,
    /// <summary>Rows at whose table the actor has a seat today.</summary>
    OwnSeat,
}

/// <summary>One rule: a role may do this, to rows within this reach.</summary>
/// <param name="Name">Stands in the audit row of everything it allowed.</param>
public sealed record Rule(string Name, Role Role, Permission Permission, Reach Reach);

/// <summary>
/// The rule table: the one place that says who may do what. It yields the decision on one row and the scope of every
/// query (architecture, section 5). Whatever it does not name is refused.
/// </summary>
public static class AccessRules
{
    /// <summary>The rules.</summary>
    public static IReadOnlyList<Rule> All { get; } =
    [
        new("professional-reports", Role.Professional, Permission.ReportSignal, Reach.NoRow),
        new("reporter-reads-answer", Role.Professional, Permission.ReadOwnAnswer, Reach.OwnName),
        new("holder-reports", Role.Dossierhouder, Permission.ReportSignal, Reach.NoRow),
        new("holder-reads-own-answer", Role.Dossierhouder, Permission.ReadOwnAnswer, Reach.OwnName),
        new("holder-reads", Role.Dossierhouder, Permission.ReadSignal, Reach.OwnMunicipality),
        new("holder-handles", Role.Dossierhouder, Permission.HandleSignal, Reach.OwnMunicipality),
        new("holder-reads-reporter", Role.Dossierhouder, Permission.ReadReporter, Reach.OwnMunicipality),
        new("holder-answers", Role.Dossierhouder, Permission.GiveAnswer, Reach.OwnMunicipality),
        new("holder-matches", Role.Dossierhouder, Permission.JudgeMatch, Reach.OwnMunicipality),
        new("holder-notes-advice", Role.Dossierhouder, Permission.NoteAdvice, Reach.NoRow),
        new("director-matches", Role.ProcessDirector, Permission.JudgeMatch, Reach.OwnName),
        new("director-resets-factor", Role.ProcessDirector, Permission.ResetFactor, Reach.NoRow),
        new("director-approves-lists", Role.ProcessDirector, Permission.ApproveLists, Reach.NoRow),
        new("officer-reads-audit", Role.LawfulnessOfficer, Permission.ReadAudit, Reach.NoRow),
        new("officer-resets-factor", Role.LawfulnessOfficer, Permission.ResetFactor, Reach.NoRow),
        new("officer-approves-lists", Role.LawfulnessOfficer, Permission.ApproveLists, Reach.NoRow),
        new("administrator-accounts", Role.Administrator, Permission.ManageAccounts, Reach.NoRow),
        new("administrator-resets-factor", Role.Administrator, Permission.ResetFactor, Reach.NoRow),
        new("administrator-lists", Role.Administrator, Permission.ManageLists, Reach.NoRow),
        new("administrator-approves-lists", Role.Administrator, Permission.ApproveLists, Reach.NoRow),
        new("director-convenes-weighing", Role.ProcessDirector, Permission.ConveneWeighing, Reach.OwnName),
        new("director-takes-lead", Role.ProcessDirector, Permission.TakeLead, Reach.NoRow),
        new("chair-leads-weighing", Role.ProcessDirector, Permission.LeadWeighing, Reach.OwnName),
        new("chair-reads-weighing", Role.ProcessDirector, Permission.ReadWeighing, Reach.OwnName),
        new("member-reads-weighing", Role.WeighingMember, Permission.ReadWeighing, Reach.OwnSeat),
        new("member-gives-view", Role.WeighingMember, Permission.GiveView, Reach.OwnSeat),
        new("expert-reads-weighing", Role.OutsideExpert, Permission.ReadWeighing, Reach.OwnSeat),
        new("expert-gives-view", Role.OutsideExpert, Permission.GiveView, Reach.OwnSeat),
        new("prosecutor-follows-track", Role.WeighingMember, Permission.FollowTrack, Reach.OwnName),
        new("chair-follows-track", Role.ProcessDirector, Permission.FollowTrack, Reach.OwnName),
        new("professional-asks-table", Role.Professional, Permission.AskTable, Reach.NoRow),
        new("holder-asks-table", Role.Dossierhouder, Permission.AskTable, Reach.NoRow),
        new("partner-asks-table", Role.TablePartner, Permission.AskTable, Reach.NoRow),
        new("member-asks-table", Role.WeighingMember, Permission.AskTable, Reach.NoRow),
        new("professional-reads-own-question", Role.Professional, Permission.ReadOwnQuestion, Reach.OwnName),
        new("holder-reads-own-question", Role.Dossierhouder, Permission.ReadOwnQuestion, Reach.OwnName),
        new("partner-reads-own-question", Role.TablePartner, Permission.ReadOwnQuestion, Reach.OwnName),
        new("member-reads-own-question", Role.WeighingMember, Permission.ReadOwnQuestion, Reach.OwnName),
        new("director-hears-question", Role.ProcessDirector, Permission.HearQuestion, Reach.OwnName),
        new("director-provides", Role.ProcessDirector, Permission.Provide, Reach.OwnName),
        new("director-lists-provisions", Role.ProcessDirector, Permission.ListProvisions, Reach.NoRow),
        new("officer-lists-provisions", Role.LawfulnessOfficer, Permission.ListProvisions, Reach.NoRow),
        new("officer-reads-register", Role.LawfulnessOfficer, Permission.ReadRegister, Reach.NoRow),
        new("partner-consents-provision", Role.TablePartner, Permission.ConsentProvision, Reach.OwnSeat),
        new("holder-consents-provision", Role.Dossierhouder, Permission.ConsentProvision, Reach.OwnSeat),
        new("partner-reviews-provision", Role.TablePartner, Permission.ReviewProvision, Reach.OwnName),
        new("holder-reviews-provision", Role.Dossierhouder, Permission.ReviewProvision, Reach.OwnName),
        new("member-reviews-provision", Role.WeighingMember, Permission.ReviewProvision, Reach.OwnName),
        new("director-reviews-provision", Role.ProcessDirector, Permission.ReviewProvision, Reach.OwnName),
        new("director-reads-themes", Role.ProcessDirector, Permission.ReadThemes, Reach.OwnName),
        new("director-reads-figures", Role.ProcessDirector, Permission.ReadFigures, Reach.NoRow),
        new("director-opens-case", Role.ProcessDirector, Permission.OpenCase, Reach.OwnName),
        new("director-leads-case", Role.ProcessDirector, Permission.LeadCase, Reach.OwnName),
        new("seat-opens-case", Role.TablePartner, Permission.OpenCase, Reach.OwnSeat),
        new("holder-seat-opens-case", Role.Dossierhouder, Permission.OpenCase, Reach.OwnSeat),
        new("standin-hears-overdue", Role.TablePartner, Permission.HearOverdue, Reach.OwnName),
        new("holder-standin-hears-overdue", Role.Dossierhouder, Permission.HearOverdue, Reach.OwnName),
        new("officer-hears-overdue", Role.LawfulnessOfficer, Permission.HearOverdue, Reach.NoRow),
        new("standin-lets-in", Role.TablePartner, Permission.LetIn, Reach.OwnName),
        new("holder-standin-lets-in", Role.Dossierhouder, Permission.LetIn, Reach.OwnName),
        new("director-lets-in", Role.ProcessDirector, Permission.LetIn, Reach.OwnName),
        new("seat-reviews-brief-seat", Role.TablePartner, Permission.ReviewBriefSeat, Reach.OwnSeat),
        new("holder-seat-reviews-brief-seat", Role.Dossierhouder, Permission.ReviewBriefSeat, Reach.OwnSeat),
        new("officer-reviews-brief-seat", Role.LawfulnessOfficer, Permission.ReviewBriefSeat, Reach.OwnName),
        new("executor-own-action", Role.Executor, Permission.CarryOut, Reach.OwnName),
        new("partner-own-action", Role.TablePartner, Permission.CarryOut, Reach.OwnName),
        new("partner-sets-defaults", Role.TablePartner, Permission.SetDefaults, Reach.NoRow),
        new("holder-sets-defaults", Role.Dossierhouder, Permission.SetDefaults, Reach.NoRow),
        new("director-plans-meeting", Role.ProcessDirector, Permission.PlanMeeting, Reach.NoRow),
        new("chair-leads-meeting", Role.ProcessDirector, Permission.LeadMeeting, Reach.OwnName),
        new("chair-attends-meeting", Role.ProcessDirector, Permission.AttendMeeting, Reach.OwnName),
        new("partner-attends-meeting", Role.TablePartner, Permission.AttendMeeting, Reach.OwnSeat),
        new("holder-attends-meeting", Role.Dossierhouder, Permission.AttendMeeting, Reach.OwnSeat),
        new("member-attends-meeting", Role.WeighingMember, Permission.AttendMeeting, Reach.OwnSeat),
        new("expert-attends-meeting", Role.OutsideExpert, Permission.AttendMeeting, Reach.OwnSeat),
        .. Enum.GetValues<Role>().Select(role => new Rule("own-draft", role, Permission.KeepDraft, Reach.OwnName)),
    ];

    /// <summary>The rules that hold for an actor and a permission.</summary>
    public static IEnumerable<Rule> For(Actor actor, Permission permission) =>
        All.Where(r => r.Permission == permission && actor.Is(r.Role));

    /// <summary>Whether any rule gives the permission, whatever the row.</summary>
    public static bool May(Actor actor, Permission permission) => For(actor, permission).Any();

    /// <summary>Decides on one row: the rule that allows it, or null.</summary>
    public static Rule? Decide(Actor actor, Permission permission, ItemFacts item) =>
        For(actor, permission).FirstOrDefault(rule => Reaches(rule.Reach, actor, item));

    /// <summary>Whether a rule reaches the row because it names the actor: leading a case ends with the role, also for who keeps a seat.</summary>
    public static bool IsNamed(Actor actor, Permission permission, ItemFacts item) =>
        For(actor, permission).Any(rule => rule.Reach == Reach.OwnName && Reaches(rule.Reach, actor, item));

    private static bool Reaches(Reach reach, Actor actor, ItemFacts item) => reach switch
    {
        Reach.OwnMunicipality => item.Municipality is { } m && m == actor.Municipality,
        Reach.OwnName => item.Named is { } p && p == actor.Id,
        Reach.OwnSeat => item.Seated,
        _ => false,
    };
}

/// <summary>What the rules look at in a row.</summary>
/// <param name="Municipality">The municipality it belongs to; null when a person owns it.</param>
/// <param name="Named">The person it names: reporter, owner of a draft, director of a task; null when none.</param>
/// <param name="Seated">Whether the actor has a seat at its table today.</param>
/// <param name="Shielded">Whether its texts are shut for everybody: stopped, not taken in, closed.</param>
public sealed record ItemFacts(MunicipalityId? Municipality, ProfessionalId? Named, bool Seated = false, bool Shielded = false);
