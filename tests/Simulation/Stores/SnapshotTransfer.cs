using Arktos.Raft;
using Arktos.Store.Replication;
using Arktos.Store.Wire;
using Arktos.StoreClient;

namespace Arktos.Simulation.Stores;

/// <summary>The receiving side of one transfer.</summary>
internal sealed record IncomingSnapshot(StagedSnapshots.Receiver Receiver);

/// <summary>
/// A snapshot on its way between two stores, a chunk an event: what <c>SnapshotSender</c> and <c>PeerService</c> do. It
/// fails when either ends or the way is blocked.
/// </summary>
internal sealed class SnapshotTransfer(
    StoreWorld world,
    SimulatedStore from,
    RunningStore sender,
    PartitionId partition,
    RaftMessage message,
    List<SnapshotChunk> chunks
)
{
    private readonly SimulatedStore _to = world.Store(message.To.Store().Value);
    private RunningStore? _receiving;
    private IncomingSnapshot? _incoming;
    private bool _isReported;

    public void Begin() => world.Events.After(world.Network.Delay(), () => Deliver(0));

    private void Deliver(int number)
    {
        if (
            from.Running != sender
            || _to.Running is not { } receiving
            || (_receiving is not null && _receiving != receiving)
            || world.Network.IsLost(from.Id, _to.Id)
        )
        {
            Break();
            return;
        }

        _receiving = receiving;
        var isGoingOn = false;
        var survived = _to.Guard(
            receiving.Machine,
            () =>
            {
                try
                {
                    isGoingOn = Take(receiving, number);
                }
                catch (IOException) when (receiving.Machine.HasFailed)
                {
                    // The sender is told, the store goes on: nothing relies on this file.
                    world.Trace($"store {_to.Id} cannot stage a snapshot");
                }
            }
        );
        if (!survived || !isGoingOn)
        {
            Break();
        }
        else if (number + 1 < chunks.Count)
        {
            world.Events.After(world.Network.Delay(), () => Deliver(number + 1));
        }
    }

    private bool Take(RunningStore receiving, int number)
    {
        var receiver = (_incoming ??= receiving.Receive(partition)).Receiver;
        receiver.Add(chunks[number]);
        if (chunks[number].TotalItems == 0)
        {
            return true;
        }

        var file = receiver.Complete(chunks[number].TotalItems);
        SimulationFailure.Unless(file is not null, "a snapshot arrived whole and lacks items");
        receiver.Dispose();
        _incoming = null;
        world.Snapshots++;
        receiving.Staged(
            partition,
            message,
            file!,
            taken =>
                world.Events.After(world.Network.Delay(), () => Report(taken && !world.Network.IsLost(_to.Id, from.Id)))
        );
        AwaitAnswer();
        return true;
    }

    /// <summary>The connection breaks when the receiver ends before it has answered.</summary>
    private void AwaitAnswer() =>
        world.Events.After(
            world.Options.ElectionMs,
            () =>
            {
                if (_to.Running != _receiving)
                {
                    Report(succeeded: false);
                }
                else if (!_isReported)
                {
                    AwaitAnswer();
                }
            }
        );

    private void Break()
    {
        if (_incoming is { } incoming && _receiving is { } receiving && _to.Running == receiving)
        {
            _to.Guard(receiving.Machine, incoming.Receiver.Dispose);
        }

        _incoming = null;
        world.Events.After(world.Network.Delay(), () => Report(succeeded: false));
    }

    private void Report(bool succeeded)
    {
        if (from.Running == sender && !_isReported)
        {
            _isReported = true;
            sender.Post(partition, new ReplicaItem.SnapshotSent(message.To, succeeded));
        }
    }
}
