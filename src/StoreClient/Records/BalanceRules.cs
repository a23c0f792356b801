using MessagePack;
using MessagePack.Formatters;

namespace Arktos.StoreClient.Records;

/// <summary>When something is moved off a store by itself, and how often.</summary>
[MessagePackObject]
public sealed class BalanceRules
{
    public const uint FullPercentMin = 20,
        FullPercentMax = 99,
        HotPercentMin = 110,
        HotPercentMax = 10_000,
        MovesAnHourMax = 3600;

    /// <summary>False: what would be moved is told who asks, and nothing is.</summary>
    [Key(0)]
    public bool IsOn { get; set; }

    /// <summary>A store is full when so much of its disk is used: 20 to 99.</summary>
    [Key(1)]
    public uint FullPercent { get; set; } = 80;

    /// <summary>A store is hot when it takes so much of what stores take on average: 110 to 10,000.</summary>
    [Key(2)]
    public uint HotPercent { get; set; } = 150;

    /// <summary>A store that takes fewer writes a second is not hot.</summary>
    [Key(3)]
    public uint HotWrites { get; set; } = 500;

    /// <summary>Tenants that are moved in an hour, whoever wanted it: 1 to 3,600.</summary>
    [Key(4)]
    public uint MovesAnHour { get; set; } = 12;

    /// <summary>For so long a tenant stays where it was moved to, in seconds.</summary>
    [Key(5)]
    public uint RestSeconds { get; set; } = 3600;

    internal static IMessagePackFormatter<BalanceRules> Format { get; } =
        new RecordFormatter<BalanceRules>(
            RecordKey<BalanceRules>.Of(BooleanFormatter.Instance, r => r.IsOn, (r, v) => r.IsOn = v),
            RecordKey<BalanceRules>.Of(UInt32Formatter.Instance, r => r.FullPercent, (r, v) => r.FullPercent = v),
            RecordKey<BalanceRules>.Of(UInt32Formatter.Instance, r => r.HotPercent, (r, v) => r.HotPercent = v),
            RecordKey<BalanceRules>.Of(UInt32Formatter.Instance, r => r.HotWrites, (r, v) => r.HotWrites = v),
            RecordKey<BalanceRules>.Of(UInt32Formatter.Instance, r => r.MovesAnHour, (r, v) => r.MovesAnHour = v),
            RecordKey<BalanceRules>.Of(UInt32Formatter.Instance, r => r.RestSeconds, (r, v) => r.RestSeconds = v)
        );

    /// <summary>What is wrong with them; null: nothing.</summary>
    public string? Fault() =>
        FullPercent is < FullPercentMin or > FullPercentMax
            ? $"a store cannot be full at {FullPercent} % ({FullPercentMin} to {FullPercentMax})"
        : HotPercent is < HotPercentMin or > HotPercentMax
            ? $"a store cannot be hot at {HotPercent} % of the average ({HotPercentMin} to {HotPercentMax})"
        : MovesAnHour is 0 or > MovesAnHourMax ? $"there cannot be {MovesAnHour} moves an hour (1 to {MovesAnHourMax})"
        : null;
}
