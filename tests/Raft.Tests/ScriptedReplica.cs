namespace Arktos.Raft.Tests;

/// <summary>A replica of a script: its group, its disk, and the Readys that are out but not durable.</summary>
internal sealed class ScriptedReplica
{
    private RaftOptions _options;

    public ScriptedReplica(RaftOptions options)
    {
        _options = options;
        Group = new RaftGroup(options, Log);
    }

    public RaftGroup Group { get; private set; }

    public MemoryLog Log { get; private set; } = new();

    public Queue<Ready> Unwritten { get; } = new();

    public HardState HardState { get; private set; }

    /// <summary>Makes the oldest outstanding Ready durable and returns it.</summary>
    public Ready WriteNext()
    {
        var ready = Unwritten.Dequeue();
        Log.Write(ready.SnapshotToInstall, ready.EntriesToPersist);
        HardState = ready.HardState ?? HardState;
        Group.Persisted(ready.Number);
        return ready;
    }

    /// <summary>Loses what is not durable; what was applied stays.</summary>
    public void Restart()
    {
        Unwritten.Clear();
        _options = _options with { InitialHardState = HardState, Applied = Group.Applied };
        Group = new RaftGroup(_options, Log);
    }
}
