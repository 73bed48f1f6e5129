using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Rondetafel.Domain.Shared;

namespace Rondetafel.Vault;

/// <summary>
/// A file that people carry from one instance to another: AES-256-GCM under a key from an access code (PBKDF2-HMAC-SHA-512), with a head that is authenticated
/// along. The layout stands in docs/decisions/0017, so that anybody can write a reader. No key of the instance has a part in it.
/// </summary>
public static class SealedFile
{
    /// <summary>Bytes of a file, at most, both ways.</summary>
    public const int MaxBytes = 2 * 1024 * 1024;

    /// <summary>Rounds of PBKDF2 in version 1: those of a password (OWASP Password Storage Cheat Sheet). They are part of the version, so that no file can ask for more.</summary>
    private const int Rounds = 210_000;

    private const ushort Version = 1;
    private const int VersionAt = 8, SaltAt = 10, LengthAt = 26, Head = 30, Around = 28;

    /// <summary>Random bytes of an access code: 120 bits, six groups of four characters.</summary>
    private const int CodeBytes = 15;

    private static ReadOnlySpan<byte> Magic => "RONDETFL"u8;

    /// <summary>A new access code: six groups of four characters without look-alikes.</summary>
    public static string NewAccessCode(RandomSource random)
    {
        Span<byte> bytes = stackalloc byte[CodeBytes];
        random.Fill(bytes);
        return Base32.Encode(bytes);
    }

    /// <summary>An access code as typed, in the form in which it was made; null when it has not six groups of four characters.</summary>
    public static string? AccessCode(string? typed) => Base32.TryDecode(typed, CodeBytes) is { } bytes ? Base32.Encode(bytes) : null;

    /// <summary>Whether content fits into a file.</summary>
    public static bool Fits(byte[] content) => Head + Around + content.Length <= MaxBytes;

    /// <summary>Seals content. Throws when it does not fit, or the access code is none.</summary>
    public static byte[] Seal(string accessCode, byte[] content, RandomSource random)
    {
        if (!Fits(content)) throw new VaultException("The content is too large for a sealed file.");
        var file = new byte[Head + Around + content.Length];
        Magic.CopyTo(file);
        BinaryPrimitives.WriteUInt16BigEndian(file.AsSpan(VersionAt), Version);
        random.Fill(file.AsSpan(SaltAt, LengthAt - SaltAt));
        BinaryPrimitives.WriteUInt32BigEndian(file.AsSpan(LengthAt), (uint)(Around + content.Length));
        AesBox.Seal(KeyOf(accessCode, file), content, file.AsSpan(0, Head), random).CopyTo(file, Head);
        return file;
    }

    /// <summary>
    /// Opens a file. Refusals: "transfer_too_large", "transfer_foreign" for what is no such file, "transfer_version" for a later one, "transfer_damaged" when
    /// it is not as long as it says; "transfer_shut" when it does not open: another access code and changed bytes look the same.
    /// </summary>
    public static (byte[]? Content, string? Refusal) Open(byte[] file, string accessCode)
    {
        if (file.Length > MaxBytes) return (null, "transfer_too_large");
        if (file.Length < Head || !file.AsSpan().StartsWith(Magic)) return (null, "transfer_foreign");
        if (BinaryPrimitives.ReadUInt16BigEndian(file.AsSpan(VersionAt)) != Version) return (null, "transfer_version");
        var length = BinaryPrimitives.ReadUInt32BigEndian(file.AsSpan(LengthAt));
        if (length != file.Length - Head || length < Around) return (null, "transfer_damaged");
        try
        {
            return (AesBox.Open(KeyOf(accessCode, file), file.AsSpan(Head), file.AsSpan(0, Head)), null);
        }
        catch (VaultException)
        {
            return (null, "transfer_shut");
        }
    }

    private static byte[] KeyOf(string accessCode, byte[] file)
    {
        var said = AccessCode(accessCode) ?? throw new VaultException("This is no access code of a sealed file.");
        return Rfc2898DeriveBytes.Pbkdf2(Encoding.ASCII.GetBytes(said.Replace("-", "", StringComparison.Ordinal)), file.AsSpan(SaltAt, LengthAt - SaltAt), Rounds, HashAlgorithmName.SHA512, 32);
    }
}
