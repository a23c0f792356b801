using System.Security.Cryptography;

namespace Arktos.ApiServer.Encryption;

/// <summary>What came of decrypting.</summary>
/// <param name="IsCurrent">Whether it would be encrypted with the same key now.</param>
internal readonly record struct OpenedValue(byte[] Plain, bool IsCurrent);

/// <summary>
/// Encrypts and decrypts values, each bound to a context (its key in the keyspace): in another one it is not decrypted.
/// Thread-safe.
/// </summary>
internal abstract class ValueCipher
{
    /// <summary>What every stored value of this cipher begins with, and no other's.</summary>
    public abstract ReadOnlyMemory<byte> Mark { get; }

    /// <returns>With the mark.</returns>
    /// <exception cref="CryptographicException">It cannot be encrypted now; the message says why.</exception>
    public abstract ValueTask<byte[]> SealAsync(
        ReadOnlyMemory<byte> plain,
        ReadOnlyMemory<byte> context,
        CancellationToken cancel
    );

    /// <param name="stored">With the mark.</param>
    /// <exception cref="CryptographicException">It is another key's or another context's, was changed, or the key
    /// cannot be had now; the message holds nothing of the value.</exception>
    public abstract ValueTask<OpenedValue> OpenAsync(
        ReadOnlyMemory<byte> stored,
        ReadOnlyMemory<byte> context,
        CancellationToken cancel
    );

    /// <summary>
    /// A key for one purpose from one that was given: what is known of the one tells nothing of another.
    /// </summary>
    protected static byte[] Derive(ReadOnlySpan<byte> key, ReadOnlySpan<byte> purpose)
    {
        var derived = new byte[32];
        HKDF.DeriveKey(HashAlgorithmName.SHA256, key, derived, [], purpose);
        return derived;
    }
}
