using System.Diagnostics.CodeAnalysis;
using System.Threading.Channels;
using Arktos.Store.Wire;

namespace Arktos.Store.Replication;

/// <summary>Makes one message to another store of the batches that wait for it. Static.</summary>
internal static class PeerBatches
{
    /// <summary>
    /// Of several messages of Raft; one alone may be larger (a commit of
    /// <see cref="Keyspace.Command.CommitBytesMax"/>). The receiver takes 16 MiB.
    /// </summary>
    public const int BytesMax = 2 << 20;

    /// <summary>Those that are there, in their order, as many as go into one. False: none is there.</summary>
    /// <param name="waiting">From one store to one other, each with the bytes of its messages.</param>
    public static bool TryTake(
        ChannelReader<(PeerBatch Batch, int Bytes)> waiting,
        [NotNullWhen(true)] out PeerBatch? batch
    )
    {
        batch = null;
        if (!waiting.TryRead(out var first))
            return false;
        (batch, var bytes) = first;
        while (
            waiting.TryPeek(out var next)
            && (batch.Messages.Count == 0 || bytes + next.Bytes <= BytesMax)
            && waiting.TryRead(out next)
        )
        {
            batch.Messages.Add(next.Batch.Messages);
            bytes += next.Bytes;
        }
        return true;
    }
}
