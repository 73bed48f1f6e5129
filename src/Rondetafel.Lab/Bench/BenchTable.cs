using System.Globalization;

namespace Rondetafel.Lab.Bench;

/// <summary>The table that a bench prints: for each operation the median of its runs.</summary>
public static class BenchTable
{
    /// <summary>The columns; cpu_ms is server_ms and database_ms together, growth is cpu_ms against that of the ordinary size.</summary>
    public const string Head = "size,operation,runs,requests,cpu_ms,server_ms,database_ms,p50_ms,p99_ms,queries,audit_rows,rows,bytes,memory_mb,files_mb,others_percent,growth";

    /// <summary>One line for each operation, in the order of the runs.</summary>
    /// <param name="size">The name of the size.</param>
    /// <param name="runs">What was measured, of all runs.</param>
    /// <param name="ordinary">The same of the ordinary size; null when this is it.</param>
    public static IEnumerable<string> Lines(string size, IReadOnlyList<Measured> runs, IReadOnlyList<Measured>? ordinary)
    {
        foreach (var of in runs.GroupBy(r => r.Name))
        {
            double Mid(Func<Measured, double> value) => Median(of.Select(value));
            var cpu = Mid(m => m.ServerMs + m.DatabaseMs);
            var before = ordinary?.Where(m => m.Name == of.Key).Select(m => m.ServerMs + m.DatabaseMs).ToList();
            var growth = before is { Count: > 0 } && Median(before) > 0 ? Text(cpu / Median(before), 2) : "";
            yield return string.Join(',',
                size, of.Key, of.Count(), of.First().Requests, Text(cpu, 2), Text(Mid(m => m.ServerMs), 2), Text(Mid(m => m.DatabaseMs), 2), Text(Mid(m => m.P50), 1), Text(Mid(m => m.P99), 1),
                Text(Mid(m => m.Queries), 1), Text(Mid(m => m.Audit), 2), Text(Mid(m => m.Rows), 0), Text(Mid(m => m.Bytes), 0), Text(Mid(m => m.Memory.Own), 0), Text(Mid(m => m.Memory.Files), 0), Text(Mid(m => m.Others), 0), growth);
        }
    }

    /// <summary>The middle one; of an even number the mean of the two in the middle.</summary>
    public static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToList();
        return (sorted[(sorted.Count - 1) / 2] + sorted[sorted.Count / 2]) / 2;
    }

    private static string Text(double value, int decimals) => value.ToString("F" + decimals, CultureInfo.InvariantCulture);
}
