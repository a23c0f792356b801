using System.Globalization;

namespace Arktos.StoreClient;

/// <summary>
/// Orders events; an object's resourceVersion. milliseconds since 1970 (43 bits) | counter (10 bits) | partition (10
/// bits): strictly increasing within a partition, unique over all of them, a hybrid logical clock across them. Always
/// 19 decimal digits (until 2248). 0 is "none".
/// </summary>
public readonly record struct Revision(long Value) : IComparable<Revision>
{
    public const int Digits = 19;
    public const int CounterBits = 10;
    public const int PartitionBits = 10;

    public static Revision None => default;

    public static Revision Compose(long unixMilliseconds, int counter, PartitionId partition) =>
        new(unixMilliseconds << (CounterBits + PartitionBits) | (long)counter << PartitionBits | partition.Value);

    /// <summary>Which has given it out.</summary>
    public PartitionId Partition => new((ushort)(Value & ((1 << PartitionBits) - 1)));

    public long UnixMilliseconds => Value >> (CounterBits + PartitionBits);

    public static bool operator <(Revision a, Revision b) => a.Value < b.Value;

    public static bool operator >(Revision a, Revision b) => a.Value > b.Value;

    public static bool operator <=(Revision a, Revision b) => a.Value <= b.Value;

    public static bool operator >=(Revision a, Revision b) => a.Value >= b.Value;

    public static Revision Max(Revision a, Revision b) => a.Value >= b.Value ? a : b;

    public int CompareTo(Revision other) => Value.CompareTo(other.Value);

    public override string ToString() => Value.ToString(CultureInfo.InvariantCulture);
}

/// <summary>A part of the keyspace with its own Raft group. 0 is the system partition; at most 1,023.</summary>
public readonly record struct PartitionId(ushort Value) : IComparable<PartitionId>
{
    public const int ValueMax = 1023;

    public static PartitionId System => default;

    public int CompareTo(PartitionId other) => Value.CompareTo(other.Value);

    public override string ToString() => Value.ToString(CultureInfo.InvariantCulture);
}

/// <summary>A store process, 1 and up. 0 is "none".</summary>
public readonly record struct StoreId(uint Value)
{
    public static StoreId None => default;

    public override string ToString() => Value.ToString(CultureInfo.InvariantCulture);
}
