using System.Diagnostics.CodeAnalysis;

namespace Arktos.StoreClient;

/// <summary>
/// The fields of one protobuf message, in the order in which they stand, read without an object for any of them: byte
/// fields are slices of the message. For messages of which there are thousands a second. Every method throws
/// <see cref="InvalidDataException"/> when the bytes are no message.
/// </summary>
internal struct WireFields(ReadOnlyMemory<byte> bytes)
{
    private const int WireVarint = 0,
        WireFixed64 = 1,
        WireBytes = 2,
        WireFixed32 = 5;

    private int _at;
    private int _wire;

    public int Number { get; private set; }

    public bool Next()
    {
        if (_at == bytes.Length)
            return false;
        var tag = ReadVarint();
        Require(tag <= uint.MaxValue);
        (Number, _wire) = ((int)(tag >> 3), (int)(tag & 7));
        return true;
    }

    /// <summary>An integer or enumeration field's value.</summary>
    public ulong Varint()
    {
        Require(_wire == WireVarint);
        return ReadVarint();
    }

    /// <summary>A sint32 field's value.</summary>
    public int SignedVarint()
    {
        var zigzag = (uint)Varint();
        return (int)(zigzag >> 1) ^ -(int)(zigzag & 1);
    }

    public ReadOnlyMemory<byte> Bytes()
    {
        Require(_wire == WireBytes);
        var length = ReadVarint();
        Require(length <= (ulong)(bytes.Length - _at));
        var slice = bytes.Slice(_at, (int)length);
        _at += (int)length;
        return slice;
    }

    public void Skip()
    {
        switch (_wire)
        {
            case WireVarint:
                ReadVarint();
                break;
            case WireBytes:
                Bytes();
                break;
            case WireFixed64:
                Pass(8);
                break;
            case WireFixed32:
                Pass(4);
                break;
            default:
                Require(false);
                break;
        }
    }

    private void Pass(int count)
    {
        Require(count <= bytes.Length - _at);
        _at += count;
    }

    private ulong ReadVarint()
    {
        var span = bytes.Span;
        ulong value = 0;
        for (var shift = 0; shift < 64; shift += 7)
        {
            Require(_at < span.Length);
            var b = span[_at++];
            value |= (ulong)(b & 0x7F) << shift;
            if (b < 0x80)
                return value;
        }
        Require(false);
        return value;
    }

    private static void Require([DoesNotReturnIf(false)] bool condition)
    {
        if (!condition)
            throw new InvalidDataException(
                "the bytes are no message: it is cut short, or a field has another form than it should"
            );
    }
}
