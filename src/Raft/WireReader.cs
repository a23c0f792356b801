namespace Arktos.Raft;

/// <summary>
/// Reads what <see cref="WireWriter"/> wrote, and anything else without throwing: once something does not fit, IsBroken
/// stays set and every read gives zero. Allocates nothing.
/// </summary>
internal ref struct WireReader
{
    private readonly ReadOnlyMemory<byte> _input;
    private readonly ReadOnlySpan<byte> _span;
    private int _position;

    public WireReader(ReadOnlyMemory<byte> input)
    {
        _input = input;
        _span = input.Span;
    }

    public bool IsBroken { get; private set; }

    public readonly int RemainingBytes => _span.Length - _position;

    /// <summary>Whether all was read, and all of it fitted.</summary>
    public readonly bool IsComplete => !IsBroken && RemainingBytes == 0;

    public void Break() => IsBroken = true;

    public byte Byte()
    {
        if (IsBroken || RemainingBytes == 0)
        {
            IsBroken = true;
            return 0;
        }

        return _span[_position++];
    }

    /// <summary>At most 64 bits in at most ten bytes.</summary>
    public ulong Varint()
    {
        var value = 0UL;
        for (var shift = 0; shift < 64; shift += 7)
        {
            var next = Byte();
            if (shift == 63 && next > 1)
            {
                break;
            }

            value |= (ulong)(next & 0x7F) << shift;
            if (next < 0x80)
            {
                return IsBroken ? 0 : value;
            }
        }

        IsBroken = true;
        return 0;
    }

    /// <summary>A slice of the input, not a copy.</summary>
    public ReadOnlyMemory<byte> Data()
    {
        var length = Varint();
        if (IsBroken || length > (ulong)RemainingBytes)
        {
            IsBroken = true;
            return default;
        }

        var data = _input.Slice(_position, (int)length);
        _position += (int)length;
        return data;
    }
}
