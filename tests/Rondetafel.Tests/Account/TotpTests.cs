using System.Text;
using Rondetafel.Access.Accounts;

namespace Rondetafel.Tests.Account;

public sealed class TotpTests
{
    private static readonly byte[] Key = Encoding.ASCII.GetBytes("12345678901234567890");

    /// <summary>The test values of RFC 6238, appendix B, for SHA-1, by their last six digits.</summary>
    [Theory]
    [InlineData(59, "287082")]
    [InlineData(1111111109, "081804")]
    [InlineData(1111111111, "050471")]
    [InlineData(1234567890, "005924")]
    [InlineData(2000000000, "279037")]
    public void Code_IsThatOfTheStandard(long seconds, string code) =>
        Assert.Equal(code, Totp.Code(Key, Totp.StepAt(DateTime.UnixEpoch.AddSeconds(seconds))));

    [Fact]
    public void Match_AllowsOneStepOfDifference_AndNoUsedStep()
    {
        var now = DateTime.UnixEpoch.AddSeconds(1234567890);
        var step = Totp.StepAt(now);

        Assert.Equal(step - 1, Totp.Match(Key, Totp.Code(Key, step - 1), now, null));
        Assert.Equal(step + 1, Totp.Match(Key, Totp.Code(Key, step + 1), now, null));
        Assert.Null(Totp.Match(Key, Totp.Code(Key, step - 2), now, null));
        Assert.Null(Totp.Match(Key, Totp.Code(Key, step), now, step));
    }

    [Fact]
    public void Address_HoldsTheKeyAsAppsReadIt() =>
        Assert.Contains("secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&", Totp.Address("Rondetafel", "Fenna", Key));
}
