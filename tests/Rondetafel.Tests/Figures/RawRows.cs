namespace Rondetafel.Tests.Figures;

/// <summary>A folder of raw rows that a test writes: valid until a test breaks it.</summary>
internal sealed class RawRows : IDisposable
{
    private readonly Dictionary<string, List<string>> _files = new()
    {
        ["municipalities.csv"] = ["municipality", "Proefstad"],
        ["organisations.csv"] = ["organisation,domain,part", "Zorghuis,safety,", "Gemeente,government,municipality", "Politie,safety,police", "OM,safety,prosecutor", "\"Welzijn, Proefstad\",care,"],
        ["signals.csv"] =
        [
            "at,signal,step,municipality,receiver,channel,code,until", "2018-02-01 10:00,s1,receive,Proefstad,Politie,phone,police,", "2018-02-02,s1,acknowledge,,,,,", "2018-02-05,s1,to_weighing,,,,,",
            "2018-02-01,s2,receive,Proefstad,,public_page,,", "2018-02-02,s2,confirm,,,,,", "2018-02-03,s2,acknowledge,,,,,", "2018-02-06,s2,stop,,,,no_sign,",
        ],
        ["weighings.csv"] = ["at,signal,step,code,until", "2018-02-06 10:00,s1,convene,,", "2018-02-08 10:00,s1,open,,"],
        ["intakes.csv"] = ["at,case,signal,municipality,needed_until", "2018-02-08 11:00,c1,s1,Proefstad,2018-08-01", "2017-12-01,c2,,Proefstad,2018-05-20"],
        ["reviews.csv"] = ["at,case,step,until,hard_end", "2018-05-01,c2,continue,2018-10-20,", "2018-06-01,c2,monitor,2018-08-01,2018-11-01"],
        ["flags.csv"] = ["at,case,step,flag,day", "2018-03-01,c1,on,detained,2018-02-27"],
        ["meetings.csv"] = ["at,meeting,step,kind,case", "2018-03-06 09:00,m1,held,case_conference,", "2018-03-06 09:00,m1,discussed,,c1"],
        ["actions.csv"] = ["at,action,case,step,owner,kind,due", "2018-03-06 09:00,a1,c1,agree,\"Welzijn, Proefstad\",help,2018-04-01", "2018-03-20,a1,c1,finish,,,"],
        ["closings.csv"] = ["at,case,step", "2018-07-01,c2,close"],
    };

    public string Folder { get; } = Directory.CreateTempSubdirectory("rondetafel-raw-").FullName;

    public List<string> this[string file] => _files.TryGetValue(file, out var lines) ? lines : _files[file] = [];

    public void Leave(string file) => _files.Remove(file);

    public RawRows Write()
    {
        foreach (var (file, lines) in _files) File.WriteAllText(Path.Combine(Folder, file), string.Join('\n', lines) + "\n");
        return this;
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
