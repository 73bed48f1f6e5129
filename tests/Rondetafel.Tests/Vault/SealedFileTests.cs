using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Rondetafel.Domain.Shared;
using Rondetafel.Vault;

namespace Rondetafel.Tests.Vault;

/// <summary>The format of a sealed file, read and written here by what docs/decisions/0017 says and by nothing of the product.</summary>
[Trait("engine", "none")]
public sealed class SealedFileTests
{
    private static readonly RandomSource Random = new();
    private static readonly byte[] Content = Encoding.UTF8.GetBytes("{\"wie\":\"Jesse Molenaar, één\"}");

    [Fact]
    public void WhatTheProductSeals_IsReadByTheDocumentedFormat()
    {
        var accessCode = SealedFile.NewAccessCode(Random);

        Assert.Equal(Content, Documented.Read(SealedFile.Seal(accessCode, Content, Random), accessCode));
    }

    [Fact]
    public void WhatIsWrittenByTheDocumentedFormat_TheProductOpens()
    {
        var accessCode = SealedFile.NewAccessCode(Random);

        Assert.Equal(Content, Opened(Documented.Write(Content, accessCode), accessCode).Content);
    }

    [Fact]
    public void AnAccessCode_HasSixGroupsOfFourWithoutLookAlikes_AndIsReadAsPeopleTypeIt()
    {
        var all = Enumerable.Range(0, 500).Select(_ => SealedFile.NewAccessCode(Random)).ToList();

        Assert.All(all, p => Assert.Matches("^([0-9A-HJKMNP-TV-Z]{4}-){5}[0-9A-HJKMNP-TV-Z]{4}$", p));
        Assert.Equal(all.Count, all.Distinct().Count());
        Assert.All(Enumerable.Range(0, 24), at => Assert.True(all.Select(p => p.Replace("-", "")[at]).Distinct().Count() > 24)); // every place says 5 bits
        Assert.All(all.Take(50), p => Assert.Equal(p, SealedFile.AccessCode(" " + p.ToLowerInvariant().Replace('-', ' ').Replace('0', 'o').Replace('1', 'l') + " ")));
        foreach (var wrong in new[] { null, "", "ABCD", all[0][..^1], all[0] + "-ABCD", all[0].Replace(all[0][0], 'U'), new string('é', 24) }) Assert.Null(SealedFile.AccessCode(wrong));
    }

    [Fact]
    public void TheSameContent_IsAnotherFileEachTime()
    {
        var accessCode = SealedFile.NewAccessCode(Random);
        var (one, two) = (SealedFile.Seal(accessCode, Content, Random), SealedFile.Seal(accessCode, Content, Random));

        Assert.NotEqual(one[10..26], two[10..26]);
        Assert.NotEqual(one[30..42], two[30..42]);
        Assert.NotEqual(one[42..], two[42..]);
        Assert.DoesNotContain("Jesse", Encoding.Latin1.GetString(one), StringComparison.Ordinal);
    }

    [Fact]
    public void EveryByteThatIsFlipped_IsRefusedWithAReason()
    {
        var accessCode = SealedFile.NewAccessCode(Random);
        var file = SealedFile.Seal(accessCode, Content, Random);
        for (var at = 0; at < file.Length; at++)
        {
            var changed = file.ToArray();
            changed[at] ^= (byte)(1 << (at % 8));
            var expected = at < 8 ? "transfer_foreign" : at < 10 ? "transfer_version" : at is >= 26 and < 30 ? "transfer_damaged" : "transfer_shut";
            var (content, refusal) = Opened(changed, accessCode);
            Assert.Null(content);
            Assert.Equal(expected, refusal);
        }
    }

    [Fact]
    public void AFileThatBreaksOff_OrGoesOn_OrLiesAboutItsLength_IsRefusedAtOnce()
    {
        var accessCode = SealedFile.NewAccessCode(Random);
        var file = SealedFile.Seal(accessCode, Content, Random);

        for (var length = 0; length < file.Length; length++) Assert.Equal(length < 30 ? "transfer_foreign" : "transfer_damaged", Opened(file[..length], accessCode).Refusal);
        Assert.Equal("transfer_damaged", Opened([.. file, 0], accessCode).Refusal);
        foreach (var said in new[] { 0u, 1u, 27u, 28u, (uint)int.MaxValue, (uint)int.MaxValue + 1, uint.MaxValue })
        {
            var lies = file.ToArray();
            BinaryPrimitives.WriteUInt32BigEndian(lies.AsSpan(26), said);
            Assert.Equal("transfer_damaged", Opened(lies, accessCode).Refusal);
        }
        BinaryPrimitives.WriteUInt32BigEndian(file.AsSpan(26), 0);
        Assert.Equal("transfer_damaged", Opened(file[..30], accessCode).Refusal);
    }

