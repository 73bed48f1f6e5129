using Rondetafel.Domain.Persons.Cases;
using Rondetafel.Domain.Shared;

namespace Rondetafel.Lab.Figures;

/// <summary>
/// A folder of raw rows, read whole and checked before anything is done with it (docs/figures.md tells the columns): every
/// cell, every name that a row refers to, and the order in which things can happen. What the rules of the approach refuse
/// comes out when the rows are run.
/// </summary>
internal sealed class RawFolder
{
    private const int Most = 50;

    private RawFolder(
        IReadOnlyList<string> municipalities, IReadOnlyList<RawOrganisation> organisations, IReadOnlyList<RawParameter> parameters, IReadOnlyList<RawEvent> events) =>
        (Municipalities, Organisations, Parameters, Events) = (municipalities, organisations, parameters, events);

    public IReadOnlyList<string> Municipalities { get; }

    public IReadOnlyList<RawOrganisation> Organisations { get; }

    public IReadOnlyList<RawParameter> Parameters { get; }

    /// <summary>All that happened, in order.</summary>
    public IReadOnlyList<RawEvent> Events { get; }

    /// <summary>Reads a folder. Throws <see cref="BrokenFolderException"/> with file, line and reason of what is wrong, at most fifty.</summary>
    public static RawFolder Read(string folder)
    {
        var broken = new List<Broken>();
        if (!Directory.Exists(folder)) throw new BrokenFolderException([new Broken(folder, 0, "there is no such folder")]);
        var known = RawFiles.All.Select(f => f.File).ToHashSet();
        broken.AddRange(Directory.EnumerateFiles(folder, "*.csv").Select(Path.GetFileName).OfType<string>().Where(f => !known.Contains(f)).Order(StringComparer.Ordinal)
            .Select(f => new Broken(f, 0, $"is not one of {string.Join(", ", known)}")));
        broken.AddRange(new[] { "municipalities.csv", "organisations.csv" }.Where(f => !File.Exists(Path.Combine(folder, f))).Select(f => new Broken(f, 0, "is missing")));

        List<T> Rows<T>(string file, Func<RawLine, T> read) => Convert(file, StrictCsv.Read(folder, file, RawFiles.Columns(file), broken), read, broken);
        var municipalities = Rows("municipalities.csv", r => (Line: r, Name: r.Text("municipality")));
        var organisations = Rows("organisations.csv", r => (Line: r, Organisation: new RawOrganisation(
            r.Text("organisation"), Named<OrganisationDomain>(r, "domain"), r.Optional("part") is null ? WeighingPart.None : Named<WeighingPart>(r, "part"))));
        var parameters = Rows("parameters.csv", r => new RawParameter(r, r.Text("code"), r.Number0("number"), r.Text("unit"), r.Day("from"), r.Text("source")));
        List<RawEvent> events =
        [
            .. Rows("signals.csv", RawReading.Signal), .. Rows("weighings.csv", RawReading.Weighing), .. Rows("intakes.csv", RawReading.Intake), .. Rows("reviews.csv", RawReading.Review),
            .. Rows("flags.csv", RawReading.Flag), .. Rows("meetings.csv", RawReading.Meeting), .. Rows("actions.csv", RawReading.Action), .. Rows("closings.csv", RawReading.Closing),
        ];
        var order = RawFiles.All.Select((f, i) => (f.File, i)).ToDictionary(f => f.File, f => f.i);
        var read = new RawFolder(
            municipalities.Select(m => m.Name).ToList(), organisations.Select(o => o.Organisation).ToList(), parameters,
            events.OrderBy(e => e.At).ThenBy(e => order[e.Line.File]).ThenBy(e => e.Line.Number).ToList());
        Twice(municipalities.Select(m => (m.Line, m.Name)), "municipality", broken);
        Twice(organisations.Select(o => (o.Line, o.Organisation.Name)), "organisation", broken);
        if (broken.Count == 0) RawReferences.Check(read, broken);
        if (broken.Count > 0) throw new BrokenFolderException([.. broken.OrderBy(b => order.GetValueOrDefault(b.File, -1)).ThenBy(b => b.Line).Take(Most)]);
        return read;
    }

    /// <summary>A word of an enum, written small with underscores.</summary>
    internal static T Named<T>(RawLine row, string column) where T : struct, Enum =>
        Enum.GetValues<T>().First(v => Small(v) == row.Word(column, Enum.GetValues<T>().Where(x => x.ToString() != "None").Select(Small)));

    private static string Small<T>(T value) where T : struct, Enum =>
        string.Concat(value.ToString().Select((c, i) => char.IsUpper(c) ? (i == 0 ? "" : "_") + char.ToLowerInvariant(c) : c.ToString()));

    private static void Twice(IEnumerable<(RawLine Line, string Name)> rows, string what, List<Broken> broken) =>
        broken.AddRange(rows.GroupBy(r => r.Name).SelectMany(g => g.Skip(1)).Select(r => new Broken(r.Line.File, r.Line.Number, $"{what} \"{r.Name}\" stands there twice")));

    private static List<T> Convert<T>(string file, IReadOnlyList<CsvLine> lines, Func<RawLine, T> read, List<Broken> broken)
    {
        var rows = new List<T>();
        foreach (var line in lines)
        {
            try
            {
                rows.Add(read(new RawLine(line, RawFiles.Columns(file))));
            }
            catch (CellException e)
            {
                broken.Add(new Broken(file, line.Number, e.Message));
            }
        }
        return rows;
    }
}
