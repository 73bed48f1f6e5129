using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Rondetafel.Access;
using Rondetafel.Data;
using Rondetafel.Domain.Shared;
using Rondetafel.Tests.Ui;

namespace Rondetafel.Tests.Guards;

/// <summary>Content is reached through its scope; raw SQL and changes past the save stay in the few places that are known.</summary>
public sealed partial class ScopeGuards
{
    /// <summary>Where bare sets of content may stand: where the scopes are made, where the mapping is, and the jobs of the clock.</summary>
    private static readonly string[] BareAllowed = ["src/Rondetafel/Access/", "src/Rondetafel/Data/", "src/Rondetafel/Jobs/"];

    /// <summary>The sets of content: whatever has a key or is a part of what has one.</summary>
    private static readonly string[] Content =
        [.. typeof(RondetafelDb).GetProperties().Where(p => p.PropertyType.IsGenericType && p.PropertyType.GetGenericTypeDefinition() == typeof(DbSet<>))
            .Where(p => typeof(IHasKey).IsAssignableFrom(Row(p)) || typeof(IPart).IsAssignableFrom(Row(p))).Select(p => p.Name)];

    /// <summary>The scopes that are made in Access: what starts with one of them is no bare set.</summary>
    private static readonly string[] Known =
        [.. typeof(Scopes).GetMethods(BindingFlags.Static | BindingFlags.Public).Where(m => m.IsDefined(typeof(ExtensionAttribute))).Select(m => m.Name).Distinct()];

    /// <summary>Changes past SaveChangesAsync: rows that are no aggregate, each with its reason.</summary>
    private static readonly string[] PastTheSave =
    [
        "src/Rondetafel/Access/ActorMiddleware.cs", // the last request of a session, to the minute
        "src/Rondetafel/Audit/ReadLog.cs",          // rows that are only added
        "src/Rondetafel/Access/Accounts/Lockout.cs", // tries at the same moment all count
        "src/Rondetafel/Jobs/DailyJob.cs",          // old one-time keys, sessions and the journal of SQLite
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
    [InlineData("var a = await db.Weighings.CountAsync()", true)]
    [InlineData("var a = await db.Cases.Where(c => c.Number == number).ToListAsync()", true)]
    [InlineData("var a = await db.Answers.OfReceipt(hash, today).ToListAsync()", false)]
    [InlineData("db.Drafts.Add(draft)", false)]
    [InlineData("var a = await db.Municipalities.ToListAsync()", false)]
    public void Guard_SeesWhatItMust(string statement, bool bare) => Assert.Equal(bare, IsBare(statement));

    private static bool IsBare(string statement) =>
        BareSet().Matches(statement).Where(m => Content.Contains(m.Groups["set"].Value) || (m.Groups["row"].Success && IsContent(m.Groups["row"].Value)))
            .Any(m => !Known.Any(k => statement[(m.Index + m.Length)..].TrimStart().StartsWith($".{k}(", StringComparison.Ordinal)));

    private static bool IsContent(string row) => typeof(IHasKey).Assembly.GetTypes().Any(t => t.Name == row && (typeof(IHasKey).IsAssignableFrom(t) || typeof(IPart).IsAssignableFrom(t)));

    private static Type Row(PropertyInfo set) => set.PropertyType.GetGenericArguments()[0];

    private static bool IsWriteHandler(string text) => Handler().IsMatch(text) && text.Contains("SaveChangesAsync", StringComparison.Ordinal);

    private static IEnumerable<string> Statements(string text) => text.Split([';', '{', '}']);

    [GeneratedRegex("""\b(?:\w*[dD]b|set|context)\s*\.\s*(?:Set<(?<row>\w+)>\(\)|(?<set>[A-Z]\w+))(?!\w|\s*\(|\s*\.\s*(?:Add|AddRange|Remove|RemoveRange)\()""")]
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
