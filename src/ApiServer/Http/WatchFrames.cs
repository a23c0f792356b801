using System.Buffers;
using System.Buffers.Binary;
using System.Text;
using Arktos.Api;
using Arktos.Api.Json;
using Arktos.Api.Meta.V1;
using Arktos.Api.Protobuf;
using Arktos.ApiServer.Catalog;
using Arktos.ApiServer.Storage;
using Arktos.ApiServer.Tables;
using Arktos.ApiServer.Watch;
using Arktos.StoreClient;

namespace Arktos.ApiServer.Http;

/// <summary>
/// Writes the frames of one watch in the form that its client chose. In JSON a frame is a line, and a plain one is the
/// stored bytes between two constants. In protobuf it is four bytes of length (big end first) and a WatchEvent {type =
/// 1, object = 2 {raw = 1}} whose raw bytes are the object's whole form, "k8s\0" and all; without the length where each
/// frame is a message. Not thread-safe.
/// </summary>
internal sealed class WatchFrames(
    WatchOutput to,
    ResourceStrategy strategy,
    ResponseForm form,
    RowObject rowObject,
    TimeProvider time
)
{
    private static readonly string[] Types = ["ADDED", "MODIFIED", "DELETED"];
    private static readonly byte[][] Prefixes = [.. Types.Select(Prefix)];
    private bool _hasColumns;

    /// <summary>Whether objects are shown by their fields, and not as they are stored.</summary>
    public bool DecodesObjects => form.Form != ObjectForm.Plain || !strategy.StoresWireForm;

    private bool IsProtobuf => form.Encoding == BodyEncoding.Protobuf;

    private bool IsPartial => form.Form is ObjectForm.PartialMetadata or ObjectForm.PartialMetadataList;

    /// <returns>False: it has no form in protobuf, and nothing was written.</returns>
    public bool TryWrite(ChangeKind kind, StoredObject stored)
    {
        if (IsProtobuf)
        {
            if ((IsPartial ? stored.TryPartialMessage(strategy) : stored.TryMessage(strategy)) is not { } message)
                return false;
            var (before, after) = IsPartial
                ? KubeProtobuf.Envelope($"meta.k8s.io/{form.MetaVersion}", "PartialObjectMetadata", message.Length)
                : KubeProtobuf.Envelope(strategy.Kind.GroupVersion.ToString(), strategy.Kind.Kind, message.Length);
            WriteMessage(Types[(int)kind], before, message, after);
            return true;
        }
        var wire = strategy.Wire(stored.Item.Value);
        WriteJson(
            Prefixes[(int)kind],
            form.Form == ObjectForm.Table ? Row(stored.TryDecode(strategy)!, wire)
                : IsPartial ? TableWriter.Partial(wire, form.MetaVersion)
                : wire
        );
        return true;
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
        var json = KubeJson.Encode<object>(empty);
        WriteWhole(
            "BOOKMARK",
            form.Form == ObjectForm.Table ? Row(empty, json)
                : IsPartial ? TableWriter.Partial(json, form.MetaVersion)
                : json
        );
    }

    public void WriteError(Status status) => WriteWhole("ERROR", KubeJson.Encode(status));

    private void WriteWhole(string type, byte[] json)
    {
        if (IsProtobuf)
            WriteMessage(type, [], KubeProtobuf.FromJson(json), []);
        else
            WriteJson(Prefix(type), json);
    }

    private static byte[] Prefix(string type) => Encoding.UTF8.GetBytes($"{{\"type\":\"{type}\",\"object\":");

    private void WriteJson(byte[] prefix, ReadOnlyMemory<byte> json)
    {
        var output = to.Buffer;
        output.Write(prefix);
        output.Write(json.Span);
        output.Write("}\n"u8);
        to.EndFrame();
    }

    // The object's form comes in three pieces, so that what all watchers share is not copied for each.
    private void WriteMessage(string type, byte[] before, byte[] message, byte[] after)
    {
        var length = (long)before.Length + message.Length + after.Length;
        var raw = KubeProtobuf.FieldHead(1, length);
        var value = KubeProtobuf.FieldHead(2, raw.Length + length);
        byte[] name = [.. KubeProtobuf.FieldHead(1, type.Length), .. Encoding.UTF8.GetBytes(type)];
        var output = to.Buffer;
        if (!to.IsMessage)
        {
            var total = (uint)(name.Length + value.Length + raw.Length + length);
            BinaryPrimitives.WriteUInt32BigEndian(output.GetSpan(sizeof(uint)), total);
            output.Advance(sizeof(uint));
        }
        foreach (var piece in (ReadOnlySpan<byte[]>)[name, value, raw, before, message, after])
            output.Write(piece);
        to.EndFrame();
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
}
