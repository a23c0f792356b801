using System.Collections.Concurrent;
using Arktos.StoreClient;

namespace Arktos.Store.Replication;

/// <summary>
/// The replicas that a store has now, each with the worker that owns it. They come and go while the store runs; for any
/// thread.
/// </summary>
internal sealed class HostedReplicas(IReadOnlyList<Worker> workers)
{
    private readonly ConcurrentDictionary<PartitionId, (PartitionReplica Replica, Worker Worker)> _hosted = [];

    public IEnumerable<PartitionReplica> All => _hosted.Values.Select(h => h.Replica);

    public PartitionReplica? Find(PartitionId partition) =>
        _hosted.TryGetValue(partition, out var found) ? found.Replica : null;

    public void Add(PartitionReplica replica)
    {
        var worker = workers[replica.Id.Value % workers.Count];
        _hosted[replica.Id] = (replica, worker);
        worker.Adopt(replica);
    }

    /// <summary>Ends when the replica will not say or write anything more.</summary>
    public async Task RetireAsync(PartitionReplica replica)
    {
        var gone = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        if (Post(replica, new ReplicaItem.Leave(gone)))
            await gone.Task.ConfigureAwait(false);
        _hosted.TryRemove(replica.Id, out _);
    }

    /// <summary>
    /// False when the item was not taken: there is no such replica, too much waits, or the store stops.
    /// </summary>
    public bool Post(PartitionId partition, ReplicaItem item) =>
        _hosted.TryGetValue(partition, out var found) && found.Worker.Post(found.Replica, item);

    /// <summary>The same for this very replica: not for one that took its place.</summary>
    public bool Post(PartitionReplica replica, ReplicaItem item) =>
        _hosted.TryGetValue(replica.Id, out var found) && found.Replica == replica && found.Worker.Post(replica, item);
}
