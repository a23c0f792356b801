using System.Text.Json;
using Arktos.Api;
using Arktos.ApiServer.Catalog;
using Arktos.StoreClient;

namespace Arktos.ApiServer.Storage;

/// <summary>
/// A stored object whose labels and fields are read out when a selector asks. Racing readers may both read; they read
/// the same.
/// </summary>
public sealed class StoredObject(KeyspaceItem item)
{
    private IReadOnlyDictionary<string, string>? _labels;
    private (ResourceStrategy Strategy, IKubeObject Object)? _decoded;

    public KeyspaceItem Item { get; } = item;

    public IReadOnlyDictionary<string, string> Labels => _labels ??= LabelScan.Read(Item.Value.Span);

    /// <summary>Not to be changed.</summary>
    public IKubeObject Decode(ResourceStrategy strategy)
    {
        if (_decoded is { } known && known.Strategy == strategy)
            return known.Object;
        var value = strategy.Decode(Item.Value.Span);
        _decoded = (strategy, value);
        return value;
    }
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

/// <summary>Steps into stored JSON, field by field. Pure.</summary>
public static class JsonScan
{
    /// <summary>
    /// Leaves the reader on what a field of the object holds that it stands on (or is about to begin with); false: there
    /// is no such field, or it holds something else.
    /// </summary>
    public static bool Enter(ref Utf8JsonReader reader, ReadOnlySpan<byte> field, JsonTokenType expected)
    {
        if (reader.TokenType == JsonTokenType.None)
            reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var found = reader.ValueTextEquals(field);
            reader.Read();
            if (found)
                return reader.TokenType == expected;
            reader.Skip();
        }
        return false;
    }
}
