namespace Arktos.Raft;

/// <summary>
/// One member of a group, for ever: a replica that lost its disk comes back under another id. 0 is nobody.
/// </summary>
public readonly record struct ReplicaId(ulong Value) : IComparable<ReplicaId>
{
    public static readonly ReplicaId None = new(0);

    public bool IsNone => Value == 0;

    public int CompareTo(ReplicaId other) => Value.CompareTo(other.Value);

    public override string ToString() => Value.ToString();
}
