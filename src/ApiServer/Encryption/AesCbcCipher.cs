using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Arktos.ApiServer.Encryption;

/// <summary>
/// Provider <c>aescbc</c> with one of its keys: AES-256-CBC with padding, and behind it an HMAC-SHA256 over context,
/// initialization vector and ciphertext, each with a key of its own that is derived from the given one.
/// <code>iv (16) | ciphertext | hmac (32)</code>
/// Thread-safe.
/// </summary>
internal sealed class AesCbcCipher(string name, byte[] key) : ValueCipher
{
    private const int VectorBytes = 16,
        HashBytes = 32;

    private readonly byte[] _encryption = Derive(key, "arktos aescbc encryption"u8),
        _authentication = Derive(key, "arktos aescbc authentication"u8),
        _mark = Encoding.UTF8.GetBytes($"k8s:enc:aescbc:v1:{name}:");

    public override ReadOnlyMemory<byte> Mark => _mark;

    public override ValueTask<byte[]> SealAsync(
        ReadOnlyMemory<byte> plain,
        ReadOnlyMemory<byte> context,
        CancellationToken cancel
    )
    {
        using var aes = Aes.Create();
        aes.Key = _encryption;
        var cipherBytes = aes.GetCiphertextLengthCbc(plain.Length);
        var stored = new byte[_mark.Length + VectorBytes + cipherBytes + HashBytes];
        _mark.CopyTo(stored, 0);
        var body = stored.AsSpan(_mark.Length);
        RandomNumberGenerator.Fill(body[..VectorBytes]);
        aes.EncryptCbc(plain.Span, body[..VectorBytes], body.Slice(VectorBytes, cipherBytes));
        Authenticate(context.Span, body[..^HashBytes], body[^HashBytes..]);
        return new(stored);
    }

    public override ValueTask<OpenedValue> OpenAsync(
        ReadOnlyMemory<byte> stored,
        ReadOnlyMemory<byte> context,
        CancellationToken cancel
    )
    {
        var body = stored.Span[_mark.Length..];
        if (body.Length < VectorBytes + HashBytes)
            throw new CryptographicException("the value is cut off");
        Span<byte> hash = stackalloc byte[HashBytes];
        Authenticate(context.Span, body[..^HashBytes], hash);
        if (!CryptographicOperations.FixedTimeEquals(hash, body[^HashBytes..]))
            throw new CryptographicException("its authentication fails: it was changed, moved or is another key's");
        using var aes = Aes.Create();
        aes.Key = _encryption;
        return new(new OpenedValue(aes.DecryptCbc(body[VectorBytes..^HashBytes], body[..VectorBytes]), true));
    }

    private void Authenticate(ReadOnlySpan<byte> context, ReadOnlySpan<byte> body, Span<byte> hash)
    {
        using var hmac = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, _authentication);
        // Its length keeps a context apart from what comes behind it.
        Span<byte> length = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(length, context.Length);
        hmac.AppendData(length);
        hmac.AppendData(context);
        hmac.AppendData(body);
        hmac.GetHashAndReset(hash);
    }
}
