using System.CommandLine;
using Rondetafel.Lab;

var root = new RootCommand("The Lab of Rondetafel: demonstration and proofs. Not shipped.")
{
    SchemaCommand.Make(), DemoCommand.Make(), FiguresCommand.Make(), Rondetafel.Lab.Prove.ProveCommand.Make(), Rondetafel.Lab.Prove.Crash.CrashChild.Make(),
    Rondetafel.Lab.Bench.BenchCommand.Make(), Rondetafel.Lab.Bench.BenchServe.Make(),
};
return await root.Parse(args).InvokeAsync();
