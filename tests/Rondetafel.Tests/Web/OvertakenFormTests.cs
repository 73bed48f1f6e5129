using System.Data.Common;
using System.Net;

using Microsoft.EntityFrameworkCore.Diagnostics;
using Rondetafel.Domain.Persons.Cases;
using Rondetafel.Tests.Harness;

namespace Rondetafel.Tests.Web;

/// <summary>The same form arrives twice at once: the second has looked for its key before the first is saved.</summary>
public sealed class OvertakenFormTests(OvertakenFormTests.App app) : IClassFixture<OvertakenFormTests.App>
{
    [Fact]
    public async Task AForm_OvertakenByItsOwnFirstArrival_IsAnsweredAsSent_AndKeptOnce()
    {
        var given = await GivenCase.AtTableAsync(app);
        using var director = await app.AsAsync("procesregisseur");
        var form = await director.GetAsync(given.Page + "/schaal");
        (string, string?)[] values = [("Input.Direction", "up"), ("Input.Reason", "Het loopt op."), ("Input.LighterOption", "Geen.")];
        var first = HttpStatusCode.Unused;
        app.Between.Do(async () => first = (await director.SendAsync(form, values)).Status);

        var overtaken = await director.SendAsync(form, values);

        Assert.Equal(HttpStatusCode.OK, first);
        Assert.Equal(HttpStatusCode.OK, overtaken.Status);
        Assert.DoesNotContain("nog niet bewaard", overtaken.Words, StringComparison.Ordinal);
        Assert.Single((await app.LookAsync(given.WholeAsync)).Steps, s => s.Action == CaseAction.Scale);
    }

    public sealed class App : InterceptedApp<AfterTheKeyWasLookedFor>;

    public sealed class AfterTheKeyWasLookedFor : DbCommandInterceptor
    {
        private Func<Task>? _once;

        public void Do(Func<Task> once) => _once = once;

        public override async ValueTask<DbDataReader> ReaderExecutedAsync(DbCommand command, CommandExecutedEventData eventData, DbDataReader result, CancellationToken cancellationToken = default)
        {
            if (_once is not null && command.CommandText.Contains("\"UsedKeys\"", StringComparison.Ordinal) && Interlocked.Exchange(ref _once, null) is { } once) await once();
            return result;
        }
    }
}
