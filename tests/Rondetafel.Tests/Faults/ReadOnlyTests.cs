using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Rondetafel.Access;
using Rondetafel.Jobs;
using Rondetafel.Mail;
using System.Net;
using Rondetafel.Tests.Harness;

namespace Rondetafel.Tests.Faults;

/// <summary>Read-only, for maintenance: pages open and say so, every change is refused with a page.</summary>
public sealed class ReadOnlyTests(ReadOnlyTests.ReadOnlyApp app) : IClassFixture<ReadOnlyTests.ReadOnlyApp>
{
    [Fact]
    public async Task Pages_Open_AndSaySo()
    {
        using var visitor = app.Anyone();
        var page = await visitor.GetAsync("/");

        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Contains(Rondetafel.Texts.Texts.For(Rondetafel.Texts.Language.Nl)["frame.readonly"], page.Words);
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/melden")]
    public async Task Change_IsRefused_WithAPage(string path)
    {
        using var visitor = app.Anyone();
        var page = await visitor.FollowAsync(new HttpRequestMessage(HttpMethod.Post, path) { Content = new FormUrlEncodedContent([new("Input.What", "iets")]) });

        Assert.Equal(HttpStatusCode.ServiceUnavailable, page.Status);
        Assert.Equal(Rondetafel.Texts.Texts.For(Rondetafel.Texts.Language.Nl)["problem.503.title"], page.Heading);
    }

    [Fact]
    public void Nothing_runs_by_itself_that_writes_or_mails() =>
        Assert.DoesNotContain(app.Services.GetServices<IHostedService>(), s => s is Mailer or MatchWorker or DailyJob);

    public sealed class ReadOnlyApp : TestApp
    {
        protected override Settings Change(Settings settings) => settings with { ReadOnly = true };
    }
}
