using System.Text;
using Arktos.Api.Json;
using Arktos.Api.Meta.V1;
using Arktos.ApiServer.Catalog;
using Arktos.ApiServer.Storage;
using Arktos.ApiServer.Tables;

namespace Arktos.ApiServer.Http;

/// <summary>
/// A list in the form that a client chose, in pieces: a beginning, items with commas between, and an end. So a list of
/// any length is sent while it is read. Items of the plain form are the stored bytes.
/// </summary>
public sealed class ListForm(ResourceStrategy strategy, ResponseForm form, RowObject rowObject, DateTimeOffset now)
{
    private readonly TableWriter _table = new(strategy.Table, form.MetaVersion, rowObject, now);

    /// <summary>Whether items are shown by their fields, and not as they are stored.</summary>
    public bool DecodesItems => form.Form != ObjectForm.Plain || !strategy.StoresWireForm;

    public static ReadOnlyMemory<byte> Between { get; } = new[] { (byte)',' };

    public static ReadOnlyMemory<byte> End { get; } = new[] { (byte)']', (byte)'}' };

    public byte[] Begin(ListMeta metadata) =>
        form.Form switch
        {
            ObjectForm.Table => _table.Begin(metadata),
            ObjectForm.PartialMetadataList => TableWriter.BeginPartialList(metadata, form.MetaVersion),
            _ => Encoding.UTF8.GetBytes(
                $"{{\"kind\":\"{strategy.Kind.Kind}List\",\"apiVersion\":\"{strategy.Kind.GroupVersion}\",\"metadata\":"
                    + $"{Encoding.UTF8.GetString(KubeJson.Encode(metadata))},\"items\":["
            ),
        };

    /// <param name="item">One that can be decoded, where the form wants that.</param>
    public ReadOnlyMemory<byte> Item(StoredObject item) =>
        form.Form switch
        {
            ObjectForm.Table => _table.Row(item.TryDecode(strategy)!, strategy.Wire(item.Item.Value)),
            ObjectForm.PartialMetadataList => TableWriter.Partial(strategy.Wire(item.Item.Value), form.MetaVersion),
            _ => strategy.Wire(item.Item.Value),
        };

    /// <summary>The whole list at once.</summary>
    public byte[] Write(ListMeta metadata, IReadOnlyList<StoredObject> items)
    {
        using var buffer = new MemoryStream();
        buffer.Write(Begin(metadata));
        for (var i = 0; i < items.Count; i++)
        {
            if (i > 0)
                buffer.Write(Between.Span);
            buffer.Write(Item(items[i]).Span);
        }
        buffer.Write(End.Span);
        return buffer.ToArray();
    }
}
