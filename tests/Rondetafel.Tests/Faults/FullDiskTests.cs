using System.Diagnostics;
using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Rondetafel.Access;
using Rondetafel.Audit;
using Rondetafel.Data;
using Rondetafel.Tests.Harness;

namespace Rondetafel.Tests.Faults;

/// <summary>A full disk gives a refusal: nothing half saved, nothing shown that cannot be logged, and all goes on once there is room.</summary>
public sealed class FullDiskTests
{
    [Fact]
    public async Task FullDisk_RefusesAndRecovers()
    {
        Assert.SkipWhen(TestDatabase.IsPostgres, "The disk of PostgreSQL is its own: this test fills that of SQLite.");
        await using var disk = await SmallDisk.MountAsync();
        var app = new OnSmallDisk(disk.Path);
        await app.InitializeAsync();
        try
        {
            await app.SignalAsync();
            var before = await CountsAsync(app);
            disk.Fill();
            var acked = 0;
            for (var i = 0; i < 40; i++)
            {
                using var visitor = app.Anyone();
                var page = await visitor.GetAsync("/demo/als/docent");
                if (page.Status is not HttpStatusCode.InternalServerError) acked++;
                else Assert.Equal(Rondetafel.Texts.Texts.For(Rondetafel.Texts.Language.Nl)["problem.500.title"], page.Heading);
            }
            await Assert.ThrowsAnyAsync<Exception>(() => app.SignalAsync());
            await Assert.ThrowsAsync<AuditFailedException>(() => ReadAsync(app));
            using var anyone = app.Anyone();
            Assert.Equal("Unhealthy", (await anyone.GetAsync("/health/ready")).Html);

            disk.Free();
            var after = await CountsAsync(app);
            Assert.True(acked < 40);
            Assert.Equal((before.Signals, before.Facts), (after.Signals, after.Facts));
            Assert.Equal("ok", await app.InDbAsync(db => db.Database.SqlQueryRaw<string>("SELECT integrity_check AS \"Value\" FROM pragma_integrity_check").SingleAsync()));
            await app.SignalAsync();
            await ReadAsync(app);
            Assert.Equal(before.Signals + 1, (await CountsAsync(app)).Signals);
        }
        finally
        {
            disk.Free();
            await app.DisposeAsync();
        }
    }

    private static Task<(int Signals, int Facts)> CountsAsync(TestApp app) =>
        app.InDbAsync(async db => (await db.Signals.CountAsync(), await db.Set<Domain.Persons.Signals.SignalFact>().CountAsync()));

    private static async Task ReadAsync(TestApp app)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var reading = Reading.OfList(scope.ServiceProvider.GetRequiredService<Acting>(), "Signal.listed", "Signal", Enumerable.Range(0, 4000).Select(_ => Rows.Id()), AuditTrace.None);
        await app.Services.GetRequiredService<ReadLog>().WriteAsync(reading, CancellationToken.None);
    }

    private sealed class OnSmallDisk(string disk) : TestApp
    {
        protected override Settings Change(Settings settings)
        {
            foreach (var file in Directory.EnumerateFiles(settings.DataFolder)) File.Move(file, Path.Combine(disk, Path.GetFileName(file)));
            Directory.Delete(settings.DataFolder);
            var folder = Path.Combine(disk, "data");
            Directory.CreateDirectory(folder);
            foreach (var file in Directory.EnumerateFiles(disk)) File.Move(file, Path.Combine(folder, Path.GetFileName(file)));
            return TestDatabase.Shape(folder);
        }
    }

    /// <summary>A disk of a few megabytes in memory; without the right to mount one the test is skipped.</summary>
    private sealed class SmallDisk : IAsyncDisposable
    {
        private SmallDisk(string path) => Path = path;

        public string Path { get; }

        private string Filler => System.IO.Path.Combine(Path, "filler");

        public static async Task<SmallDisk> MountAsync()
        {
            var path = Directory.CreateTempSubdirectory("rondetafel-disk-").FullName;
            var mounted = OperatingSystem.IsLinux() && Environment.UserName == "root" && await RunAsync("mount", "-t", "tmpfs", "-o", "size=40m", "tmpfs", path);
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
