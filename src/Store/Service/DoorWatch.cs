using Arktos.Raft;
using Arktos.Rpc;
using Arktos.Store.Replication;
using Grpc.Core;
using Grpc.Health.V1;
using Microsoft.Extensions.Logging;

namespace Arktos.Store.Service;

/// <summary>
/// Comes to the store's own door as any caller does. A store that takes no connections any more (it is out of
/// descriptors, its listener is broken) still hears the others by the connections that it made itself, and would lead
/// on for ever, with nobody able to ask it for anything:
/// <code>open --so many failures in a row--> leads go, at every further one --many more--> the store ends</code>
/// One loop.
/// </summary>
internal sealed class DoorWatch(
    DoorOptions options,
    RpcChannelOptions self,
    HostedReplicas replicas,
    ILogger<DoorWatch> logger
)
{
    private int _failures;

    /// <summary>Until it is cancelled.</summary>
    /// <exception cref="IOException">The store is to end: nobody can reach it.</exception>
    public async Task RunAsync(CancellationToken cancel)
    {
        while (true)
        {
            await Task.Delay(_failures > 0 ? options.RetryInterval : options.Interval, cancel).ConfigureAwait(false);
            if (await WhyShutAsync(cancel).ConfigureAwait(false) is not { } reason)
            {
                if (_failures >= options.FailuresBeforeLeadsGo)
                    logger.LogWarning("this store can be reached again, after {Failures} tries", _failures);
                _failures = 0;
                continue;
            }
            if (++_failures < options.FailuresBeforeLeadsGo)
                continue;
            logger.LogError(
                "this store cannot be reached at {Address}, and gives up what it leads ({Failures} tries of {Max}, "
                    + "then it ends): {Reason}",
                self.Address,
                _failures,
                options.FailuresBeforeEnd,
                reason
            );
            if (_failures >= options.FailuresBeforeEnd)
                throw new IOException(
                    $"nobody can reach this store at {self.Address}: is it out of descriptors (ulimit -n), or is the "
                        + "address not this machine's any more?"
                );
            GiveUpLeads();
        }
    }

    /// <summary>Null: the door is open.</summary>
    private async Task<string?> WhyShutAsync(CancellationToken cancel)
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        deadline.CancelAfter(options.Deadline);
        try
        {
            await (options.Knock ?? KnockAsync)(deadline.Token).ConfigureAwait(false);
            return null;
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            return $"no answer within {options.Deadline.TotalSeconds} s";
        }
        catch (Exception e) when (e is RpcException or IOException)
        {
            return e.Message;
        }
    }

    private async Task KnockAsync(CancellationToken cancel)
    {
        using var channel = new RpcChannel(self);
        await new Health.HealthClient(channel.Calls)
            .CheckAsync(new HealthCheckRequest(), cancellationToken: cancel)
            .ResponseAsync.ConfigureAwait(false);
    }

    /// <summary>To another store at each failure: one may be away, or lag.</summary>
    private void GiveUpLeads()
    {
        foreach (var replica in replicas.All.Where(r => r.Status.Role == RaftRole.Leader))
        {
            var own = replica.Self.Store();
            var others = replica
                .Status.Members.Voters.Select(v => v.Store())
                .Where(s => s != own)
                .OrderBy(s => s.Value)
                .ToList();
            if (others.Count > 0)
                replicas.Post(replica, new ReplicaItem.TransferLead(others[_failures % others.Count]));
        }
    }
}
