using Arktos.Raft;
using Arktos.StoreClient;

namespace Arktos.Store.Replication;

/// <summary>
/// Tells a store's replicas which other stores are lost, so that what sleeps under one of them wakes. Without timer and
/// threads of its own: the simulator runs it too. Thread-safe but for <see cref="TellOfSilent"/>, which one caller
/// calls, several times within the patience.
/// </summary>
/// <param name="replicas">Those that the store has now.</param>
internal sealed class StoreWatch(
    StoreLiveness liveness,
    Func<IEnumerable<PartitionReplica>> replicas,
    Action<PartitionReplica, ReplicaItem> post
)
{
    /// <summary>
    /// A batch of this process came in. After its messages were posted: whatever they put to sleep, a later silence
    /// wakes.
    /// </summary>
    public void Heard(StoreId store, ulong process)
    {
        if (liveness.Heard(store, process))
            Lost(store);
    }

    /// <summary>
    /// To all replicas, also those that are awake: a message that puts one to sleep may wait for its worker, and the
    /// loss, told once, comes after it.
    /// </summary>
    public void Lost(StoreId store)
    {
        foreach (var replica in replicas())
            post(replica, new ReplicaItem.PeerUnreachable(store));
    }

    public void TellOfSilent()
    {
        foreach (var store in liveness.Silent())
            Lost(store);
    }
}
