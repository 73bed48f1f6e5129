using System.Text;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Rondetafel.Domain.Persons.Cases;
using Rondetafel.Domain.Shared;
using Rondetafel.Lab.Demo;
using Rondetafel.Mail;
using Rondetafel.Tests.Harness;
using Rondetafel.Tests.Mail;
using Rondetafel.Tests.Persons.Signals;

namespace Rondetafel.Tests.Persons.Cases;

/// <summary>
/// Words planted in views, dissent, tracks, case texts, actions, drafts, file names and file bytes are in no database file, no
/// journal, no log line and no mail. A word planted where text is plain is found, so that the looking itself is proved.
/// </summary>
[Trait("engine", "none")]
public sealed class PlantedWordsTests(ReportPlantedWordsTests.LoggedApp app) : IClassFixture<ReportPlantedWordsTests.LoggedApp>
{
    private const string Planted = "geplant";
    private const string Control = "controlewoord";
    private readonly List<string> _words = [];

    [Fact]
    public async Task PlantedWords_AreInNoFileAndNoLogLine()
    {
        Assert.SkipWhen(TestDatabase.IsPostgres, "It reads the files of SQLite.");
        await app.InDbAsync(async db =>
        {
            (await db.Organisations.FirstAsync()).StateNeeds(Control, Actor.Clock, app.Clock.Now);
            return await db.SaveChangesAsync();
        });
        app.Services.GetRequiredService<ILogger<PlantedWordsTests>>().LogInformation("A line with {Word}.", Control);
        var given = await PlantAsync();

        using var director = await app.AsAsync("procesregisseur");
        var html = (await director.GetAsync(given + "?alles=1")).Html;
        Assert.True(_words.Count(w => html.Contains(w, StringComparison.Ordinal)) > 20, "The words were not stored: the test proves nothing.");
        var files = await app.LookAsync(async db =>
        {
            await db.Database.OpenConnectionAsync(); // the last connection that closes takes the journal with it
            return Directory.EnumerateFiles(app.Settings.DataFolder, "*", SearchOption.AllDirectories).ToDictionary(f => f, Read);
        });
        Assert.Contains(files.Keys, f => f.EndsWith("-wal", StringComparison.Ordinal));
        Assert.Contains(files.Values, f => f.Contains(Control, StringComparison.Ordinal));
        Assert.Contains(files.Values, f => f.Contains(nameof(ContributionAdded), StringComparison.Ordinal));
        Assert.Empty(files.Where(f => f.Value.Contains(Planted, StringComparison.OrdinalIgnoreCase)).Select(f => f.Key));
        Assert.Contains(app.Lines, l => l.Contains(Control, StringComparison.Ordinal));
        Assert.DoesNotContain(app.Lines, l => l.Contains(Planted, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task PlantedWords_AreInNoMail()
    {
        await using var sink = await MailSink.StartAsync();
        await PlantAsync();
        var settings = app.Settings with { Mail = new MailSettings("127.0.0.1", sink.Port, "rondetafel@lindevaart.example", StartTls: false), StaffAddress = "http://localhost:5081" };
        using var mailer = new Mailer(app.Services.GetRequiredService<IServiceScopeFactory>(), settings, app.Clock, new RandomSource(), NullLogger<Mailer>.Instance);
        await mailer.RunOnceAsync(CancellationToken.None);

        Assert.NotEmpty(sink.Mails);
        var numbers = await app.LookAsync(db => db.Cases.Select(c => c.Number).ToListAsync());
        Assert.All(sink.Mails, m => Assert.DoesNotContain(Planted, m.Raw + m.Body + m.Header("Subject"), StringComparison.OrdinalIgnoreCase));
        Assert.All(sink.Mails, m => Assert.DoesNotContain(numbers, n => (m.Raw + m.Body).Contains(n, StringComparison.Ordinal)));
    }

    /// <summary>Weighs, takes in and works at a case with a word of its own in every text field; answers the address of the case.</summary>
    private async Task<string> PlantAsync()
    {
        var scenes = new WeighingScenes(app.Services);
        var id = await scenes.ConvenedAsync(await scenes.BroughtAsync(new ScenePerson { GivenNames = Word(), FamilyName = Word(), Fact = Word() }));
        var weighing = $"/wegingen/{id.Value}";
        using var police = await app.AsAsync("politie");
        using var prosecutor = await app.AsAsync("om");
        using var director = await app.AsAsync("procesregisseur");
        await FillAsync(police, await police.GetAsync(weighing), weighing);
        await FillAsync(prosecutor, await prosecutor.GetAsync(weighing), weighing);
        await scenes.ViewAsync(id, "dossierhouder", Word(), Word());
        await scenes.OpenedAsync(id, null);
        await FillAsync(police, await police.GetAsync(weighing + "/anders"));
        var question = await FillAsync(police, await police.GetAsync("/tafelvragen/nieuw"), null, ("Input.Municipality", (await app.LookAsync(db => db.Municipalities.Select(m => m.Id).FirstAsync())).Value.ToString()));
        Assert.Contains(Planted, (await director.GetAsync(question.Path + "/bekijken")).Words, StringComparison.Ordinal);
        await scenes.TrackAsync(id, 60);
        var track = await app.LookAsync(db => db.Tracks.Where(t => t.WeighingId == id).Select(t => t.Id).SingleAsync());
        await FillAsync(prosecutor, await prosecutor.GetAsync($"/om-trajecten/{track.Value}"));
        var taken = await FillAsync(director, await director.GetAsync(weighing + "/opnemen"), null, ("Input.Feedback.Say", "now"), ("Input.Feedback.Texts", "taken_up"), ("Input.Category", "guidance"));
        Assert.StartsWith("/casussen/", taken.Path, StringComparison.Ordinal);
        await WorkAsync(taken.Path, police, director);
        return taken.Path;
    }

    private async Task WorkAsync(string address, Visitor police, Visitor director)
    {
        foreach (var kind in new[] { "Fact", "View", "OwnView" }) await FillAsync(police, await police.GetAsync(address + "/bijdrage"), null, ("Input.Kind", kind), ("Input.Audience", "WholeTable"));
        foreach (var place in new[] { "/doel", "/oordeel", "/actie", "/waarom", "/schaal", "/informeren", "/vraag", "/herzien" }) await FillAsync(director, await director.GetAsync(address + place));
        await UploadAsync(police, await police.GetAsync(address));
        await ProvideAsync(address, director);
        var page = await director.GetAsync(address + "?alles=1");
        foreach (var link in page.Document.QuerySelectorAll("#plan a").Select(a => a.GetAttribute("href")!).Where(h => h.Contains("/doelen/", StringComparison.Ordinal)).ToList())
            await FillAsync(director, await director.GetAsync(link));
        var act = page.Document.QuerySelectorAll("#plan a").Select(a => a.GetAttribute("href")!).First(h => h.Contains("/acties/", StringComparison.Ordinal));
        foreach (var step in new[] { "Postpone", "Finish", "NoteEffect" }) await FillAsync(director, await director.GetAsync(act), null, ("Input.Step", step));
        await FillAsync(director, await director.GetAsync(address + "/waarom"), "handler=Answer");
        await FillAsync(police, await police.GetAsync(address), "handler=Settle", ("Input.Status", "Refuted"));
        await police.FollowAsync(new HttpRequestMessage(HttpMethod.Post, $"/concept/{address.Trim('/').Replace('/', '.')}.bijdrage")
        {
            Content = new FormUrlEncodedContent(new Dictionary<string, string> { ["__form"] = Token(page), ["Input.Text"] = Word() }),
        });
        await FillAsync(police, await police.GetAsync(address + "/bijdrage"), null, ("Input.Kind", "Rumour"), ("Input.Day", Word())); // refused: nothing is left behind either
        await police.GetAsync($"{address}?{Word()}={Word()}");
        await police.GetAsync($"/casussen/{Word()}");
    }

    /// <summary>The name of the receiving organisation alone is not of the case and stands plain (docs/decisions/0016).</summary>
    private async Task ProvideAsync(string address, Visitor director)
    {
        var why = await FillAsync(director, await director.GetAsync(address + "/verstrekken"), null, ("Input.Kind", "ThirdParty"), ("Input.Organisation", "Woonstichting"), ("Input.Ground", "consent"));
        var reviewer = await FillAsync(director, await FillAsync(director, why));
        var provision = await FillAsync(director, reviewer);
        Assert.Contains(Planted, provision.Words, StringComparison.Ordinal);
        Assert.Contains(Planted, (await FillAsync(director, provision, "handler=Withdraw")).Words, StringComparison.Ordinal);
    }

    private string Word()
    {
        _words.Add($"{Planted}{_words.Count}woord");
        return _words[^1];
    }

    /// <summary>Sends a form with a planted word in every text, a day in every date, and the first answer where none stands.</summary>
    private Task<Seen> FillAsync(Visitor visitor, Seen page, string? action = null, params (string Name, string? Value)[] values)
    {
        var form = page.Form(action);
        var fields = new List<(string Name, string? Value)>(values);
        foreach (var element in form.QuerySelectorAll("input[type=text][name], textarea[name]:not([readonly])").Where(e => fields.All(f => f.Name != e.GetAttribute("name"))))
        {
            var name = element.GetAttribute("name")!;
            var day = name.EndsWith("Day", StringComparison.Ordinal) ? "gisteren" : "over 3 weken";
            fields.Add((name, element.GetAttribute("spellcheck") == "false" ? day : Word()));
        }
        foreach (var group in form.QuerySelectorAll("input[type=radio]").OfType<IHtmlInputElement>().GroupBy(r => r.Name!).Where(g => g.All(r => !r.IsChecked) && fields.All(f => f.Name != g.Key)))
            if (group.Key is not ("Input.Audience" or "Input.Ideology")) fields.Add((group.Key, group.First().Value));
        foreach (var list in form.QuerySelectorAll("select").OfType<IHtmlSelectElement>().Where(s => s.Name is "Action.Owner" or "Input.To")) fields.Add((list.Name!, list.Options.Last().Value));
        return visitor.SendAsync(page, form, [.. fields]);
    }

    private async Task UploadAsync(Visitor visitor, Seen page)
    {
        var form = page.Form("/bijdrage");
        var body = new MultipartFormDataContent();
        foreach (var hidden in form.QuerySelectorAll("input[type=hidden]").OfType<IHtmlInputElement>()) body.Add(new StringContent(hidden.Value), hidden.Name!);
        foreach (var (field, value) in new[] { ("Input.Kind", "Document"), ("Input.Text", Word()), ("Input.Audience", "WholeTable") }) body.Add(new StringContent(value), field);
        body.Add(new ByteArrayContent(Encoding.UTF8.GetBytes($"Een verslag met {Word()}.")), "Input.File", $"{Word()}.txt");
        await visitor.FollowAsync(new HttpRequestMessage(HttpMethod.Post, form.GetAttribute("action")!) { Content = body });
    }

    private static string Token(Seen page) => page.Document.QuerySelector("input[name=__form]")!.GetAttribute("value")!;

    private static string Read(string path)
    {
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return Encoding.Latin1.GetString(bytes) + Encoding.Unicode.GetString(bytes);
    }
}
