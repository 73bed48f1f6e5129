using System.CommandLine;
using Rondetafel.Data;
using Rondetafel.Domain.Shared;
using Rondetafel.Vault;

namespace Rondetafel.Cli;

/// <summary>The operator's commands that ship: setup, serve and figures.</summary>
public static class Commands
{
    /// <summary>Runs a command line; 0 is good, 1 a refusal that was explained.</summary>
    public static Task<int> RunAsync(string[] args)
    {
        var root = new RootCommand("Rondetafel: the open system for the local approach to radicalisation.") { Serve(), Setup(), Figures() };
        return root.Parse(args).InvokeAsync();
    }

    private static Command Serve()
    {
        var settings = new Option<string>("--settings") { Description = "The settings file.", DefaultValueFactory = _ => SetUp.SettingsFile };
        var command = new Command("serve", "Serves the partnership's instance on its public and its staff address.") { settings };
        command.SetAction((parsed, cancel) => ExplainAsync(async () =>
        {
            var read = Settings.Read(parsed.GetValue(settings)!);
            if (await Instance.RefusalAsync(read, cancel) is { } refusal) throw new SettingsException(refusal);
            await using var app = WebHost.Build(read);
            await app.StartAsync(cancel);
            Console.WriteLine($"Rondetafel serves the public pages on {read.PublicListen} and the staff pages on {read.StaffListen}. Ctrl+C stops it.");
            await app.WaitForShutdownAsync(cancel);
        }));
        return command;
    }

    private static Command Setup()
    {
        var folder = new Option<string>("--folder") { Description = "Where settings, data and root key go.", DefaultValueFactory = _ => "." };
        var name = new Option<string>("--partnership") { Description = "Name of the partnership." };
        var municipalities = new Option<string[]>("--municipality") { Description = "A municipality; repeat for each." };
        var organisations = new Option<string[]>("--organisation")
        {
            Description = "An organisation as \"Name:domain\" or \"Name:domain:part\", domain one of government, safety, care, education, community, part one of municipality, police, prosecutor, expert; "
                + "repeat for each. The first employs the administrator.",
        };
        var administrator = new Option<string>("--administrator") { Description = "First administrator as \"Name <address>\"." };
        var connection = new Option<string?>("--postgres") { Description = "Connection string of an empty PostgreSQL database, with the role that serves; without it SQLite is used." };
        var owner = new Option<string?>("--postgres-owner") { Description = "The same database with the role that owns it: makes the tables, and is not kept." };
        var command = new Command("setup", "Sets up a new instance: root key, recovery sheet, partnership, first administrator. Asks for what was not given.")
        {
            folder, name, municipalities, organisations, administrator, connection, owner,
        };
        command.SetAction((parsed, cancel) => ExplainAsync(() => SetUp.RunAsync(
            parsed.GetValue(folder)!, parsed.GetValue(connection), parsed.GetValue(owner), new SetUpWords(
                parsed.GetValue(name) ?? Ask.One("--partnership", "Name of the partnership"),
                parsed.GetValue(municipalities) is { Length: > 0 } m ? m : Ask.Several("--municipality", "A municipality"),
                parsed.GetValue(organisations) is { Length: > 0 } o ? o : Ask.Several("--organisation", "An organisation, as Name:domain or Name:domain:part"),
                parsed.GetValue(administrator) ?? Ask.One("--administrator", "First administrator, as Name <address>")), cancel)));
        command.Subcommands.Add(Recover());
        return command;
    }

    private static Command Recover()
    {
        var copy = new Option<string>("--copy") { Description = "The sealed copy of the root key file.", Required = true };
        var to = new Option<string>("--to") { Description = "Where the root key file goes; one that is there is left as it is.", Required = true };
        var key = new Option<string?>("--key") { Description = "The key on the recovery sheet; asked when it is not given, so that it stays out of the history of the shell." };
        var command = new Command("recover", "Makes the root key file anew from its sealed copy and the recovery sheet.") { copy, to, key };
        command.SetAction((parsed, _) => ExplainAsync(() =>
        {
            RootKeys.Recover(parsed.GetValue(copy)!, parsed.GetValue(key) ?? Ask.One("--key", "The key on the recovery sheet"), parsed.GetValue(to)!);
            Console.WriteLine($"The root key file is {parsed.GetValue(to)}. Serve, look at one report, and write down how long it took.");
            return Task.CompletedTask;
        }));
        return command;
    }

    private static Command Figures()
    {
        var data = new Option<string>("--data") { Description = "The folder of the instance: where its settings file or its database is.", Required = true };
        var command = new Command("figures", "Prints a figure of an instance from its counters; opens no case and needs no key.") { data };
        var options = new FigureOptions();
        options.AddTo(command);
        command.SetAction((parsed, cancel) => ExplainAsync(async () =>
        {
            options.Check(parsed);
            await using var db = await Instance.OpenForFiguresAsync(parsed.GetValue(data)!, cancel);
            await options.PrintAsync(parsed, db, Deadline.LocalDate(TimeProvider.System.GetUtcNow().UtcDateTime), Console.Out, cancel);
        }));
        return command;
    }

    /// <summary>Runs a command; what went wrong in a way that an operator can mend is said in one line, with exit code 1.</summary>
    public static async Task<int> ExplainAsync(Func<Task> act)
    {
        try
        {
            await act();
            return 0;
        }
        catch (Exception e) when (e is SettingsException or SchemaException or VaultException or IOException or UnauthorizedAccessException or System.Data.Common.DbException)
        {
            await Console.Error.WriteLineAsync(e.Message);
            return 1;
        }
    }
}

/// <summary>Asks at the keyboard for what was not given; when nobody sits there it says which option is missing.</summary>
internal static class Ask
{
    /// <summary>One answer.</summary>
    public static string One(string option, string question)
    {
        if (Console.IsInputRedirected) throw new SettingsException($"{option} is missing. See setup --help.");
        Console.Write($"{question}: ");
        return Console.ReadLine()?.Trim() is { Length: > 0 } answer ? answer : throw new SettingsException($"{option} is missing.");
    }

    /// <summary>Answers until an empty line; at least one.</summary>
    public static string[] Several(string option, string question)
    {
        var answers = new List<string> { One(option, question) };
        while (true)
        {
            Console.Write($"{question} (empty line: no more): ");
            if (Console.ReadLine()?.Trim() is not { Length: > 0 } answer) return [.. answers];
            answers.Add(answer);
        }
    }
}
