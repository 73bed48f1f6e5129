using System.Diagnostics;
using Rondetafel.Tests.Harness;

namespace Rondetafel.Tests.Web;

/// <summary>What is not found leaves at a fixed moment. Only that it never leaves before: how even it is, is measured by <c>prove timing</c>.</summary>
public sealed class EvenNotFoundTests(EvenNotFoundTests.Stepped app) : IClassFixture<EvenNotFoundTests.Stepped>
{
    private const int Step = 700;

    [Theory]
    [InlineData("/casussen/7f0c1e1a-0000-4000-8000-000000000001")]
    [InlineData("/beheer")]
    [InlineData("/bestaat-niet")]
    public async Task NotFound_LeavesNoSoonerThanItsStep(string path)
    {
        var visit = await app.AsAsync("docent");
        var begun = Stopwatch.GetTimestamp();
        var page = await visit.GetAsync(path);
        Assert.Equal(System.Net.HttpStatusCode.NotFound, page.Status);
        Assert.True(Stopwatch.GetElapsedTime(begun).TotalMilliseconds >= Step);
    }

    public sealed class Stepped : TestApp
    {
        protected override Settings Change(Settings settings) => settings with { NotFoundStep = Step };
    }
}
