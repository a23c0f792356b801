using Arktos.Raft;
using Arktos.StoreClient;

namespace Arktos.Store.Replication;

/// <summary>
/// A replica's id in its Raft group: its incarnation (32 bits), which the partition counts in the map, then its store
/// (32 bits). A partition that comes back to a store has another id there: what the earlier replica voted and
/// acknowledged went with it, and messages for that one must not reach this one.
/// </summary>
internal static class ReplicaIds
{
    public static ReplicaId Of(StoreId store, uint incarnation) => new((ulong)incarnation << 32 | store.Value);

    public static StoreId Store(this ReplicaId replica) => new(unchecked((uint)replica.Value));

    /// <summary>Voters, also those of before a change that is under way, and learners; each once.</summary>
    public static IEnumerable<ReplicaId> Everyone(this RaftConfiguration configuration) =>
        configuration.Voters.Concat(configuration.OutgoingVoters).Concat(configuration.Learners).Distinct();
}
