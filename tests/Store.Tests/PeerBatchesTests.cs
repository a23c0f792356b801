using System.Threading.Channels;
using Arktos.Store.Replication;
using Arktos.Store.Wire;

namespace Arktos.Store.Tests;

public sealed class PeerBatchesTests
{
    [Theory]
    [InlineData(new int[0], new int[0])]
    [InlineData(new[] { 0, 0, 0 }, new[] { 0 })] // that the store lives is said once
    [InlineData(new[] { 10, 20, 30 }, new[] { 3 })]
    [InlineData(new[] { 1 << 20, 1 << 20, 1 }, new[] { 2, 1 })]
    [InlineData(new[] { 0, 8 << 20, 0, 8 << 20, 1 }, new[] { 1, 1, 1 })] // one alone may be larger
    public void What_waits_goes_into_few_messages_of_a_bounded_size_in_its_order(int[] waits, int[] sizes)
    {
        var waiting = Channel.CreateUnbounded<(PeerBatch, int)>();
        uint id = 0;
        foreach (var bytes in waits)
        {
            var batch = new PeerBatch();
            if (bytes > 0)
                batch.Messages.Add(new PeerMessage { Partition = ++id });
            Assert.True(waiting.Writer.TryWrite((batch, bytes)));
        }
        var taken = new List<PeerBatch>();
        while (PeerBatches.TryTake(waiting.Reader, out var batch))
            taken.Add(batch);
        Assert.Equal(sizes, taken.Select(b => b.Messages.Count));
        Assert.Equal(
            Enumerable.Range(1, (int)id).Select(i => (uint)i),
            taken.SelectMany(b => b.Messages).Select(m => m.Partition)
        );
    }
}
