using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using Rondetafel.Cli;
using Rondetafel.Data;
using Rondetafel.Lab.Figures;

namespace Rondetafel.Lab;

/// <summary>Prints a figure of a scenario or of somebody else's folder of raw rows (docs/figures.md).</summary>
public static class FiguresCommand
{
    public static Command Make()
    {
        var scenario = new Option<string?>("--scenario") { Description = "A scenario of the Lab." };
        var input = new Option<string?>("--input") { Description = "A folder of raw rows in the form of docs/figures.md." };
        var command = new Command("figures", "Prints a figure of raw rows that were run through the real rules.") { scenario, input };
        var options = new FigureOptions();
        options.AddTo(command);
        command.SetAction((parsed, cancel) => Commands.ExplainAsync(async () =>
        {
            options.Check(parsed);
            if (parsed.GetValue(scenario) is null == parsed.GetValue(input) is null) throw new SettingsException("Give one of --scenario NAME, --input DIR and --data DIR.");
            await PrintAsync(Folder(parsed.GetValue(scenario)) ?? parsed.GetValue(input)!, options, parsed, Console.Out, cancel);
        }));
        return command;
    }

    /// <summary>The folder of a scenario by its name; null without a name. Throws <see cref="SettingsException"/> when there is none of that name.</summary>
    public static string? Folder(string? scenario)
    {
        if (scenario is null) return null;
        var home = Path.Combine(AppContext.BaseDirectory, "Scenarios");
        var names = Directory.EnumerateDirectories(home).Select(Path.GetFileName).OfType<string>().Order(StringComparer.Ordinal).ToList();
        return names.Contains(scenario) ? Path.Combine(home, scenario) : throw new SettingsException($"There is no scenario \"{scenario}\". There are: {string.Join(", ", names)}.");
    }

    private static async Task PrintAsync(string raw, FigureOptions options, ParseResult parsed, TextWriter to, CancellationToken cancel)
    {
        var data = Directory.CreateTempSubdirectory("rondetafel-figures-").FullName;
        try
        {
            var replay = await Replay.RunAsync(raw, data, cancel);
            await using (var scope = replay.Services.CreateAsyncScope())
                await options.PrintAsync(parsed, scope.ServiceProvider.GetRequiredService<RondetafelDb>().Wide(), replay.LastDay, to, cancel);
            await replay.DisposeAsync();
        }
        catch (BrokenFolderException e)
        {
            throw new SettingsException($"{raw} is broken; nothing of it was counted.\n{e.Message}");
        }
        finally
        {
            Directory.Delete(data, recursive: true);
        }
    }
}
