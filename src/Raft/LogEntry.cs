namespace Arktos.Raft;

/// <summary>
/// One entry of the log. (Index, Term) identify it: two logs that hold the same pair hold the same entry and the same
/// prefix (thesis §3.5, log matching). <paramref name="Data"/> is owned by whoever made the entry and never changes
/// while anyone holds the entry.
/// </summary>
public readonly record struct LogEntry(Term Term, LogIndex Index, EntryKind Kind, ReadOnlyMemory<byte> Data)
{
    /// <summary>
    /// What an entry costs against a bound: its data and this much for the rest, so that empty ones cost too.
    /// </summary>
    public const int OverheadBytes = 24;

    public int CostBytes => Data.Length + OverheadBytes;
}
