using Arktos.StoreClient;
using Arktos.StoreClient.Records;
using MessagePack;
using MessagePack.Formatters;

namespace Arktos.Store.Backup;

/// <summary>What a backup file begins with.</summary>
[MessagePackObject]
internal sealed class BackupHeader : IRecord<BackupHeader>
{
    [Key(0)]
    public string ClusterId { get; set; } = "";

    /// <summary>The cut: every partition as of this revision.</summary>
    [Key(1)]
    public long Revision { get; set; }

    /// <summary>
    /// Milliseconds since 1970, by the clock of the machine that took it, when the cut was chosen.
    /// </summary>
    [Key(2)]
    public long TakenAt { get; set; }

    /// <summary>Of the program that wrote it.</summary>
    [Key(3)]
    public string Version { get; set; } = "";

    [Key(4)]
    public List<uint> Partitions { get; set; } = [];

    static IMessagePackFormatter<BackupHeader> IRecord<BackupHeader>.Format { get; } =
        new RecordFormatter<BackupHeader>(
            RecordKey<BackupHeader>.Of(RecordValues.Text, h => h.ClusterId, (h, v) => h.ClusterId = v),
            RecordKey<BackupHeader>.Of(Int64Formatter.Instance, h => h.Revision, (h, v) => h.Revision = v),
            RecordKey<BackupHeader>.Of(Int64Formatter.Instance, h => h.TakenAt, (h, v) => h.TakenAt = v),
            RecordKey<BackupHeader>.Of(RecordValues.Text, h => h.Version, (h, v) => h.Version = v),
            RecordKey<BackupHeader>.Of(
                RecordValues.ListOf(UInt32Formatter.Instance),
                h => h.Partitions,
                (h, v) => h.Partitions = v
            )
        );

    static int IRecord<BackupHeader>.BytesMax => BackupFrame.BytesMax;

    public string? Fault() =>
        Partitions.Exists(p => p > PartitionId.ValueMax) || Partitions.Distinct().Count() != Partitions.Count
            ? "it names partitions that cannot be"
        : TakenAt < 0 || TakenAt > DateTimeOffset.MaxValue.ToUnixTimeMilliseconds() ? "it was taken at no time"
        : null;
}
