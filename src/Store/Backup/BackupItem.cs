using Arktos.StoreClient.Records;
using MessagePack;
using MessagePack.Formatters;

namespace Arktos.Store.Backup;

/// <summary>A key and what it held at the cut.</summary>
[MessagePackObject]
internal sealed class BackupItem
{
    [Key(0)]
    public ReadOnlyMemory<byte> Key { get; set; }

    /// <summary>With its revision filled in.</summary>
    [Key(1)]
    public ReadOnlyMemory<byte> Value { get; set; }

    [Key(2)]
    public long Revision { get; set; }

    /// <summary>Where in the value its revision stands; -1: nowhere.</summary>
    [Key(3)]
    public int RevisionOffset { get; set; } = -1;

    /// <summary>Milliseconds since 1970; 0: never.</summary>
    [Key(4)]
    public long Expires { get; set; }

    internal static IMessagePackFormatter<BackupItem> Format { get; } =
        new RecordFormatter<BackupItem>(
            RecordKey<BackupItem>.Of(RecordValues.Bytes, i => i.Key, (i, v) => i.Key = v),
            RecordKey<BackupItem>.Of(RecordValues.Bytes, i => i.Value, (i, v) => i.Value = v),
            RecordKey<BackupItem>.Of(Int64Formatter.Instance, i => i.Revision, (i, v) => i.Revision = v),
            RecordKey<BackupItem>.Of(Int32Formatter.Instance, i => i.RevisionOffset, (i, v) => i.RevisionOffset = v),
            RecordKey<BackupItem>.Of(Int64Formatter.Instance, i => i.Expires, (i, v) => i.Expires = v)
        );
}
