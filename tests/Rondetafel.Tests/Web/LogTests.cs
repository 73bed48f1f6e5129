using System.Diagnostics.Metrics;
using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Rondetafel.Tests.Harness;
using Rondetafel.Web;

namespace Rondetafel.Tests.Web;

/// <summary>Log lines and figures tell what happened without what anybody typed.</summary>
public sealed class LogTests(TestApp app) : IClassFixture<TestApp>
{
    private const string Planted = "Zwaluwnest";

    [Fact]
    public void Line_OfAnException_TellsKindAndPlace_NeverItsMessage()
    {
        using var written = new StringWriter();
        new LogFormat(app.Clock).Write(new LogEntry<string>(LogLevel.Error, "Rondetafel.Test", 0, "failed", Thrown(), (state, _) => state), null, written);

        Assert.Contains("System.InvalidOperationException", written.ToString());
        Assert.Contains("System.FormatException", written.ToString());
        Assert.Contains(nameof(Thrown), written.ToString());
        Assert.DoesNotContain(Planted, written.ToString());
        Assert.Single(written.ToString().TrimEnd().Split('\n'));
    }

    [Fact]
    public async Task Figures_HoldRouteTemplatesAndStatuses()
    {
        var seen = new List<string>();
        using var listener = new MeterListener { InstrumentPublished = (instrument, l) => { if (instrument.Meter.Name == "Rondetafel") l.EnableMeasurementEvents(instrument); } };
        listener.SetMeasurementEventCallback<double>((_, _, tags, _) =>
        {
            lock (seen) seen.Add(string.Join(' ', tags.ToArray().Select(t => t.Value)));
        });
        listener.Start();
        using var visitor = app.Anyone();
        await visitor.GetAsync($"/{Planted}?{Planted}");
        await visitor.GetAsync("/");
        await visitor.GetAsync($"/demo/als/{Planted}");

        lock (seen)
        {
            Assert.Contains("- 404", seen);
            Assert.Contains("/ 200", seen);
            Assert.Contains("/demo/als/{key} 404", seen);
            Assert.DoesNotContain(seen, s => s.Contains(Planted, StringComparison.Ordinal));
        }
    }

    [Theory]
    [InlineData("PUT")]
    [InlineData("DELETE")]
    [InlineData("KWETTER")]
    public async Task MethodThatNoPageKnows_GetsTheSamePage(string method)
    {
        using var visitor = app.Anyone();
        var page = await visitor.FollowAsync(new HttpRequestMessage(new HttpMethod(method), "/bestaat-niet"));

        Assert.Equal(HttpStatusCode.NotFound, page.Status);
        Assert.Equal("Deze pagina is er niet", page.Heading);
    }

    private static InvalidOperationException Thrown()
    {
        try
        {
            try
            {
                throw new FormatException($"The input '{Planted}' is wrong.");
            }
            catch (FormatException e)
            {
                throw new InvalidOperationException(Planted, e);
            }
        }
        catch (InvalidOperationException e)
        {
            return e;
        }
    }
}
