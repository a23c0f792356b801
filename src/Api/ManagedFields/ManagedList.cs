using System.Buffers;
using System.Runtime.InteropServices;
using System.Text.Json;
using Arktos.Api.Json;
using Arktos.Api.Meta.V1;

namespace Arktos.Api.ManagedFields;

/// <summary>One manager of an object, and what it manages.</summary>
/// <param name="time">In whole seconds; null: unknown.</param>
/// <param name="json">The set as FieldsV1 JSON in canonical form; absent: it is <paramref name="fields"/> only.</param>
public sealed class ManagerEntry(FieldManager manager, DateTimeOffset? time, JsonElement json, FieldSet? fields = null)
{
    private FieldSet? _fields = fields;

    public FieldManager Manager { get; } = manager;

    public DateTimeOffset? Time { get; } = time;

    /// <exception cref="FormatException">The JSON is no set.</exception>
    public FieldSet Fields => _fields ??= FieldsV1.Read(json);

    internal JsonElement Json => _fields is null ? json : default;

    internal bool Covers(FieldSet set) =>
        _fields is null ? FieldsV1.Covers(json, set) : set.Difference(_fields).IsEmpty;

    internal bool Overlaps(FieldSet set) =>
        _fields is null ? FieldsV1.Overlaps(json, set) : !_fields.Intersection(set).IsEmpty;
}

/// <summary>
/// The managers of an object, as metadata.managedFields holds them. Immutable; it reads from the document that it was
/// made of, which must outlive it. Nobody tracks the fields of an object whose list is empty, until it is applied.
/// </summary>
public sealed class ManagedList
{
    private static readonly JsonWriterOptions WriterOptions = new()
    {
        Encoder = KubeJson.Options.Encoder,
        SkipValidation = true,
        MaxDepth = 200,
    };

    private ReadOnlyMemory<byte>? _json;

    private ManagedList(IReadOnlyList<ManagerEntry> entries, ReadOnlyMemory<byte>? json = null) =>
        (Entries, _json) = (entries, json);

    public static ManagedList Empty { get; } = new([], ReadOnlyMemory<byte>.Empty);

    public IReadOnlyList<ManagerEntry> Entries { get; }

    public bool IsEmpty => Entries.Count == 0;

    /// <summary>The JSON of the list; empty for an empty one, which objects leave out.</summary>
    public ReadOnlyMemory<byte> Json => _json ??= Write();

    public static ManagedList Of(IEnumerable<ManagerEntry> entries) => new(entries.ToArray());

    /// <summary>The list of a stored object, which this server has written in canonical form.</summary>
    /// <param name="json">The text of the list.</param>
    /// <exception cref="FormatException">It is no such list.</exception>
    public static ManagedList Read(JsonElement list, ReadOnlyMemory<byte> json)
    {
        if (!JsonParts.HasItems(list))
            return Empty;
        var entries = new ManagerEntry[list.GetArrayLength()];
        var next = 0;
        foreach (var item in list.EnumerateArray())
            entries[next++] = ReadEntry(item);
        return new ManagedList(entries, json);
    }

    /// <summary>A list as a client sends it; what is equal becomes equal JSON.</summary>
    /// <exception cref="FormatException">It is no such list.</exception>
    public static ManagedList Of(IReadOnlyList<ManagedFieldsEntry> entries)
    {
        var read = new List<ManagerEntry>();
        foreach (var entry in entries)
        {
            var made = Entry(
                new FieldManager(entry.Manager, entry.Operation, entry.ApiVersion, entry.Subresource),
                entry.Time,
                entry.FieldsType,
                entry.FieldsV1 ?? default
            );
            // Read now, so that what is no set is found, and written in canonical form.
            read.Add(new ManagerEntry(made.Manager, made.Time, default, made.Fields));
        }
        return new ManagedList(read);
    }

