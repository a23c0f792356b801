using System.Buffers;
using Arktos.Store.Keyspace;
using Arktos.Store.Service;
using Arktos.StoreClient;
using Arktos.StoreClient.Wire;
using Google.Protobuf;
using Grpc.Core;

namespace Arktos.Store.Tests;

public sealed class RangeChunkTests
{
    [Fact]
    public void What_is_put_together_by_hand_is_the_message_that_protobuf_would_write()
    {
        var chunk = new RangeChunk
        {
            Rest = new ReadResponse
            {
                Revision = 1882510928241491968,
                Remaining = -1,
                Last = true,
                More = true,
            },
        };
        for (var turn = 0; turn < 2; turn++)
        {
            var expected = new ReadResponse
            {
                Revision = 1882510928241491968,
                Remaining = -1,
                Last = true,
                More = true,
            };
            foreach (
                var (keyBytes, valueBytes, offset) in ((int, int, int)[])
                    [(1, 0, -1), (1024, 127, 0), (10, 128, 63), (3, 3 << 20, 64), (200, 16384, int.MaxValue >> 2)]
            )
            {
                var item = new KeyValue
                {
                    Key = Bytes(keyBytes),
                    Value = Bytes(valueBytes),
                    Revision = 1882510928241491968 + offset,
                    CreateRevision = long.MaxValue,
                    RevisionOffset = offset,
                    Expires = offset < 1 ? 0 : 1_700_000_000_000 + offset,
                };
                expected.Items.Add(item);
                chunk.Add(
                    item.Key.Span,
                    new StoredHeader(
                        new Revision(item.CreateRevision),
                        new Revision(item.Revision),
                        item.RevisionOffset,
                        item.Expires,
                        0
                    ),
                    item.Value.Span
                );
            }
            var written = new Written();
            RangeChunk.Method.ResponseMarshaller.ContextualSerializer(chunk, written);
            Assert.Equal(expected, ReadResponse.Parser.ParseFrom(written.Payload));
            chunk.Clear();
        }
    }

    [Fact]
    public void A_response_is_read_as_protobuf_reads_it()
    {
        var response = new ReadResponse
        {
            Outcome = ReadResponse.Types.Outcome.NotLeader,
            Revision = 1882510928241491968,
            Remaining = -1,
            More = true,
            Last = true,
            Leader = 3,
            Message = "größer",
        };
        foreach (
            var (name, valueBytes, offset) in ((string, int, int)[])
                [("a", 0, -1), ("b", 127, 0), ("größe", 200_000, 63)]
        )
            response.Items.Add(
                new KeyValue
                {
                    Key = ByteString.CopyFrom(new ObjectKey("pods", "acme", "default", name).Encode()),
                    Value = Bytes(valueBytes),
                    Revision = 5 + offset,
                    CreateRevision = 2,
                    RevisionOffset = offset,
                    Expires = offset < 1 ? 0 : 1_700_000_000_000,
                }
            );
        var read = ReadChunk.Parse(new ReadOnlySequence<byte>(response.ToByteArray()));
        Assert.Equal(
            (
                response.Outcome,
                response.Revision,
                response.Remaining,
                response.More,
                response.Last,
                response.Leader,
                response.Message
            ),
            (read.Outcome, read.Revision.Value, read.Remaining, read.More, read.IsLast, read.Leader.Value, read.Message)
        );
        Assert.Equal(response.Items.Select(WireItems.ToItem).Select(Text), read.Items.Select(Text));
        var none = ReadChunk.Parse(ReadOnlySequence<byte>.Empty);
        Assert.Equal((ReadResponse.Types.Outcome.Ok, false, 0), (none.Outcome, none.IsLast, none.Items.Count));

        static string Text(KeyspaceItem item) =>
            $"{item.Key} {Convert.ToHexString(item.Value.Span)} {item.Revision} {item.CreateRevision} "
            + $"{item.RevisionOffset} {item.Expires}";
    }

    [Fact]
    public void A_response_that_is_cut_short_or_holds_a_key_of_another_form_is_refused()
    {
        var response = new ReadResponse
        {
            Items =
            {
                new KeyValue
                {
                    Key = ByteString.CopyFrom(new ObjectKey("pods", "acme", "default", "a").Encode()),
                    Value = Bytes(10),
                },
            },
        }.ToByteArray();
        for (var length = 1; length < response.Length; length++)
            Assert.Throws<InvalidDataException>(() =>
                ReadChunk.Parse(new ReadOnlySequence<byte>(response.AsMemory(0, length)))
            );
        var odd = new ReadResponse { Items = { new KeyValue { Key = ByteString.CopyFromUtf8("pods") } } };
        Assert.Contains(
            "another form",
            Assert
                .Throws<InvalidDataException>(() => ReadChunk.Parse(new ReadOnlySequence<byte>(odd.ToByteArray())))
                .Message
        );
    }

    [Theory]
    [InlineData("pods\0acme\0default\0web", "pods\0acme\0default\0other", true)]
    [InlineData("pods\0acme\0default\0web", "pods\0acmé\0default\0x", true)]
    [InlineData("pods\0größe\0\0ünder", "pods\0größe\0\0x", true)]
    [InlineData("pods\0acme\0default", "pods\0acme\0default\0x", false)]
    [InlineData("pods\0acme\0default\0a\0b", "pods\0acme\0default\0x", false)]
    [InlineData("", "pods\0acme\0default\0x", false)]
    public void A_key_is_decoded_the_same_with_and_without_one_that_is_like_it(string key, string like, bool isKey)
    {
        var bytes = System.Text.Encoding.UTF8.GetBytes(key);
        Assert.True(ObjectKey.TryDecode(System.Text.Encoding.UTF8.GetBytes(like), out var neighbour));
        Assert.Equal(isKey, ObjectKey.TryDecode(bytes, out var alone));
        Assert.Equal(isKey, ObjectKey.TryDecode(bytes, out var beside, neighbour));
        Assert.Equal(alone, beside);
        if (isKey)
            Assert.Equal(bytes, beside.Encode());
    }

    private static ByteString Bytes(int count)
    {
        var bytes = new byte[count];
        new Random(count).NextBytes(bytes);
        return ByteString.CopyFrom(bytes);
    }

    /// <summary>What a marshaller writes, and that it is as long as it says.</summary>
    private sealed class Written : SerializationContext
    {
        private readonly ArrayBufferWriter<byte> _buffer = new();
        private int _length;
        private bool _isComplete;

        public ReadOnlySpan<byte> Payload
        {
            get
            {
                Assert.True(_isComplete);
                Assert.Equal(_length, _buffer.WrittenCount);
                return _buffer.WrittenSpan;
            }
        }

        public override void SetPayloadLength(int payloadLength) => _length = payloadLength;

        public override IBufferWriter<byte> GetBufferWriter() => _buffer;

        public override void Complete() => _isComplete = true;
    }
}
