using Arktos.Raft;
using Arktos.Store.Partitions;
using Arktos.Store.Replication;
using Arktos.StoreClient;
using Arktos.StoreClient.Records;

namespace Arktos.Simulation.Stores;

/// <summary>
/// The partition map, which stores see late: in a process it is a value in partition 0, changed by conditional commits;
/// here those simply succeed. Every version is kept by whom has it and never changed.
/// </summary>
internal sealed class SimulatedMap
{
    public SimulatedMap(IReadOnlyList<uint> stores, int storesOfEach, IEnumerable<PartitionId> partitions)
    {
        Current = new PartitionMap { NextStore = stores.Max() + 1 };
        Current.Stores.AddRange(
            stores.Select(id => new StoreNode
            {
                Id = id,
                Name = Name(id),
                Az = $"az-{id}",
                Address = $"store-{id}:1",
            })
        );
        foreach (var id in partitions)
        {
            var partition = new Partition { Id = id.Value, NextIncarnation = 1 };
            partition.Replicas.AddRange(
                stores.Take(storesOfEach).Select(store => ReplicaIds.Of(new StoreId(store), 0).Value)
            );
            partition.First.AddRange(partition.Replicas);
            partition.Members.AddRange(partition.Replicas);
            MapChanges.SetStores(partition);
            Current.Partitions.Add(partition);
        }

        Current.Tenants[Roaming.RoamingTenant.Name] = Current.Partitions[0].Id;
    }

    public PartitionMap Current { get; private set; }

    public static string Name(uint store) => $"store-{store}";

    public Partition Partition(PartitionId id) => Current.Partitions.Single(p => p.Id == id.Value);

    public IEnumerable<uint> Stores(PartitionId id) =>
        Partition(id).Replicas.Select(r => new ReplicaId(r).Store().Value);

    /// <summary>False when the change is refused.</summary>
    public bool TryChange(Func<PartitionMap, bool> change)
    {
        var next = Copy(Current);
        try
        {
            if (!change(next))
            {
                return false;
            }
        }
        catch (InvalidOperationException)
        {
            return false;
        }

        Current = next;
        return true;
    }

    private static PartitionMap Copy(PartitionMap map) =>
        new()
        {
            ClusterId = map.ClusterId,
            Stores =
            [
                .. map.Stores.Select(s => new StoreNode
                {
                    Id = s.Id,
                    Name = s.Name,
                    Az = s.Az,
                    Address = s.Address,
                    Draining = s.Draining,
                }),
            ],
            Partitions =
            [
                .. map.Partitions.Select(p => new Partition
                {
                    Id = p.Id,
                    Stores = [.. p.Stores],
                    Replicas = [.. p.Replicas],
                    Members = [.. p.Members],
                    First = [.. p.First],
                    NextIncarnation = p.NextIncarnation,
                    ByHash = p.ByHash,
                }),
            ],
            Tenants = new(map.Tenants),
            Spread = [.. map.Spread],
            NextStore = map.NextStore,
            Moves =
            [
                .. map.Moves.Select(m => new TenantMove
                {
                    Tenant = m.Tenant,
                    From = m.From,
                    To = m.To,
                    Number = m.Number,
                    IsSwitched = m.IsSwitched,
                    IsCancelled = m.IsCancelled,
                    Problem = m.Problem,
                }),
            ],
            LastMove = map.LastMove,
            SpreadTenants =
            [
                .. map.SpreadTenants.Select(s => new SpreadTenant
                {
                    Tenant = s.Tenant,
                    Partition = s.Partition,
                    At = s.At,
                    Number = s.Number,
                }),
            ],
            Past =
            [
                .. map.Past.Select(p => new TenantPast
                {
                    Tenant = p.Tenant,
                    Partition = p.Partition,
                    Until = p.Until,
                }),
            ],
        };
}
