using System.Buffers;
using System.Buffers.Binary;
using Arktos.Raft;
using Arktos.Rpc;
using Arktos.StoreClient;

namespace Arktos.Store.Replication;

/// <summary>
/// The form of what one store says to another at its door, over a connection of their own, in frames
/// (<see cref="Frame"/>). Static.
/// <code>
///   connection: greeting frame, then frames of messages; back: one frame, empty or the reason of a refusal
///   content:    messages; none: the sender lives
///   message:    u16 partition, u32 bytes, RaftMessageCodec
/// </code>
/// Numbers have their low byte first.
/// </summary>
internal static class PeerWire
{
    /// <summary>
    /// Of several messages in a frame; one alone may be larger (a commit of
    /// <see cref="Keyspace.Command.CommitBytesMax"/>).
    /// </summary>
    public const int FrameBytesMax = 2 << 20;

    /// <summary>What a receiver takes.</summary>
    public const int FrameBytesTaken = 16 << 20;

    /// <summary>Of a greeting, or a reason.</summary>
    public const int ShortBytesTaken = 4 << 10;

    private const int PartitionBytes = sizeof(ushort),
        LengthBytes = Frame.LengthBytes;

    /// <summary>As few frames as hold the messages, in their order; one without content where there are none.</summary>
    public static IEnumerable<byte[]> Frames(IReadOnlyList<(PartitionId Partition, RaftMessage Message)> messages)
    {
        var frame = Begun(messages.Count > 0 ? RaftMessageCodec.EncodedBytesMax(messages[0].Message) : 0);
        foreach (var (partition, message) in messages)
        {
            var bytes = RaftMessageCodec.EncodedBytesMax(message) + PartitionBytes + LengthBytes;
            if (frame.WrittenCount > LengthBytes && frame.WrittenCount + bytes > FrameBytesMax)
            {
                yield return Ended(frame);
                frame = Begun(bytes);
            }
            Add(frame, partition, message);
        }
        yield return Ended(frame);
    }

    /// <summary>Those that can be read; they share the content.</summary>
    /// <exception cref="InvalidDataException">It is none of ours.</exception>
    public static IEnumerable<(PartitionId Partition, RaftMessage Message)> Messages(ReadOnlyMemory<byte> content)
    {
        while (content.Length > 0)
        {
            if (content.Length < PartitionBytes + LengthBytes)
                throw new InvalidDataException("a frame ends within a message");
            var partition = BinaryPrimitives.ReadUInt16LittleEndian(content.Span);
            var bytes = BinaryPrimitives.ReadUInt32LittleEndian(content.Span[PartitionBytes..]);
            content = content[(PartitionBytes + LengthBytes)..];
            if (bytes > content.Length)
                throw new InvalidDataException("a frame ends within a message");
            if (RaftMessageCodec.TryDecodeShared(content[..(int)bytes], out var message))
                yield return (new PartitionId(partition), message);
            content = content[(int)bytes..];
        }
    }

    private static ArrayBufferWriter<byte> Begun(int bytes)
    {
        var frame = new ArrayBufferWriter<byte>(LengthBytes + PartitionBytes + LengthBytes + bytes);
        frame.Advance(Zero(frame.GetSpan(LengthBytes), LengthBytes));
        return frame;
    }

    private static void Add(ArrayBufferWriter<byte> frame, PartitionId partition, in RaftMessage message)
    {
        var at = frame.WrittenCount;
        frame.Advance(Zero(frame.GetSpan(PartitionBytes + LengthBytes), PartitionBytes + LengthBytes));
        RaftMessageCodec.Encode(message, frame);
        var head = MemoryOf(frame).Span[at..];
        BinaryPrimitives.WriteUInt16LittleEndian(head, partition.Value);
        BinaryPrimitives.WriteUInt32LittleEndian(
            head[PartitionBytes..],
            (uint)(frame.WrittenCount - at - PartitionBytes - LengthBytes)
        );
    }

    private static byte[] Ended(ArrayBufferWriter<byte> frame)
    {
        BinaryPrimitives.WriteUInt32LittleEndian(MemoryOf(frame).Span, (uint)(frame.WrittenCount - LengthBytes));
        return frame.WrittenSpan.ToArray();
    }

    private static Memory<byte> MemoryOf(ArrayBufferWriter<byte> writer) =>
        System.Runtime.InteropServices.MemoryMarshal.AsMemory(writer.WrittenMemory);

    private static int Zero(Span<byte> span, int bytes)
    {
        span[..bytes].Clear();
        return bytes;
    }
}
