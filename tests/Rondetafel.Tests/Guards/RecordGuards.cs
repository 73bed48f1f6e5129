using System.Reflection;
using System.Runtime.CompilerServices;
using Rondetafel.Access;
using Rondetafel.Data;
using Rondetafel.Domain.Shared;
using Rondetafel.Features.Persons.Meetings;

namespace Rondetafel.Tests.Guards;

/// <summary>A record prints all that it holds by itself, into a log for instance: what is kept sealed, no record prints.</summary>
public sealed class RecordGuards
{
    private const BindingFlags Own = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;
    private const string Secret = "Jesse Molenaar";

    /// <summary>The names under which the domain keeps sealed text.</summary>
    private static readonly HashSet<string> Sealed = [.. typeof(Narrative).Assembly.GetTypes().SelectMany(t => t.GetProperties()).Where(p => p.PropertyType == typeof(Narrative)).Select(p => p.Name)];

    /// <summary>Records whose word of such a name is another: of who works here, of an organisation or municipality, a code or words of the product.</summary>
    private static readonly string[] Others =
    [
        "SignedIn", "Approver", "Candidate", "RosterLine", "RosterPerson", "TableCandidate", "Taker", "PlaceSeen", "Askable", "TableName", "Named", // who works here
        "NamedOrganisation", "ReportDoor",                                                                                                      // names of the partnership
        "Rule", "Due", "RegisterRow", "Look", "LogRow",                                                                                         // codes and words of the product
    ];

    /// <summary>The records of product and domain that hold such a text as words: what is about persons and society, and what carries it in and out.</summary>
    private static readonly Type[] Records = [.. new[] { typeof(Narrative).Assembly, typeof(RondetafelDb).Assembly }.SelectMany(a => a.GetTypes())
        .Where(t => t.Namespace is { } space && (space.Contains(".Persons", StringComparison.Ordinal) || space.Contains(".Society", StringComparison.Ordinal) || space is "Rondetafel.Documents" or "Rondetafel.Access"))
        .Where(t => !Others.Contains(t.Name) && (Holds(t).Any() || Reads(t)))];

    [Fact]
    public void NoRecord_PrintsWhatIsKeptSealed()
    {
        Assert.Contains(Records, r => r.Name == "PersonGiven");
        Assert.Contains(Records, r => r.Name == "Source");
        Assert.Contains(Records, r => r.Name == "MinutesView");
        Assert.Empty(Records.Where(Prints).Select(r => r.FullName).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void ARecordThatPrints_IsFound()
    {
        Assert.Equal(["Text"], Holds(typeof(Planted)).Select(p => p.Name));
        Assert.True(Prints(typeof(Planted)));
        Assert.True(Prints(typeof(PlantedLine)));
        Assert.False(Prints(typeof(PlantedSilent)));
        Assert.All(new[] { typeof(PlantedReader), typeof(PlantedCarrier), typeof(PlantedList) }, t => Assert.True(Reads(t) && Prints(t), t.Name));
        Assert.False(Reads(typeof(PlantedBare)));
    }

    /// <summary>
    /// Whether words of it, whatever they are called, may come out of what it has beside them: a table, which opens texts, or a view with one.
    /// </summary>
    private static bool Reads(Type type) =>
        IsRecord(type) && type.GetProperties(Own).Any(p => p.PropertyType == typeof(string)) && type.GetProperties(Own).Where(p => p.Name != "EqualityContract").SelectMany(p => Inside(p.PropertyType)).Any(Opens);

    private static bool Opens(Type part) => part == typeof(CaseTable) || part.GetConstructors(Own).Any(c => c.GetParameters().Any(p => p.ParameterType == typeof(CaseTable)));

    /// <summary>A type and those within it, for a list of them or one that may be absent.</summary>
    private static IEnumerable<Type> Inside(Type type) => type.IsArray ? Inside(type.GetElementType()!) : type.IsGenericType ? type.GetGenericArguments().SelectMany(Inside) : [type];

    private static bool IsRecord(Type type) => (type.GetMethod("PrintMembers", Own) is not null || type.GetMethod("<Clone>$", Own) is not null) && !type.ContainsGenericParameters && !type.IsAbstract;

    private static IEnumerable<PropertyInfo> Holds(Type type) => !IsRecord(type)
        ? [] : type.GetProperties(Own).Where(p => p.PropertyType == typeof(string) && Sealed.Contains(p.Name) && type.GetField($"<{p.Name}>k__BackingField", Own) is not null);

    /// <summary>Whether one of these with a word in every such place says it; also one that reads its other parts to print itself.</summary>
    private static bool Prints(Type type)
    {
        var made = RuntimeHelpers.GetUninitializedObject(type);
        var words = Reads(type) ? type.GetProperties(Own).Where(p => p.PropertyType == typeof(string)) : Holds(type);
        foreach (var property in words) type.GetField($"<{property.Name}>k__BackingField", Own)?.SetValue(made, Secret);
        try
        {
            return made.ToString()!.Contains(Secret, StringComparison.Ordinal);
        }
        catch (Exception e) when (e is NullReferenceException or ArgumentNullException)
        {
            return true;
        }
    }

    private sealed record Planted(string Text, int Number);

    private readonly record struct PlantedLine(string? Reason);

    private sealed record PlantedSilent(string Text, string? Reason)
    {
        public override string ToString() => nameof(PlantedSilent);
    }

    private sealed record PlantedReader(CaseTable Table, Guid Id)
    {
        public string Why => Table.ToString() + Id;
    }

    private sealed record PlantedCarrier(MeetingView Meeting)
    {
        public string? Why { get; init; }
    }

    private sealed record PlantedList(IReadOnlyList<MeetingView> Meetings, string Why);

    private sealed record PlantedBare(string Code, IReadOnlyList<int> Numbers);
}
