namespace Arktos.Raft;

/// <summary>What an entry is for. The values are on disk and on the wire.</summary>
public enum EntryKind : byte
{
    /// <summary>A command of the state machine above.</summary>
    Normal = 0,

    /// <summary>
    /// The no-op with which a leader opens its term (thesis §6.4); apply it by moving the applied index only.
    /// </summary>
    Empty = 1,

    /// <summary>
    /// The configuration from here on (<see cref="RaftConfigurationCodec"/>), whole. The group has taken it into effect
    /// when it hands the entry out; the owner keeps it with what it applied, for a restart and for snapshots.
    /// </summary>
    Configuration = 2,
}
