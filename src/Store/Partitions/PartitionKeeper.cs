using Arktos.Raft;
using Arktos.Store.Replication;
using Arktos.StoreClient;
using Arktos.StoreClient.Records;
using Microsoft.Extensions.Logging;

namespace Arktos.Store.Partitions;

/// <summary>What the keeper needs of its store.</summary>
internal interface IPartitionHost
{
    HostedReplicas Replicas { get; }

    ReplicaRecord? FindRecord(PartitionId partition);

    /// <summary>Makes replicas that this store does not have, and has not had.</summary>
    void Create(IReadOnlyList<ReplicaRecord> replicas);

    Task DestroyAsync(PartitionReplica replica);

    Task SetPeersAsync(IReadOnlyDictionary<StoreId, string> addresses);
}

/// <summary>
/// Brings a store in line with the partition map, again and again: connects to the stores that are named, makes
/// replicas that are wanted here, destroys those that nobody counts on any more, and for partitions that are led here
/// brings about who is to vote, confirms it in the map, and hands the lead to where it belongs.
/// </summary>
/// <param name="leadAtLeast">How long a replica leads before it hands the lead on: a store that comes and goes must not
/// shake the others each time.</param>
internal sealed class PartitionKeeper(
    StoreId self,
    IPartitionHost host,
    KeyspaceClient keyspace,
    TimeSpan leadAtLeast,
    TimeProvider time,
    ILogger logger
)
{
    /// <summary>Between two looks; the second while members change.</summary>
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(500),
        BusyInterval = TimeSpan.FromMilliseconds(50);

    /// <summary>Leads handed on in one round.</summary>
    private const int TransfersMax = 16;

    private readonly Dictionary<PartitionId, (Term Term, long Since)> _leads = [];
    private readonly Dictionary<PartitionId, string> _told = [];
    private readonly Dictionary<PartitionId, (Partition Wanted, RaftConfiguration Members)> _settled = [];
    private readonly TaskCompletionSource _connected = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private PartitionMap? _taken;
    private Dictionary<PartitionId, Partition> _partitions = [];
    private IReadOnlyDictionary<PartitionId, StoreId> _preferred = new Dictionary<PartitionId, StoreId>();

    /// <summary>Ends when the partition map is known.</summary>
    public Task Connected => _connected.Task;

    public async Task RunAsync(CancellationToken stop)
    {
        await ConnectAsync(stop).ConfigureAwait(false);
        _connected.TrySetResult();
        while (true)
        {
            var changed = keyspace.MapChanged;
            var busy = await RoundAsync(keyspace.Map, stop).ConfigureAwait(false);
            await Task.WhenAny(changed, Task.Delay(busy ? BusyInterval : Interval, stop)).ConfigureAwait(false);
            stop.ThrowIfCancellationRequested();
        }
    }

    /// <summary>
    /// A map that cannot be read does not end the store: it serves what it has, and a map that is mended comes from
    /// there.
    /// </summary>
    private async Task ConnectAsync(CancellationToken stop)
    {
        for (var told = ""; ; )
            try
            {
                await keyspace.ConnectAsync(stop).ConfigureAwait(false);
                return;
            }
            catch (InvalidDataException e)
            {
                if (told != e.Message)
                    logger.LogError("nothing comes or goes here: {Reason}", told = e.Message);
                await Task.Delay(Interval, stop).ConfigureAwait(false);
            }
    }

    /// <summary>True while members of partitions that are led here change.</summary>
    private async Task<bool> RoundAsync(PartitionMap map, CancellationToken stop)
    {
        if (!ReferenceEquals(_taken, map))
            await ComeAndGoAsync(map).ConfigureAwait(false);
        var busy = await ReconcileAsync(stop).ConfigureAwait(false);
        BalanceLeads();
        return busy;
    }

    /// <summary>Once for each map: stores, and replicas here.</summary>
    private async Task ComeAndGoAsync(PartitionMap map)
    {
        await host.SetPeersAsync(
                map.Stores.Where(s => s.Id != self.Value).ToDictionary(s => new StoreId(s.Id), s => s.Address)
            )
            .ConfigureAwait(false);
        var partitions = map.Partitions.ToDictionary(p => new PartitionId((ushort)p.Id));
        foreach (var replica in host.Replicas.All.ToList())
            if (partitions.TryGetValue(replica.Id, out var partition) && IsUnwanted(partition, replica.Self))
            {
                logger.LogInformation(
                    "partition {Partition}: the replica here is no member any more and goes",
                    replica.Id
                );
                await host.DestroyAsync(replica).ConfigureAwait(false);
            }
        host.Create([
            .. partitions
                .Values.Select(p => Missing(p, self, host.FindRecord(new PartitionId((ushort)p.Id))))
                .OfType<ReplicaRecord>(),
        ]);
        (_taken, _partitions, _preferred) = (map, partitions, MapChanges.PreferredLeaders(map));
    }

    /// <summary>
    /// Takes the next step in partitions that are led here and whose members are not those wanted. True when there are
    /// any.
    /// </summary>
    private async Task<bool> ReconcileAsync(CancellationToken stop)
    {
        var confirmed = new List<Partition>();
        var busy = false;
        foreach (var replica in host.Replicas.All)
            if (
                replica.Status is { Role: RaftRole.Leader, Members: var members }
                && _partitions.TryGetValue(replica.Id, out var partition)
                && !IsKnownSettled(replica.Id, partition, members)
            )
            {
                var answer = new TaskCompletionSource<ReconcileAnswer>(
                    TaskCreationOptions.RunContinuationsAsynchronously
                );
                if (
                    !host.Replicas.Post(
                        replica,
                        new ReplicaItem.Reconcile([.. partition.Replicas.Select(r => new ReplicaId(r))], answer)
                    )
                )
                    continue;
                var step = await answer.Task.WaitAsync(stop).ConfigureAwait(false);
                busy |= step.IsLeader;
                if (step.Progress.Length > 0 && _told.GetValueOrDefault(replica.Id) != step.Progress)
                    logger.LogInformation(
                        "partition {Partition}: {Progress}",
                        replica.Id,
                        _told[replica.Id] = step.Progress
                    );
                if (step is { IsDone: true })
                    confirmed.Add(partition);
            }
        if (confirmed.Count > 0)
            await ConfirmAsync(confirmed, stop).ConfigureAwait(false);
        return busy;
    }

    /// <summary>
    /// Nobody counts on the replica any more: it is neither to vote nor votes, and the map is not older than it.
    /// </summary>
    internal static bool IsUnwanted(Partition partition, ReplicaId replica) =>
        !partition.Replicas.Contains(replica.Value)
        && !partition.Members.Contains(replica.Value)
        && partition.NextIncarnation > replica.Value >> 32;

    /// <summary>The replica that is wanted on a store and not there yet; null when there is none.</summary>
    /// <param name="known">What the store has or had of the partition last.</param>
    internal static ReplicaRecord? Missing(Partition partition, StoreId self, ReplicaRecord? known)
    {
        var wanted = partition.Replicas.Select(r => new ReplicaId(r)).FirstOrDefault(r => r.Store() == self);
        // A map that is older than what was done here may name a replica that was destroyed since.
        if (wanted.IsNone || known is not null && (known.IsHere || known.Replica.Value >= wanted.Value))
            return null;
        return new ReplicaRecord(
            new PartitionId((ushort)partition.Id),
            wanted,
            new RaftConfiguration(
                partition.First.Contains(wanted.Value) ? [.. partition.First.Select(r => new ReplicaId(r))] : []
            ),
            IsHere: true
        );
    }

    internal static bool IsSettled(Partition partition, RaftConfiguration members) =>
        !members.IsJoint
        && members.Learners.IsEmpty
        && Same(partition.Replicas, partition.Members)
        && Same(partition.Replicas, members.Voters.Select(v => v.Value));

    /// <summary>Of a thousand partitions hardly one changes at a time.</summary>
    private bool IsKnownSettled(PartitionId id, Partition partition, RaftConfiguration members)
    {
        if (
            _settled.TryGetValue(id, out var known)
            && ReferenceEquals(known.Wanted, partition)
            && ReferenceEquals(known.Members, members)
        )
            return true;
        if (!IsSettled(partition, members))
            return false;
        _settled[id] = (partition, members);
        return true;
    }

    private static bool Same(IEnumerable<ulong> a, IEnumerable<ulong> b) => a.Order().SequenceEqual(b.Order());

    /// <summary>
    /// Writes into the map that the change is complete. False when the map wants something else by now, or says so
    /// already.
    /// </summary>
    internal static bool Confirm(PartitionMap map, Partition done)
    {
        if (
            map.Partitions.FirstOrDefault(p => p.Id == done.Id) is not { } partition
            || !Same(partition.Replicas, done.Replicas)
            || Same(partition.Members, done.Replicas)
        )
            return false;
        partition.Members.Clear();
        partition.Members.AddRange(partition.Replicas);
        MapChanges.SetStores(partition);
        return true;
    }

    private async Task ConfirmAsync(List<Partition> confirmed, CancellationToken stop)
    {
        try
        {
            await keyspace
                .UpdateMapAsync(
                    map =>
                    {
                        var any = false;
                        foreach (var done in confirmed)
                            any |= Confirm(map, done);
                        return any;
                    },
                    stop
                )
                .ConfigureAwait(false);
            foreach (var partition in confirmed)
                logger.LogInformation(
                    "partition {Partition}: its members are the stores {Stores}",
                    partition.Id,
                    string.Join(", ", partition.Replicas.Select(r => new ReplicaId(r).Store()))
                );
        }
        catch (InvalidOperationException e)
        {
            logger.LogWarning("the partition map could not be changed, and will be tried again: {Reason}", e.Message);
        }
    }

    private void BalanceLeads()
    {
        var transfers = 0;
        foreach (var replica in host.Replicas.All)
        {
            var status = replica.Status;
            if (status.Role != RaftRole.Leader)
            {
                _leads.Remove(replica.Id);
                continue;
            }
            if (!_leads.TryGetValue(replica.Id, out var lead) || lead.Term != status.Term)
            {
                _leads[replica.Id] = (status.Term, time.GetTimestamp());
                continue;
            }
            if (transfers >= TransfersMax || time.GetElapsedTime(lead.Since) < leadAtLeast)
                continue;
            if (!_preferred.TryGetValue(replica.Id, out var to) || to == self || status.Members.IsJoint)
                continue;
            host.Replicas.Post(replica, new ReplicaItem.TransferLead(to));
            _leads[replica.Id] = (status.Term, time.GetTimestamp());
            transfers++;
        }
    }
}
