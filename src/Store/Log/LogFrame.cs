using System.Buffers.Binary;
using System.Numerics;

namespace Arktos.Store.Log;

/// <summary>
/// The unit that is written, synced and checked as a whole:
/// <code>
///   offset  bytes
///   0       4      magic "ARKL"
///   4       4      CRC32C of everything after it (bytes 8 to the end)
///   8       4      payload bytes, little endian as all that follows
///   12      8      number of the segment, so that what a recycled file held before is never taken for new
///   20      8      number of the frame: counts up by one over all segments
///   28      n      payload: records (LogRecord), one after the other
/// </code>
/// </summary>
internal static class LogFrame
{
    public const int HeaderBytes = 28;
    private const uint Magic = 0x4C4B_5241;

    public static void WriteHeader(
        Span<byte> header,
        int payloadBytes,
        ulong segment,
        ulong frame,
        IReadOnlyList<ReadOnlyMemory<byte>> payload
    )
    {
        BinaryPrimitives.WriteUInt32LittleEndian(header, Magic);
        BinaryPrimitives.WriteInt32LittleEndian(header[8..], payloadBytes);
        BinaryPrimitives.WriteUInt64LittleEndian(header[12..], segment);
        BinaryPrimitives.WriteUInt64LittleEndian(header[20..], frame);
        var crc = Checksum.Start(header[8..HeaderBytes]);
        foreach (var part in payload)
            crc = Checksum.Continue(crc, part.Span);
        BinaryPrimitives.WriteUInt32LittleEndian(header[4..], Checksum.End(crc));
    }

    /// <summary>False when the bytes at the offset are no whole, undamaged frame of this segment.</summary>
    public static bool TryRead(
        ReadOnlySpan<byte> segmentBytes,
        int offset,
        ulong segment,
        out ulong frame,
        out int payloadBytes
    )
    {
        (frame, payloadBytes) = (0, 0);
        var bytes = segmentBytes[offset..];
        if (bytes.Length < HeaderBytes || BinaryPrimitives.ReadUInt32LittleEndian(bytes) != Magic)
            return false;
        payloadBytes = BinaryPrimitives.ReadInt32LittleEndian(bytes[8..]);
        frame = BinaryPrimitives.ReadUInt64LittleEndian(bytes[20..]);
        return payloadBytes > 0
            && payloadBytes <= bytes.Length - HeaderBytes
            && BinaryPrimitives.ReadUInt64LittleEndian(bytes[12..]) == segment
            && Checksum.End(Checksum.Start(bytes[8..(HeaderBytes + payloadBytes)]))
                == BinaryPrimitives.ReadUInt32LittleEndian(bytes[4..]);
    }

    /// <summary>Where, at or after the offset, another whole frame of this segment starts; -1 for nowhere.</summary>
    public static int Find(ReadOnlySpan<byte> segmentBytes, int offset, ulong segment)
    {
        Span<byte> magic = stackalloc byte[4];
        BinaryPrimitives.WriteUInt32LittleEndian(magic, Magic);
        while (offset < segmentBytes.Length)
        {
            var next = segmentBytes[offset..].IndexOf(magic);
            if (next < 0)
                return -1;
            offset += next;
            if (TryRead(segmentBytes, offset, segment, out _, out _))
                return offset;
            offset++;
        }
        return -1;
    }
}

/// <summary>CRC32C (Castagnoli), by the processor's instruction where it has one.</summary>
internal static class Checksum
{
    public static uint Start(ReadOnlySpan<byte> bytes) => Continue(uint.MaxValue, bytes);

    public static uint Continue(uint crc, ReadOnlySpan<byte> bytes)
    {
        for (; bytes.Length >= 8; bytes = bytes[8..])
            crc = BitOperations.Crc32C(crc, BinaryPrimitives.ReadUInt64LittleEndian(bytes));
        foreach (var b in bytes)
            crc = BitOperations.Crc32C(crc, b);
        return crc;
    }

    public static uint End(uint crc) => ~crc;

    public static uint Of(ReadOnlySpan<byte> bytes) => End(Start(bytes));
}
