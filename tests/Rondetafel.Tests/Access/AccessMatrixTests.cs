using System.Text;
using Rondetafel.Access;
using Rondetafel.Domain.Shared;
using Rondetafel.Tests.Ui;
using static Rondetafel.Access.Permission;
using static Rondetafel.Access.Reach;

namespace Rondetafel.Tests.Access;

/// <summary>
/// Who may do what, written by hand from product.md section 6 and architecture.md section 5, not from the code; the proof that
/// any other table is noticed; and docs/access-matrix.md, printed from the running rules.
/// </summary>
[Trait("engine", "none")]
public sealed class AccessMatrixTests
{
    /// <summary>What each role may do and to which rows. Whatever is not here is refused.</summary>
    private static readonly Dictionary<Role, (Permission, Reach)[]> Expected = new()
    {
        [Role.Professional] = [(ReportSignal, NoRow), (ReadOwnAnswer, OwnName), (AskTable, NoRow), (ReadOwnQuestion, OwnName), (KeepDraft, OwnName)],
        [Role.Dossierhouder] =
        [
            (ReportSignal, NoRow), (ReadOwnAnswer, OwnName), (ReadSignal, OwnMunicipality), (HandleSignal, OwnMunicipality), (ReadReporter, OwnMunicipality),
            (GiveAnswer, OwnMunicipality), (JudgeMatch, OwnMunicipality), (NoteAdvice, NoRow), (OpenCase, OwnSeat), (HearOverdue, OwnName),
            (LetIn, OwnName), (ReviewBriefSeat, OwnSeat), (SetDefaults, NoRow), (AttendMeeting, OwnSeat), (AskTable, NoRow), (ReadOwnQuestion, OwnName), (ConsentProvision, OwnSeat), (ReviewProvision, OwnName), (KeepDraft, OwnName),
        ],
        [Role.WeighingMember] = [(ReviewProvision, OwnName), (AskTable, NoRow), (ReadOwnQuestion, OwnName), (ReadWeighing, OwnSeat), (GiveView, OwnSeat), (FollowTrack, OwnName), (AttendMeeting, OwnSeat), (KeepDraft, OwnName)],
        [Role.OutsideExpert] = [(ReadWeighing, OwnSeat), (GiveView, OwnSeat), (AttendMeeting, OwnSeat), (KeepDraft, OwnName)],
        [Role.ProcessDirector] =
        [
            (JudgeMatch, OwnName), (ResetFactor, NoRow), (ApproveLists, NoRow), (ConveneWeighing, OwnName), (TakeLead, NoRow), (LeadWeighing, OwnName), (ReadWeighing, OwnName),
            (FollowTrack, OwnName), (ReadThemes, OwnName), (ReadFigures, NoRow), (OpenCase, OwnName), (LeadCase, OwnName),
            (LetIn, OwnName), (HearQuestion, OwnName), (Provide, OwnName), (ListProvisions, NoRow), (ReviewProvision, OwnName), (PlanMeeting, NoRow), (LeadMeeting, OwnName), (AttendMeeting, OwnName), (KeepDraft, OwnName),
        ],
        [Role.TablePartner] = [(ConsentProvision, OwnSeat), (ReviewProvision, OwnName), (AskTable, NoRow), (ReadOwnQuestion, OwnName), (OpenCase, OwnSeat), (HearOverdue, OwnName), (LetIn, OwnName), (ReviewBriefSeat, OwnSeat), (SetDefaults, NoRow), (CarryOut, OwnName), (AttendMeeting, OwnSeat), (KeepDraft, OwnName)],
        [Role.Executor] = [(CarryOut, OwnName), (KeepDraft, OwnName)],
        [Role.LawfulnessOfficer] = [(ListProvisions, NoRow), (ReadRegister, NoRow), (ReadAudit, NoRow), (ResetFactor, NoRow), (ApproveLists, NoRow), (HearOverdue, NoRow), (ReviewBriefSeat, OwnName), (KeepDraft, OwnName)],
        [Role.Administrator] = [(ManageAccounts, NoRow), (ResetFactor, NoRow), (ManageLists, NoRow), (ApproveLists, NoRow), (KeepDraft, OwnName)],
    };

