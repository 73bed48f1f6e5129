using System.CommandLine;
using System.Data.Common;
using System.Runtime;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Rondetafel.Access;
using Rondetafel.Access.Accounts;
using Rondetafel.Data;
using Rondetafel.Domain.Persons.Signals;

namespace Rondetafel.Lab.Bench;

/// <summary>What the process under measurement has done since it started.</summary>
/// <param name="Commands">Commands sent to the database, in and beside requests.</param>
/// <param name="Audit">Rows of the audit log.</param>
/// <param name="Compiled">Methods that the runtime compiled, some of them twice.</param>
public sealed record BenchCounts(long Commands, long Audit, long Compiled);

/// <summary>
/// The process under measurement: the product as the demonstration builds it, with a counter of database commands and two
/// addresses for the bench. Comparing identities in the background can be left out, so that it is measured by itself.
/// </summary>
public static class BenchServe
{
    /// <summary>The name of the command; the bench starts it.</summary>
    public const string Name = "bench-serve";

    public static Command Make()
    {
        var (settings, apart) = (new Option<string>("--settings") { Required = true }, new Option<bool>("--compare-apart"));
        var command = new Command(Name, "The process that a bench measures; started by it.") { settings, apart };
        command.Hidden = true;
        command.SetAction((parsed, cancel) => RunAsync(Settings.Read(parsed.GetValue(settings)!), parsed.GetValue(apart), cancel));
        return command;
    }

    private static async Task RunAsync(Settings settings, bool compareApart, CancellationToken cancel)
    {
        var counter = new CommandCounter();
        await using var app = new LabInstance(settings).Build(services =>
        {
            services.AddSingleton<IDbContextOptionsConfiguration<RondetafelDb>>(new Counted<RondetafelDb>(counter));
            services.AddSingleton<IDbContextOptionsConfiguration<AccountsDb>>(new Counted<AccountsDb>(counter));
            if (compareApart) services.Remove(services.Single(s => s.ServiceType == typeof(IHostedService) && s.ImplementationType == typeof(MatchWorker)));
        });
        app.MapGet("/bench/counts", async (RondetafelDb db) =>
        {
            var commands = counter.Count;
            return new BenchCounts(commands, await db.Audit.LongCountAsync(), JitInfo.GetCompiledMethodCount());
        }).WithMetadata(new PublicPageAttribute());
        app.MapGet("/bench/compare/{id:guid}", async (Guid id, Matching matching, HttpContext context) =>
        {
            var tasks = await matching.FindAsync(new SignalId(id), context.RequestAborted);
            return Results.Text($"{tasks}");
        }).WithMetadata(new PublicPageAttribute());
        await app.StartAsync(cancel);
        await Console.In.ReadToEndAsync(cancel); // ends with the bench, whatever ends that
        await app.StopAsync(cancel);
    }

    private sealed class Counted<T>(CommandCounter counter) : IDbContextOptionsConfiguration<T> where T : DbContext
    {
        public void Configure(IServiceProvider serviceProvider, DbContextOptionsBuilder optionsBuilder) => optionsBuilder.AddInterceptors(counter);
    }

    /// <summary>Counts the commands that EF Core sends, in every context.</summary>
    private sealed class CommandCounter : DbCommandInterceptor
    {
        private long _count;

        public long Count => Interlocked.Read(ref _count);

        public override DbCommand CommandInitialized(CommandEndEventData eventData, DbCommand result)
        {
            Interlocked.Increment(ref _count);
            return result;
        }
    }
}
