using System.Buffers;

namespace Arktos.Raft;

/// <summary>Writes bytes, LEB128 varints and length-prefixed data to a buffer that someone else owns.</summary>
internal readonly ref struct WireWriter
{
    public const int VarintBytesMax = 10;

    private readonly IBufferWriter<byte> _output;

    public WireWriter(IBufferWriter<byte> output) => _output = output;

    public void Byte(byte value)
    {
        _output.GetSpan(1)[0] = value;
        _output.Advance(1);
    }

    public void Varint(ulong value)
    {
        var span = _output.GetSpan(VarintBytesMax);
        var length = 0;
        while (value >= 0x80)
        {
            span[length++] = (byte)(value | 0x80);
            value >>= 7;
        }

        span[length++] = (byte)value;
        _output.Advance(length);
    }

    public void Data(ReadOnlySpan<byte> data)
    {
        Varint((ulong)data.Length);
        _output.Write(data);
    }
}
