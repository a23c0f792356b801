using System.Security.Cryptography;
using Arktos.StoreClient.Records;
using MessagePack;
using MessagePack.Formatters;

namespace Arktos.Store.Backup;

/// <summary>What a backup file ends with.</summary>
[MessagePackObject]
internal sealed class BackupTrailer : IRecord<BackupTrailer>
{
    [Key(0)]
    public List<BackupCount> Partitions { get; set; } = [];

    /// <summary>Of everything before this frame.</summary>
    [Key(1)]
    public ReadOnlyMemory<byte> Sha256 { get; set; }

    static IMessagePackFormatter<BackupTrailer> IRecord<BackupTrailer>.Format { get; } =
        new RecordFormatter<BackupTrailer>(
            RecordKey<BackupTrailer>.Of(
                RecordValues.ListOf(BackupCount.Format),
                t => t.Partitions,
                (t, v) => t.Partitions = v
            ),
            RecordKey<BackupTrailer>.Of(RecordValues.Bytes, t => t.Sha256, (t, v) => t.Sha256 = v)
        );

    static int IRecord<BackupTrailer>.BytesMax => BackupFrame.BytesMax;

    public string? Fault() =>
        Sha256.Length != SHA256.HashSizeInBytes ? $"its hash has {Sha256.Length} bytes and not 32" : null;
}
