using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Rondetafel.Access;
using Rondetafel.Tests.Harness;

namespace Rondetafel.Tests.Guards;

/// <summary>Every address that answers says what it demands of its visitor: exactly one need, or a name on this short list.</summary>
public sealed class EndpointGuards(TestApp app) : IClassFixture<TestApp>
{
    /// <summary>Without a need: they show nothing of anybody.</summary>
    private static readonly HashSet<string> Exceptions = ["/health/live", "/health/ready"];

    [Fact]
    public void EveryEndpoint_DeclaresExactlyOneNeed()
    {
        Assert.NotEmpty(All());
        Assert.Empty(All().Where(IsWrong).Select(e => $"{e.Route}: {e.Needs} needs"));
    }

    [Theory]
    [InlineData("/planted", 0, true)]
    [InlineData("/planted", 2, true)]
    [InlineData("/planted", 1, false)]
    [InlineData("/health/live", 0, false)]
    public void AnEndpointWithoutExactlyOneNeed_IsFound(string route, int needs, bool found) => Assert.Equal(found, IsWrong((route, needs)));

    [Fact]
    public void Exceptions_StillExist_AndDeclareNothing() =>
        Assert.Equal(Exceptions.Order(), All().Where(e => e.Needs == 0).Select(e => e.Route).Distinct().Order());

    [Fact]
    public void PagesThatOpenARow_NameItInTheirRoute()
    {
        var opening = app.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>().Where(e => e.Metadata.GetMetadata<OpensAttribute>() is not null);

        Assert.All(opening, e => Assert.Contains(e.RoutePattern.Parameters, p => p.Name == "id"));
    }

    private static bool IsWrong((string Route, int Needs) e) => e.Needs != 1 && !Exceptions.Contains(e.Route);

    private List<(string Route, int Needs)> All() => app.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
        .Select(e => ("/" + e.RoutePattern.RawText!.TrimStart('/'), e.Metadata.OfType<IAccessNeed>().Count())).ToList();
}
