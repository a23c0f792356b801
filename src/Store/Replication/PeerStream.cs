using Arktos.Raft;
using Arktos.StoreClient;

namespace Arktos.Store.Replication;

/// <summary>
/// What comes in by one stream of another store, without the connection: <see cref="PeerService"/> has one a call, the
/// simulator too. Disposed when the stream ends. One thread at a time.
/// </summary>
internal sealed class PeerStream(SpeakingStores speaking, StoreWatch watch, Func<PartitionId, ReplicaItem, bool> post)
    : IDisposable
{
    private readonly SpeakingStores.Speaker _speaker = new(speaking);

    /// <summary>False when another process speaks as this store: nothing was taken.</summary>
    /// <param name="messages">Those of other senders are passed over; empty: the store lives.</param>
    public bool TryTake(
        StoreId sender,
        ulong process,
        IEnumerable<(PartitionId Partition, RaftMessage Message)> messages
    )
    {
        if (!_speaker.TrySpeak(sender, process))
            return false;
        foreach (var (partition, message) in messages)
            if (message.From.Store() == sender)
                post(partition, new ReplicaItem.Message(message));
        watch.Heard(sender, process);
        return true;
    }

    public void Dispose() => _speaker.Dispose();
}
