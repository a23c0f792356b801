using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Arktos.ApiServer.Encryption.Kms;
using Google.Protobuf;

namespace Arktos.ApiServer.Encryption;

/// <summary>
/// Provider <c>kms</c>: a seed that the key service has encrypted stands before each value.
/// <code>length of the seed's message (4, big endian) | SealedSeed | what SeededGcm makes of the value</code>
/// Thread-safe.
/// </summary>
internal sealed class KeyServiceCipher(KeyService service) : ValueCipher
{
    private const int LengthBytes = 4;

    private readonly byte[] _mark = Encoding.UTF8.GetBytes($"k8s:enc:kms:v2:{service.Settings.Name}:");

    public override ReadOnlyMemory<byte> Mark => _mark;

    public override async ValueTask<byte[]> SealAsync(
        ReadOnlyMemory<byte> plain,
        ReadOnlyMemory<byte> context,
        CancellationToken cancel
    )
    {
        var seed = await service.CurrentAsync(cancel);
        var head = _mark.Length + LengthBytes + seed.Stored.Length;
        var stored = new byte[head + plain.Length + SeededGcm.Overhead];
        _mark.CopyTo(stored, 0);
        BinaryPrimitives.WriteInt32BigEndian(stored.AsSpan(_mark.Length), seed.Stored.Length);
        seed.Stored.CopyTo(stored, _mark.Length + LengthBytes);
        seed.Cipher.Seal(plain.Span, context.Span, stored.AsSpan(head));
        return stored;
    }

    public override async ValueTask<OpenedValue> OpenAsync(
        ReadOnlyMemory<byte> stored,
        ReadOnlyMemory<byte> context,
        CancellationToken cancel
    )
    {
        var body = stored[_mark.Length..];
        var length = body.Length < LengthBytes ? -1 : BinaryPrimitives.ReadInt32BigEndian(body.Span);
        if (length < 0 || length > body.Length - LengthBytes)
            throw new CryptographicException("the value is cut off");
        SealedSeed sealedSeed;
        try
        {
            sealedSeed = SealedSeed.Parser.ParseFrom(body.Span.Slice(LengthBytes, length));
        }
        catch (InvalidProtocolBufferException e)
        {
            throw new CryptographicException("the seed that stands before it cannot be read", e);
        }
        var cipher = await service.OpenAsync(sealedSeed, cancel);
        var plain = cipher.Open(body.Span[(LengthBytes + length)..], context.Span);
        return new OpenedValue(plain, service.KeyId is null || service.KeyId == sealedSeed.KeyId);
    }
}
