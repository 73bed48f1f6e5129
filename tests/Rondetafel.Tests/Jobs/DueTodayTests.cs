using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Rondetafel.Domain.Persons.Cases;
using Rondetafel.Domain.Persons.Signals;
using Rondetafel.Domain.Shared;
using Rondetafel.Jobs;
using Rondetafel.Lab.Demo;
using Rondetafel.Mail;
using Rondetafel.Tests.Harness;
using Rondetafel.Tests.Mail;

namespace Rondetafel.Tests.Jobs;

/// <summary>What is due today is told besides the one mail a day, once per day and person. Each test has an application of its own: they move the clock.</summary>
public sealed class DueTodayTests : IAsyncLifetime
{
    private readonly TestApp _app = new();

    public ValueTask InitializeAsync() => _app.InitializeAsync();

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    [Fact]
    public async Task An_acknowledgement_is_told_on_its_last_day_once_to_each_dossierhouder_of_the_municipality()
    {
        await Given.SignalAsync(_app); // to be acknowledged by Wednesday
        await Given.SignalAsync(_app);
        _app.Clock.Advance(TimeSpan.FromDays(1));
        await RunAsync();
        Assert.Empty(await ToldAsync());

        _app.Clock.Advance(TimeSpan.FromDays(1));
        await Task.WhenAll(RunAsync(), RunAsync());
        _app.Clock.Advance(TimeSpan.FromHours(2));
        await RunAsync();
        Assert.Equal(["dossierhouder", "dossierhouder-twee"], await ToldAsync());

        _app.Clock.Advance(TimeSpan.FromDays(1));
        await RunAsync();
        Assert.Equal(2, (await ToldAsync()).Count);
    }

    [Fact]
    public async Task A_report_held_apart_is_told_on_the_last_day_to_acknowledge_unless_the_reporter_was_asked()
    {
        var given = await Given.SignalAsync(_app, new GivenReport { Channel = Channel.PublicPage, By = null });
        var asked = await Given.SignalAsync(_app, new GivenReport { Channel = Channel.PublicPage, By = null, Municipality = "Waalrode" });
        await Given.ChangeAsync(_app, asked, "dossierhouder-buur", (s, _, step) => s.AskReporter(step.Given("Waar was het?"), step.By, step.Now));
        _app.Clock.Advance(TimeSpan.FromDays(2));
        await RunAsync();

        Assert.Equal(SignalStatus.HeldApart, await _app.LookAsync(db => db.Signals.Where(s => s.Id == given.Id).Select(s => s.Status).SingleAsync()));
        Assert.Equal(["dossierhouder", "dossierhouder-twee"], await ToldAsync());
    }

    [Fact]
    public async Task An_answer_is_told_on_its_last_day_and_goes_out_besides_the_mail_of_that_day()
    {
        await using var sink = await MailSink.StartAsync();
        var given = await Given.SignalAsync(_app, new GivenReport { Municipality = "Waalrode" });
        await Given.ChangeAsync(_app, given, "dossierhouder-buur", (_, answer, step) => answer!.DecisionTaken(SignalAction.Stop, Deadline.LocalDate(step.Now).AddDays(1), step.By, step.Now));
        await Given.AcknowledgedAsync(_app, given, "dossierhouder-buur");
        _app.Clock.Advance(TimeSpan.FromDays(1));
        await _app.LookAsync(async db =>
        {
            var buur = await db.Professionals.SingleAsync(p => p.Email == "dossierhouder-buur@lindevaart.example");
            db.Outbox.Add(new OutboxMail { Id = new RandomSource().NewId(), For = buur.Id, At = _app.Clock.Now });
            return await db.SaveChangesAsync();
        });
        await MailAsync(sink);

        await RunAsync();
        await MailAsync(sink);
        await RunAsync();
        await MailAsync(sink);

        Assert.Equal(2, sink.Mails.Count(m => m.To == "dossierhouder-buur@lindevaart.example"));
        Assert.Equal(["dossierhouder-buur"], await ToldAsync());
    }

    [Fact]
    public async Task What_cases_and_weighings_ask_by_today_is_told_to_whom_they_ask_once()
    {
        var day = Deadline.LocalDate(_app.Clock.Now).AddDays(10);
        var given = await GivenCase.AtTableAsync(_app, new GivenTable { NeededDays = 100 });
        await given.AgreeAsync(_app, "tafelpartner", "Bellen met school.", "tafelpartner", days: 10);
        var police = (await _app.LookAsync(db => Given.ActorAsync(db, "politie"))).Id;
        await given.ChangeAsync(_app, "dossierhouder", (c, turn) => c.Ask(new RequestId(turn.NewId()), c.Seats.Single(s => s.ProfessionalId == police).OrganisationId, "Wat is bekend?", day, turn.By, turn.Now));
        var scenes = new WeighingScenes(_app.Services);
        await scenes.ConvenedAsync(await scenes.BroughtAsync(), days: 10); // by then gemeente, politie and Openbaar Ministerie give a view, the chair opens
        await RunAsync();
        Assert.Empty(await ToldAsync());

        _app.Clock.Advance(TimeSpan.FromDays(10));
        await RunAsync();
        await RunAsync();

        var told = await ToldAsync();
        foreach (var key in new[] { "tafelpartner", "politie", "om", "dossierhouder", "procesregisseur" }) Assert.Single(told, key);
        Assert.DoesNotContain("docent", told);
    }

    [Fact]
    public async Task The_director_is_told_of_reviews_recalls_and_decisions_due_today()
    {
        var start = _app.Clock.Now;
        var monitored = await GivenCase.AtTableAsync(_app);
        await monitored.ChangeAsync(_app, "procesregisseur", (c, turn) => c.Monitor(new CaseStepGiven(new CaseStepId(turn.NewId()), "Gaat goed.", turn.Today.AddDays(30)), "Werk houden.", turn.Today.AddDays(60), turn.Terms, turn.By, turn.Now));
        await GivenCase.AtTableAsync(_app, new GivenTable { NeededDays = 40 });
        foreach (var (days, told) in new[] { (29, 0), (31, 1), (35, 1), (40, 2) }) // the recall is due on day 30, when the job did not run
        {
            _app.Clock.Set(start.AddDays(days));
            await RunAsync();
            Assert.Equal(told, (await ToldAsync()).Count(k => k == "procesregisseur"));
        }
    }

    private Task RunAsync() => _app.Services.GetRequiredService<DailyJob>().RunOnceAsync(TestContext.Current.CancellationToken);

    private async Task MailAsync(MailSink sink)
    {
        var settings = _app.Settings with { Mail = new MailSettings("127.0.0.1", sink.Port, "rondetafel@lindevaart.example", StartTls: false), StaffAddress = "http://localhost:5081" };
        using var mailer = new Mailer(_app.Services.GetRequiredService<IServiceScopeFactory>(), settings, _app.Clock, new RandomSource(), NullLogger<Mailer>.Instance);
        await mailer.RunOnceAsync(TestContext.Current.CancellationToken);
    }

    private Task<List<string>> ToldAsync() => _app.LookAsync(async db => (await db.Outbox.Where(o => o.DueToday)
        .Join(db.Professionals, o => o.For, p => p.Id, (o, p) => p.Email).ToListAsync()).Select(e => e.Split('@')[0]).Order(StringComparer.Ordinal).ToList());
}