    private static readonly MunicipalityId Here = new(new Guid(1, 0, 0, new byte[8])), There = new(new Guid(2, 0, 0, new byte[8]));
    private static readonly ProfessionalId Me = new(new Guid(3, 0, 0, new byte[8])), Other = new(new Guid(4, 0, 0, new byte[8]));

    private static IReadOnlyList<Rule> Real => AccessRules.All;

    [Fact]
    public void The_rules_say_what_was_written_by_hand() => Assert.Empty(Differences(Real));

    [Fact]
    public void Every_role_has_its_line() => Assert.Equal(Enum.GetValues<Role>().Order(), Expected.Keys.Order());

    [Fact]
    public void A_removed_rule_is_noticed() => Assert.Empty(Survivors(Real.Select((_, i) => ($"{i} removed", Real.Where((_, at) => at != i).ToList()))));

    [Fact]
    public void An_added_rule_is_noticed() => Assert.Empty(Survivors(
        from role in Enum.GetValues<Role>()
        from permission in Enum.GetValues<Permission>()
        from reach in Enum.GetValues<Reach>()
        where !Expected[role].Contains((permission, reach))
        select ($"{role} {permission} {reach} added", Real.Append(new Rule("added", role, permission, reach)).ToList())));

    [Fact]
    public void A_changed_rule_is_noticed() => Assert.Empty(Survivors(Real.SelectMany((rule, i) => Changes(rule).Select(change => ($"{i} {change}", With((i, change)))))));

    [Fact]
    public void Swapped_rules_are_noticed() => Assert.Empty(Survivors(
        from i in Enumerable.Range(0, Real.Count)
        from j in Enumerable.Range(i + 1, Real.Count - i - 1)
        from swap in Swaps(Real[i], Real[j])
        where (swap.A.Role, swap.A.Permission, swap.A.Reach) != (Real[i].Role, Real[i].Permission, Real[i].Reach)
            && (swap.A.Role, swap.A.Permission, swap.A.Reach) != (Real[j].Role, Real[j].Permission, Real[j].Reach)
        select ($"{i} and {j} swapped", With((i, swap.A), (j, swap.B)))));

    /// <summary>The decision on one row follows the table: for every role and permission, over every kind of row.</summary>
    [Fact]
    public void Deciding_reaches_the_rows_that_the_table_says_and_no_other()
    {
        foreach (var role in Enum.GetValues<Role>())
        {
            var actor = new Actor(Me, null, Here, new HashSet<Role> { role });
            foreach (var permission in Enum.GetValues<Permission>())
            {
                bool Reaches(Reach reach) => Expected[role].Contains((permission, reach));
                bool Opens(ItemFacts item) => AccessRules.Decide(actor, permission, item) is not null;
                Assert.Equal(Expected[role].Any(e => e.Item1 == permission), AccessRules.May(actor, permission));
                Assert.Equal(Reaches(OwnMunicipality), Opens(new ItemFacts(Here, null)));
                Assert.Equal(Reaches(OwnName), Opens(new ItemFacts(null, Me)));
                Assert.Equal(Reaches(OwnSeat), Opens(new ItemFacts(null, null, Seated: true)));
                Assert.False(Opens(new ItemFacts(There, Other)));
                Assert.False(Opens(new ItemFacts(null, null)));
                Assert.Null(AccessRules.Decide(Actor.Public, permission, new ItemFacts(Here, Me, Seated: true)));
                Assert.False(AccessRules.May(Actor.Clock, permission));
            }
        }
    }

