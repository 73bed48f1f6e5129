using Npgsql;
using Rondetafel.Data;
using Rondetafel.Lab;
using Rondetafel.Tests.Harness;

namespace Rondetafel.Tests.Cli;

/// <summary>Setup on PostgreSQL asks for two roles, makes what it may, and says what is missing before anything is made.</summary>
public sealed class SetUpPostgresTests : IAsyncLifetime
{
    private readonly string _folder = Path.Combine(Directory.CreateTempSubdirectory("rondetafel-setup-").FullName, "instance");
    private Settings _empty = new();

    private string Owner => LabPostgres.Owning(_empty).Connection!;

    public async ValueTask InitializeAsync()
    {
        Assert.SkipUnless(TestDatabase.IsPostgres, "SQLite has no roles.");
        _empty = await TestDatabase.EmptyAsync(new Settings());
    }

    public async ValueTask DisposeAsync()
    {
        if (_empty.Connection is not null) await LabPostgres.DropAsync(LabPostgres.NameOf(_empty));
        Directory.Delete(Path.GetDirectoryName(_folder)!, recursive: true);
    }

    [Fact]
    public async Task WithoutAnOwner_ItIsRefused() => await RefusedAsync("--postgres-owner is missing", "--postgres", _empty.Connection!);

    [Fact]
    public async Task OneRoleForBoth_IsRefused() => await RefusedAsync("is the owner, may act as the owner or is a superuser", "--postgres", Owner, "--postgres-owner", Owner);

    [Fact]
    public async Task ASuperuserThatServes_IsRefused() => await RefusedAsync("is a superuser", "--postgres", LabPostgres.Past(_empty).Connection!, "--postgres-owner", Owner);

    [Fact]
    public async Task ARoleThatIsMissing_AndThatTheOwnerMayNotMake_IsSaidWithTheLineToRun() =>
        await RefusedAsync("CREATE ROLE \"nobody_here\" LOGIN", "--postgres", As("nobody_here"), "--postgres-owner", Owner);

    [Fact]
    public async Task ARoleThatIsMissing_IsMade_WhenTheOwnerMay()
    {
        var role = "made_" + Random.Shared.Next(1_000_000);
        try
        {
            var said = await Product.RunAsync([.. SetUpInstance.Words(_folder), "--postgres", As(role), "--postgres-owner", LabPostgres.Past(_empty).Connection!]);
            Assert.True(said.Code == 0, said.Error);
            await using var connection = await Engine.OpenAsync(_empty with { Connection = As(role) }, TestContext.Current.CancellationToken);
            Assert.Null(await AppRole.RefusalAsync(connection, TestContext.Current.CancellationToken));
            await using var command = connection.CreateCommand();
            command.CommandText = "SHOW plan_cache_mode";
            Assert.Equal("force_custom_plan", await command.ExecuteScalarAsync(TestContext.Current.CancellationToken));
            Assert.DoesNotContain("Username=rondetafel;", await File.ReadAllTextAsync(Path.Combine(_folder, "rondetafel.json"), TestContext.Current.CancellationToken), StringComparison.Ordinal);
        }
        finally
        {
            await TestDatabase.RunAsync(LabPostgres.Past(_empty), $"DROP OWNED BY {role}; DROP ROLE {role}");
        }
    }

    private string As(string role) => new NpgsqlConnectionStringBuilder(_empty.Connection) { Username = role, Password = "it's a secret" }.ToString();

    /// <summary>Refused with a sentence; neither folder nor tables were made.</summary>
    private async Task RefusedAsync(string sentence, params string[] postgres)
    {
        var said = await Product.RunAsync([.. SetUpInstance.Words(_folder), .. postgres]);

        Assert.Equal(1, said.Code);
        Assert.Contains(sentence, said.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(_folder));
        await using var connection = await Engine.OpenAsync(LabPostgres.Owning(_empty), TestContext.Current.CancellationToken);
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT count(*) FROM pg_tables WHERE schemaname = 'public'";
        Assert.Equal(0L, await command.ExecuteScalarAsync(TestContext.Current.CancellationToken));
    }
}
