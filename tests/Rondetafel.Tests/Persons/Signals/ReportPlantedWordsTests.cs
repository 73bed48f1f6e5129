using System.Collections.Concurrent;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Rondetafel.Tests.Harness;

namespace Rondetafel.Tests.Persons.Signals;

/// <summary>Words planted in every field are in no file and in no log line.</summary>
[Trait("engine", "none")]
public sealed class ReportPlantedWordsTests(ReportPlantedWordsTests.LoggedApp app) : IClassFixture<ReportPlantedWordsTests.LoggedApp>
{
    private static readonly string[] Fields =
    [
        "GivenNames", "FamilyName", "BirthDate", "Address", "Description", "Worry", "OtherExplanation", "AlreadyDone", "ReporterName",
        .. Enumerable.Range(0, 3).SelectMany(i => new[] { $"Facts[{i}].What", $"Facts[{i}].Where", $"Facts[{i}].When" }),
    ];

    [Fact]
    public async Task PlantedWords_AreInNoFileAndNoLogLine()
    {
        Assert.SkipWhen(TestDatabase.IsPostgres, "It reads the files of SQLite.");
        var words = Fields.Select((field, i) => ($"Input.{field}", (string?)$"geplant{i}woord")).ToArray();
        var facts = Enumerable.Range(0, 3).Select(i => ($"Input.Facts[{i}].Observation", (string?)"Own"));

        var code = await ReportForm.ReportAsync(app, [.. words, .. facts, ("Input.Phone", "0612349876"), ("Input.Mail", "geplant@adres.example")]);
        var visitor = app.Anyone();
        var opened = await visitor.SendAsync(await visitor.GetAsync("/antwoord"), ("Input.Code", code));
        await visitor.SendAsync(opened, ("Input.Text", "geplant99woord"));
        await visitor.GetAsync("/melden/lindestad?geplant98woord=1");

        string[] planted = ["geplant", "0612349876", "adres.example", code, code.Replace("-", "")];
        var files = Directory.EnumerateFiles(app.Settings.DataFolder).ToDictionary(f => Path.GetFileName(f), Read);
        Assert.Contains(files.Keys, f => f.EndsWith("-wal", StringComparison.Ordinal));
        Assert.Contains(files.Values, f => f.Contains("SignalReceived", StringComparison.Ordinal) && f.Contains("ReporterAdded", StringComparison.Ordinal));
        foreach (var word in planted) Assert.All(files, f => Assert.DoesNotContain(word, f.Value, StringComparison.OrdinalIgnoreCase));
        Assert.Contains(app.Lines, l => l.Contains("Application started", StringComparison.Ordinal));
        foreach (var word in planted) Assert.All(app.Lines, l => Assert.DoesNotContain(word, l, StringComparison.OrdinalIgnoreCase));
    }

    private static string Read(string path)
    {
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return Encoding.Latin1.GetString(bytes) + Encoding.Unicode.GetString(bytes);
    }

    public sealed class LoggedApp : TestApp
    {
        public ConcurrentQueue<string> Lines { get; } = new();

        protected override void AddServices(IServiceCollection services) =>
            services.AddLogging(logging => logging.AddProvider(new Keeper(Lines)));
    }

    private sealed class Keeper(ConcurrentQueue<string> lines) : ILoggerProvider, ILogger
    {
        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            lines.Enqueue($"{formatter(state, exception)} {exception}");

        public void Dispose()
        {
        }
    }
}
