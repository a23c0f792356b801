using System.Buffers;
using System.IO.Pipelines;
using System.Text;
using Arktos.Api;
using Arktos.Api.Json;
using Arktos.Api.Meta.V1;
using Arktos.ApiServer.Catalog;
using Arktos.ApiServer.Storage;
using Arktos.ApiServer.Tables;
using Arktos.ApiServer.Watch;
using Arktos.StoreClient;

namespace Arktos.ApiServer.Http;

/// <summary>
/// Writes the frames of one watch in the form that its client chose. A plain frame is the stored bytes between two
/// constants. Not thread-safe.
/// </summary>
public sealed class WatchFrames(
    PipeWriter output,
    ResourceStrategy strategy,
    ResponseForm form,
    RowObject rowObject,
    TimeProvider time
)
{
    private static readonly byte[][] Prefixes = [Frame("ADDED"), Frame("MODIFIED"), Frame("DELETED")];
    private bool _hasColumns;

    /// <summary>Whether objects are shown by their fields, and not as they are stored.</summary>
    public bool DecodesObjects => form.Form != ObjectForm.Plain || !strategy.StoresWireForm;

    public void Write(ChangeKind kind, StoredObject stored)
    {
        output.Write(Prefixes[(int)kind]);
        switch (form.Form)
        {
            case ObjectForm.Table:
                output.Write(Row(stored.TryDecode(strategy)!, strategy.Wire(stored.Item.Value)));
                break;
            case ObjectForm.PartialMetadata or ObjectForm.PartialMetadataList:
                output.Write(TableWriter.Partial(strategy.Wire(stored.Item.Value), form.MetaVersion));
                break;
            default:
                output.Write(strategy.Wire(stored.Item.Value).Span);
                break;
        }
        output.Write("}\n"u8);
    }

    public void WriteBookmark(Revision revision, bool endsInitialEvents)
    {
        var metadata = new ObjectMeta { ResourceVersion = revision.ToString() };
        if (endsInitialEvents)
            metadata.Annotations = new() { ["k8s.io/initial-events-end"] = "true" };
        var empty = (IKubeObject)Activator.CreateInstance(strategy.ObjectType)!;
        (empty.Kind, empty.ApiVersion, empty.Metadata) = (
            strategy.Kind.Kind,
            strategy.Kind.GroupVersion.ToString(),
            metadata
        );
        output.Write(Frame("BOOKMARK"));
        output.Write(
            form.Form switch
            {
                ObjectForm.Table => Row(empty, KubeJson.Encode<object>(empty)),
                ObjectForm.PartialMetadata or ObjectForm.PartialMetadataList => TableWriter.Partial(
                    KubeJson.Encode<object>(empty),
                    form.MetaVersion
                ),
                _ => KubeJson.Encode<object>(empty),
            }
        );
        output.Write("}\n"u8);
    }

    public void WriteError(Status status)
    {
        output.Write(Frame("ERROR"));
        output.Write(KubeJson.Encode(status));
        output.Write("}\n"u8);
    }

    private byte[] Row(IKubeObject value, ReadOnlyMemory<byte> wire)
    {
        var withColumns = !_hasColumns;
        _hasColumns = true;
        return new TableWriter(strategy.Table, form.MetaVersion, rowObject, time.GetUtcNow()).Write(
            new ListMeta { ResourceVersion = value.Metadata.ResourceVersion },
            value,
            wire,
            withColumns
        );
    }

    private static byte[] Frame(string type) => Encoding.UTF8.GetBytes($"{{\"type\":\"{type}\",\"object\":");
}
