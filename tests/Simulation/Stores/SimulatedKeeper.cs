using Arktos.Raft;
using Arktos.Store.Partitions;
using Arktos.Store.Replication;
using Arktos.StoreClient;
using Arktos.StoreClient.Records;

namespace Arktos.Simulation.Stores;

/// <summary>
/// Brings one running store in line with a map that may be old, by <see cref="PartitionKeeper"/>'s decisions. What that
/// awaits are events here.
/// </summary>
internal sealed class SimulatedKeeper(StoreWorld world, SimulatedStore store, RunningStore running)
{
    private PartitionMap _map = world.Map.Current;
    private bool _isBusy;

    public void Begin() => running.Every(2 * world.Options.TickMs, Round);

    private void Round()
    {
        if (_isBusy)
        {
            return;
        }

        if (world.IsCalm || world.Chance.Percent(70))
        {
            _map = world.Map.Current;
        }

        foreach (var partition in _map.Partitions)
        {
            var id = new PartitionId((ushort)partition.Id);
            var replica = running.Find(id);
            if (replica is not null && PartitionKeeper.IsUnwanted(partition, replica.Self))
            {
                _isBusy = true;
                running.Destroy(replica, () => _isBusy = false);
                return;
            }

            if (PartitionKeeper.Missing(partition, new StoreId(store.Id), running.Records.Find(id)) is { } missing)
            {
                running.Create(missing);
            }
            else if (
                replica is not null
                && replica.Status.Role == RaftRole.Leader
                && !PartitionKeeper.IsSettled(partition, replica.Status.Members)
            )
            {
                running.Reconcile(
                    id,
                    [.. partition.Replicas.Select(r => new ReplicaId(r))],
                    step =>
                    {
                        if (step.IsDone && world.Map.TryChange(map => PartitionKeeper.Confirm(map, partition)))
                        {
                            world.Moves++;
                            world.Trace(
                                $"store {store.Id} confirms partition {partition.Id}: "
                                    + $"{string.Join(", ", partition.Replicas.Select(r => new ReplicaId(r)))}"
                            );
                        }
                    }
                );
            }
        }
    }
}
