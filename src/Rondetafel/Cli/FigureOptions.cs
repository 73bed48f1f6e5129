using System.CommandLine;
using System.Globalization;
using Rondetafel.Data;
using Rondetafel.Documents;
using Rondetafel.Domain.Governance.Figures;

namespace Rondetafel.Cli;

/// <summary>What `figures` asks, whatever the counters come from, and how the answer is printed. Codes are in English, dates as yyyy-mm-dd.</summary>
public sealed class FigureOptions
{
    private readonly Argument<string> _name = new("name") { Description = $"One of {Names}." };
    private readonly Option<string?> _at = new("--at") { Description = "Reference date, for figures that stand on one day." };
    private readonly Option<string?> _from = new("--from") { Description = "First day, for figures over a period." };
    private readonly Option<string?> _to = new("--to") { Description = "Last day, included." };
    private readonly Option<string> _format = new("--format") { Description = "csv or table.", DefaultValueFactory = _ => "table" };

    private static string Names => string.Join(", ", Figure.All.Select(f => f.Name));

    /// <summary>Adds them to a command.</summary>
    public void AddTo(Command command)
    {
        command.Add(_name);
        foreach (var option in new Option[] { _at, _from, _to, _format }) command.Add(option);
    }

    /// <summary>Checks what was asked. Throws <see cref="SettingsException"/> with what is wrong.</summary>
    public void Check(ParseResult parsed)
    {
        if (Figure.Named(parsed.GetValue(_name)) is not { } figure) throw new SettingsException($"There is no figure \"{parsed.GetValue(_name)}\". There are: {Names}.");
        if (parsed.GetValue(_format) is not ("csv" or "table")) throw new SettingsException("--format is csv or table.");
        if (figure.AtDate && (parsed.GetValue(_from) ?? parsed.GetValue(_to)) is not null) throw new SettingsException($"{figure.Name} stands on one day: use --at.");
        if (!figure.AtDate && parsed.GetValue(_at) is not null) throw new SettingsException($"{figure.Name} is over a period: use --from and --to.");
        _ = Period(parsed, DateOnly.MaxValue);
    }

    /// <summary>Makes the figure from a database and prints it.</summary>
    /// <param name="today">The last day when none was given; without a first day the period is one year.</param>
    public async Task PrintAsync(ParseResult parsed, RondetafelDb db, DateOnly today, TextWriter to, CancellationToken cancel)
    {
        var (figure, period) = (Figure.Named(parsed.GetValue(_name))!, Period(parsed, today));
        var table = (await FigureReader.MakeAsync(db, [figure], period, cancel))[0];
        if (parsed.GetValue(_format) == "csv")
            await to.WriteAsync(string.Concat(FigureCsv.Lines(table, code => code).Select(line => Csv.Line(line) + "\n")));
        else await to.WriteAsync(Aligned($"{figure.Name} {(figure.AtDate ? "on " + Day(period.Until) : $"from {Day(period.From)} to {Day(period.Until)}")}", table));
    }

    private static string Aligned(string title, FigureTable table)
    {
        var lines = new List<string[]> { (string[])["", .. table.Columns] };
        lines.AddRange(table.Rows.Select(r => (string[])[r.Name ?? r.Code, .. r.Cells.Select(c => c?.ToString(CultureInfo.InvariantCulture) ?? "-")]));
        var widths = Enumerable.Range(0, lines[0].Length).Select(i => lines.Max(l => l[i].Length)).ToArray();
        return title + "\n\n" + string.Concat(lines.Select(l => string.Join("  ", l.Select((c, i) => i == 0 ? c.PadRight(widths[i]) : c.PadLeft(widths[i]))).TrimEnd() + "\n"));
    }

    private FigurePeriod Period(ParseResult parsed, DateOnly today)
    {
        var until = Day(parsed.GetValue(_at), "--at") ?? Day(parsed.GetValue(_to), "--to") ?? today;
        var from = Day(parsed.GetValue(_from), "--from") ?? until.AddYears(-1).AddDays(1);
        return from <= until ? new FigurePeriod(from, until) : throw new SettingsException("--from is after --to.");
    }

    private static DateOnly? Day(string? typed, string option) => typed is null ? null
        : DateOnly.TryParseExact(typed, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day
        : throw new SettingsException($"{option} \"{typed}\" is not a date like 2019-06-01.");

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
