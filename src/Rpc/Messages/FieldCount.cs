using System.Buffers;
using Google.Protobuf;
using Google.Protobuf.Reflection;

namespace Arktos.Rpc.Messages;

/// <summary>
/// Counts the fields of an encoded message and of the messages in it, without making an object of any. Static and
/// pure.
/// <example>12 00 12 00 of a message whose field 2 is a repeated message: two fields.</example>
/// </summary>
internal static class FieldCount
{
    /// <summary>Protobuf's own parser goes no deeper either.</summary>
    private const int DepthMax = 100;

    /// <summary>A field is a tag and at least one byte more.</summary>
    private const int FieldBytesMin = 2;

    /// <summary>Whether a message holds more fields than that; stops counting where it does.</summary>
    /// <exception cref="InvalidDataException">It is no protobuf, or nests too deep.</exception>
    public static bool Exceeds(ReadOnlySequence<byte> encoded, MessageDescriptor type, int fieldsMax)
    {
        if (encoded.Length / FieldBytesMin <= fieldsMax)
            return false;
        var left = fieldsMax;
        var reader = new SequenceReader<byte>(encoded);
        return !TryCount(ref reader, encoded.Length, type, DepthMax, ref left);
    }

    private static bool TryCount(
        ref SequenceReader<byte> reader,
        long end,
        MessageDescriptor? type,
        int depth,
        ref int left
    )
    {
        if (depth == 0)
            throw new InvalidDataException($"messages nest deeper than {DepthMax}");
        while (reader.Consumed < end)
        {
            if (--left < 0)
                return false;
            var tag = ReadVarint(ref reader);
            switch (tag & 7)
            {
                case (uint)WireFormat.WireType.Varint:
                    ReadVarint(ref reader);
                    break;
                case (uint)WireFormat.WireType.Fixed64:
                    Skip(ref reader, 8, end);
                    break;
                case (uint)WireFormat.WireType.Fixed32:
                    Skip(ref reader, 4, end);
                    break;
                case (uint)WireFormat.WireType.LengthDelimited:
                    var length = (long)Math.Min(ReadVarint(ref reader), int.MaxValue);
                    var field = type?.FindFieldByNumber((int)(tag >> 3));
                    if (field?.FieldType != FieldType.Message)
                        Skip(ref reader, length, end);
                    else if (reader.Consumed + length > end)
                        throw new InvalidDataException("a message is cut off");
                    else if (!TryCount(ref reader, reader.Consumed + length, field.MessageType, depth - 1, ref left))
                        return false;
                    break;
                default:
                    // Groups: no message of ours has any.
                    throw new InvalidDataException($"a field has the wire type {tag & 7}");
            }
        }
        if (reader.Consumed != end)
            throw new InvalidDataException("a field is longer than its message");
        return true;
    }

    private static void Skip(ref SequenceReader<byte> reader, long bytes, long end)
    {
        if (reader.Consumed + bytes > end)
            throw new InvalidDataException("a field is cut off");
        reader.Advance(bytes);
    }

    private static ulong ReadVarint(ref SequenceReader<byte> reader)
    {
        ulong value = 0;
        for (var shift = 0; shift < 70; shift += 7)
        {
            if (!reader.TryRead(out var b))
                throw new InvalidDataException("a number is cut off");
            value |= (ulong)(b & 0x7f) << shift;
            if (b < 0x80)
                return value;
        }
        throw new InvalidDataException("a number is longer than ten bytes");
    }
}
