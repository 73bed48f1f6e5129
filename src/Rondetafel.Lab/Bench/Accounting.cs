using System.Globalization;

namespace Rondetafel.Lab.Bench;

/// <summary>Processor time in ticks of 10 ms, from the operating system's accounting (proc(5)): ours, and all of the machine.</summary>
/// <param name="Server">The product.</param>
/// <param name="Database">All processes of the PostgreSQL server; 0 on SQLite, which runs inside the product.</param>
/// <param name="Client">This process, which sends the requests.</param>
/// <param name="Busy">Everybody on the machine.</param>
/// <param name="All">All processors together, idle or not.</param>
public readonly record struct Ticks(long Server, long Database, long Client, long Busy, long All)
{
    /// <summary>Milliseconds of a tick.</summary>
    public const double Milliseconds = 10;

    public static Ticks operator -(Ticks a, Ticks b) => new(a.Server - b.Server, a.Database - b.Database, a.Client - b.Client, a.Busy - b.Busy, a.All - b.All);

    /// <summary>The share of the machine that others used, in hundredths.</summary>
    public double Others => All == 0 ? 0 : 100.0 * Math.Max(0, Busy - Server - Database - Client) / All;
}

/// <summary>Reads the accounting of the operating system; Linux only.</summary>
/// <param name="server">Process id of the product.</param>
/// <param name="postmaster">Process id of the PostgreSQL server; null on SQLite.</param>
public sealed class Accounting(int server, int? postmaster)
{
    /// <summary>The processor time used until now.</summary>
    public Ticks Now()
    {
        var cpu = File.ReadLines("/proc/stat").First().Split(' ', StringSplitOptions.RemoveEmptyEntries).Skip(1).Take(8).Select(Number).ToArray();
        var idle = cpu[3] + cpu[4];
        return new Ticks(Used(server), postmaster is { } main ? OfPostgres(main) : 0, Used(Environment.ProcessId), cpu.Sum() - idle, cpu.Sum());
    }

    /// <summary>Memory of the product that lies in the machine's, in MB: its own, with the code it compiled, and beside it what it reads of files as memory (programs, the database), which the machine takes back when it needs room.</summary>
    public (double Own, double Files) MemoryMb()
    {
        var lines = File.ReadAllLines($"/proc/{server}/status");
        double Of(string name) => Number(lines.First(l => l.StartsWith(name + ":", StringComparison.Ordinal)).Split(' ', StringSplitOptions.RemoveEmptyEntries)[1]) / 1024.0;
        return (Of("RssAnon") + Of("RssShmem"), Of("RssFile"));
    }

    /// <summary>The parent of a process: of a PostgreSQL session that is the server.</summary>
    public static int ParentOf(int process) => (int)Number(Fields(process)![1]);

    /// <summary>The server with its sessions and helpers; what ended sessions used stands with the server.</summary>
    private static long OfPostgres(int main)
    {
        var ended = Fields(main) is { } own ? Number(own[13]) + Number(own[14]) : 0;
        var children = Directory.EnumerateDirectories("/proc").Select(d => int.TryParse(Path.GetFileName(d), CultureInfo.InvariantCulture, out var id) ? id : 0)
            .Where(id => id > 0 && Fields(id) is { } f && Number(f[1]) == main);
        return ended + Used(main) + children.Sum(Used);
    }

    private static long Used(int process) => Fields(process) is { } f ? Number(f[11]) + Number(f[12]) : 0;

    /// <summary>The fields of stat after the name; null when the process is gone.</summary>
    private static string[]? Fields(int process)
    {
        try
        {
            var line = File.ReadAllText($"/proc/{process}/stat");
            return line[(line.LastIndexOf(')') + 2)..].Split(' ');
        }
        catch (IOException)
        {
            return null;
        }
    }

    private static long Number(string text) => long.Parse(text, CultureInfo.InvariantCulture);
}
