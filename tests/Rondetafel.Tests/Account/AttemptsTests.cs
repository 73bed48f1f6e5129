using System.Net;
using Rondetafel.Access.Accounts;
using Rondetafel.Tests.Harness;
using Rondetafel.Web;

namespace Rondetafel.Tests.Account;

public sealed class AttemptsTests
{
    private readonly FakeClock _clock = new(TestDatabase.Start);

    [Fact]
    public void TooManyTriesFromOneAddress_Wait_AndOthersDoNot()
    {
        var attempts = new Attempts(_clock);
        var (here, there) = (IPAddress.Parse("192.0.2.1"), IPAddress.Parse("192.0.2.2"));
        for (var i = 0; i < Attempts.Most; i++) Assert.True(attempts.Begin(here));

        Assert.False(attempts.Begin(here));
        Assert.True(attempts.Begin(there));
        _clock.Advance(TimeSpan.FromMinutes(16));
        Assert.True(attempts.Begin(here));
    }

    [Fact]
    public void WhoCameNoMore_IsForgottenAfterTheWindow()
    {
        var (attempts, counter) = (new Attempts(_clock), new AbuseCounter(_clock));
        for (var i = 0; i < 50; i++)
        {
            attempts.Begin(IPAddress.Parse($"192.0.2.{i}"));
            counter.Take("report", IPAddress.Parse($"192.0.2.{i}"), AbuseCounter.Reports);
        }
        Assert.Equal((50, 50), (attempts.Remembered, counter.Remembered));

        _clock.Advance(TimeSpan.FromMinutes(61));
        attempts.Begin(IPAddress.Parse("192.0.2.200"));
        counter.Take("report", IPAddress.Parse("192.0.2.200"), AbuseCounter.Reports);

        Assert.Equal((1, 1), (attempts.Remembered, counter.Remembered));
    }

    [Fact]
    public void Successes_DoNotCount()
    {
        var attempts = new Attempts(_clock);
        var here = IPAddress.Parse("192.0.2.1");

        for (var i = 0; i < 3 * Attempts.Most; i++)
        {
            Assert.True(attempts.Begin(here));
            attempts.Succeeded(here);
        }
    }

    [Fact]
    public void OneNetworkOfIpv6_IsOneAddress()
    {
        var attempts = new Attempts(_clock);
        for (var i = 0; i < Attempts.Most; i++) attempts.Begin(IPAddress.Parse($"2001:db8:1:2::{i + 1}"));

        Assert.False(attempts.Begin(IPAddress.Parse("2001:db8:1:2:ffff::1")));
        Assert.True(attempts.Begin(IPAddress.Parse("2001:db8:1:3::1")));
    }
}
