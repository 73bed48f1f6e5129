using System.Net.Mail;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Rondetafel.Data;
using Rondetafel.Domain.Shared;
using Rondetafel.Mail;
using Rondetafel.Tests.Harness;

namespace Rondetafel.Tests.Mail;

/// <summary>Notices through a real SMTP server: who gets one, when, and what stands in it.</summary>
public sealed class MailerTests : IAsyncLifetime
{
    private static readonly DateTime Monday10 = new(2026, 3, 2, 9, 0, 0, DateTimeKind.Utc);
    private readonly TestApp _app = new();
    private MailSink _sink = null!;

    public async ValueTask InitializeAsync()
    {
        _sink = await MailSink.StartAsync("weg@lindevaart.example", "data:vol@lindevaart.example");
        await _app.InitializeAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (_sink is null) return;
        await _sink.DisposeAsync();
        await _app.DisposeAsync();
    }

    [Fact]
    public async Task SeveralReasons_OneDay_GiveOneMailToEach()
    {
        await AskAsync("dossierhouder", "dossierhouder", "docent");
        await RunAsync();
        await AskAsync("dossierhouder");
        _app.Clock.Advance(TimeSpan.FromHours(3));
        await RunAsync();

        Assert.Equal(["docent@lindevaart.example", "dossierhouder@lindevaart.example"], Recipients());
    }

    [Fact]
    public async Task NextMorning_WhatWaited_GoesOut()
    {
        await AskAsync("docent");
        await RunAsync();
        await AskAsync("docent");
        await RunAsync();
        _app.Clock.Set(Monday10.AddDays(1));
        await RunAsync();

        Assert.Equal(2, _sink.Mails.Count);
        Assert.Equal(2, _sink.Mails.Select(m => m.Header("Message-ID")).Distinct().Count());
        Assert.Equal(0, await WaitingAsync());
    }

    [Fact]
    public async Task WhatCanStillBeUndone_WaitsUntilItCannot()
    {
        await ChangeAsync(async db =>
        {
            var reason = await ReasonAsync(db, "docent", dueToday: false);
            db.Outbox.Add(new OutboxMail { Id = reason.Id, For = reason.For, At = _app.Clock.Now.AddSeconds(11), HeldFor = new RandomSource().NewId() });
        });
        await RunAsync();
        Assert.Empty(_sink.Mails);
        _app.Clock.Advance(TimeSpan.FromSeconds(11));
        await RunAsync();

        Assert.Equal(["docent@lindevaart.example"], Recipients());
    }

    [Fact]
    public async Task DueToday_GoesOutBesidesTheOneADay_AndOnlyOnce()
    {
        await AskAsync("docent");
        await RunAsync();
        await AskDueTodayAsync("docent");
        await RunAsync();
        await RunAsync();

        Assert.Equal(2, _sink.Mails.Count);
    }

    [Theory]
    [InlineData("2026-03-02T18:59:00Z", 1)]
    [InlineData("2026-03-02T19:00:00Z", 0)]
    [InlineData("2026-03-03T05:59:00Z", 0)]
    [InlineData("2026-03-03T06:00:00Z", 1)]
    [InlineData("2026-07-02T05:00:00Z", 1)]
    [InlineData("2026-07-02T04:59:00Z", 0)]
    public async Task QuietHours_FromEightToSevenInAmsterdam_SendNothing(string at, int mails)
    {
        await AskDueTodayAsync("docent");
        _app.Clock.Set(DateTime.Parse(at, System.Globalization.CultureInfo.InvariantCulture, System.Globalization.DateTimeStyles.AdjustToUniversal));
        await RunAsync();

        Assert.Equal(mails, _sink.Mails.Count);
    }