    /// <summary>The JSON of a list of one.</summary>
    /// <param name="fieldsV1">The set, as JSON.</param>
    public static byte[] WriteOne(FieldManager manager, DateTimeOffset time, ReadOnlySpan<byte> fieldsV1)
    {
        var buffer = new ArrayBufferWriter<byte>(fieldsV1.Length + 256);
        using (var writer = new Utf8JsonWriter(buffer, WriterOptions))
        {
            writer.WriteStartArray();
            WriteBegin(manager, time, writer);
            writer.WriteRawValue(fieldsV1, skipInputValidation: true);
            WriteEnd(manager, writer);
            writer.WriteEndArray();
        }
        return buffer.WrittenSpan.ToArray();
    }

    /// <summary>Whether a client's list asks for nobody to manage anything.</summary>
    public static bool IsReset(IReadOnlyList<ManagedFieldsEntry>? entries) =>
        entries is { Count: 0 } || entries is { Count: 1 } && entries[0].DeepEquals(new ManagedFieldsEntry());

    private static ManagerEntry ReadEntry(JsonElement item)
    {
        string Text(ReadOnlySpan<byte> name) =>
            JsonParts.Field(item, name) is { ValueKind: JsonValueKind.String } text ? text.GetString()! : "";
        var manager = new FieldManager(
            Text("manager"u8),
            Text("operation"u8),
            Text("apiVersion"u8),
            Text("subresource"u8)
        );
        DateTimeOffset? time = KubeTime.TryParse(Text("time"u8), out var known) ? known : null;
        return Entry(manager, time, Text("fieldsType"u8), JsonParts.Field(item, "fieldsV1"u8));
    }

    private static ManagerEntry Entry(FieldManager manager, DateTimeOffset? time, string fieldsType, JsonElement fields)
    {
        if (manager.Operation is not (ManagedFieldsOperationType.Apply or ManagedFieldsOperationType.Update))
            throw new FormatException("operation must be `Apply` or `Update`");
        if (manager.ApiVersion.Length == 0)
            throw new FormatException("apiVersion must not be empty");
        if (fieldsType != "FieldsV1")
            throw new FormatException("fieldsType must be `FieldsV1`");
        return fields.ValueKind == JsonValueKind.Object
            ? new ManagerEntry(manager, time, fields)
            : throw new FormatException("a set of fields is an object");
    }

    private byte[] Write()
    {
        if (IsEmpty)
            return [];
        var buffer = new ArrayBufferWriter<byte>(1024);
        using (var writer = new Utf8JsonWriter(buffer, WriterOptions))
        {
            writer.WriteStartArray();
            foreach (var entry in Entries)
                Write(entry, writer);
            writer.WriteEndArray();
        }
        return buffer.WrittenSpan.ToArray();
    }

    private static void Write(ManagerEntry entry, Utf8JsonWriter writer)
    {
        WriteBegin(entry.Manager, entry.Time, writer);
        if (JsonParts.IsAbsent(entry.Json))
            FieldsV1.Write(entry.Fields, writer);
        else
            writer.WriteRawValue(JsonMarshal.GetRawUtf8Value(entry.Json), skipInputValidation: true);
        WriteEnd(entry.Manager, writer);
    }

    private static void WriteBegin(FieldManager manager, DateTimeOffset? time, Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        if (manager.Name.Length > 0)
            writer.WriteString("manager"u8, manager.Name);
        writer.WriteString("operation"u8, manager.Operation);
        writer.WriteString("apiVersion"u8, manager.ApiVersion);
        if (time is { } known)
            writer.WriteString("time"u8, KubeTime.Format(known));
        writer.WriteString("fieldsType"u8, "FieldsV1"u8);
        writer.WritePropertyName("fieldsV1"u8);
    }

    private static void WriteEnd(FieldManager manager, Utf8JsonWriter writer)
    {
        if (manager.Subresource.Length > 0)
            writer.WriteString("subresource"u8, manager.Subresource);
        writer.WriteEndObject();
    }
}
