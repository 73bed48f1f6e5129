return await Rondetafel.Cli.Commands.RunAsync(args);
