using System.Security.Cryptography;

namespace Arktos.ApiServer.Encryption;

/// <summary>
/// AES-256-GCM with a key of its own for each value, derived from a seed and 32 random bytes that stand before the
/// value: however many are encrypted with one seed, no key meets a nonce twice.
/// <code>salt (32) | nonce (12) | ciphertext | tag (16)</code>
/// Thread-safe.
/// </summary>
/// <param name="seed">32 bytes.</param>
internal sealed class SeededGcm(byte[] seed)
{
    public const int SeedBytes = 32;
    private const int SaltBytes = 32,
        NonceBytes = 12,
        TagBytes = 16;

    /// <summary>How much longer than the value what is encrypted is.</summary>
    public const int Overhead = SaltBytes + NonceBytes + TagBytes;

    /// <param name="output">As long as the value and <see cref="Overhead"/>.</param>
    public void Seal(ReadOnlySpan<byte> plain, ReadOnlySpan<byte> context, Span<byte> output)
    {
        RandomNumberGenerator.Fill(output[..(SaltBytes + NonceBytes)]);
        using var gcm = KeyOf(output[..SaltBytes]);
        gcm.Encrypt(
            output.Slice(SaltBytes, NonceBytes),
            plain,
            output.Slice(SaltBytes + NonceBytes, plain.Length),
            output[^TagBytes..],
            context
        );
    }

    /// <exception cref="CryptographicException">It was changed, or is another context's or seed's.</exception>
    public byte[] Open(ReadOnlySpan<byte> value, ReadOnlySpan<byte> context)
    {
        if (value.Length < Overhead)
            throw new CryptographicException("the value is cut off");
        var plain = new byte[value.Length - Overhead];
        using var gcm = KeyOf(value[..SaltBytes]);
        try
        {
            gcm.Decrypt(
                value.Slice(SaltBytes, NonceBytes),
                value[(SaltBytes + NonceBytes)..^TagBytes],
                value[^TagBytes..],
                plain,
                context
            );
        }
        catch (AuthenticationTagMismatchException e)
        {
            throw new CryptographicException("its authentication fails: it was changed, moved or is another key's", e);
        }
        return plain;
    }

    private AesGcm KeyOf(ReadOnlySpan<byte> salt)
    {
        Span<byte> key = stackalloc byte[32];
        HKDF.Expand(HashAlgorithmName.SHA256, seed, key, salt);
        var gcm = new AesGcm(key, TagBytes);
        CryptographicOperations.ZeroMemory(key);
        return gcm;
    }
}
