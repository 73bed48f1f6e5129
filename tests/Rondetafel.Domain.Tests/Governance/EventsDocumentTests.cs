using System.Reflection;
using System.Text;
using Rondetafel.Domain.Shared;

namespace Rondetafel.Domain.Tests.Governance;

public sealed class EventsDocumentTests
{
    private static readonly Type[] Events = [.. typeof(DomainEvent).Assembly.GetTypes().Where(t => t.IsSubclassOf(typeof(DomainEvent)) && !t.IsAbstract)];

    [Fact]
    public void EveryEvent_IsDescribedInBothLanguages_AndOnlyOnce()
    {
        var described = Events.Select(e => (e.Name, About: e.GetCustomAttribute<EventAttribute>())).ToList();

        Assert.All(described, e => Assert.True(e.About is { Version: >= 1, Dutch.Length: > 0, English.Length: > 0 }, $"{e.Name} has no description."));
        Assert.Empty(described.GroupBy(e => e.About!.Dutch).Where(g => g.Count() > 1).Select(g => g.Key));
        Assert.Empty(described.GroupBy(e => e.Name).Where(g => g.Count() > 1).Select(g => g.Key));
    }

    [Fact]
    public void TheDocument_ListsEveryEvent() => Documents.MustBe("events.md", Expected());

    private static string Expected()
    {
        var text = new StringBuilder("# Events\n\nEvery change of the domain records an event, which becomes one row of the audit log. This list is made from the code.\n");
        foreach (var ring in Events.GroupBy(e => e.Namespace!["Rondetafel.Domain.".Length..]).OrderBy(g => g.Key, StringComparer.Ordinal))
        {
            text.Append("\n## ").Append(ring.Key).Append("\n\n| Event | Version | Dutch | English |\n|---|---|---|---|\n");
            foreach (var (name, about) in ring.OrderBy(e => e.Name, StringComparer.Ordinal).Select(e => (e.Name, e.GetCustomAttribute<EventAttribute>()!)))
                text.Append("| `").Append(name).Append("` | ").Append(about.Version).Append(" | ").Append(about.Dutch).Append(" | ").Append(about.English).Append(" |\n");
        }
        return text.ToString();
    }
}
