using System.Buffers.Binary;
using Arktos.Raft;
using Arktos.Rpc;
using Arktos.Store.Replication;
using Arktos.StoreClient;

namespace Arktos.Store.Tests.Replication;

public sealed class PeerWireTests
{
    [Theory]
    [InlineData(new int[0], new[] { 0 })] // that the store lives
    [InlineData(new[] { 10, 20, 30 }, new[] { 3 })]
    [InlineData(new[] { 1 << 20, 1 << 20, 1 }, new[] { 1, 2 })]
    [InlineData(new[] { 8 << 20, 8 << 20, 1 }, new[] { 1, 1, 1 })] // one alone may be larger
    public void Messages_go_into_few_frames_of_a_bounded_size_in_their_order(int[] sent, int[] counts)
    {
        var messages = sent.Select((bytes, i) => (new PartitionId((ushort)(i + 1)), Message(i + 1, bytes))).ToList();
        using var stream = new MemoryStream(PeerWire.Frames(messages).SelectMany(f => f).ToArray());
        var got = new List<List<(PartitionId, RaftMessage)>>();
        while (Frame.TryRead(stream, PeerWire.FrameBytesTaken, out var content))
            got.Add([.. PeerWire.Messages(content)]);
        Assert.Equal(counts, got.Select(g => g.Count));
        Assert.Equal(
            messages.Select(m => (m.Item1, m.Item2.Index, m.Item2.Entries.Single().Data.ToArray())),
            got.SelectMany(g => g).Select(m => (m.Item1, m.Item2.Index, m.Item2.Entries.Single().Data.ToArray()))
        );
    }

    [Fact]
    public void A_frame_that_is_cut_too_long_or_none_of_ours_is_refused()
    {
        var whole = PeerWire.Frames([(new PartitionId(3), Message(1, 100))]).Single();
        for (var length = 1; length < whole.Length; length++)
        {
            using var cut = new MemoryStream(whole, 0, length);
            Assert.Throws<EndOfStreamException>(() => Frame.TryRead(cut, PeerWire.FrameBytesTaken, out _));
            if (length > Frame.LengthBytes)
                Assert.Throws<InvalidDataException>(() =>
                    PeerWire.Messages(whole.AsMemory(Frame.LengthBytes..length)).ToList()
                );
        }
        using var ended = new MemoryStream();
        Assert.False(Frame.TryRead(ended, PeerWire.FrameBytesTaken, out _));
        var head = new byte[Frame.LengthBytes];
        BinaryPrimitives.WriteUInt32LittleEndian(head, PeerWire.ShortBytesTaken + 1);
        using var tooLong = new MemoryStream(head);
        Assert.Contains(
            "at most 4096 are taken",
            Assert.Throws<InvalidDataException>(() => Frame.TryRead(tooLong, PeerWire.ShortBytesTaken, out _)).Message
        );
        // A message that this version does not know is passed over, and those behind it are not.
        var (unknown, known) = (PeerWire.Frames([(new PartitionId(3), Message(1, 5))]).Single(), whole);
        unknown[Frame.LengthBytes + sizeof(ushort) + sizeof(uint)] = 0xEE;
        Assert.Single(PeerWire.Messages(unknown[Frame.LengthBytes..].Concat(known[Frame.LengthBytes..]).ToArray()));
    }

    private static RaftMessage Message(int index, int bytes) =>
        new()
        {
            Kind = RaftMessageKind.Append,
            From = new ReplicaId(1),
            To = new ReplicaId(2),
            Term = new Term(1),
            Index = new LogIndex((ulong)index),
            Entries = [new LogEntry(new Term(1), new LogIndex((ulong)index + 1), default, new byte[bytes])],
        };
}
