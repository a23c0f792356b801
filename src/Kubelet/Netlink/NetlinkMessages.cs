using System.Buffers;
using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text;

namespace Arktos.Kubelet.Netlink;

/// <summary>
/// Messages to the kernel, one after the other (linux/netlink.h): to netfilter (nfnetlink.h), and of routes
/// (rtnetlink.h). Pure.
/// </summary>
/// <remarks>
/// <code>
///   length 4 | type 2 | flags 2 | sequence 4 | port 4 | header of the family | attributes
///   netfilter's header: family 1 | version 1 | resource 2
///   attribute: length 2 | type 2 | value, filled up to 4 bytes
/// </code>
/// Numbers of the frame are in the machine's byte order, those in netfilter's attributes in the network's.
/// </remarks>
internal sealed class NetlinkMessages
{
    public const int HeaderBytes = 16,
        FamilyBytes = 4,
        AttributeBytes = 4;
    public const ushort Nested = 0x8000,
        TypeMask = 0x3FFF;

    public const ushort Request = 1,
        Multi = 2,
        Acknowledge = 4,
        Dump = 0x300,
        Create = 0x400,
        Replace = 0x100;

    private readonly ArrayBufferWriter<byte> _bytes = new(4096);
    private readonly List<int> _openAttributes = [];
    private int _message = -1;

    /// <summary>Of the last message that was begun.</summary>
    public uint Sequence { get; private set; }

    public int Length => _bytes.WrittenCount;

    /// <summary>Begins a message to netfilter; the one before is complete.</summary>
    public NetlinkMessages Begin(ushort type, ushort flags, byte family, ushort resource = 0)
    {
        Span<byte> header = stackalloc byte[FamilyBytes];
        header.Clear();
        header[0] = family;
        BinaryPrimitives.WriteUInt16BigEndian(header[2..], resource);
        return Begin(type, flags, header);
    }

    /// <summary>Begins a message with any family's header; the one before is complete.</summary>
    public NetlinkMessages Begin(ushort type, ushort flags, ReadOnlySpan<byte> familyHeader)
    {
        Close();
        _message = Length;
        Sequence++;
        var header = Take(HeaderBytes + familyHeader.Length);
        MemoryMarshal.Write(header[4..], type);
        MemoryMarshal.Write(header[6..], flags);
        MemoryMarshal.Write(header[8..], Sequence);
        familyHeader.CopyTo(header[HeaderBytes..]);
        return this;
    }

    public NetlinkMessages Text(ushort type, string text)
    {
        var value = Attribute(type, Encoding.UTF8.GetByteCount(text) + 1);
        Encoding.UTF8.GetBytes(text, value);
        return this;
    }

    public NetlinkMessages Number(ushort type, uint number)
    {
        BinaryPrimitives.WriteUInt32BigEndian(Attribute(type, sizeof(uint)), number);
        return this;
    }

    public NetlinkMessages Bytes(ushort type, ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(Attribute(type, bytes.Length));
        return this;
    }

    /// <summary>The value is to be filled by the caller, before anything else is written.</summary>
    public Span<byte> Attribute(ushort type, int valueBytes)
    {
        var bytes = Take(AttributeBytes + (valueBytes + 3) / 4 * 4);
        MemoryMarshal.Write(bytes, (ushort)(AttributeBytes + valueBytes));
        MemoryMarshal.Write(bytes[2..], type);
        return bytes.Slice(AttributeBytes, valueBytes);
    }

    public NetlinkMessages Open(ushort type)
    {
        _openAttributes.Add(Length);
        MemoryMarshal.Write(Take(AttributeBytes)[2..], (ushort)(type | Nested));
        return this;
    }

    /// <summary>Ends the attribute that was opened last.</summary>
    public NetlinkMessages End()
    {
        var at = _openAttributes[^1];
        _openAttributes.RemoveAt(_openAttributes.Count - 1);
        Patch(at, (ushort)(Length - at));
        return this;
    }

    /// <summary>The bytes of all messages; none can be added afterwards.</summary>
    public ReadOnlySpan<byte> Finish()
    {
        Close();
        return _bytes.WrittenSpan;
    }

    private void Close()
    {
        if (_message >= 0)
            Patch(_message, (uint)(Length - _message));
        _message = -1;
    }

    private void Patch<T>(int at, T value)
        where T : struct => MemoryMarshal.Write(MemoryMarshal.AsMemory(_bytes.WrittenMemory).Span[at..], value);

    private Span<byte> Take(int count)
    {
        var span = _bytes.GetSpan(count)[..count];
        span.Clear();
        _bytes.Advance(count);
        return span;
    }
}

/// <summary>A message of the kernel.</summary>
/// <param name="body">What follows the header.</param>
internal readonly ref struct NetlinkMessage(ushort type, ushort flags, uint sequence, ReadOnlySpan<byte> body)
{
    public const ushort Error = 2,
        Done = 3;

    public ushort Type { get; } = type;
    public ushort Flags { get; } = flags;
    public uint Sequence { get; } = sequence;
    public ReadOnlySpan<byte> Body { get; } = body;

    /// <summary>What follows netfilter's own header.</summary>
    public ReadOnlySpan<byte> Attributes => Body[Math.Min(Body.Length, NetlinkMessages.FamilyBytes)..];

    /// <summary>Takes the next message off the bytes; false when there is none.</summary>
    public static bool TryTake(scoped ref ReadOnlySpan<byte> bytes, out NetlinkMessage message)
    {
        message = default;
        if (bytes.Length < NetlinkMessages.HeaderBytes)
            return false;
        var length = (int)MemoryMarshal.Read<uint>(bytes);
        if (length < NetlinkMessages.HeaderBytes || length > bytes.Length)
            return false;
        message = new NetlinkMessage(
            MemoryMarshal.Read<ushort>(bytes[4..]),
            MemoryMarshal.Read<ushort>(bytes[6..]),
            MemoryMarshal.Read<uint>(bytes[8..]),
            bytes[NetlinkMessages.HeaderBytes..length]
        );
        bytes = bytes[Math.Min(bytes.Length, (length + 3) / 4 * 4)..];
        return true;
    }

    /// <summary>Takes the next attribute off the bytes; false when there is none.</summary>
    public static bool TryTakeAttribute(
        scoped ref ReadOnlySpan<byte> bytes,
        out ushort type,
        out ReadOnlySpan<byte> value
    )
    {
        type = 0;
        value = default;
        if (bytes.Length < NetlinkMessages.AttributeBytes)
            return false;
        var length = MemoryMarshal.Read<ushort>(bytes);
        if (length < NetlinkMessages.AttributeBytes || length > bytes.Length)
            return false;
        type = (ushort)(MemoryMarshal.Read<ushort>(bytes[2..]) & NetlinkMessages.TypeMask);
        value = bytes[NetlinkMessages.AttributeBytes..length];
        bytes = bytes[Math.Min(bytes.Length, (length + 3) / 4 * 4)..];
        return true;
    }

    /// <summary>The value of the attribute, or of one inside another; empty when it is not there.</summary>
    public static ReadOnlySpan<byte> Find(ReadOnlySpan<byte> attributes, params ushort[] path)
    {
        foreach (var wanted in path)
            attributes = FindOne(attributes, wanted);
        return attributes;
    }

    private static ReadOnlySpan<byte> FindOne(ReadOnlySpan<byte> attributes, ushort wanted)
    {
        while (TryTakeAttribute(ref attributes, out var type, out var value))
            if (type == wanted)
                return value;
        return [];
    }
}
