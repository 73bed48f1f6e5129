using System.Reflection;
using Rondetafel.Domain.Shared;

namespace Rondetafel.Tests.Guards;

/// <summary>Every event is described in both languages, versioned, and named once.</summary>
public sealed class EventGuards
{
    private static readonly Type[] Events = [.. typeof(DomainEvent).Assembly.GetTypes().Where(t => t.IsSubclassOf(typeof(DomainEvent)) && !t.IsAbstract)];

    [Fact]
    public void EveryEvent_IsDescribedAndVersioned()
    {
        Assert.NotEmpty(Events);
        Assert.Empty(Events.Where(IsUndescribed).Select(e => e.Name));
    }

    [Fact]
    public void EveryEvent_HasANameOfItsOwn() => Assert.Empty(Events.GroupBy(e => e.Name).Where(g => g.Count() > 1).Select(g => g.Key));

    [Fact]
    public void NoEvent_HoldsTextOfACase() =>
        Assert.Empty(Events.SelectMany(Texts));

    [Fact]
    public void EveryEvent_IsSealed() => Assert.Empty(Events.Where(e => !e.IsSealed).Select(e => e.Name));

    [Theory]
    [InlineData(typeof(Bare))]
    [InlineData(typeof(Unversioned))]
    [InlineData(typeof(DutchOnly))]
    public void AnEventThatSaysTooLittle_IsFound(Type planted) => Assert.True(IsUndescribed(planted));

    [Fact]
    public void AnEventWithTextOfACase_IsFound() => Assert.Equal(["Bare.Text"], Texts(typeof(Bare)));

    private static bool IsUndescribed(Type e) =>
        e.GetCustomAttribute<EventAttribute>() is not { Version: >= 1 } a || string.IsNullOrWhiteSpace(a.Dutch) || string.IsNullOrWhiteSpace(a.English);

    private static IEnumerable<string> Texts(Type e) => e.GetProperties().Where(p => p.PropertyType == typeof(Narrative)).Select(p => $"{e.Name}.{p.Name}");

    private sealed record Bare(Narrative Text, Actor By, DateTime At) : DomainEvent(By, At);

    [Event(0, "Geplant", "Planted")]
    private sealed record Unversioned(Actor By, DateTime At) : DomainEvent(By, At);

    [Event(1, "Geplant", " ")]
    private sealed record DutchOnly(Actor By, DateTime At) : DomainEvent(By, At);
}
