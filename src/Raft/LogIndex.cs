namespace Arktos.Raft;

/// <summary>A position in a group's log. The first entry is at 1; <see cref="Zero"/> is before the log.</summary>
public readonly record struct LogIndex(ulong Value) : IComparable<LogIndex>
{
    public static readonly LogIndex Zero = new(0);

    public LogIndex Next() => new(checked(Value + 1));

    /// <summary>The position before this one; <see cref="Zero"/> has none and throws.</summary>
    public LogIndex Previous() => new(checked(Value - 1));

    public int CompareTo(LogIndex other) => Value.CompareTo(other.Value);

    public static LogIndex Min(LogIndex left, LogIndex right) => left <= right ? left : right;

    public static LogIndex Max(LogIndex left, LogIndex right) => left >= right ? left : right;

    public static LogIndex operator +(LogIndex index, ulong count) => new(checked(index.Value + count));

    public static LogIndex operator -(LogIndex index, ulong count) => new(checked(index.Value - count));

    /// <summary>
    /// How many positions <paramref name="left"/> is after <paramref name="right"/>; throws when it is before.
    /// </summary>
    public static ulong operator -(LogIndex left, LogIndex right) => checked(left.Value - right.Value);

    public static bool operator <(LogIndex left, LogIndex right) => left.Value < right.Value;

    public static bool operator >(LogIndex left, LogIndex right) => left.Value > right.Value;

    public static bool operator <=(LogIndex left, LogIndex right) => left.Value <= right.Value;

    public static bool operator >=(LogIndex left, LogIndex right) => left.Value >= right.Value;

    public override string ToString() => Value.ToString();
}
