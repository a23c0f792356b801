using Arktos.StoreClient.Records;
using MessagePack;
using MessagePack.Formatters;

namespace Arktos.Store.Backup;

/// <summary>Items of one partition, in key order; partitions' frames may alternate.</summary>
[MessagePackObject]
internal sealed class BackupItems : IRecord<BackupItems>
{
    [Key(0)]
    public uint Partition { get; set; }

    [Key(1)]
    public List<BackupItem> Items { get; set; } = [];

    static IMessagePackFormatter<BackupItems> IRecord<BackupItems>.Format { get; } =
        new RecordFormatter<BackupItems>(
            RecordKey<BackupItems>.Of(UInt32Formatter.Instance, i => i.Partition, (i, v) => i.Partition = v),
            RecordKey<BackupItems>.Of(RecordValues.ListOf(BackupItem.Format), i => i.Items, (i, v) => i.Items = v)
        );

    static int IRecord<BackupItems>.BytesMax => BackupFrame.BytesMax;

    /// <summary>What it holds is judged key by key, by who reads the file.</summary>
    public string? Fault() => null;
}
