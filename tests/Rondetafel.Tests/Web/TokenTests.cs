using System.Net;
using Microsoft.EntityFrameworkCore;
using Rondetafel.Lab.Prove.NonInterference;
using Rondetafel.Tests.Harness;

namespace Rondetafel.Tests.Web;

/// <summary>Every form of the endpoint table is refused without the token of its page: another site cannot send it in somebody's name.</summary>
public sealed class TokenTests(TestApp app) : IClassFixture<TestApp>
{
    private static readonly string[] Keys = ["procesregisseur", "beheerder", "dossierhouder", "tafelpartner", "fg"];

    [Fact]
    public async Task EveryForm_WithoutItsToken_IsRefused_AndChangesNothing()
    {
        // the page of a fault answers any form and does nothing; the way in of the demonstration is not shipped
        var routes = (await NiRoutes.ReadAsync(app.Services)).All.Where(r => r.Posts.Count > 0 && !r.Template.StartsWith("/status", StringComparison.Ordinal)).ToList();
        var (tried, asked) = (new HashSet<string>(), 0);
        foreach (var key in Keys)
        {
            using var visitor = await app.AsAsync(key);
            foreach (var route in routes)
                foreach (var handler in route.Posts)
                {
                    var address = route.Address([.. route.Pattern.Parameters.Select(_ => Guid.Empty.ToString())]) + (handler.Length > 0 ? "?handler=" + handler : "");
                    var status = await visitor.OnceAsync(new HttpRequestMessage(HttpMethod.Post, address) { Content = new FormUrlEncodedContent([new("__once", $"token-{asked++}"), new("q", "x"), new("Input.Text", "x")]) });
                    Assert.True(status is HttpStatusCode.BadRequest or HttpStatusCode.NotFound, $"POST {address} as {key} without a token: {(int)status}");
                    if (status == HttpStatusCode.BadRequest) tried.Add(route.Template);
                }
        }
        Assert.Empty(routes.Where(r => r.Pattern.Parameters.Count == 0).Select(r => r.Template).Except(tried)); // each reached somebody who may use it
        Assert.Empty(await app.LookAsync(db => db.UsedKeys.Select(u => u.Key).Where(k => k.StartsWith("token-")).ToListAsync())); // saved with each change
    }
}
