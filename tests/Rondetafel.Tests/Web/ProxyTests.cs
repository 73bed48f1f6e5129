using System.Net;
using Rondetafel.Tests.Harness;
using Rondetafel.Tests.Persons.Signals;

namespace Rondetafel.Tests.Web;

/// <summary>Behind a proxy that is trusted each visitor has counters of their own; of anybody else the headers count for nothing.</summary>
public sealed class ProxyTests(ProxyTests.Trusting app) : IClassFixture<ProxyTests.Trusting>
{
    [Fact]
    public async Task TwoVisitorsBehindOneProxy_HaveTheirOwnCounter()
    {
        app.Clock.Advance(TimeSpan.FromHours(2));
        for (var i = 0; i < 10; i++) Assert.Equal(HttpStatusCode.OK, await ReportAsync(app, "198.51.100.7"));

        Assert.Equal(HttpStatusCode.TooManyRequests, await ReportAsync(app, "198.51.100.7"));
        Assert.Equal(HttpStatusCode.OK, await ReportAsync(app, "198.51.100.8"));
    }

    [Fact]
    public async Task WhatAVisitorClaimsBeforeTheProxy_CountsForNothing()
    {
        app.Clock.Advance(TimeSpan.FromHours(2));
        for (var i = 0; i < 10; i++) Assert.Equal(HttpStatusCode.OK, await ReportAsync(app, $"203.0.113.{i}, 198.51.100.9"));

        Assert.Equal(HttpStatusCode.TooManyRequests, await ReportAsync(app, "203.0.113.99, 198.51.100.9"));
    }

    [Fact]
    public async Task Https_IsBelieved_SoThatBrowsersStayOnIt()
    {
        using var secure = new Visitor(app.Address, ("X-Forwarded-For", "198.51.100.7"), ("X-Forwarded-Proto", "https"));
        using var plain = new Visitor(app.Address, ("X-Forwarded-For", "198.51.100.7"), ("X-Forwarded-Proto", "http"));

        Assert.Equal(["max-age=63072000"], (await secure.GetAsync("/")).Response.Headers.GetValues("Strict-Transport-Security"));
        Assert.False((await plain.GetAsync("/")).Response.Headers.Contains("Strict-Transport-Security"));
    }

    internal static async Task<HttpStatusCode> ReportAsync(TestApp app, string forwardedFor)
    {
        using var visitor = new Visitor(app.Address, ("X-Forwarded-For", forwardedFor));
        return (await ReportForm.SendAsync(visitor, await visitor.GetAsync("/melden/lindestad"))).Status;
    }

    public sealed class Trusting : TestApp
    {
        protected override Settings Change(Settings settings) => settings with { TrustedProxies = ["127.0.0.1"] };
    }
}

public sealed class UntrustedSenderTests(UntrustedSenderTests.TrustingAnother app) : IClassFixture<UntrustedSenderTests.TrustingAnother>
{
    [Fact]
    public async Task TheHeaderOfAnUntrustedSender_IsIgnored()
    {
        for (var i = 0; i < 10; i++) Assert.Equal(HttpStatusCode.OK, await ProxyTests.ReportAsync(app, $"198.51.100.{i}"));

        Assert.Equal(HttpStatusCode.TooManyRequests, await ProxyTests.ReportAsync(app, "198.51.100.99"));
    }

    [Fact]
    public async Task TheHttpsOfAnUntrustedSender_IsIgnored()
    {
        using var visitor = new Visitor(app.Address, ("X-Forwarded-For", "198.51.100.7"), ("X-Forwarded-Proto", "https"));

        Assert.False((await visitor.GetAsync("/")).Response.Headers.Contains("Strict-Transport-Security"));
    }

    /// <summary>This machine itself is not trusted either when it is not named.</summary>
    public sealed class TrustingAnother : TestApp
    {
        protected override Settings Change(Settings settings) => settings with { TrustedProxies = ["10.20.30.0/24"] };
    }
}
