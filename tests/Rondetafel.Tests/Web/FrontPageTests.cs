using System.Net;
using Rondetafel.Tests.Harness;

namespace Rondetafel.Tests.Web;

public sealed class FrontPageTests(TestApp app) : IClassFixture<TestApp>
{
    [Fact]
    public async Task FrontPage_ForAnyone_NamesThePartnershipAndItsOpenDoors()
    {
        var page = await app.Anyone().GetAsync("/");

        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Contains("Regio Lindevaart", page.Words);
        Assert.Contains("Meldpunt Lindestad", page.Words);
        Assert.DoesNotContain("Meldpunt Hoogbeek", page.Words);
    }

    [Theory]
    [InlineData("/bestaat-niet")]
    [InlineData("/status/500")]
    public async Task UnknownAddress_IsOnePage404(string path)
    {
        var page = await app.Anyone().GetAsync(path);

        Assert.Equal(HttpStatusCode.NotFound, page.Status);
        Assert.Equal("Deze pagina is er niet", page.Heading);
        Assert.StartsWith("Deze pagina is er niet", page.Document.Title, StringComparison.Ordinal);
    }
}
