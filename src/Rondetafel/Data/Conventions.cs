using System.Globalization;
using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using Rondetafel.Domain.Persons.Weighings;
using Rondetafel.Domain.Shared;

namespace Rondetafel.Data;

/// <summary>
/// How every property is stored, on both databases alike: typed ids as their Guid, enums as words, moments as UTC,
/// narratives as sealed bytes.
/// </summary>
internal static class Conventions
{
    public const string KeyId = "KeyId";
    public const string KeyWrapped = "KeyWrapped";
    public const string KeyRoot = "KeyRoot";

    // What a converter does stands in methods: a lambda within its expression would be made anew for every row that is read.

    public static ValueConverter<List<Role>, string> RoleList { get; } = EnumList<Role>();

    public static ValueComparer<List<Role>> RoleListComparer { get; } = ListComparer<Role>();

    /// <summary>The days of trainings per topic, as "Rules=2026-03-02" with commas.</summary>
    public static ValueConverter<Dictionary<TrainingTopic, DateOnly>, string> Trainings { get; } = new(trainings => WriteTrainings(trainings), text => ReadTrainings(text));

    public static ValueComparer<Dictionary<TrainingTopic, DateOnly>> TrainingsComparer { get; } = new(
        (a, b) => a!.Count == b!.Count && a.All(t => b.ContainsKey(t.Key) && b[t.Key] == t.Value),
        trainings => trainings.Aggregate(0, (h, t) => h ^ HashCode.Combine(t.Key, t.Value)), trainings => new Dictionary<TrainingTopic, DateOnly>(trainings));

    /// <summary>The questions of a criteria form as "danger:1,against:2".</summary>
    public static ValueConverter<List<FormQuestion>, string> FormQuestions { get; } = new(questions => WriteQuestions(questions), text => ReadQuestions(text));

    /// <summary>A list of ids as text with commas.</summary>
    public static ValueConverter<List<T>, string> IdList<T>(Func<Guid, T> make, Func<T, Guid> read) => new(ids => WriteIds(ids, read), text => ReadIds(text, make));

    /// <summary>A list of words of an enum as text with commas.</summary>
    public static ValueConverter<List<T>, string> EnumList<T>() where T : struct, Enum => new(words => string.Join(',', words), text => ReadWords<T>(text));

    /// <summary>Compares lists by their elements.</summary>
    public static ValueComparer<List<T>> ListComparer<T>() => new((a, b) => a!.SequenceEqual(b!), list => HashOf(list), list => list.ToList());

    private static string[] Parts(string text) => text.Split(',', StringSplitOptions.RemoveEmptyEntries);

    private static List<T> ReadWords<T>(string text) where T : struct, Enum => Parts(text).Select(Enum.Parse<T>).ToList();

    private static string WriteIds<T>(List<T> ids, Func<T, Guid> read) => string.Join(',', ids.Select(read));

    private static List<T> ReadIds<T>(string text, Func<Guid, T> make) => Parts(text).Select(Guid.Parse).Select(make).ToList();

    private static string WriteTrainings(Dictionary<TrainingTopic, DateOnly> trainings) => string.Join(',', trainings.OrderBy(t => t.Key).Select(t => $"{t.Key}={t.Value:yyyy-MM-dd}"));

    private static Dictionary<TrainingTopic, DateOnly> ReadTrainings(string text) => Parts(text).Select(t => t.Split('=', StringSplitOptions.None))
        .ToDictionary(t => Enum.Parse<TrainingTopic>(t[0]), t => DateOnly.ParseExact(t[1], "yyyy-MM-dd", CultureInfo.InvariantCulture));

    private static string WriteQuestions(List<FormQuestion> questions) => string.Join(',', questions.Select(q => $"{q.Criterion}:{q.Edition}"));

    private static List<FormQuestion> ReadQuestions(string text) =>
        Parts(text).Select(q => q.Split(':', StringSplitOptions.None)).Select(q => new FormQuestion(q[0], int.Parse(q[1], CultureInfo.InvariantCulture))).ToList();

    private static int HashOf<T>(List<T> list) => list.Aggregate(0, (h, i) => HashCode.Combine(h, i!.GetHashCode()));

