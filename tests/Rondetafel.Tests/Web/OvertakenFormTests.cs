using System.Net;

using Rondetafel.Domain.Persons.Cases;
using Rondetafel.Tests.Harness;

namespace Rondetafel.Tests.Web;

/// <summary>The same form arrives twice at once: the second has looked for its key before the first is saved.</summary>
public sealed class OvertakenFormTests(InterceptedApp<Meanwhile> app) : IClassFixture<InterceptedApp<Meanwhile>>
{
    [Fact]
    public async Task AForm_OvertakenByItsOwnFirstArrival_IsAnsweredAsSent_AndKeptOnce()
    {
        var given = await GivenCase.AtTableAsync(app);
        using var director = await app.AsAsync("procesregisseur");
        var form = await director.GetAsync(given.Page + "/schaal");
        (string, string?)[] values = [("Input.Direction", "up"), ("Input.Reason", "Het loopt op."), ("Input.LighterOption", "Geen.")];
        var first = HttpStatusCode.Unused;
        app.Between.Do("\"UsedKeys\"", async () => first = (await director.SendAsync(form, values)).Status);

        var overtaken = await director.SendAsync(form, values);

        Assert.Equal(HttpStatusCode.OK, first);
        Assert.Equal(HttpStatusCode.OK, overtaken.Status);
        Assert.DoesNotContain("nog niet bewaard", overtaken.Words, StringComparison.Ordinal);
        Assert.Single((await app.LookAsync(given.WholeAsync)).Steps, s => s.Action == CaseAction.Scale);
    }
}