    /// <summary>docs/access-matrix.md says what the rules say. RONDETAFEL_WRITE_DOCS=1 writes it anew.</summary>
    [Fact]
    public void The_document_says_what_the_rules_say()
    {
        var (path, text) = (Path.Combine(SourceTree.Root, "docs", "access-matrix.md"), Print());
        if (Environment.GetEnvironmentVariable("RONDETAFEL_WRITE_DOCS") == "1") File.WriteAllText(path, text);
        Assert.Equal(text, File.Exists(path) ? File.ReadAllText(path).ReplaceLineEndings("\n") : "");
    }

    /// <summary>Every cell of role × permission in which a table differs from what was written by hand, and every rule that stands twice.</summary>
    private static List<string> Differences(IReadOnlyList<Rule> rules) =>
    [
        .. from role in Enum.GetValues<Role>()
           from permission in Enum.GetValues<Permission>()
           let wanted = Expected[role].Where(e => e.Item1 == permission).Select(e => e.Item2).Order().ToList()
           let found = rules.Where(r => r.Role == role && r.Permission == permission).Select(r => r.Reach).Order().ToList()
           where !wanted.SequenceEqual(found)
           select $"{role} × {permission}: expected {string.Join('+', wanted)}, found {string.Join('+', found)}",
    ];

    private static List<string> Survivors(IEnumerable<(string What, List<Rule> Rules)> mutants)
    {
        var all = mutants.ToList();
        Assert.True(all.Count >= Real.Count, $"Only {all.Count} mutants.");
        return [.. all.Where(m => Differences(m.Rules).Count == 0).Select(m => m.What)];
    }

    private static List<Rule> With(params (int At, Rule Rule)[] changes) => [.. Real.Select((rule, i) => changes.FirstOrDefault(c => c.At == i).Rule ?? rule)];

    private static IEnumerable<Rule> Changes(Rule rule) =>
    [
        .. Enum.GetValues<Role>().Where(r => r != rule.Role).Select(r => rule with { Role = r }),
        .. Enum.GetValues<Permission>().Where(p => p != rule.Permission).Select(p => rule with { Permission = p }),
        .. Enum.GetValues<Reach>().Where(r => r != rule.Reach).Select(r => rule with { Reach = r }),
    ];

    private static IEnumerable<(Rule A, Rule B)> Swaps(Rule a, Rule b) =>
        [(a with { Role = b.Role }, b with { Role = a.Role }), (a with { Permission = b.Permission }, b with { Permission = a.Permission }), (a with { Reach = b.Reach }, b with { Reach = a.Reach })];

    private static string Print()
    {
        var roles = Enum.GetValues<Role>();
        var text = new StringBuilder("# Who may do what\n\nPrinted from the rules in `Access/Rules.cs`; a test compares, and another compares the rules with a table written by hand. "
            + "An empty cell is refused. A role alone opens no content: what it reaches are the rows in the cell, and within a case the audience of each contribution decides besides.\n\n"
            + "| Permission | " + string.Join(" | ", roles) + " |\n|---" + string.Concat(roles.Select(_ => "|---")) + "|\n");
        foreach (var permission in Enum.GetValues<Permission>())
            text.Append($"| {permission} | {string.Join(" | ", roles.Select(role => string.Join(", ", Real.Where(r => r.Role == role && r.Permission == permission).Select(r => Words(r.Reach)))))} |\n");
        text.Append("\n| Rule, as it stands in the audit log | Role | Permission | Reach |\n|---|---|---|---|\n");
        foreach (var rule in Real) text.Append($"| {rule.Name} | {rule.Role} | {rule.Permission} | {Words(rule.Reach)} |\n");
        return text.ToString();
    }

    private static string Words(Reach reach) => reach switch
    {
        NoRow => "yes",
        OwnMunicipality => "own municipality",
        OwnName => "own name",
        OwnSeat => "own seat",
        _ => throw new InvalidOperationException(),
    };
}
