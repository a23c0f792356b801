using Arktos.StoreClient.Records;
using MessagePack;
using MessagePack.Formatters;

namespace Arktos.Store.Backup;

/// <summary>What a backup holds of one partition.</summary>
[MessagePackObject]
internal sealed class BackupCount
{
    [Key(0)]
    public uint Partition { get; set; }

    [Key(1)]
    public ulong Keys { get; set; }

    /// <summary>Of keys and values.</summary>
    [Key(2)]
    public ulong Bytes { get; set; }

    internal static IMessagePackFormatter<BackupCount> Format { get; } =
        new RecordFormatter<BackupCount>(
            RecordKey<BackupCount>.Of(UInt32Formatter.Instance, c => c.Partition, (c, v) => c.Partition = v),
            RecordKey<BackupCount>.Of(UInt64Formatter.Instance, c => c.Keys, (c, v) => c.Keys = v),
            RecordKey<BackupCount>.Of(UInt64Formatter.Instance, c => c.Bytes, (c, v) => c.Bytes = v)
        );
}