    /// <summary>The typed ids of the domain: record structs around one Guid called Value.</summary>
    public static IEnumerable<Type> IdTypes { get; } = typeof(Aggregate).Assembly.GetTypes()
        .Where(t => t.IsValueType && t.Name.EndsWith("Id", StringComparison.Ordinal) && t.GetProperty("Value")?.PropertyType == typeof(Guid)).ToList();

    public static void Configure(ModelConfigurationBuilder builder)
    {
        foreach (var id in IdTypes) builder.Properties(id).HaveConversion(typeof(IdConverter<>).MakeGenericType(id));
        builder.Properties<Enum>().HaveConversion<string>();
        builder.Properties<DateTime>().HaveConversion<UtcConverter>();
        builder.Properties<Narrative>().HaveConversion<PlaceholderConverter, NarrativeComparer>();
    }

    /// <summary>Gives each narrative its field name and each keyed aggregate its key columns and version check.</summary>
    public static void Finish(ModelBuilder builder)
    {
        var fields = new HashSet<string>();
        foreach (var entity in builder.Model.GetEntityTypes().ToList())
        {
            foreach (var property in entity.GetProperties().Where(p => p.ClrType == typeof(Narrative)))
            {
                var field = property.PropertyInfo?.GetCustomAttribute<SealedAsAttribute>()?.Field
                    ?? throw new InvalidOperationException($"{entity.Name}.{property.Name} has no stable field name.");
                if (!fields.Add(field)) throw new InvalidOperationException($"The field name {field} is used twice.");
                property.SetValueConverter(new ValueConverter<Narrative, byte[]>(n => n.SealedBytes, b => Narrative.Stored(field, b)));
            }
            if (!typeof(Aggregate).IsAssignableFrom(entity.ClrType)) continue;
            var mapped = builder.Entity(entity.ClrType);
            mapped.Ignore(nameof(Aggregate.RootId)).Ignore(nameof(Aggregate.Events));
            mapped.Property(nameof(Aggregate.Version)).IsConcurrencyToken();
            if (!typeof(IHasKey).IsAssignableFrom(entity.ClrType)) continue;
            mapped.Property<Guid>(KeyId);
            mapped.Property<byte[]>(KeyWrapped).IsRequired();
            mapped.Property<int>(KeyRoot);
        }
        foreach (var part in builder.Model.GetEntityTypes().Where(e => typeof(IPart).IsAssignableFrom(e.ClrType)).ToList())
            builder.Entity(part.ClrType).Ignore(nameof(IPart.RootId)).Ignore(nameof(IPart.PartId));
    }

    private sealed class IdConverter<TId>() : ValueConverter<TId, Guid>(Read(), Make()) where TId : struct
    {
        private static System.Linq.Expressions.Expression<Func<TId, Guid>> Read()
        {
            var id = System.Linq.Expressions.Expression.Parameter(typeof(TId));
            return System.Linq.Expressions.Expression.Lambda<Func<TId, Guid>>(System.Linq.Expressions.Expression.Property(id, "Value"), id);
        }

        private static System.Linq.Expressions.Expression<Func<Guid, TId>> Make()
        {
            var value = System.Linq.Expressions.Expression.Parameter(typeof(Guid));
            return System.Linq.Expressions.Expression.Lambda<Func<Guid, TId>>(
                System.Linq.Expressions.Expression.New(typeof(TId).GetConstructor([typeof(Guid)])!, value), value);
        }
    }

    private sealed class UtcConverter() : ValueConverter<DateTime, DateTime>(
        at => at.Kind == DateTimeKind.Local ? at.ToUniversalTime() : DateTime.SpecifyKind(at, DateTimeKind.Utc),
        at => DateTime.SpecifyKind(at, DateTimeKind.Utc));

    private sealed class PlaceholderConverter() : ValueConverter<Narrative, byte[]>(n => n.SealedBytes, b => Narrative.Stored("", b));

    private sealed class NarrativeComparer() : ValueComparer<Narrative>(
        (a, b) => ReferenceEquals(a, b) || (a != null && b != null && a.IsSealed && b.IsSealed && a.SealedBytes.SequenceEqual(b.SealedBytes)),
        n => n.IsSealed ? n.SealedBytes.Length : 0, n => n);
}
