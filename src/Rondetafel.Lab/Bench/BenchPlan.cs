using System.Text.Json;

namespace Rondetafel.Lab.Bench;

/// <summary>An open case and an organisation at its table.</summary>
public sealed record BenchCase(Guid Id, Guid Owner);

/// <summary>Which rows the operations work on; kept beside the data.</summary>
/// <param name="Led">The cases of the chair; the partner has a seat in the first twelve, the first eight are on the agenda.</param>
/// <param name="Meeting">The meeting that is going on.</param>
/// <param name="Points">Its points.</param>
/// <param name="Signals">Signals that are being handled.</param>
public sealed record BenchPlan(IReadOnlyList<BenchCase> Led, Guid Meeting, IReadOnlyList<Guid> Points, IReadOnlyList<Guid> Signals)
{
    /// <summary>Reads it back.</summary>
    public static BenchPlan Read(string path) => JsonSerializer.Deserialize<BenchPlan>(File.ReadAllText(path))!;

    /// <summary>Writes it.</summary>
    public void Write(string path) => File.WriteAllText(path, JsonSerializer.Serialize(this));
}
