using System.Buffers;
using Arktos.StoreClient.Records;
using Google.Protobuf;
using Format1 = Arktos.StoreClient.Wire.Format1;

namespace Arktos.Store.Backup;

/// <summary>
/// One of the three that a backup file is made of. In format 2 a frame's payload is a byte that says which (1 header, 2
/// items, 3 trailer), then a record; in format 1, which is only read, it is the message of <c>backup.proto</c>.
/// </summary>
internal abstract record BackupFrame
{
    /// <summary>An item of a 3 MiB value and what is around it.</summary>
    public const int BytesMax = 16 << 20;

    private const byte HeaderKind = 1,
        ItemsKind = 2,
        TrailerKind = 3;

    private const string Remedy = "Take another copy of it, or another backup";

    private BackupFrame() { }

    public sealed record Header(BackupHeader Content) : BackupFrame;

    public sealed record Items(BackupItems Content) : BackupFrame;

    public sealed record Trailer(BackupTrailer Content) : BackupFrame;

    public void Encode(IBufferWriter<byte> output)
    {
        switch (this)
        {
            case Header header:
                output.Write([HeaderKind]);
                RecordCodec.Encode(header.Content, output);
                break;
            case Items items:
                output.Write([ItemsKind]);
                RecordCodec.Encode(items.Content, output);
                break;
            case Trailer trailer:
                output.Write([TrailerKind]);
                RecordCodec.Encode(trailer.Content, output);
                break;
        }
    }

    /// <param name="payload">Keys and values of items are parts of it.</param>
    /// <param name="name">Of the frame: errors begin with it.</param>
    /// <exception cref="InvalidDataException">It is none of the three.</exception>
    public static BackupFrame Decode(byte[] payload, uint format, string name)
    {
        if (format == 1)
            return DecodeFormat1(payload, name);
        if (payload.Length == 0)
            throw new InvalidDataException($"{name} is damaged: it is empty. {Remedy}");
        var record = payload.AsMemory(1);
        return payload[0] switch
        {
            HeaderKind => new Header(RecordCodec.Decode<BackupHeader>(record, name, Remedy)),
            ItemsKind => new Items(RecordCodec.Decode<BackupItems>(record, name, Remedy)),
            TrailerKind => new Trailer(RecordCodec.Decode<BackupTrailer>(record, name, Remedy)),
            var kind => throw new InvalidDataException($"{name} is damaged: its kind {kind} is unknown. {Remedy}"),
        };
    }

    private static BackupFrame DecodeFormat1(byte[] payload, string name)
    {
        Format1.BackupFrame frame;
        try
        {
            frame = Format1.BackupFrame.Parser.ParseFrom(payload);
        }
        catch (InvalidProtocolBufferException e)
        {
            throw new InvalidDataException($"{name} is damaged: {e.Message} {Remedy}", e);
        }
        var (decoded, fault) = frame.ContentCase switch
        {
            Format1.BackupFrame.ContentOneofCase.Header => Judged(Of(frame.Header)),
            Format1.BackupFrame.ContentOneofCase.Items => Judged(Of(frame.Items)),
            Format1.BackupFrame.ContentOneofCase.Trailer => Judged(Of(frame.Trailer)),
            _ => (null, "it is neither header nor items nor trailer"),
        };
        return fault is null ? decoded! : throw new InvalidDataException($"{name} is damaged: {fault}. {Remedy}");
    }

    private static (BackupFrame?, string?) Judged(BackupHeader header) => (new Header(header), header.Fault());

    private static (BackupFrame?, string?) Judged(BackupItems items) => (new Items(items), items.Fault());

    private static (BackupFrame?, string?) Judged(BackupTrailer trailer) => (new Trailer(trailer), trailer.Fault());

    private static BackupHeader Of(Format1.BackupHeader old) =>
        new()
        {
            ClusterId = old.ClusterId,
            Revision = old.Revision,
            TakenAt = old.TakenAt,
            Version = old.Version,
            Partitions = [.. old.Partitions],
        };

    private static BackupItems Of(Format1.BackupItems old) =>
        new()
        {
            Partition = old.Partition,
            Items =
            [
                .. old.Items.Select(i => new BackupItem
                {
                    Key = i.Key.Memory,
                    Value = i.Value.Memory,
                    Revision = i.Revision,
                    RevisionOffset = i.RevisionOffset,
                    Expires = i.Expires,
                }),
            ],
        };

    private static BackupTrailer Of(Format1.BackupTrailer old) =>
        new()
        {
            Partitions =
            [
                .. old.Partitions.Select(p => new BackupCount
                {
                    Partition = p.Partition,
                    Keys = p.Keys,
                    Bytes = p.Bytes,
                }),
            ],
            Sha256 = old.Sha256.Memory,
        };
}
