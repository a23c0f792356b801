using Arktos.Raft;
using Arktos.Store.Keyspace;
using Arktos.Store.Replication;
using Arktos.StoreClient;
using Arktos.StoreClient.Records;
using Arktos.StoreClient.Wire;
using Microsoft.Extensions.Logging;

namespace Arktos.Store.Partitions;

/// <summary>
/// Moves the tenants that the partition map wants in partitions that are led here, some at a time, and has those that
/// are to be spread fall into parts. When the lead goes,
/// or this store ends, another goes on from what the partitions know.
/// </summary>
/// <param name="connected">Ends when the keyspace knows the partition map.</param>
internal sealed class TenantMovers(
    HostedReplicas replicas,
    KeyspaceClient keyspace,
    Task connected,
    TimeProvider time,
    ILogger logger
)
{
    /// <summary>At a time in a store; the others wait.</summary>
    private const int AtOnceMax = 2;

    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(500),
        RetryAfter = TimeSpan.FromSeconds(1);

    private readonly Dictionary<ulong, Running> _running = [];

    /// <summary>Until it is stopped.</summary>
    public async Task RunAsync(CancellationToken stop)
    {
        await connected.WaitAsync(stop).ConfigureAwait(false);
        try
        {
            while (true)
            {
                var changed = keyspace.MapChanged;
                Look(stop);
                // Most installations move nobody for days: then only a new map makes work.
                if (
                    keyspace.Map is { Moves.Count: 0 } map
                    && map.SpreadTenants.TrueForAll(s => s.At > 0)
                    && _running.Count == 0
                )
                {
                    await changed.WaitAsync(stop).ConfigureAwait(false);
                    continue;
                }
                await Task.WhenAny([changed, Task.Delay(Interval, time, stop), .. _running.Values.Select(r => r.Work)])
                    .ConfigureAwait(false);
                stop.ThrowIfCancellationRequested();
            }
        }
        finally
        {
            foreach (var running in _running.Values)
                await running.Stop.CancelAsync().ConfigureAwait(false);
            await Task.WhenAll(_running.Values.Select(r => r.Work))
                .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private void Look(CancellationToken stop)
    {
        var map = keyspace.Map;
        var moves = map.Moves.ToDictionary(m => m.Number);
        var spreads = map.SpreadTenants.Where(s => s.At == 0).ToDictionary(s => s.Number);
        foreach (var (id, running) in _running.ToList())
        {
            var move = moves.GetValueOrDefault(id);
            if (running.Work.IsCompleted)
            {
                running.Stop.Dispose();
                _running.Remove(id);
            }
            else if ((move?.To ?? spreads.GetValueOrDefault(id)?.Partition) is not { } partition || !Leads(partition))
                running.Stop.Cancel();
            else if (move is { IsCancelled: true })
                running.Mover!.Cancel();
        }
        foreach (var (id, spread) in spreads)
            if (Takes(id, spread.Partition))
                Begin(id, null, stop, token => SpreadAsync(spread, new MoveWorld(keyspace, stop), token));
        foreach (var (id, move) in moves)
            if (Takes(id, move.To))
            {
                var mover = new TenantMover(move, new MoveWorld(keyspace, stop));
                Begin(id, mover, stop, token => MoveAsync(move, mover, token));
            }
    }

    private bool Takes(ulong id, uint partition) =>
        _running.Count < AtOnceMax && !_running.ContainsKey(id) && Leads(partition);

    private void Begin(ulong id, TenantMover? mover, CancellationToken stop, Func<CancellationToken, Task> work)
    {
        var ending = CancellationTokenSource.CreateLinkedTokenSource(stop);
        _running[id] = new Running(mover, Task.Run(() => work(ending.Token), CancellationToken.None), ending);
    }

    private bool Leads(uint partition) =>
        replicas.All.Any(r => r.Id.Value == partition && r.Status.Role == RaftRole.Leader);

    private async Task MoveAsync(TenantMove move, TenantMover mover, CancellationToken cancel)
    {
        logger.LogInformation("tenant {Tenant} moves from partition {From} to {To}", move.Tenant, move.From, move.To);
        if (
            await TryAsync(move.Tenant, () => mover.RunAsync(cancel), p => TellAsync(move, p, cancel), cancel)
                .ConfigureAwait(false)
        )
            logger.LogInformation(
                "the move of tenant {Tenant} from partition {From} to {To} is over",
                move.Tenant,
                move.From,
                move.To
            );
    }

    private async Task SpreadAsync(SpreadTenant spread, MoveWorld world, CancellationToken cancel)
    {
        if (
            await TryAsync(spread.Tenant, () => TenantMover.SpreadAsync(spread, world), _ => Task.CompletedTask, cancel)
                .ConfigureAwait(false)
        )
            logger.LogInformation(
                "tenant {Tenant} is in parts, in partition {Partition}",
                spread.Tenant,
                spread.Partition
            );
    }

    /// <summary>Until it has succeeded, or is cancelled: then false.</summary>
    private async Task<bool> TryAsync(string tenant, Func<Task> work, Func<string, Task> tell, CancellationToken cancel)
    {
        while (!cancel.IsCancellationRequested)
        {
            try
            {
                await work().ConfigureAwait(false);
                return true;
            }
            catch (OperationCanceledException)
            {
                return false;
            }
            catch (Exception e) when (e is TenantMoveException or InvalidOperationException)
            {
                logger.LogWarning("tenant {Tenant} does not move on: {Reason}", tenant, e.Message);
                await tell(e.Message).ConfigureAwait(false);
            }
            catch (Exception e)
            {
                logger.LogError(e, "moving tenant {Tenant} has failed and is tried again", tenant);
                await tell(e.Message).ConfigureAwait(false);
            }
            await Task.Delay(RetryAfter, time, cancel).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
        return false;
    }

    private async Task TellAsync(TenantMove move, string problem, CancellationToken cancel)
    {
        try
        {
            await keyspace
                .UpdateMapAsync(map => MapChanges.TellProblem(map, move.Number, problem), cancel)
                .ConfigureAwait(false);
        }
        catch (Exception e) when (e is InvalidOperationException or OperationCanceledException)
        {
            logger.LogDebug("the map was not told: {Reason}", e.Message);
        }
    }

    private sealed record Running(TenantMover? Mover, Task Work, CancellationTokenSource Stop);

    private sealed class MoveWorld(KeyspaceClient keyspace, CancellationToken stop) : IMoveWorld
    {
        private readonly TenantMoveCalls _calls = keyspace.MoveCalls;

        public async Task<(TenantPlace? Place, Revision Revision)> PlaceAsync(PartitionId partition, string tenant)
        {
            var (value, revision) = await _calls
                .GetAsync(partition, TenantPlace.KeyOf(tenant), stop)
                .ConfigureAwait(false);
            return (value is { } stored ? TenantPlace.Decode(stored) : null, revision);
        }

        public Task<bool> HoldsAsync(PartitionId partition, string tenant) =>
            _calls.HoldsAsync(partition, tenant, stop);

        public Task<Revision?> StepAsync(PartitionId partition, TenantStep step, Revision above) =>
            _calls.StepAsync(partition, step, above, stop);

        public Task<TenantPage> ExportAsync(PartitionId partition, string tenant, ReadOnlyMemory<byte> after) =>
            _calls.ExportAsync(partition, tenant, after, stop);

        public Task<TenantChanges> ChangesAsync(
            PartitionId partition,
            string tenant,
            int? part,
            Revision after,
            Revision until
        ) => _calls.ChangesAsync(partition, tenant, part, after, until, stop);

        public Task UpdateMapAsync(Func<PartitionMap, bool> change) => keyspace.UpdateMapAsync(change, stop);
    }
}
