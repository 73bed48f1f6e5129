using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Rondetafel.Access;
using Rondetafel.Data;
using Rondetafel.Jobs;
using Rondetafel.Lab;

namespace Rondetafel.Tests.Harness;

/// <summary>The product's own web application on a real port, with a database of its own and a clock that stands still. One per test class.</summary>
public class TestApp : IAsyncLifetime
{
    private WebApplication? _app;

    public FakeClock Clock { get; } = new(TestDatabase.Start);

    public Settings Settings { get; private set; } = null!;

    public Uri Address { get; private set; } = null!;

    public IServiceProvider Services => _app!.Services;

    public async ValueTask InitializeAsync()
    {
        Settings = Change(await TestDatabase.CopyAsync());
        await StartAsync();
    }

    /// <summary>Starts the application again on the same database, as after a crash or an upgrade.</summary>
    public async Task RestartAsync()
    {
        await _app!.DisposeAsync();
        await StartAsync();
    }

    public virtual async ValueTask DisposeAsync()
    {
        if (_app is not null) await _app.DisposeAsync();
        await TestDatabase.DropAsync(Settings);
        GC.SuppressFinalize(this);
    }

    /// <summary>Somebody without login.</summary>
    public Visitor Anyone() => new(Address);

    /// <summary>Somebody of the fictional town, signed in by one click (see Town.People for the keys).</summary>
    public async Task<Visitor> AsAsync(string key)
    {
        var visitor = Anyone();
        var status = await visitor.OnceAsync(new HttpRequestMessage(HttpMethod.Get, $"/demo/als/{key}")); // the page it leads to is not opened
        if ((int)status / 100 != 3) throw new InvalidOperationException($"There is no {key} in the town.");
        return visitor;
    }

    /// <summary>Looks into the database, for what a test must know and no page shows.</summary>
    public async Task<T> LookAsync<T>(Func<RondetafelDb, Task<T>> look)
    {
        await using var scope = Services.CreateAsyncScope();
        return await look(scope.ServiceProvider.GetRequiredService<RondetafelDb>().Wide());
    }

    /// <summary>Sets how many public reports a municipality takes on a day.</summary>
    public Task CeilingAsync(int number) => LookAsync(db => db.TouchAsync(
        set => set.Catalogue.Where(c => c.Code == Parameters.DailyCeiling).ExecuteUpdateAsync(u => u.SetProperty(c => c.Number, number)), CancellationToken.None));

    /// <summary>From here on nothing is compared after a save, so that a test that compares itself is not overtaken.</summary>
    public Task StopComparingAsync() => Services.GetServices<IHostedService>().OfType<MatchWorker>().Single().StopAsync(CancellationToken.None);

    protected virtual Settings Change(Settings settings) => settings;

    protected virtual void AddServices(IServiceCollection services)
    {
    }

    private async Task StartAsync()
    {
        _app = new LabInstance(Settings, Clock).Build(services =>
        {
            services.AddLogging(logging => logging.ClearProviders());
            SharedViews.Share(services);
            services.Configure<PasswordHasherOptions>(o => o.IterationCount = 1_000); // the real number costs a third of a second each time
            AddServices(services);
        });
        await _app.StartAsync();
        await Services.GetRequiredService<DailyJob>().StopAsync(CancellationToken.None); // tests call its round themselves: one of its own would mail and count between their lines
        Address = new Uri(_app.Urls.First());
    }
}
