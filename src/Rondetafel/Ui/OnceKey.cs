namespace Rondetafel.Ui;

/// <summary>The one-time key of the forms of one page, so that sending a form again has one effect; scoped.</summary>
/// <param name="random">Gives the bytes of a new key, at least 16.</param>
public sealed class OnceKey(Func<byte[]> random)
{
    /// <summary>Unreserved characters only (base64url), the same within one request.</summary>
    public string Value { get; } = System.Buffers.Text.Base64Url.EncodeToString(random());
}
