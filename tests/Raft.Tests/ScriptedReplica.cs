namespace Arktos.Raft.Tests;

/// <summary>A replica of a script: its group, its disk, and the Readys that are out but not durable.</summary>
internal sealed class ScriptedReplica
{
    private readonly List<(LogIndex From, RaftConfiguration Configuration)> _configurations = [];
    private RaftOptions _options;

    public ScriptedReplica(RaftOptions options)
    {
        _options = options;
        _configurations.Add((LogIndex.Zero, options.Configuration));
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
        if (ready.SnapshotToInstall is { Configuration: { } configuration } snapshot)
        {
            _configurations.Add((snapshot.Index, configuration));
        }

        HardState = ready.HardState ?? HardState;
        Group.Persisted(ready.Number);
        return ready;
    }

    public void Apply(IReadOnlyList<LogEntry> entries)
    {
        foreach (var entry in entries)
        {
            if (
                entry.Kind == EntryKind.Configuration
                && RaftConfigurationCodec.TryDecode(entry.Data, out var configuration)
            )
            {
                _configurations.Add((entry.Index, configuration));
            }
        }
    }

    public RaftConfiguration? ConfigurationAt(LogIndex index) =>
        _options.AllowsMembershipChanges ? _configurations.Last(known => known.From <= index).Configuration : null;

    /// <summary>Loses what is not durable; what was applied stays.</summary>
    public void Restart()
    {
        Unwritten.Clear();
        _options = _options with
        {
            InitialHardState = HardState,
            Applied = Group.Applied,
            Configuration = _configurations[^1].Configuration,
        };
        Group = new RaftGroup(_options, Log);
    }
}
