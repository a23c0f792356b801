using System.Text.Json;
using Arktos.Api;
using Arktos.Api.Json;
using Arktos.Api.Protobuf;
using Arktos.Api.Schemas;
using Arktos.ApiServer.Catalog;
using Arktos.ApiServer.Tables;
using Arktos.StoreClient;

namespace Arktos.ApiServer.Storage;

/// <summary>
/// A stored object whose labels and fields are read out when a selector asks. Racing readers may both read; they read
/// the same.
/// </summary>
public sealed class StoredObject(KeyspaceItem item)
{
    private static readonly IReadOnlyDictionary<string, string> NoLabels = new Dictionary<string, string>();

    private IReadOnlyDictionary<string, string>? _labels;
    private volatile Decoded? _decoded;
    private volatile Encoded? _message;

    public KeyspaceItem Item { get; } = item;

    /// <summary>
    /// None where the bytes are no object: such a thing may lie there, but not as this server stores.
    /// </summary>
    public IReadOnlyDictionary<string, string> Labels
    {
        get
        {
            if (_labels is { } known)
                return known;
            try
            {
                return _labels = LabelScan.Read(Item.Value.Span);
            }
            catch (Exception e) when (JsonText.IsFaultOfInput(e))
            {
                return _labels = NoLabels;
            }
        }
    }

    /// <summary>Whether the bytes begin and end as an object does; between others they break nothing then.</summary>
    public bool LooksLikeAnObject => Item.Value.Span is [(byte)'{', .., (byte)'}'];

    /// <returns>Not to be changed. Null: it cannot be decoded.</returns>
    public IKubeObject? TryDecode(ResourceStrategy strategy)
    {
        if (_decoded is { } known && known.Strategy == strategy)
            return known.Object;
        IKubeObject? value;
        try
        {
            value = strategy.Decode(Item.Value.Span);
        }
        catch (Exception e) when (JsonText.IsFaultOfInput(e))
        {
            value = null;
        }
        _decoded = new Decoded(strategy, value);
        return value;
    }

    /// <summary>
    /// The object as a message in protobuf, made when it is first asked for: all watchers of an event share it.
    /// </summary>
    /// <returns>Not to be changed. Null: it cannot be encoded.</returns>
    public byte[]? TryMessage(ResourceStrategy strategy)
    {
        if (_message is { } known && known.Strategy == strategy)
            return known.Bytes;
        var bytes = Message(strategy.Wire(Item.Value), strategy.Schema);
        _message = new Encoded(strategy, bytes);
        return bytes;
    }

    /// <summary>The message of a PartialObjectMetadata of the object.</summary>
    /// <returns>Null: it cannot be encoded.</returns>
    public byte[]? TryPartialMessage(ResourceStrategy strategy) =>
        Message(TableWriter.Partial(strategy.Wire(Item.Value), "v1"), PartialSchema);

    private static TypeSchema PartialSchema { get; } = SchemaCatalog.Instance.FindMeta("PartialObjectMetadata")!;

    private static byte[]? Message(ReadOnlyMemory<byte> json, TypeSchema schema)
    {
        try
        {
            return KubeProtobuf.Message(json, schema);
        }
        catch (Exception e) when (JsonText.IsFaultOfInput(e))
        {
            return null;
        }
    }

    private sealed record Decoded(ResourceStrategy Strategy, IKubeObject? Object);

    private sealed record Encoded(ResourceStrategy Strategy, byte[]? Bytes);
}

/// <summary>Reads metadata.labels without decoding the object. Pure.</summary>
public static class LabelScan
{
    private static readonly IReadOnlyDictionary<string, string> None = new Dictionary<string, string>();

    public static IReadOnlyDictionary<string, string> Read(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = 128 });
        if (
            !JsonScan.Enter(ref reader, "metadata"u8, JsonTokenType.StartObject)
            || !JsonScan.Enter(ref reader, "labels"u8, JsonTokenType.StartObject)
        )
            return None;
        var labels = new Dictionary<string, string>();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var key = reader.GetString()!;
            reader.Read();
            labels[key] = reader.GetString() ?? "";
        }
        return labels;
    }
}
