using System.Text;
using Arktos.Api.Json;
using Arktos.Api.Meta.V1;
using Arktos.ApiServer.Catalog;
using Arktos.ApiServer.Storage;
using Arktos.ApiServer.Tables;

namespace Arktos.ApiServer.Http;

/// <summary>
/// A list as JSON, which may become YAML when it is whole. Items of the plain form are the stored bytes.
/// </summary>
internal sealed class JsonListForm(
    ResourceStrategy strategy,
    ResponseForm form,
    RowObject rowObject,
    DateTimeOffset now
) : ListForm(strategy, form)
{
    private readonly TableWriter _table = new(strategy.Table, form.MetaVersion, rowObject, now);

    public override ReadOnlyMemory<byte> Between { get; } = new[] { (byte)',' };

    public override ReadOnlyMemory<byte> End { get; } = new[] { (byte)']', (byte)'}' };

    public override byte[] Begin(ListMeta metadata) =>
        Form.Form switch
        {
            ObjectForm.Table => _table.Begin(metadata),
            ObjectForm.PartialMetadataList => TableWriter.BeginPartialList(metadata, Form.MetaVersion),
            _ => Encoding.UTF8.GetBytes(
                $"{{\"kind\":\"{Strategy.Kind.Kind}List\",\"apiVersion\":\"{Strategy.Kind.GroupVersion}\",\"metadata\":"
                    + $"{Encoding.UTF8.GetString(KubeJson.Encode(metadata))},\"items\":["
            ),
        };

    public override bool TryWrite(StoredObject item, out ReadOnlyMemory<byte> piece)
    {
        piece = Strategy.Wire(item.Item.Value);
        if (DecodesItems && item.TryDecode(Strategy) is null)
            return false;
        if (Form.Form == ObjectForm.Table)
            piece = _table.Row(item.TryDecode(Strategy)!, piece);
        else if (Form.Form == ObjectForm.PartialMetadataList)
            piece = TableWriter.Partial(piece, Form.MetaVersion);
        return true;
    }
}
