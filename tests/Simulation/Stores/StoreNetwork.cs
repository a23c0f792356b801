using System.Buffers;
using Arktos.Raft;
using Arktos.StoreClient;

namespace Arktos.Simulation.Stores;

/// <summary>
/// Between stores: delays, loses, doubles and reorders batches of messages, and blocks ways, each direction by itself.
/// Between clients and stores: delays and loses.
/// </summary>
internal sealed class StoreNetwork(StoreWorld world)
{
    private readonly HashSet<(uint From, uint To)> _blocked = [];

    public void Send(uint from, uint to, ulong process, List<(PartitionId Partition, RaftMessage Message)> batch)
    {
        if (IsLost(from, to))
        {
            return;
        }

        if (world.Options.UsesCodec)
        {
            batch = [.. batch.Select(m => (m.Partition, ThroughTheWire(m.Message)))];
        }

        var copies = !world.IsCalm && world.Chance.Percent(world.Options.DuplicatePercent) ? 2 : 1;
        for (var i = 0; i < copies; i++)
        {
            world.Events.After(Delay(), () => world.Store(to).Deliver(from, process, batch));
        }
    }

    public bool IsLost(uint from, uint to) => _blocked.Contains((from, to)) || IsLost();

    /// <summary>Of a client's way to a store, or back.</summary>
    public bool IsLost() => !world.IsCalm && world.Chance.Percent(world.Options.LossPercent);

    public int Delay() => world.Chance.Between(1, world.IsCalm ? 3 : world.Options.DelayMaxMs);

    public void Block(uint from, uint to) => _blocked.Add((from, to));

    public void Heal() => _blocked.Clear();

    private static RaftMessage ThroughTheWire(in RaftMessage message)
    {
        var buffer = new ArrayBufferWriter<byte>();
        RaftMessageCodec.Encode(message, buffer);
        SimulationFailure.Unless(
            RaftMessageCodec.TryDecode(buffer.WrittenSpan, out var decoded),
            "a message cannot be decoded"
        );
        return decoded;
    }
}
