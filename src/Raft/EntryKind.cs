namespace Arktos.Raft;

/// <summary>What an entry is for. The values are on disk and on the wire.</summary>
public enum EntryKind : byte
{
    /// <summary>A command of the state machine above.</summary>
    Normal = 0,

    /// <summary>The no-op with which a leader opens its term (thesis §6.4); apply it by moving the applied index only.</summary>
    Empty = 1,

    /// <summary>A change of membership. Reserved: nothing makes one yet.</summary>
    Configuration = 2,
}
