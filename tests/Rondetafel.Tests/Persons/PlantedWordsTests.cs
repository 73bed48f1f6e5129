using System.Collections.Concurrent;
using System.Net;
using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Rondetafel.Data;
using Rondetafel.Domain.Persons.Matching;
using Rondetafel.Domain.Persons.Signals;
using Rondetafel.Domain.Shared;
using Rondetafel.Lab;
using Rondetafel.Mail;
using Rondetafel.Tests.Harness;
using Rondetafel.Tests.Mail;

namespace Rondetafel.Tests.Persons;

/// <summary>
/// A word of its own is planted in every field of every form about a signal, its reporter and likely duplicates; none of them is
/// in any file of the database and its journal, in a log line or in a mail. What may be plain is found in the same places.
/// </summary>
public sealed class PlantedWordsTests(PlantedWordsTests.LoggedApp app) : IClassFixture<PlantedWordsTests.LoggedApp>
{
    private const string Control = "controlewoordzichtbaar";

    /// <summary>With this every planted word begins: one search finds them all.</summary>
    private const string Stem = "geplant";
    private static readonly string[] NoWords = ["Input.Until", "Input.Contact", "Input.Phone", "Input.Mail", "Input.Number", "Input.Code", "Input.Mail"];

    private readonly List<string> _planted = [];

    [Fact]
    public async Task Words_planted_in_every_field_are_in_no_file_log_line_or_mail()
    {
        await using var sink = await MailSink.StartAsync();
        using var noor = await app.AsAsync("dossierhouder");
        using var lotte = await app.AsAsync("dossierhouder-twee");
        using var fenna = await app.AsAsync("docent");
        await ControlAsync();

        var own = await ReportAsync(fenna);
        await AddAsync(fenna, own);
        await SendAsync(noor, "/meldingen/telefoon", ("Input.Number", "0612345678"));
        await PasteAsync(noor);
        await SearchAsync(noor);
        await StepsAsync(noor, own);
        await DecidedAsync(noor);
        await ApartAsync(noor);
        await MatchesAsync(noor, lotte);
        await SendAsync(noor, "/adviesvraag/noteren", HttpStatusCode.UnprocessableEntity, ("Input.Theme", Word()), ("Input.Result", Word()));
        await MailAsync(sink);

        Assert.True(_planted.Count > 80, $"Only {_planted.Count} words were planted.");
        var files = await FilesAsync();
        Assert.Contains(files, f => f.Value.Contains(Control, StringComparison.Ordinal));
        Assert.Contains(app.Lines, l => l.Contains("Application started", StringComparison.Ordinal));
        Assert.NotEmpty(sink.Mails);
        var mails = sink.Mails.Select(m => m.Raw + m.Body).ToList();
        foreach (var word in (string[])[Stem, "0612345678"])
        {
            Assert.All(files, f => Assert.True(Around(f.Value, word) is null, $"{Around(f.Value, word)} is in {f.Key}."));
            Assert.All(app.Lines, l => Assert.DoesNotContain(word, l, StringComparison.OrdinalIgnoreCase));
            Assert.All(mails, m => Assert.DoesNotContain(word, m, StringComparison.OrdinalIgnoreCase));
        }
    }

    /// <summary>Where a word first stands in a text, with what follows; null when it is not there.</summary>
    private static string? Around(string text, string word) => text.IndexOf(word, StringComparison.OrdinalIgnoreCase) is var at and >= 0 ? text.Substring(at, Math.Min(40, text.Length - at)) : null;

    /// <summary>A word that may be plain, in the row of a municipality.</summary>
    private Task<int> ControlAsync() => app.InAsync(async (db, _) =>
    {
        (await db.Municipalities.SingleAsync(m => m.Name == "Hoogbeek")).StateDoor(DoorState.BeingSetUp, Control, "085 000 12 34", null, Actor.Clock, app.Clock.Now);
        return await db.SaveChangesAsync();
    });

    private async Task<GivenSignal> ReportAsync(Visitor fenna)
    {
        var municipality = ("Input.Municipality", (string?)(await app.MunicipalityAsync("Lindestad")).Value.ToString());
        var facts = Enumerable.Range(0, 3).Select(i => ($"Input.Facts[{i}].Observation", (string?)"Own"));
        var page = await fenna.GetAsync("/meldingen/nieuw");
        var kept = new HttpRequestMessage(HttpMethod.Post, "/concept/meldingen.nieuw") { Content = new FormUrlEncodedContent(Draft(page)) };
        Assert.Equal(HttpStatusCode.NoContent, (await fenna.FollowAsync(kept)).Status);
        Assert.Contains(_planted[^1], (await fenna.GetAsync("/meldingen/nieuw")).Html);
        var sent = await SendAsync(fenna, "/meldingen/nieuw", [municipality, .. facts, ("Input.Contact", "0612345678"), ("Input.Wish", "Phone")]);
        var answer = new Domain.Persons.Answers.AnswerId(Guid.Parse(sent.Path.Split('/')[^1]));
        var signal = await app.LookAsync(db => db.Answers.Where(a => a.Id == answer).Select(a => a.SignalId).SingleAsync());
        return new GivenSignal(signal, answer, "");
    }

