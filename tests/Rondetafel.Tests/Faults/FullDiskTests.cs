using System.Data.Common;
using System.Diagnostics;
using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Rondetafel.Access;
using Rondetafel.Audit;
using Rondetafel.Data;
using Rondetafel.Lab;
using Rondetafel.Tests.Harness;

namespace Rondetafel.Tests.Faults;

/// <summary>
/// A full disk gives a refusal: nothing half saved, nothing shown that cannot be logged, and all goes on once there is room. On
/// PostgreSQL the tables lie on the small disk and its own log does not: when that has no room left the server itself stops.
/// </summary>
public sealed class FullDiskTests
{
    /// <summary>More saves than fit in the room that is left within the pages of the tables.</summary>
    private const int Most = 2000;

    [Fact]
    public async Task FullDisk_RefusesAndRecovers()
    {
        await using var disk = await SmallDisk.MountAsync();
        var app = new OnSmallDisk(disk.Path);
        await app.InitializeAsync();
        try
        {
            await app.SignalAsync();
            var before = await CountsAsync(app);
            disk.Fill();
            var saved = await RefusedAfterAsync(async () => { await app.SignalAsync(); return false; });
            await RefusedAfterAsync(() => PageRefusesAsync(app));
            await Assert.ThrowsAsync<AuditFailedException>(() => ReadAsync(app));
            using var anyone = app.Anyone();
            if (!TestDatabase.IsPostgres) Assert.Equal("Unhealthy", (await anyone.GetAsync("/health/ready")).Html);

            disk.Free();
            var after = await CountsAsync(app);
            Assert.Equal(before.Times(saved + 1), after);
            if (!TestDatabase.IsPostgres) Assert.Equal("ok", await app.InDbAsync(db => db.Database.SqlQueryRaw<string>("SELECT integrity_check AS \"Value\" FROM pragma_integrity_check").SingleAsync()));
            await app.SignalAsync();
            await ReadAsync(app);
            Assert.False(await PageRefusesAsync(app));
            Assert.Equal(before.Times(saved + 2), await CountsAsync(app));
        }
        finally
        {
            disk.Free();
            await app.DisposeAsync();
        }
    }

    /// <summary>How often it went well before it was refused.</summary>
    private static async Task<int> RefusedAfterAsync(Func<Task<bool>> refuses)
    {
        for (var went = 0; went < Most; went++)
        {
            try
            {
                if (await refuses()) return went;
            }
            catch (Exception refused) when (refused is DbUpdateException or DbException or InvalidOperationException { InnerException: DbUpdateException or DbException })
            {
                return went;
            }
        }
        throw new InvalidOperationException("The disk was not full.");
    }

    /// <summary>Whether signing in is refused, with a page that says so.</summary>
    private static async Task<bool> PageRefusesAsync(TestApp app)
    {
        using var visitor = app.Anyone();
        var page = await visitor.GetAsync("/demo/als/docent");
        if (page.Status is not HttpStatusCode.InternalServerError) return false;
        Assert.Equal(Rondetafel.Texts.Texts.For(Rondetafel.Texts.Language.Nl)["problem.500.title"], page.Heading);
        return true;
    }

    /// <summary>What one save leaves: the signal, its fact and the rows of the log about it.</summary>
    private sealed record Counts(int Signals, int Facts, int Logged)
    {
        public Counts Times(int saves) => new(Signals * saves, Facts * saves, Logged * saves);
    }

    private static Task<Counts> CountsAsync(TestApp app) => app.InDbAsync(async db => new Counts(
        await db.Signals.CountAsync(), await db.Set<Domain.Persons.Signals.SignalFact>().CountAsync(), await db.Audit.CountAsync(a => a.ObjectKind == "Signal" && a.Kind != "read")));

    private static async Task ReadAsync(TestApp app)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var reading = Reading.OfList(scope.ServiceProvider.GetRequiredService<Acting>(), "Signal.listed", "Signal", Enumerable.Range(0, 4000).Select(_ => Rows.Id()), AuditTrace.None);
        await app.Services.GetRequiredService<ReadLog>().WriteAsync(reading, CancellationToken.None);
    }

    private sealed class OnSmallDisk(string disk) : TestApp
    {
        private string Space => Path.GetFileName(disk);

        protected override Settings Change(Settings settings)
        {
            if (TestDatabase.IsPostgres)
            {
                LabPostgres.MoveAsync(LabPostgres.NameOf(settings), Space, disk).GetAwaiter().GetResult();
                return settings;
            }
            foreach (var file in Directory.EnumerateFiles(settings.DataFolder)) File.Move(file, Path.Combine(disk, Path.GetFileName(file)));
            Directory.Delete(settings.DataFolder);
            var folder = Path.Combine(disk, "data");
            Directory.CreateDirectory(folder);
            foreach (var file in Directory.EnumerateFiles(disk)) File.Move(file, Path.Combine(folder, Path.GetFileName(file)));
            return TestDatabase.Shape(folder);
        }

        public override async ValueTask DisposeAsync()
        {
            await base.DisposeAsync();
            if (TestDatabase.IsPostgres) await LabPostgres.ForgetAsync(Space);
        }
    }

    /// <summary>A disk of some megabytes in memory; without the right to mount one the test is skipped.</summary>
    private sealed class SmallDisk : IAsyncDisposable
    {
        private SmallDisk(string path) => Path = path;

        public string Path { get; }

        private string Filler => System.IO.Path.Combine(Path, "filler");

        public static async Task<SmallDisk> MountAsync()
        {
            var path = Directory.CreateTempSubdirectory("rondetafel-disk-").FullName;
            var mounted = OperatingSystem.IsLinux() && Environment.UserName == "root"
                && await RunAsync("mount", "-t", "tmpfs", "-o", TestDatabase.IsPostgres ? "size=96m" : "size=40m", "tmpfs", path)
                && (!TestDatabase.IsPostgres || await RunAsync("chown", "postgres", path));
            Assert.SkipUnless(mounted, "A disk that can be filled needs the right to mount one.");
            return new SmallDisk(path);
        }

        public void Fill()
        {
            var block = new byte[4096];
            using var file = new FileStream(Filler, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0);
            try
            {
                while (true) file.Write(block);
            }
            catch (IOException)
            {
                return;
            }
        }

        public void Free() => File.Delete(Filler);

        public async ValueTask DisposeAsync()
        {
            await RunAsync("umount", "-l", Path);
            Directory.Delete(Path);
        }

        private static async Task<bool> RunAsync(string program, params string[] args)
        {
            using var process = Process.Start(new ProcessStartInfo(program, args) { RedirectStandardError = true, UseShellExecute = false })!;
            await process.WaitForExitAsync();
            return process.ExitCode == 0;
        }
    }
}
