using Arktos.Store.Service;
using Arktos.StoreClient;
using Arktos.StoreClient.Wire;
using Google.Protobuf;

namespace Arktos.Store.Tests;

public sealed class RangeChunkTests
{
    [Fact]
    public void What_is_put_together_by_hand_is_the_message_that_protobuf_would_write()
    {
        var chunk = new RangeChunk();
        for (var turn = 0; turn < 2; turn++)
        {
            var expected = new ReadResponse { Revision = 1882510928241491968, Remaining = -1, Last = true, More = true };
            foreach (var (keyBytes, valueBytes, offset) in ((int, int, int)[])[(1, 0, -1), (1024, 127, 0), (10, 128, 63), (3, 3 << 20, 64), (200, 16384, int.MaxValue >> 2)])
            {
                var item = new KeyValue { Key = Bytes(keyBytes), Value = Bytes(valueBytes), Revision = 1882510928241491968 + offset, CreateRevision = long.MaxValue, RevisionOffset = offset };
                expected.Items.Add(item);
                chunk.Add(item.Key.Span, (new Revision(item.CreateRevision), new Revision(item.Revision), item.RevisionOffset), item.Value.Span);
            }
            Assert.Equal(expected, ReadResponse.Parser.ParseFrom(chunk.Finish(new ReadResponse { Revision = expected.Revision, Remaining = -1, Last = true, More = true })));
            chunk.Clear();
        }
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
        if (isKey) Assert.Equal(bytes, beside.Encode());
    }

    private static ByteString Bytes(int count)
    {
        var bytes = new byte[count];
        new Random(count).NextBytes(bytes);
        return ByteString.CopyFrom(bytes);
    }
}
