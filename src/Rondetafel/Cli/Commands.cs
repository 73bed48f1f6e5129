using System.CommandLine;
using System.Text.Json;
using Rondetafel.Data;
using Rondetafel.Domain.Shared;
using Rondetafel.Vault;

namespace Rondetafel.Cli;

/// <summary>The operator's commands that ship: setup and serve.</summary>
public static class Commands
{
    /// <summary>Runs a command line; 0 is good, 1 a refusal that was explained.</summary>
    public static Task<int> RunAsync(string[] args)
    {
        var root = new RootCommand("Rondetafel: the open system for the local approach to radicalisation.") { Serve(), Setup() };
        return root.Parse(args).InvokeAsync();
    }

    private static Command Serve()
    {
        var settings = new Option<string>("--settings") { Description = "The settings file.", DefaultValueFactory = _ => "rondetafel.json" };
        var command = new Command("serve", "Serves the partnership's instance.") { settings };
        command.SetAction((parsed, cancel) => ExplainAsync(async () =>
        {
            var read = Settings.Read(parsed.GetValue(settings)!);
            if (await Instance.RefusalAsync(read, cancel) is { } refusal) throw new SettingsException(refusal);
            await WebHost.Build(read).RunAsync(cancel);
        }));
        return command;
    }

    private static Command Setup()
    {
        var folder = new Option<string>("--folder") { Description = "Where settings, data and root key go.", DefaultValueFactory = _ => "." };
        var name = new Option<string>("--partnership") { Description = "Name of the partnership.", Required = true };
        var municipalities = new Option<string[]>("--municipality") { Description = "A municipality; repeat for each.", Required = true };
        var organisations = new Option<string[]>("--organisation")
        {
            Description = "An organisation as \"Name:domain\" or \"Name:domain:part\", domain one of government, safety, care, education, community, part one of municipality, police, prosecutor, expert; repeat for each.",
            Required = true,
        };
        var administrator = new Option<string>("--administrator") { Description = "First administrator as \"Name <address>\".", Required = true };
        var connection = new Option<string?>("--postgres") { Description = "Connection string of an empty PostgreSQL database; without it SQLite is used." };
        var command = new Command("setup", "Sets up a new instance: root key, recovery sheet, partnership, first administrator.")
        {
            folder, name, municipalities, organisations, administrator, connection,
        };
        command.SetAction((parsed, cancel) => ExplainAsync(() => SetUp.RunAsync(
            parsed.GetValue(folder)!, parsed.GetValue(connection), new SetUpWords(
                parsed.GetValue(name)!, parsed.GetValue(municipalities)!, parsed.GetValue(organisations)!, parsed.GetValue(administrator)!), cancel)));
        return command;
    }

    private static async Task<int> ExplainAsync(Func<Task> act)
    {
        try
        {
            await act();
            return 0;
        }
        catch (Exception e) when (e is SettingsException or SchemaException or VaultException or IOException or System.Data.Common.DbException)
        {
            await Console.Error.WriteLineAsync(e.Message);
            return 1;
        }
    }
}