    private Dictionary<string, string> Draft(Seen page)
    {
        var fields = page.Form().QuerySelectorAll("input[type=hidden]").OfType<IHtmlInputElement>().ToDictionary(i => i.Name!, i => i.Value);
        foreach (var name in Texts(page.Form())) fields[name] = Word();
        return fields;
    }

    private async Task AddAsync(Visitor fenna, GivenSignal own) => await SendAsync(fenna, $"/mijn-meldingen/{own.Answer.Value}");

    private async Task PasteAsync(Visitor noor)
    {
        var pasted = await noor.SendAsync(await noor.GetAsync("/meldingen/plakken"), ("Input.Mail", $"Van: {Word()}\nOnderwerp: {Word()}\n\nHet gaat om een leerling. {Word()} gebeurde."));
        Assert.Equal(HttpStatusCode.OK, (await noor.SendAsync(pasted, [.. Words(pasted.Form(), []), ("Input.Contact", "0612345678"), ("Input.Wish", "Phone")])).Status);
    }

    private async Task SearchAsync(Visitor noor) => await noor.SendAsync(await noor.GetAsync("/zoeken"), ("q", Word()));

    private async Task StepsAsync(Visitor noor, GivenSignal signal)
    {
        await noor.SendAsync(await noor.GetAsync(signal.Page + "/bevestigen"));
        await SendAsync(noor, signal.Page + "/aanvullen", ("Input.Facts[0].Observation", "Hearsay"));
        var fact = await app.LookAsync(db => db.Signals.Where(s => s.Id == signal.Id).SelectMany(s => s.Facts).Select(f => f.Id.Value).FirstAsync());
        await SendAsync(noor, signal.Page + "/splitsen", ("Input.Facts", fact.ToString()), ("Input.Views", "true"));
        await SendAsync(noor, signal.Page + "/navragen", ("Input.Until", "over 2 weken"), ("Input.Feedback.Say", "not_possible"));
        await SendAsync(noor, signal.Page + "/antwoord-binnen");
        await SendAsync(noor, signal.Page + "/stoppen", ("Input.Target", "no_sign"), ("Input.Feedback.Say", "not_possible"));
        await SendAsync(noor, signal.Page + "/ongedaan");
        await SendAsync(noor, signal.Page + "/elders", ("Input.Target", "help"), ("Input.Feedback.Say", "not_possible"));
        await SendAsync(noor, signal.Page + "/ongedaan");
        await SendAsync(noor, signal.Page + "/antwoord", ("Input.Say", "not_possible"));
        await SendAsync(noor, signal.Page + "/melder", ("Input.Contact", "0612345678"), ("Input.Wish", "Phone"));
    }

    private async Task DecidedAsync(Visitor noor)
    {
        var given = await Given.SignalAsync(app);
        await Given.AcknowledgedAsync(app, given);
        await SendAsync(noor, given.Page + "/naar-weging", ("Input.Feedback.Say", "not_possible"));
    }

    private async Task ApartAsync(Visitor noor)
    {
        var code = Enumerable.Range(0, 16).Select(i => (byte)(i * 11)).ToArray();
        var given = await Given.SignalAsync(app, new GivenReport { Channel = Channel.PublicPage, By = null, Code = code });
        await SendAsync(noor, given.Page + "/vragen");
        var visitor = app.Anyone();
        var opened = await visitor.SendAsync(await visitor.GetAsync("/antwoord"), ("Input.Code", global::Rondetafel.Vault.Base32.Encode(code)));
        await visitor.SendAsync(opened, ("Input.Text", Word()));
        await SendAsync(noor, given.Page + "/gesproken", ("Input.Target", "Written"));
    }

    private async Task MatchesAsync(Visitor noor, Visitor lotte)
    {
        var task = await PairAsync();
        await SendAsync(noor, task, ("Input.Choice", "same"), ("Input.Agreed", "Name"), ("Input.Agreed", "BirthDate"));
        await SendAsync(lotte, task, ("Input.Choice", "confirm"));
        await SendAsync(noor, task + "/terug");
        await SendAsync(noor, await PairAsync(), ("Input.Choice", "not_same"));
        using var robin = await app.AsAsync("procesregisseur");
        await SendAsync(robin, await PairAsync("Waalrode"), ("Input.Choice", "handled"));
    }