    [Fact]
    public void AnotherAccessCode_OpensNothing() => Assert.Equal("transfer_shut", Opened(SealedFile.Seal(SealedFile.NewAccessCode(Random), Content, Random), SealedFile.NewAccessCode(Random)).Refusal);

    [Fact]
    public void TheHead_IsBoundToTheContent()
    {
        var accessCode = SealedFile.NewAccessCode(Random);
        var file = SealedFile.Seal(accessCode, Content, Random);

        Assert.ThrowsAny<CryptographicException>(() => Documented.Read(file, accessCode, withHead: false));
        for (var at = 0; at < 30; at++)
        {
            var other = Documented.Write(Content, accessCode, boundTo: head => head[at] ^= 1); // a whole head, and a content that is bound to another
            Assert.Equal((null, "transfer_shut"), Opened(other, accessCode));
            var changed = file.ToArray();
            changed[at] ^= 1;
            Assert.Null(Opened(changed, accessCode).Content);
        }
    }

    [Fact]
    public void ItsSize_IsLimitedBothWays()
    {
        var (accessCode, largest) = (SealedFile.NewAccessCode(Random), new byte[SealedFile.MaxBytes - 58]);

        Assert.True(SealedFile.Fits(largest));
        var file = SealedFile.Seal(accessCode, largest, Random);
        Assert.Equal(SealedFile.MaxBytes, file.Length);
        Assert.Equal(largest, Opened(file, accessCode).Content);
        Assert.False(SealedFile.Fits([.. largest, 0]));
        Assert.Throws<VaultException>(() => SealedFile.Seal(accessCode, [.. largest, 0], Random));
        Assert.Equal("transfer_too_large", Opened([.. file, 0], accessCode).Refusal);
    }

    private static (byte[]? Content, string? Refusal) Opened(byte[] file, string accessCode) => SealedFile.Open(file, accessCode);
}

/// <summary>A reader and a writer made from the words of docs/decisions/0017.</summary>
internal static class Documented
{
    public static byte[] Read(byte[] file, string accessCode, bool withHead = true)
    {
        Assert.Equal("RONDETFL", Encoding.ASCII.GetString(file, 0, 8));
        Assert.Equal([0, 1], file[8..10]);
        Assert.Equal(file.Length - 30, (file[26] << 24) | (file[27] << 16) | (file[28] << 8) | file[29]);
        var plain = new byte[file.Length - 58];
        using var aes = new AesGcm(Key(accessCode, file[10..26]), 16);
        aes.Decrypt(file[30..42], file[42..^16], file[^16..], plain, withHead ? file[..30] : null);
        return plain;
    }

    public static byte[] Write(byte[] plain, string accessCode, Action<byte[]>? boundTo = null)
    {
        var (salt, nonce, length) = (RandomNumberGenerator.GetBytes(16), RandomNumberGenerator.GetBytes(12), plain.Length + 28);
        byte[] head = [.. "RONDETFL"u8, 0, 1, .. salt, (byte)(length >> 24), (byte)(length >> 16), (byte)(length >> 8), (byte)length];
        var (box, tag, bound) = (new byte[plain.Length], new byte[16], head.ToArray());
        boundTo?.Invoke(bound);
        using var aes = new AesGcm(Key(accessCode, salt), 16);
        aes.Encrypt(nonce, plain, box, tag, bound);
        return [.. head, .. nonce, .. box, .. tag];
    }

    private static byte[] Key(string accessCode, byte[] salt) =>
        Rfc2898DeriveBytes.Pbkdf2(Encoding.ASCII.GetBytes(accessCode.ToUpperInvariant().Replace("-", "", StringComparison.Ordinal)), salt, 210_000, HashAlgorithmName.SHA512, 32);
}
