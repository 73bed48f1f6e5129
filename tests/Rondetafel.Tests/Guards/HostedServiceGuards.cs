using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Rondetafel.Mail;
using Rondetafel.Tests.Harness;

namespace Rondetafel.Tests.Guards;

/// <summary>Everything that runs beside the requests stops when it is asked to, at once and without a fault.</summary>
public sealed class HostedServiceGuards
{
    [Fact]
    public async Task EveryHostedService_StopsCleanly()
    {
        await using var app = new WithMail();
        await app.InitializeAsync();
        var services = app.Services.GetServices<IHostedService>().Where(s => s.GetType().Namespace?.StartsWith("Rondetafel", StringComparison.Ordinal) == true).ToList();
        Assert.Contains(services, s => s is Mailer);
        Assert.All(services.OfType<BackgroundService>(), s => Assert.False(s.ExecuteTask!.IsFaulted));

        foreach (var service in services)
        {
            var begun = Stopwatch.StartNew();
            await service.StopAsync(CancellationToken.None).WaitAsync(TimeSpan.FromSeconds(10), TestContext.Current.CancellationToken);
            Assert.True(begun.Elapsed < TimeSpan.FromSeconds(5), $"{service.GetType().Name} took {begun.Elapsed}.");
            // One that had not begun yet ends as cancelled.
            if (service is BackgroundService { ExecuteTask: { } task }) Assert.True(task.IsCompletedSuccessfully || task.IsCanceled, $"{service.GetType().Name} ended {task.Status}.");
        }
    }

    private sealed class WithMail : TestApp
    {
        protected override Settings Change(Settings settings) => settings with { Mail = new MailSettings("127.0.0.1", 1, "rondetafel@lindevaart.example") };
    }
}
