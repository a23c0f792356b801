using System.Buffers;
using System.Text.Json;
using Arktos.Api.Json;

namespace Arktos.Api.ManagedFields;

/// <summary>
/// A configuration that somebody applies: a part of an object, which says all that the applier cares for. Immutable.
/// </summary>
public sealed class AppliedConfiguration
{
    private static readonly JsonWriterOptions WriterOptions = new()
    {
        Encoder = KubeJson.Options.Encoder,
        SkipValidation = true,
        MaxDepth = 200,
    };

    private readonly MergeSchema _schema;

    private AppliedConfiguration(JsonElement json, MergeSchema schema)
    {
        (Json, _schema) = (json, schema);
        Fields = AppliedFields.Of(json, schema);
    }

    public JsonElement Json { get; }

    /// <summary>What the applier comes to manage.</summary>
    public FieldSet Fields { get; }

    /// <summary>A configuration that fits the schema; null: it does not.</summary>
    /// <param name="json">An object whose fields each come once. It must outlive the configuration.</param>
    /// <param name="findings">What does not fit, as <see cref="TypeCheck"/> says it.</param>
    public static AppliedConfiguration? TryMake(
        JsonElement json,
        MergeSchema schema,
        out IReadOnlyList<string> findings
    )
    {
        findings = TypeCheck.Check(json, schema);
        return findings.Count > 0 ? null : new AppliedConfiguration(json, schema);
    }

    /// <summary>
    /// The live object with what the configuration gives, and without what the applier gave last time, gives no more,
    /// and nobody else manages.
    /// </summary>
    /// <param name="last">What the applier managed until now.</param>
    /// <param name="others">What everybody else manages.</param>
    /// <returns>Null: the live object is so already.</returns>
    public byte[]? Merge(JsonElement live, FieldSet last, FieldSet others)
    {
        // Metadata stays, whoever has managed something in it.
        var managed = others.Union(Fields).Union(ObjectFields.Unmanaged);
        var dropped = DroppedFields.Find(last, managed, _schema);
        if (dropped is null && AppliedMerge.IsWithin(live, Json, _schema))
            return null;
        var merged = Written(writer => AppliedMerge.Write(live, Json, _schema, writer));
        if (dropped is null)
            return merged;
        using var document = JsonDocument.Parse(merged, new JsonDocumentOptions { MaxDepth = WriterOptions.MaxDepth });
        return Written(writer => dropped.Write(document.RootElement, _schema, writer));
    }

    private static byte[] Written(Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>(4096);
        using (var writer = new Utf8JsonWriter(buffer, WriterOptions))
            write(writer);
        return buffer.WrittenSpan.ToArray();
    }
}
