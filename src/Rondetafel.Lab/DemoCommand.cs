using System.CommandLine;
using Microsoft.Extensions.Hosting;

namespace Rondetafel.Lab;

/// <summary>Starts the demonstration.</summary>
public static class DemoCommand
{
    public static Command Make()
    {
        var port = new Option<int>("--port") { Description = "Port on this machine.", DefaultValueFactory = _ => 5080 };
        var data = new Option<string>("--data") { Description = "Folder of the demonstration; made when missing.", DefaultValueFactory = _ => "demo-data" };
        var command = new Command("demo", "Starts a fictional town on this machine.") { port, data };
        command.SetAction(async (parsed, cancel) =>
        {
            var instance = await LabInstance.OpenAsync(parsed.GetValue(data)!, parsed.GetValue(port), cancel);
            await using var app = instance.Build();
            await app.StartAsync(cancel);
            Console.WriteLine($"Rondetafel demonstration: http://localhost:{parsed.GetValue(port)}/demo  (Ctrl+C stops it)");
            await app.WaitForShutdownAsync(cancel);
        });
        return command;
    }
}
