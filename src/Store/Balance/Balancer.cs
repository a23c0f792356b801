using Arktos.Raft;
using Arktos.Store.Replication;
using Arktos.StoreClient;
using Microsoft.Extensions.Logging;

namespace Arktos.Store.Balance;

/// <summary>
/// Moves things off hot and full stores where the partition map's rules are on: runs in every store, and works in
/// the one that leads partition 0. Another that takes over measures anew before it moves anything; what is on its way,
/// and what was moved lately, is in the map.
/// </summary>
/// <param name="connected">Ends when the keyspace knows the partition map.</param>
/// <param name="interval">Between two looks; rates are of <see cref="Samples"/> of them.</param>
internal sealed class Balancer(
    HostedReplicas replicas,
    KeyspaceClient keyspace,
    Task connected,
    TimeSpan interval,
    TimeProvider time,
    ILogger logger
)
{
    private const int Samples = 5;

    private readonly LoadSamples _samples = new(Samples);

    /// <summary>So that each is said once.</summary>
    private string _told = "";

    /// <summary>Until it is stopped.</summary>
    public async Task RunAsync(CancellationToken stop)
    {
        await connected.WaitAsync(stop).ConfigureAwait(false);
        while (true)
        {
            var changed = keyspace.MapChanged;
            if (!keyspace.Map.Balance.IsOn)
            {
                _samples.Clear();
                await changed.WaitAsync(stop).ConfigureAwait(false);
                continue;
            }
            if (replicas.Find(PartitionId.System) is { Status.Role: RaftRole.Leader })
                await TryLookAsync(stop).ConfigureAwait(false);
            else
                _samples.Clear();
            await Task.Delay(interval, time, stop).ConfigureAwait(false);
        }
    }

    /// <summary>What fails is tried again: a store that cannot balance serves all the same.</summary>
    private async Task TryLookAsync(CancellationToken stop)
    {
        try
        {
            await LookAsync(stop).ConfigureAwait(false);
        }
        catch (Exception e) when (!stop.IsCancellationRequested)
        {
            _samples.Clear();
            logger.LogError(e, "what stores carry could not be looked at, and is again");
        }
    }

    private async Task LookAsync(CancellationToken stop)
    {
        var answers = await keyspace.StatusAsync(stop, withLoads: true).ConfigureAwait(false);
        var load = _samples.Add(time.GetElapsedTime(0), answers);
        if (!_samples.IsFull)
            return;
        var proposal = BalancePlan.Of(keyspace.Map, load, time.GetUtcNow());
        Tell(string.Join("; ", proposal.Remarks));
        if (proposal.Step is not { } step)
            return;
        // What is counted from now on is of what the step has made of it.
        _samples.Clear();
        try
        {
            await keyspace
                .UpdateMapAsync(
                    map =>
                    {
                        if (!map.Balance.IsOn)
                            return false;
                        step.Apply(map);
                        return true;
                    },
                    stop
                )
                .ConfigureAwait(false);
            logger.LogInformation("moves {Step}", step);
        }
        catch (InvalidOperationException e)
        {
            logger.LogInformation("does not move {Step}, since {Reason}", step, e.Message);
        }
    }

    private void Tell(string remarks)
    {
        if (remarks != _told && remarks.Length > 0)
            logger.LogWarning("out of balance: {Remarks}", remarks);
        _told = remarks;
    }
}
