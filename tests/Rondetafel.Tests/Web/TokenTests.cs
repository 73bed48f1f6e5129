using System.Net;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Infrastructure;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
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

    /// <summary>A page with an id answers 404 before its token is looked at, so of these the code itself is asked: none leaves the token out.</summary>
    [Fact]
    public void NoPage_LeavesItsTokenOut()
    {
        var all = typeof(Settings).Assembly.GetTypes().SelectMany(t => t.GetMembers().Prepend(t)).Where(m => m.GetCustomAttributes(true).OfType<IAntiforgeryPolicy>().Any(p => p is IgnoreAntiforgeryTokenAttribute));
        Assert.Equal(["Rondetafel.Features.Status.IndexModel"], all.Select(m => (m as Type ?? m.DeclaringType!).FullName).Distinct());
        var pages = app.Services.GetRequiredService<IActionDescriptorCollectionProvider>().ActionDescriptors.Items.OfType<PageActionDescriptor>().ToList();
        Assert.NotEmpty(pages);
        Assert.Empty(pages.Where(p => p.EndpointMetadata.OfType<IgnoreAntiforgeryTokenAttribute>().Any() && !p.ViewEnginePath.StartsWith("/Status/", StringComparison.Ordinal)).Select(p => p.ViewEnginePath));
        Assert.Empty(app.Services.GetServices<EndpointDataSource>().SelectMany(s => s.Endpoints).Where(e => e.Metadata.GetMetadata<IHttpMethodMetadata>() is { } verbs && verbs.HttpMethods.Contains("POST") && e.Metadata.GetMetadata<PageActionDescriptor>() is null).Select(e => e.DisplayName));
    }
}
