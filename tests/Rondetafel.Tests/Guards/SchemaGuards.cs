using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Rondetafel.Data;
using Rondetafel.Lab;
using Rondetafel.Tests.Harness;
using Rondetafel.Tests.Ui;

namespace Rondetafel.Tests.Guards;

/// <summary>The SQL scripts make the database that the model describes, on both engines.</summary>
public sealed class SchemaGuards
{
    [Theory]
    [InlineData("Sqlite")]
    [InlineData("Postgres")]
    public void FirstScript_IsThatOfTheModel(string engine)
    {
        var printed = SchemaCommand.Scripts().Single(s => s.Engine == engine).Script;
        var kept = File.ReadAllText(Path.Combine(SourceTree.Root, "src/Rondetafel/Data/Sql", engine, "0001_model.sql"));

        Assert.True(printed == kept, $"{engine}/0001_model.sql is not that of the model: run ./rondetafel schema.");
    }

    [Fact]
    public void BothEngines_HaveTheSameScripts() => Assert.Equal(Schema.Scripts("Sqlite").Select(s => s.Name), Schema.Scripts("Postgres").Select(s => s.Name));

    [Fact]
    public async Task Scripts_AndModel_MakeTheSameDatabase()
    {
        var (fromScripts, fromModel) = (await SettingsAsync(), await SettingsAsync());
        try
        {
            await using var scripts = await Engine.OpenAsync(fromScripts, TestContext.Current.CancellationToken);
            await Schema.UpgradeAsync(scripts, Engine.Name(fromScripts), TestContext.Current.CancellationToken);
            await using var model = await Engine.OpenAsync(fromModel, TestContext.Current.CancellationToken);
            await RunAsync(model, SchemaCommand.Scripts().Single(s => s.Engine == Engine.Name(fromModel)).Script);
            var (made, meant) = (await ShapeAsync(scripts), await ShapeAsync(model));

            Assert.True(meant.Count > 50);
            Assert.Equal(meant.Order(StringComparer.Ordinal), made.Where(l => !l.Contains("SchemaVersion", StringComparison.Ordinal)).Order(StringComparer.Ordinal));

            await RunAsync(scripts, """ALTER TABLE "Signals" ADD COLUMN "Planted" INTEGER NULL"""); // what a script could add beside the model
            Assert.Contains("Signals.Planted ", Assert.Single((await ShapeAsync(scripts)).Except(made)), StringComparison.Ordinal);
        }
        finally
        {
            await TestDatabase.DropAsync(fromScripts);
            await TestDatabase.DropAsync(fromModel);
        }
    }

    /// <summary>Tables, columns, keys and indexes as lines of text.</summary>
    private static Task<List<string>> ShapeAsync(DbConnection connection) => LinesAsync(connection, TestDatabase.IsPostgres
        ? """
          SELECT 'column ' || table_name || '.' || column_name || ' ' || data_type || ' ' || is_nullable || ' ' || coalesce(column_default, '') || ' ' || is_identity FROM information_schema.columns WHERE table_schema = 'public'
          UNION ALL SELECT 'key ' || conrelid::regclass || ' ' || conname || ' ' || pg_get_constraintdef(oid) FROM pg_constraint WHERE connamespace = 'public'::regnamespace
          UNION ALL SELECT 'index ' || tablename || ' ' || indexdef FROM pg_indexes WHERE schemaname = 'public'
          """
        : """
          SELECT 'column ' || m.name || '.' || c.name || ' ' || c.type || ' ' || c."notnull" || ' ' || coalesce(c.dflt_value, '') || ' ' || c.pk FROM sqlite_master m JOIN pragma_table_info(m.name) c WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite_%'
          UNION ALL SELECT 'key ' || m.name || ' ' || f."from" || ' ' || f."table" || '.' || f."to" || ' ' || f.on_delete FROM sqlite_master m JOIN pragma_foreign_key_list(m.name) f WHERE m.type = 'table'
          UNION ALL SELECT 'index ' || m.name || ' ' || i.name || ' ' || i."unique" || ' ' || x.seqno || ' ' || coalesce(x.name, '') FROM sqlite_master m JOIN pragma_index_list(m.name) i JOIN pragma_index_info(i.name) x WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite_%'
          """);

    private static async Task<List<string>> LinesAsync(DbConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await using var reader = await command.ExecuteReaderAsync();
        var lines = new List<string>();
        while (await reader.ReadAsync()) lines.Add(reader.GetString(0));
        return lines;
    }

    private static async Task RunAsync(DbConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }

    private static async Task<Settings> SettingsAsync()
    {
        var settings = TestDatabase.Shape(Directory.CreateTempSubdirectory("rondetafel-schema-").FullName);
        return TestDatabase.IsPostgres ? LabPostgres.Owning(await TestDatabase.EmptyAsync(settings)) : settings;
    }
}
