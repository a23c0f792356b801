using System.Buffers;
using System.Text;
using Arktos.StoreClient.Wire;

namespace Arktos.StoreClient;

/// <summary>
/// One <see cref="ReadResponse"/>, its items read where they stand: their values are slices of one array, and
/// protobuf's objects (four an item) are never made.
/// </summary>
/// <param name="Revision">See <see cref="ReadResponse.Revision"/>, as for the others.</param>
internal sealed record ReadChunk(
    ReadResponse.Types.Outcome Outcome,
    Revision Revision,
    IReadOnlyList<KeyspaceItem> Items,
    bool More,
    long Remaining,
    bool IsLast,
    StoreId Leader,
    string Message
)
{
    /// <exception cref="InvalidDataException">An item's key has another form than keys have.</exception>
    public static ReadChunk Of(ReadResponse response) =>
        new(
            response.Outcome,
            new Revision(response.Revision),
            [.. response.Items.Select(WireItems.ToItem)],
            response.More,
            response.Remaining,
            response.Last,
            new StoreId(response.Leader),
            response.Message
        );

    /// <exception cref="InvalidDataException">The bytes are no response, or an item's key has another form than
    /// keys have.</exception>
    public static ReadChunk Parse(ReadOnlySequence<byte> body)
    {
        var bytes = GC.AllocateUninitializedArray<byte>(checked((int)body.Length));
        body.CopyTo(bytes);
        var items = new List<KeyspaceItem>();
        // Of the item before: items of a range share most parts of their keys.
        var like = default(ObjectKey);
        var chunk = new ReadChunk(
            ReadResponse.Types.Outcome.Ok,
            Revision.None,
            items,
            false,
            0,
            false,
            StoreId.None,
            ""
        );
        var fields = new WireFields(bytes);
        while (fields.Next())
            switch (fields.Number)
            {
                case ReadResponse.ItemsFieldNumber:
                    var item = ReadItem(fields.Bytes(), like);
                    items.Add(item);
                    like = item.Key;
                    break;
                case ReadResponse.OutcomeFieldNumber:
                    chunk = chunk with { Outcome = (ReadResponse.Types.Outcome)(int)fields.Varint() };
                    break;
                case ReadResponse.RevisionFieldNumber:
                    chunk = chunk with { Revision = new Revision((long)fields.Varint()) };
                    break;
                case ReadResponse.MoreFieldNumber:
                    chunk = chunk with { More = fields.Varint() != 0 };
                    break;
                case ReadResponse.RemainingFieldNumber:
                    chunk = chunk with { Remaining = (long)fields.Varint() };
                    break;
                case ReadResponse.LastFieldNumber:
                    chunk = chunk with { IsLast = fields.Varint() != 0 };
                    break;
                case ReadResponse.LeaderFieldNumber:
                    chunk = chunk with { Leader = new StoreId((uint)fields.Varint()) };
                    break;
                case ReadResponse.MessageFieldNumber:
                    chunk = chunk with { Message = Encoding.UTF8.GetString(fields.Bytes().Span) };
                    break;
                default:
                    fields.Skip();
                    break;
            }
        return chunk;
    }

    private static KeyspaceItem ReadItem(ReadOnlyMemory<byte> bytes, in ObjectKey like)
    {
        var (key, value) = (ReadOnlyMemory<byte>.Empty, ReadOnlyMemory<byte>.Empty);
        var (revision, created, expires, offset) = (0L, 0L, 0L, 0);
        var fields = new WireFields(bytes);
        while (fields.Next())
            switch (fields.Number)
            {
                case KeyValue.KeyFieldNumber:
                    key = fields.Bytes();
                    break;
                case KeyValue.ValueFieldNumber:
                    value = fields.Bytes();
                    break;
                case KeyValue.RevisionFieldNumber:
                    revision = (long)fields.Varint();
                    break;
                case KeyValue.CreateRevisionFieldNumber:
                    created = (long)fields.Varint();
                    break;
                case KeyValue.RevisionOffsetFieldNumber:
                    offset = fields.SignedVarint();
                    break;
                case KeyValue.ExpiresFieldNumber:
                    expires = (long)fields.Varint();
                    break;
                default:
                    fields.Skip();
                    break;
            }
        return WireItems.ToItem(key.Span, value, revision, created, offset, expires, like);
    }
}
