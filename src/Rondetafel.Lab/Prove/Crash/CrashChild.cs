using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Rondetafel.Cli;
using Rondetafel.Data;
using Rondetafel.Mail;

namespace Rondetafel.Lab.Prove.Crash;

/// <summary>
/// The process that the proof kills: the product around a folder of the Lab, with its mail sent at once instead of each minute.
/// It says on standard output how far it is, takes "day" on standard input, and ends when that is closed.
/// </summary>
public static class CrashChild
{
    public const string Upgrading = "crash: upgrading", Upgraded = "crash: upgraded", Serving = "crash: serving";

    private static readonly TimeSpan MailPause = TimeSpan.FromMilliseconds(100);

    public static Command Make()
    {
        var settings = new Option<string>("--settings") { Required = true };
        var shift = new Option<long>("--shift") { Required = true };
        var upgrade = new Option<bool>("--upgrade");
        var command = new Command("crash-child", "The process that prove crash kills.") { settings, shift, upgrade };
        command.Hidden = true;
        command.SetAction((parsed, cancel) => RunAsync(Settings.Read(parsed.GetValue(settings)!), TimeSpan.FromTicks(parsed.GetValue(shift)), parsed.GetValue(upgrade), cancel));
        return command;
    }

    private static async Task RunAsync(Settings settings, TimeSpan shift, bool upgrade, CancellationToken cancel)
    {
        if (Instance.KindOf(settings.DataFolder) != "demonstration") throw new SettingsException($"{settings.DataFolder} was not made by the Lab.");
        var clock = new ShiftedClock(shift);
        _ = Task.Run(() => ListenAsync(clock), cancel);
        if (upgrade)
        {
            Console.WriteLine(Upgrading);
            await LabInstance.MakeTablesAsync(settings, cancel);
            Console.WriteLine(Upgraded);
        }
        await using var app = new LabInstance(settings, clock).Build();
        await app.StartAsync(cancel);
        Console.WriteLine(Serving);
        var mailer = app.Services.GetServices<IHostedService>().OfType<Mailer>().Single();
        await mailer.StopAsync(cancel);
        while (!cancel.IsCancellationRequested) await MailAsync(mailer, cancel);
    }

    private static async Task MailAsync(Mailer mailer, CancellationToken cancel)
    {
        try
        {
            await mailer.RunOnceAsync(cancel);
        }
        catch (Exception e) when (!cancel.IsCancellationRequested)
        {
            Console.WriteLine($"crash: no mail, {e.GetType().Name}");
        }
        await Task.Delay(MailPause, cancel);
    }

    /// <summary>Nobody on the other side any more: a child must not outlive the proof.</summary>
    private static async Task ListenAsync(ShiftedClock clock)
    {
        while (await Console.In.ReadLineAsync() is { } line)
            if (line == "day") clock.Move(TimeSpan.FromDays(1));
        Environment.Exit(0);
    }
}
