using System.CommandLine;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Rondetafel.Access.Accounts;
using Rondetafel.Data;

namespace Rondetafel.Lab;

/// <summary>Prints the first schema script of both databases from the model. Until release 0.1.0 it is written anew; later it is frozen.</summary>
public static class SchemaCommand
{
    public static Command Make()
    {
        var folder = new Option<string>("--folder") { Description = "The folder Data/Sql of the product.", DefaultValueFactory = _ => "src/Rondetafel/Data/Sql" };
        var command = new Command("schema", "Prints 0001_model.sql for SQLite and PostgreSQL from the model.") { folder };
        command.SetAction(parsed =>
        {
            foreach (var (engine, script) in Scripts())
            {
                var path = Path.Combine(parsed.GetValue(folder)!, engine, "0001_model.sql");
                File.WriteAllText(path, script);
                Console.WriteLine(path);
            }
        });
        return command;
    }

    /// <summary>The script of each database as the model would make it now.</summary>
    public static IEnumerable<(string Engine, string Script)> Scripts()
    {
        foreach (var database in new[] { "sqlite", "postgres" })
        {
            var settings = new Settings { Database = database, DataFolder = ".", Connection = "Host=none" };
            using var app = new ModelOnly(settings);
            yield return (Engine.Name(settings), (app.Main.Database.GenerateCreateScript() + app.Accounts.Database.GenerateCreateScript()).ReplaceLineEndings("\n"));
        }
    }

    private sealed class ModelOnly(Settings settings) : IDisposable
    {
        public RondetafelDb Main { get; } = new((DbContextOptions<RondetafelDb>)Engine.Use(new DbContextOptionsBuilder<RondetafelDb>(), settings).Options);
        public AccountsDb Accounts { get; } = new((DbContextOptions<AccountsDb>)Engine.Use(new DbContextOptionsBuilder<AccountsDb>()
            .UseApplicationServiceProvider(AccountServices), settings).Options, new WriteGate(false));

        /// <summary>The schema version of the accounts is an option of the framework.</summary>
        private static IServiceProvider AccountServices { get; } = new ServiceCollection()
            .Configure<Microsoft.AspNetCore.Identity.IdentityOptions>(o => o.Stores.SchemaVersion = Microsoft.AspNetCore.Identity.IdentitySchemaVersions.Version3).BuildServiceProvider();

        public void Dispose()
        {
            Main.Dispose();
            Accounts.Dispose();
        }
    }
}
