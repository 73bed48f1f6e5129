using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Rondetafel.Domain.Shared;
using Rondetafel.Mail;
using Rondetafel.Tests.Harness;

namespace Rondetafel.Tests.Mail;

/// <summary>An application that is set to send mail; the tests send it themselves.</summary>
public sealed class MailingApp : TestApp
{
    protected override Settings Change(Settings settings) => settings with { Mail = new MailSettings("127.0.0.1", 9, "rondetafel@lindevaart.example", StartTls: false) };
}

/// <summary>A mail about what is due today that does not arrive all day is told to whoever manages accounts, without what it is about.</summary>
public sealed class UnreachedTests(MailingApp app) : IClassFixture<MailingApp>
{
    [Fact]
    public async Task WhoCouldNotBeReached_IsToldToTheAdministrator_UntilTheMailGoesOut()
    {
        await using var sink = await MailSink.StartAsync("docent@lindevaart.example");
        await AskAsync("docent", dueToday: true);
        await AskAsync("politie", dueToday: true);
        await AskAsync("tafelpartner", dueToday: false);
        await SendAsync(sink);
        using var admin = await app.AsAsync("beheerder");
        Assert.DoesNotContain("mail met spoed", (await admin.GetAsync("/mijn-werk")).Words, StringComparison.Ordinal);

        app.Clock.Advance(TimeSpan.FromDays(1));
        using var later = await app.AsAsync("beheerder");
        var work = await later.GetAsync("/mijn-werk");

        Assert.Contains("1 persoon kreeg een mail met spoed niet", work.Words, StringComparison.Ordinal);
        Assert.Contains("(code 550)", work.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("Hoekstra", work.Words, StringComparison.Ordinal);
        var marked = (await later.GetAsync("/beheer/professionals")).Document.QuerySelectorAll(".rt-lines li").Where(l => l.TextContent.Contains("Mail komt niet aan (code 550)", StringComparison.Ordinal));
        Assert.Contains("Hoekstra", Assert.Single(marked).TextContent, StringComparison.Ordinal);
        using var holder = await app.AsAsync("dossierhouder");
        Assert.DoesNotContain("mail met spoed", (await holder.GetAsync("/mijn-werk")).Words, StringComparison.Ordinal);

        await app.LookAsync(db => db.TouchAsync(
            set => set.Professionals.Where(p => p.Email == "docent@lindevaart.example").ExecuteUpdateAsync(u => u.SetProperty(p => p.Email, "docent-nu@lindevaart.example")), TestContext.Current.CancellationToken));
        await SendAsync(sink);
        Assert.DoesNotContain("mail met spoed", (await later.GetAsync("/mijn-werk")).Words, StringComparison.Ordinal);
    }

    private Task<int> AskAsync(string key, bool dueToday) => app.LookAsync(async db =>
    {
        db.Outbox.Add(new OutboxMail { Id = new RandomSource().NewId(), For = (await Given.ActorAsync(db, key)).Id!.Value, At = app.Clock.Now, DueToday = dueToday });
        return await db.SaveChangesAsync();
    });

    private async Task SendAsync(MailSink sink)
    {
        var settings = app.Settings with { Mail = app.Settings.Mail! with { Port = sink.Port }, StaffAddress = "http://localhost:5081" };
        using var mailer = new Mailer(app.Services.GetRequiredService<IServiceScopeFactory>(), settings, app.Clock, new RandomSource(), NullLogger<Mailer>.Instance);
        await mailer.RunOnceAsync(TestContext.Current.CancellationToken);
    }
}