    private async Task<string> PairAsync(string municipality = "Lindestad")
    {
        var person = Planted.Named(Word(), Word(), $"{_planted.Count % 28 + 1}-3-1999", Word());
        var first = await app.SignalAsync(municipality, person);
        app.Clock.Advance(TimeSpan.FromSeconds(1));
        var second = await app.SignalAsync("Lindestad", person);
        await app.CompareAsync(second);
        var id = (await app.TasksOfAsync(second)).First(t => t.OtherId == first && t.Status == MatchStatus.Open).Id;
        return $"/vergelijken/{id.Value}";
    }

    private string Word()
    {
        _planted.Add($"{Stem}{_planted.Count}woordq");
        return _planted[^1];
    }

    private Task<Seen> SendAsync(Visitor visitor, string path, params (string Name, string? Value)[] values) => SendAsync(visitor, path, HttpStatusCode.OK, values);

    /// <summary>Fills every text field of the form that has no value of its own with a new word, and sends it.</summary>
    private async Task<Seen> SendAsync(Visitor visitor, string path, HttpStatusCode expected, params (string Name, string? Value)[] values)
    {
        var page = await visitor.GetAsync(path);
        var form = page.Form();
        Assert.Equal(path, page.Path);
        var sent = await visitor.SendAsync(page, form, [.. Words(form, values), .. values]);
        Assert.True(sent.Status == expected && (expected != HttpStatusCode.OK || sent.Document.QuerySelector(".rt-errors") is null), $"{path}: {sent.Status} {sent.Document.QuerySelector(".rt-errors")?.TextContent}");
        return sent;
    }

    private List<(string, string?)> Words(IHtmlFormElement form, (string Name, string? Value)[] values) =>
        [.. Texts(form).Where(name => values.All(v => v.Name != name)).Select(name => (name, (string?)Word()))];

    private static List<string> Texts(IHtmlFormElement form) => [.. form.QuerySelectorAll("textarea[name], input[name]")
        .Where(e => e is IHtmlTextAreaElement || e is IHtmlInputElement { Type: "text" or "tel" or "email" or "search" })
        .Select(e => e.GetAttribute("name")!).Where(name => !NoWords.Contains(name)).Distinct()];

    private async Task MailAsync(MailSink sink)
    {
        var settings = app.Settings with { Mail = new MailSettings("127.0.0.1", sink.Port, "rondetafel@lindevaart.example", StartTls: false), StaffAddress = "http://localhost:5081" };
        using var mailer = new Mailer(app.Services.GetRequiredService<IServiceScopeFactory>(), settings, app.Clock, new RandomSource(), NullLogger<Mailer>.Instance);
        await mailer.RunOnceAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>Every file of the database as it lies on the disk: of SQLite the data folder, of PostgreSQL the database and the journal of its server.</summary>
    private async Task<Dictionary<string, string>> FilesAsync()
    {
        if (!TestDatabase.IsPostgres) return Directory.EnumerateFiles(app.Settings.DataFolder).ToDictionary(f => f, Read);
        await using var connection = await Engine.OpenAsync(LabPostgres.Past(app.Settings), TestContext.Current.CancellationToken);
        await using var command = connection.CreateCommand();
        command.CommandText = "CHECKPOINT; SELECT current_setting('data_directory'), (SELECT oid::text FROM pg_database WHERE datname = current_database())";
        await using var reader = await command.ExecuteReaderAsync(TestContext.Current.CancellationToken);
        await reader.ReadAsync(TestContext.Current.CancellationToken);
        var (folder, oid) = (reader.GetString(0), reader.GetString(1));
        Assert.SkipUnless(Directory.Exists(folder), $"The data directory of PostgreSQL, {folder}, cannot be read from here.");
        return new[] { Path.Combine(folder, "base", oid), Path.Combine(folder, "pg_wal") }.SelectMany(f => Directory.EnumerateFiles(f)).ToDictionary(f => f, Read);
    }

    private static string Read(string path)
    {
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var memory = new MemoryStream();
        stream.CopyTo(memory);
        return Encoding.Latin1.GetString(memory.ToArray()) + Encoding.Unicode.GetString(memory.ToArray());
    }

    public sealed class LoggedApp : TestApp
    {
        public ConcurrentQueue<string> Lines { get; } = new();

        protected override void AddServices(IServiceCollection services) => services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(new Keeper(Lines)));
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
