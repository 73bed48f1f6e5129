using System.Security.Cryptography;
using System.Text;
using Rondetafel.Access;
using Rondetafel.Domain.Shared;

namespace Rondetafel.Vault;

/// <summary>The wrapped key of one case, signal or answer, as it stands in its row.</summary>
/// <param name="Id">Bound into every text sealed under it.</param>
/// <param name="Wrapped">The key, sealed under a root key.</param>
/// <param name="Root">Generation of that root key.</param>
public sealed record SealKey(Guid Id, byte[] Wrapped, int Root);

/// <summary>
/// Seals texts under the key of their case and opens them for whoever holds the table. A text is bound to its field,
/// row and key, so that it opens nowhere else (architecture, section 6).
/// </summary>
public sealed class SealedTexts(RootKeys roots, RandomSource random)
{
    /// <summary>The ciphers of the root keys, one for each thread: making one costs more than unwrapping a key with it.</summary>
    private readonly ThreadLocal<Dictionary<int, AesGcm>> _roots = new(() => []);

    /// <summary>A new key for a new case, signal or answer.</summary>
    public SealKey NewKey()
    {
        var key = new byte[32];
        random.Fill(key);
        var id = random.NewId();
        var root = roots.Current;
        return new SealKey(id, AesBox.Seal(roots[root], key, Bound("key", id, id), random), root);
    }

    /// <summary>Seals a text.</summary>
    public byte[] Seal(SealKey key, string field, Guid row, string text) =>
        AesBox.Seal(Unwrap(key), Encoding.UTF8.GetBytes(text), Bound(field, row, key.Id), random);

    /// <summary>Opens a text for the holder of a table. Throws <see cref="VaultException"/> when it belongs to another row, field or case.</summary>
    public string Open(CaseTable table, string field, Guid row, byte[] bytes) =>
        Encoding.UTF8.GetString(AesBox.Open(table.Cipher ??= AesBox.Cipher(Unwrap(table.Key)), bytes, Bound(field, row, table.Key.Id)));

    /// <summary>Seals the bytes of a file for the holder of a table.</summary>
    public byte[] SealBytes(CaseTable table, string field, Guid row, byte[] bytes) =>
        AesBox.Seal(Unwrap(table.Key), bytes, Bound(field, row, table.Key.Id), random);

    /// <summary>Opens the bytes of a file for the holder of a table. Throws <see cref="VaultException"/> when they belong elsewhere.</summary>
    public byte[] OpenBytes(CaseTable table, string field, Guid row, byte[] bytes) =>
        AesBox.Open(Unwrap(table.Key), bytes, Bound(field, row, table.Key.Id));

    private byte[] Unwrap(SealKey key)
    {
        if (!_roots.Value!.TryGetValue(key.Root, out var cipher)) _roots.Value[key.Root] = cipher = AesBox.Cipher(roots[key.Root]);
        return AesBox.Open(cipher, key.Wrapped, Bound("key", key.Id, key.Id));
    }

    private static byte[] Bound(string field, Guid row, Guid key)
    {
        var name = Encoding.UTF8.GetBytes(field);
        var bound = new byte[name.Length + 33];
        name.CopyTo(bound, 0);
        row.TryWriteBytes(bound.AsSpan(name.Length + 1), bigEndian: true, out _);
        key.TryWriteBytes(bound.AsSpan(name.Length + 17), bigEndian: true, out _);
        return bound;
    }
}
