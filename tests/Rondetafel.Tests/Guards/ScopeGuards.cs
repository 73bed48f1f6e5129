using System.Text.RegularExpressions;
using Rondetafel.Tests.Ui;

namespace Rondetafel.Tests.Guards;

/// <summary>Content is reached through its scope; raw SQL and changes past the save stay in the few places that are known.</summary>
public sealed partial class ScopeGuards
{
    /// <summary>Where bare sets of content may stand: where the scopes are made, where the mapping is, and the jobs of the clock.</summary>
    private static readonly string[] BareAllowed = ["src/Rondetafel/Access/", "src/Rondetafel/Data/", "src/Rondetafel/Jobs/"];

    /// <summary>Changes past SaveChangesAsync: rows that are no aggregate, each with its reason.</summary>
    private static readonly string[] PastTheSave =
    [
        "src/Rondetafel/Access/ActorMiddleware.cs", // the last request of a session, to the minute
        "src/Rondetafel/Mail/Mailer.cs",            // claims and marks of notices
        "src/Rondetafel/Mail/MailTurn.cs",          // the lock that lets one process send
        "src/Rondetafel/Web/Health.cs",             // a try that is taken back
    ];

    private static readonly (string Name, string Text)[] Code =
        [.. SourceTree.Files("src/Rondetafel", ".cs").Concat(SourceTree.Files("src/Rondetafel", ".cshtml")).Where(f => !f.Name.Contains("/Data/Sql/", StringComparison.Ordinal))];

    [Fact]
    public void ContentIsReachedThroughItsScope()
    {
        var bare = Code.Where(f => !BareAllowed.Any(a => f.Name.StartsWith(a, StringComparison.Ordinal)) && !IsWriteHandler(f.Text))
            .SelectMany(f => Statements(f.Text).Where(IsBare).Select(s => $"{f.Name}: {s.Trim()}"));

        Assert.Contains(Code, f => f.Text.Contains(".VisibleTo(", StringComparison.Ordinal));
        Assert.Empty(bare);
    }

    [Fact]
    public void WriteHandlers_ReadContentThroughItsScopeToo_OrAddOrRemove()
    {
        var bare = Code.Where(f => IsWriteHandler(f.Text)).SelectMany(f => Statements(f.Text).Where(s => Listing().IsMatch(s) && IsBare(s)).Select(s => $"{f.Name}: {s.Trim()}"));
        Assert.Empty(bare);
    }

    [Fact]
    public void NothingChangesPastTheSave_ButWhatIsNamed()
    {
        var found = Code.Where(f => PastSave().IsMatch(f.Text)).Select(f => f.Name).Where(n => !n.StartsWith("src/Rondetafel/Data/", StringComparison.Ordinal));
        Assert.Empty(found.Except(PastTheSave));
    }

    [Fact]
    public void NoRawSqlIsPutTogetherFromText() => Assert.Empty(Code.Where(f => Raw().IsMatch(f.Text)).Select(f => f.Name));

    [Theory]
    [InlineData("var a = await db.Signals.Where(s => s.Code == code).ToListAsync()", true)]
    [InlineData("var a = await db.Set<Answer>().ToListAsync()", true)]
    [InlineData("var a = await db.Signals.VisibleTo(by, p).Where(s => s.Code == code).ToListAsync()", false)]
    [InlineData("db.Drafts.Add(draft)", false)]
    [InlineData("var a = await db.Municipalities.ToListAsync()", false)]
    public void Guard_SeesWhatItMust(string statement, bool bare) => Assert.Equal(bare, IsBare(statement));

    private static bool IsBare(string statement) => BareSet().Matches(statement).Any(m => !statement[m.Index..].Contains(".VisibleTo(", StringComparison.Ordinal));

    private static bool IsWriteHandler(string text) => Handler().IsMatch(text) && text.Contains("SaveChangesAsync", StringComparison.Ordinal);

    private static IEnumerable<string> Statements(string text) => text.Split([';', '{', '}']);

    [GeneratedRegex("""\b(?:\w*[dD]b|set|context)\s*\.\s*(?:(?:Signals|Answers|MatchTasks|Drafts)\b|Set<(?:Signal|SignalFact|SignalStep|SignalAddition|Answer|AnswerText|MatchTask|Draft)>\(\))(?!\s*\.\s*(?:Add|AddRange|Remove|RemoveRange)\()""")]
    private static partial Regex BareSet();

    [GeneratedRegex("""class \w+Handler\b""")]
    private static partial Regex Handler();

    [GeneratedRegex("""\.(?:ToListAsync|ToArrayAsync|CountAsync|AnyAsync|ToDictionaryAsync)\(""")]
    private static partial Regex Listing();

    [GeneratedRegex("""ExecuteUpdate|ExecuteDelete|ExecuteSql|FromSql|SqlQuery|IgnoreQueryFilters""")]
    private static partial Regex PastSave();

    [GeneratedRegex("""ExecuteSqlRaw|FromSqlRaw|SqlQueryRaw""")]
    private static partial Regex Raw();
}
