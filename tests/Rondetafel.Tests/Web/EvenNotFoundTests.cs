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

    [Fact]
    public async Task WhatIsHidden_AndAFormToIt_LeaveNoSoonerEither()
    {
        var signal = await app.SignalAsync();
        var (docent, keeper) = (await app.AsAsync("docent"), await app.AsAsync("dossierhouder"));
        Assert.Equal(System.Net.HttpStatusCode.OK, (await keeper.GetAsync($"/meldingen/{signal.Value}")).Status); // it is there

        async Task<(System.Net.HttpStatusCode Status, double Took)> TimedAsync(Visitor who, HttpMethod verb)
        {
            var begun = Stopwatch.GetTimestamp();
            var status = await who.OnceAsync(new HttpRequestMessage(verb, $"/meldingen/{signal.Value}"));
            return (status, Stopwatch.GetElapsedTime(begun).TotalMilliseconds);
        }

        foreach (var (status, took) in new[] { await TimedAsync(docent, HttpMethod.Get), await TimedAsync(docent, HttpMethod.Post) })
        {
            Assert.Equal(System.Net.HttpStatusCode.NotFound, status);
            Assert.True(took >= Step);
        }
    }

    public sealed class Stepped : TestApp
    {
        protected override Settings Change(Settings settings) => settings with { NotFoundStep = Step };
    }
}
