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
        var reader = new Utf8JsonReader(json);
        if (!Enter(ref reader, "metadata"u8) || !Enter(ref reader, "labels"u8))
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

    // Leaves the reader on the start of the object that the field holds.
    private static bool Enter(ref Utf8JsonReader reader, ReadOnlySpan<byte> field)
    {
        if (reader.TokenType == JsonTokenType.None)
            reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var found = reader.ValueTextEquals(field);
            reader.Read();
            if (found)
                return reader.TokenType == JsonTokenType.StartObject;
            reader.Skip();
        }
        return false;
    }
}