    [Fact]
    public async Task Mail_HoldsALink_AndNothingOfWhatItIsAbout()
    {
        await AskAsync("docent");
        await RunAsync();

        var mail = Assert.Single(_sink.Mails);
        Assert.Equal("Er wacht iets op u in Rondetafel", mail.Header("Subject")!.Trim());
        Assert.Contains("http://localhost:5081/mijn-werk", mail.Body);
        Assert.Contains("hooguit één mail per dag", mail.Body);
        Assert.Equal("auto-generated", mail.Header("Auto-Submitted")!.Trim());
        foreach (var word in new[] { "Fenna", "Hoekstra", "melding", "casus", "zorg", "radicalis", "M-" }) Assert.DoesNotContain(word, mail.Body, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task DesignationOver_GetsNothing_AndTheReasonIsRemoved()
    {
        await AskAsync("docent");
        await ChangeAsync(async db =>
        {
            var person = await db.Professionals.SingleAsync(p => p.Email == "docent@lindevaart.example");
            person.End(DateOnly.FromDateTime(Monday10), Actor.Clock, Monday10);
        });
        await RunAsync();

        Assert.Empty(_sink.Mails);
        Assert.Equal(0, await _app.LookAsync(db => db.Outbox.CountAsync()));
    }

    [Fact]
    public async Task Crash_BetweenAcceptingAndMarking_SendsTheSameMailAgain_AndForgetsNobody()
    {
        await AskAsync("docent");
        await SqlAsync(TestDatabase.IsPostgres
            ? """
              CREATE FUNCTION no_mark() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'stopped'; END $$;
              CREATE TRIGGER stop_mark BEFORE UPDATE OF "SentAt" ON "Outbox" FOR EACH ROW EXECUTE FUNCTION no_mark();
              """
            : """CREATE TRIGGER stop_mark BEFORE UPDATE OF "SentAt" ON "Outbox" BEGIN SELECT RAISE(ABORT, 'stopped'); END""");
        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(RunAsync);
        await SqlAsync(TestDatabase.IsPostgres ? "DROP TRIGGER stop_mark ON \"Outbox\"" : "DROP TRIGGER stop_mark");
        await AskAsync("docent");
        await RunAsync();
        await RunAsync();

        Assert.Equal(2, _sink.Mails.Count);
        Assert.Single(_sink.Mails.Select(m => m.Header("Message-ID")).Distinct());
        Assert.Equal(1, await WaitingAsync());
        Assert.Equal(2, await _app.LookAsync(db => db.Outbox.CountAsync()));
    }

    [Theory]
    [InlineData("weg@lindevaart.example")] // no such mailbox
    [InlineData("vol@lindevaart.example")] // refused after the text was handed over
    public async Task RefusedRecipient_DoesNotKeepTheOthersFromTheirMail(string address)
    {
        await ChangeAsync(async db =>
        {
            var person = await db.Professionals.SingleAsync(p => p.Email == "docent@lindevaart.example");
            person.Redesignate(new Designation(person.OrganisationId, null, person.Name, address, person.Function, person.DesignatedUntil, person.Roles.ToList()), 12, Actor.Clock, Monday10, DateOnly.FromDateTime(Monday10));
            foreach (var key in new[] { "weg", "politie", "om" }) db.Outbox.Add(await ReasonAsync(db, key == "weg" ? "docent" : key, false));
        });
        await RunAsync();

        Assert.Equal(["om@lindevaart.example", "politie@lindevaart.example"], Recipients());
        Assert.Equal(1, await WaitingAsync());
    }

    [Fact]
    public async Task RelayAway_NothingIsLost()
    {
        await AskAsync("docent");
        await Assert.ThrowsAnyAsync<SmtpException>(() => RunAsync(new MailSettings("127.0.0.1", 1, "rondetafel@lindevaart.example", StartTls: false)));
        await RunAsync();

        Assert.Single(_sink.Mails);
        Assert.Equal(0, await WaitingAsync());
    }

    [Fact]
    public async Task StartTlsDemanded_ButNotOffered_SendsNothingInTheOpen()
    {
        await AskAsync("docent");
        await Assert.ThrowsAnyAsync<SmtpException>(() => RunAsync(new MailSettings("127.0.0.1", _sink.Port, "rondetafel@lindevaart.example")));

        Assert.Empty(_sink.Mails);
        Assert.Equal(1, await WaitingAsync());
    }

    [Fact]
    public async Task StartTlsOffered_WithACertificateNobodyVouchesFor_SendsNothing()
    {
        await using var secure = await MailSink.StartAsync("tls");
        await AskAsync("docent");
        await Assert.ThrowsAnyAsync<Exception>(() => RunAsync(new MailSettings("localhost", secure.Port, "rondetafel@lindevaart.example")));

        Assert.Empty(secure.Mails);
        Assert.Equal(1, await WaitingAsync());
    }

    [Fact]
    public async Task NoMailSettings_RowsWait()
    {
        await AskAsync("docent");
        await RunAsync(null);

        Assert.Equal(1, await WaitingAsync());
    }

    private List<string> Recipients() => _sink.Mails.Select(m => m.To).Order(StringComparer.Ordinal).ToList();

    private Task RunAsync() => RunAsync(new MailSettings("127.0.0.1", _sink.Port, "rondetafel@lindevaart.example", StartTls: false));

    private async Task RunAsync(MailSettings? relay)
    {
        var settings = _app.Settings with { Mail = relay, StaffAddress = "http://localhost:5081" };
        using var mailer = new Mailer(_app.Services.GetRequiredService<IServiceScopeFactory>(), settings, _app.Clock, new RandomSource(), NullLogger<Mailer>.Instance);
        await mailer.RunOnceAsync(TestContext.Current.CancellationToken);
    }

    private Task<int> WaitingAsync() => _app.LookAsync(db => db.Outbox.CountAsync(o => o.SentAt == null));

    private Task AskAsync(params string[] people) => ChangeAsync(async db =>
    {
        foreach (var person in people) db.Outbox.Add(await ReasonAsync(db, person, dueToday: false));
    });

    private Task AskDueTodayAsync(string person) => ChangeAsync(async db => db.Outbox.Add(await ReasonAsync(db, person, dueToday: true)));

    private async Task<OutboxMail> ReasonAsync(RondetafelDb db, string person, bool dueToday)
    {
        var id = await db.Professionals.Where(p => p.Email == $"{person}@lindevaart.example").Select(p => p.Id).SingleAsync();
        return new OutboxMail { Id = new RandomSource().NewId(), For = id, At = _app.Clock.Now, DueToday = dueToday };
    }

    private Task<int> ChangeAsync(Func<RondetafelDb, Task> change) => _app.LookAsync(async db =>
    {
        await change(db);
        return await db.SaveChangesAsync();
    });

    private Task SqlAsync(string sql) => TestDatabase.AsOwnerAsync(_app.Settings, sql);
}
