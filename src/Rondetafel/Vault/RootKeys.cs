using System.Security.Cryptography;
using System.Text.Json;
using Rondetafel.Domain.Shared;

namespace Rondetafel.Vault;

/// <summary>
/// The root keys by generation, read from a file outside the database. Now there is one generation; the number is kept
/// with every wrapped key so that later ones can stand beside it.
/// </summary>
public sealed class RootKeys
{
    private readonly Dictionary<int, byte[]> _keys;

    private RootKeys(Dictionary<int, byte[]> keys) => _keys = keys;

    /// <summary>The generation that new keys are wrapped under, from 1.</summary>
    public int Current => _keys.Keys.Max();

    /// <summary>The 32 bytes of a generation. Throws when the file does not hold it.</summary>
    public ReadOnlySpan<byte> this[int generation] =>
        _keys.TryGetValue(generation, out var key) ? key : throw new VaultException($"Root key generation {generation} is not in the root key file.");

    /// <summary>Reads the file. Throws <see cref="VaultException"/> when it is missing or damaged.</summary>
    public static RootKeys Read(string path)
    {
        if (!File.Exists(path)) throw new VaultException($"The root key file {path} is missing. Without it nothing can be opened.");
        try
        {
            var stored = JsonSerializer.Deserialize<Dictionary<int, string>>(File.ReadAllText(path)) ?? [];
            var keys = stored.ToDictionary(e => e.Key, e => Convert.FromBase64String(e.Value));
            if (keys.Count == 0 || keys.Values.Any(k => k.Length != 32)) throw new VaultException($"The root key file {path} is damaged.");
            return new RootKeys(keys);
        }
        catch (Exception e) when (e is JsonException or FormatException)
        {
            throw new VaultException($"The root key file {path} is damaged.");
        }
    }

    /// <summary>Makes the file with a first generation, readable by its owner only. Throws when it exists.</summary>
    public static RootKeys Create(string path, RandomSource random)
    {
        var key = new byte[32];
        random.Fill(key);
        using (var file = new FileStream(path, OwnerOnly()))
            JsonSerializer.Serialize(file, new Dictionary<int, string> { [1] = Convert.ToBase64String(key) });
        return new RootKeys(new Dictionary<int, byte[]> { [1] = key });
    }

    /// <summary>
    /// Writes a sealed copy of the root key file and returns the recovery key that opens it, to be printed and kept
    /// apart. The copy lies apart from the backups and is overwritten, never kept in versions.
    /// </summary>
    public static string WriteSealedCopy(string rootKeyFile, string copyPath, RandomSource random)
    {
        var recovery = new byte[32];
        random.Fill(recovery);
        var bytes = AesBox.Seal(recovery, File.ReadAllBytes(rootKeyFile), "root-key-copy"u8, random);
        File.Delete(copyPath);
        using (var file = new FileStream(copyPath, OwnerOnly())) file.Write(bytes);
        return Base32.Encode(recovery);
    }

    /// <summary>Opens the sealed copy with the key from the recovery sheet. Throws <see cref="VaultException"/> when it does not fit.</summary>
    private static byte[] OpenSealedCopy(string copyPath, string recoveryKey) =>
        Base32.TryDecode(recoveryKey, 32) is { } key
            ? AesBox.Open(key, File.ReadAllBytes(copyPath), "root-key-copy"u8)
            : throw new VaultException("The recovery key is not complete.");

    /// <summary>
    /// Writes the root key file anew from the sealed copy, for its owner only. Throws <see cref="VaultException"/> when the key
    /// does not fit and an <see cref="IOException"/> when the file is there already: a root key is never overwritten.
    /// </summary>
    public static void Recover(string copyPath, string recoveryKey, string rootKeyFile)
    {
        var bytes = OpenSealedCopy(copyPath, recoveryKey);
        using var file = new FileStream(rootKeyFile, OwnerOnly());
        file.Write(bytes);
    }

    private static FileStreamOptions OwnerOnly()
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        return options;
    }
}

/// <summary>Something sealed could not be made or opened.</summary>
public sealed class VaultException(string message) : Exception(message);

/// <summary>AES-256-GCM with a random nonce in front and the tag behind (NIST SP 800-38D).</summary>
internal static class AesBox
{
    private const int Nonce = 12;
    private const int Tag = 16;

    /// <summary>Seals bytes, bound to the associated data.</summary>
    public static byte[] Seal(ReadOnlySpan<byte> key, ReadOnlySpan<byte> plain, ReadOnlySpan<byte> bound, RandomSource random)
    {
        var box = new byte[Nonce + plain.Length + Tag];
        random.Fill(box.AsSpan(0, Nonce));
        using var aes = new AesGcm(key, Tag);
        aes.Encrypt(box.AsSpan(0, Nonce), plain, box.AsSpan(Nonce, plain.Length), box.AsSpan(Nonce + plain.Length), bound);
        return box;
    }

    /// <summary>Opens bytes. Throws <see cref="VaultException"/> when key, place or bytes do not fit.</summary>
    public static byte[] Open(ReadOnlySpan<byte> key, ReadOnlySpan<byte> box, ReadOnlySpan<byte> bound)
    {
        using var aes = Cipher(key);
        return Open(aes, box, bound);
    }

    /// <summary>A cipher that opens several boxes under one key; for one thread at a time.</summary>
    public static AesGcm Cipher(ReadOnlySpan<byte> key) => new(key, Tag);

    /// <summary>Opens bytes with a cipher that stands ready; throws as above.</summary>
    public static byte[] Open(AesGcm aes, ReadOnlySpan<byte> box, ReadOnlySpan<byte> bound)
    {
        if (box.Length < Nonce + Tag) throw new VaultException("Sealed text is cut off.");
        var plain = new byte[box.Length - Nonce - Tag];
        try
        {
            aes.Decrypt(box[..Nonce], box[Nonce..^Tag], box[^Tag..], plain, bound);
        }
        catch (AuthenticationTagMismatchException)
        {
            throw new VaultException("Sealed text does not belong here or was changed.");
        }
        return plain;
    }
}
