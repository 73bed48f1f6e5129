using System.CommandLine;
using System.Globalization;

namespace Rondetafel.Lab.Prove;

/// <summary>The proofs: each prints one closing line and ends with code 1 when something was found.</summary>
public static class ProveCommand
{
    public static Command Make() => new("prove", "Proofs on random worlds; nothing of them is shipped.") { AccessCommand(), CrashCommand(), NonInterferenceCommand(), TimingCommand() };

    private static Command AccessCommand()
    {
        var (seed, database) = (Seed(), Database());
        var decisions = new Option<long>("--decisions") { Description = "How many decisions at least.", DefaultValueFactory = _ => 200_000 };
        var command = new Command("access", "The rules and every query scope against a reference policy.") { decisions, seed, database };
        command.SetAction(async (parsed, cancel) =>
            Code(await new Access.AccessProof(parsed.GetValue(seed), parsed.GetValue(database)!, Console.Out).RunAsync(parsed.GetValue(decisions), cancel)));
        return command;
    }

    private static Command CrashCommand()
    {
        var (seed, database) = (Seed(), Database());
        var kills = new Option<int>("--kills") { Description = "How often the server is killed.", DefaultValueFactory = _ => 20 };
        var stall = new Option<int>("--stall") { Description = "For how many seconds the database is away before the kills; 0 leaves that out.", DefaultValueFactory = _ => 30 };
        var command = new Command("crash", "The server is killed while people write, and its database goes away; nothing acknowledged is lost, nothing is done twice.") { kills, stall, seed, database };
        command.SetAction(async (parsed, cancel) =>
        {
            var proof = new Crash.CrashProof(parsed.GetValue(seed), parsed.GetValue(database)!, Console.Out);
            if (parsed.GetValue(stall) is > 0 and var seconds) await proof.StallAsync(seconds, cancel);
            return Code(await proof.RunAsync(parsed.GetValue(kills), cancel));
        });
        return command;
    }

    private static Command NonInterferenceCommand()
    {
        var (seed, database) = (Seed(), Database());
        var pairs = new Option<int>("--pairs") { Description = "How many requests at least, each answered by both worlds.", DefaultValueFactory = _ => 3_000 };
        var plant = new Option<string?>("--plant") { Description = "A leak to plant, which must be found." };
        plant.AcceptOnlyFromAmong([.. NonInterference.NiProof.Plants]);
        var command = new Command("non-interference", "Two worlds that differ only in what somebody may not see give that person the same answers.") { pairs, plant, seed, database };
        command.SetAction(async (parsed, cancel) =>
            Code(await new NonInterference.NiProof(parsed.GetValue(seed), parsed.GetValue(database)!, Console.Out).RunAsync(parsed.GetValue(pairs), parsed.GetValue(plant), cancel)));
        return command;
    }

    private static Command TimingCommand()
    {
        var (seed, database) = (Seed(), Database());
        var samples = new Option<int>("--samples") { Description = "How often each of the two is asked, at least.", DefaultValueFactory = _ => 300 };
        var slow = new Option<int>("--slow") { Description = "So many microseconds more for what is hidden, which must be found; 0 leaves that out.", DefaultValueFactory = _ => 0 };
        var step = new Option<int>("--step") { Description = "Milliseconds of the setting NotFoundStep; 0 shows the bare product.", DefaultValueFactory = _ => new Settings().NotFoundStep };
        var command = new Command("timing", "What is hidden takes as long as what is not there.") { samples, slow, step, seed, database };
        command.SetAction(async (parsed, cancel) =>
            Code(await new NonInterference.TimingProof(parsed.GetValue(seed), parsed.GetValue(database)!, Console.Out).RunAsync(parsed.GetValue(samples), parsed.GetValue(slow), parsed.GetValue(step), cancel)));
        return command;
    }

    private static Option<int> Seed() => new("--seed") { Description = "The seed; the same seed gives the same run.", DefaultValueFactory = _ => 1 };

    private static Option<string> Database()
    {
        var option = new Option<string>("--database") { Description = "sqlite or postgres.", DefaultValueFactory = _ => "sqlite" };
        option.AcceptOnlyFromAmong("sqlite", "postgres");
        return option;
    }

    private static int Code(bool good)
    {
        var used = Environment.CpuUsage.TotalTime;
        Console.WriteLine($"CPU {used.TotalSeconds.ToString("0", CultureInfo.InvariantCulture)} s");
        return good ? 0 : 1;
    }
}
