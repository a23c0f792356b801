using System.Buffers;
using Arktos.Raft;

namespace Arktos.Simulation;

/// <summary>
/// Delays, loses, doubles and reorders messages, and blocks ways between replicas, each direction by itself.
/// </summary>
internal sealed class SimulatedNetwork
{
    private readonly EventQueue _events;
    private readonly Chance _chance;
    private readonly SimulationOptions _options;
    private readonly HashSet<(ReplicaId From, ReplicaId To)> _blocked = [];
    private readonly World _world;

    public SimulatedNetwork(World world)
    {
        _world = world;
        _events = world.Events;
        _chance = world.Chance;
        _options = world.Options;
    }

    /// <summary>False when it is known to be lost; a transport may notice, or not.</summary>
    public bool TrySend(RaftMessage message)
    {
        if (IsLost(message.From, message.To))
        {
            return false;
        }

        var copies = !_world.IsCalm && _chance.Percent(_options.DuplicatePercent) ? 2 : 1;
        for (var i = 0; i < copies; i++)
        {
            var arrived = _options.UsesCodec ? ThroughTheWire(message) : message;
            _events.After(Delay(), () => _world.Deliver(arrived));
        }

        return true;
    }

    public bool IsLost(ReplicaId from, ReplicaId to) =>
        _blocked.Contains((from, to)) || (!_world.IsCalm && _chance.Percent(_options.LossPercent));

    public bool IsBlocked(ReplicaId from, ReplicaId to) => _blocked.Contains((from, to));

    public int Delay() => _chance.Between(1, _world.IsCalm ? 20 : _options.DelayMax);

    public void Block(ReplicaId from, ReplicaId to) => _blocked.Add((from, to));

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
