using Arktos.Api.Json;
using Arktos.Api.Meta.V1;
using Arktos.Api.Protobuf;
using Arktos.Api.Schemas;
using Arktos.ApiServer.Catalog;
using Arktos.ApiServer.Storage;
using Arktos.ApiServer.Tables;

namespace Arktos.ApiServer.Http;

/// <summary>
/// The message of a list: metadata is its field 1, each item a field 2. It stands in an envelope that tells its length
/// first, so a list of unknown length is measured before it is sent (<see cref="ProtobufLists"/>).
/// </summary>
internal sealed class ProtobufListForm(ResourceStrategy strategy, ResponseForm form, UnreadableObjects unreadable)
    : ListForm(strategy, form)
{
    private const int MetadataField = 1;
    private const int ItemField = 2;

    private bool IsPartial => Form.Form == ObjectForm.PartialMetadataList;

    public override ReadOnlyMemory<byte> Between => default;

    public override ReadOnlyMemory<byte> End => default;

    public override byte[] Begin(ListMeta metadata) =>
        Field(
            MetadataField,
            KubeProtobuf.Message(KubeJson.Encode(metadata), SchemaCatalog.Instance.FindMeta("ListMeta")!)
        );

    public override bool TryWrite(StoredObject item, out ReadOnlyMemory<byte> piece)
    {
        piece = default;
        var message = IsPartial ? item.TryPartialMessage(Strategy) : item.TryMessage(Strategy);
        if (message is null)
        {
            unreadable.PassOver(item.Item.Key);
            return false;
        }
        piece = Field(ItemField, message);
        return true;
    }

    /// <summary>What stands before and behind the list.</summary>
    public (byte[] Before, byte[] After) Envelope(long length) =>
        IsPartial
            ? KubeProtobuf.Envelope($"meta.k8s.io/{Form.MetaVersion}", "PartialObjectMetadataList", length)
            : KubeProtobuf.Envelope(Strategy.Kind.GroupVersion.ToString(), $"{Strategy.Kind.Kind}List", length);

    public override byte[] Write(ListMeta metadata, IReadOnlyList<StoredObject> items)
    {
        var message = base.Write(metadata, items);
        var (before, after) = Envelope(message.Length);
        return [.. before, .. message, .. after];
    }

    private static byte[] Field(int number, byte[] message) =>
        [.. KubeProtobuf.FieldHead(number, message.Length), .. message];
}
