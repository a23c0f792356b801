using System.Text;

namespace Arktos.ApiServer.Encryption;

/// <summary>Provider <c>aesgcm</c> with one of its keys. Thread-safe.</summary>
internal sealed class AesGcmCipher(string name, byte[] key) : ValueCipher
{
    private readonly SeededGcm _gcm = new(Derive(key, "arktos aesgcm"u8));
    private readonly byte[] _mark = Encoding.UTF8.GetBytes($"k8s:enc:aesgcm:v1:{name}:");

    public override ReadOnlyMemory<byte> Mark => _mark;

    public override ValueTask<byte[]> SealAsync(
        ReadOnlyMemory<byte> plain,
        ReadOnlyMemory<byte> context,
        CancellationToken cancel
    )
    {
        var stored = new byte[_mark.Length + plain.Length + SeededGcm.Overhead];
        _mark.CopyTo(stored, 0);
        _gcm.Seal(plain.Span, context.Span, stored.AsSpan(_mark.Length));
        return new(stored);
    }

    public override ValueTask<OpenedValue> OpenAsync(
        ReadOnlyMemory<byte> stored,
        ReadOnlyMemory<byte> context,
        CancellationToken cancel
    ) => new(new OpenedValue(_gcm.Open(stored.Span[_mark.Length..], context.Span), true));
}
