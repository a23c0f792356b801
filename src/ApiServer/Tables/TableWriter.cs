using System.Buffers;
using System.Text;
using System.Text.Json;
using Arktos.Api;
using Arktos.Api.Json;
using Arktos.Api.Meta.V1;

namespace Arktos.ApiServer.Tables;

public enum RowObject
{
    None,
    Metadata,
    Object,
}

/// <summary>Writes meta.k8s.io Tables and PartialObjectMetadata. Pure, but for the clock that it is given.</summary>
/// <param name="metaVersion">"v1" or "v1beta1".</param>
public sealed class TableWriter(ITableLayout layout, string metaVersion, RowObject rowObject, DateTimeOffset now)
{
    private static readonly JsonWriterOptions Options = new()
    {
        Encoder = KubeJson.Options.Encoder,
        SkipValidation = true,
    };

    public static bool TryParseRowObject(string text, out RowObject rowObject)
    {
        rowObject =
            text == "None" ? RowObject.None
            : text == "Object" ? RowObject.Object
            : RowObject.Metadata;
        return text is "" or "None" or "Metadata" or "Object";
    }

    /// <param name="metadata">Of the list, or holding the object's revision.</param>
    /// <param name="withColumns">Later frames of a watch leave them out.</param>
    public byte[] Write(ListMeta metadata, IKubeObject value, ReadOnlyMemory<byte> wire, bool withColumns = true) =>
        [.. Begin(metadata, withColumns), .. Row(value, wire), .. "]}"u8];

    /// <summary>A table up to where its rows begin; "]}" ends it.</summary>
    public byte[] Begin(ListMeta metadata, bool withColumns = true)
    {
        var buffer = new ArrayBufferWriter<byte>(4096);
        using (var writer = new Utf8JsonWriter(buffer, Options))
        {
            writer.WriteStartObject();
            writer.WriteString("kind", "Table");
            writer.WriteString("apiVersion", $"meta.k8s.io/{metaVersion}");
            writer.WritePropertyName("metadata");
            JsonSerializer.Serialize(writer, metadata, KubeJson.Options);
            writer.WritePropertyName("columnDefinitions");
            if (withColumns)
                JsonSerializer.Serialize(writer, layout.Definitions, KubeJson.Options);
            else
                writer.WriteNullValue();
            writer.WriteStartArray("rows");
        }
        return buffer.WrittenSpan.ToArray();
    }

    public byte[] Row(IKubeObject value, ReadOnlyMemory<byte> wire)
    {
        var buffer = new ArrayBufferWriter<byte>(1024);
        using (var writer = new Utf8JsonWriter(buffer, Options))
            Row(writer, value, wire);
        return buffer.WrittenSpan.ToArray();
    }

    /// <summary>A PartialObjectMetadataList up to where its items begin; "]}" ends it.</summary>
    public static byte[] BeginPartialList(ListMeta metadata, string metaVersion)
    {
        var empty = KubeJson.Encode(
            new PartialObjectMetadataList
            {
                Kind = "PartialObjectMetadataList",
                ApiVersion = $"meta.k8s.io/{metaVersion}",
                Metadata = metadata,
            }
        );
        return empty.AsSpan().EndsWith("[]}"u8)
            ? empty[..^2]
            : throw new InvalidOperationException("a list does not end with its items");
    }

    /// <summary>The metadata of an object as it stands in its JSON.</summary>
    public static byte[] Partial(ReadOnlyMemory<byte> wire, string metaVersion) =>
        [
            .. Encoding.UTF8.GetBytes(
                $"{{\"kind\":\"PartialObjectMetadata\",\"apiVersion\":\"meta.k8s.io/{metaVersion}\",\"metadata\":"
            ),
            .. JsonScan.Value(wire.Span, "metadata"u8),
            .. "}"u8,
        ];

    private void Row(Utf8JsonWriter writer, IKubeObject value, ReadOnlyMemory<byte> wire)
    {
        writer.WriteStartObject();
        writer.WritePropertyName("cells");
        layout.WriteCells(writer, value, now);
        if (layout.Conditions(value) is { Count: > 0 } conditions)
        {
            writer.WritePropertyName("conditions");
            JsonSerializer.Serialize(writer, conditions, KubeJson.Options);
        }
        if (rowObject != RowObject.None)
        {
            writer.WritePropertyName("object");
            writer.WriteRawValue(
                rowObject == RowObject.Object ? wire.Span : Partial(wire, metaVersion),
                skipInputValidation: true
            );
        }
        writer.WriteEndObject();
    }
}
