using System.Buffers;
using System.Text;
using System.Text.Json;
using Arktos.Api.Json;
using Arktos.Api.Schemas;

namespace Arktos.Api.Protobuf;

/// <summary>
/// Kubernetes' protobuf form: "k8s\0", then a runtime.Unknown {typeMeta = 1 {apiVersion = 1, kind = 2}, raw = 2,
/// contentEncoding = 3, contentType = 4}, whose raw bytes are the object's message. The namespace "a", whose message
/// has 25 bytes:
/// <code>6b 38 73 00 | 0a 0f 0a 02 "v1" 12 09 "Namespace" | 12 19 (message) | 1a 00 22 00</code>
/// It is made of JSON and comes out as JSON by the type facts, so that everything behind it sees one form only. Pure
/// and thread-safe.
/// </summary>
public static class KubeProtobuf
{
    public const string MediaType = "application/vnd.kubernetes.protobuf";

    private static readonly JsonWriterOptions Writing = new()
    {
        Encoder = KubeJson.Options.Encoder,
        SkipValidation = true,
    };

    private static ReadOnlySpan<byte> Magic => "k8s\0"u8;

    /// <summary>The empty contentEncoding and contentType.</summary>
    private static ReadOnlySpan<byte> Tail => [0x1a, 0, 0x22, 0];

    /// <summary>
    /// The type that objects of a kind have on the wire; null: they have no protobuf form (custom kinds, tables).
    /// Status and discovery come under "v1" or without a version, options of deletions under the version of what they
    /// are sent to.
    /// </summary>
    public static TypeSchema? Find(string apiVersion, string kind) =>
        kind == "Table" ? null
        : SchemaCatalog.Instance.Find(GroupVersion.Parse(apiVersion), kind) is { } known ? known
        : apiVersion is "" or "v1"
        || apiVersion.StartsWith("meta.k8s.io/", StringComparison.Ordinal)
        || kind.EndsWith("Options", StringComparison.Ordinal)
            ? SchemaCatalog.Instance.FindMeta(kind)
        : null;

    /// <summary>Whether objects of a kind have a protobuf form.</summary>
    public static bool Knows(GroupVersionKind kind) => Find(kind.GroupVersion.ToString(), kind.Kind) is not null;

    /// <summary>The whole form of an object, which names its kind itself.</summary>
    /// <exception cref="FormatException">
    /// The text is no JSON, it is of a kind without such a form, or a value does not fit its field.
    /// </exception>
    public static byte[] FromJson(ReadOnlyMemory<byte> json)
    {
        using var writer = new MessageWriter(json.Span);
        writer.Read();
        var (apiVersion, kind) = (writer.TextOf("apiVersion"u8), writer.TextOf("kind"u8));
        writer.WriteDocument(MessagePlan.Of(TypeOf(apiVersion, kind)));
        var (before, after) = Envelope(apiVersion, kind, writer.Length);
        return [.. before, .. writer.Written, .. after];
    }

    /// <summary>The message of an object alone, or of a part of one.</summary>
    /// <inheritdoc cref="FromJson"/>
    public static byte[] Message(ReadOnlyMemory<byte> json, TypeSchema type)
    {
        using var writer = new MessageWriter(json.Span);
        writer.Read();
        writer.WriteDocument(MessagePlan.Of(type));
        return writer.Written.ToArray();
    }

    /// <summary>What stands before and behind the message of an object.</summary>
    /// <param name="length">Of the message.</param>
    public static (byte[] Before, byte[] After) Envelope(string apiVersion, string kind, long length)
    {
        var version = Encoding.UTF8.GetBytes(apiVersion);
        var name = Encoding.UTF8.GetBytes(kind);
        byte[] type = [.. FieldHead(1, version.Length), .. version, .. FieldHead(2, name.Length), .. name];
        return ([.. Magic, .. FieldHead(1, type.Length), .. type, .. FieldHead(2, length)], Tail.ToArray());
    }

    /// <summary>What stands before a message, a string or bytes that are a field.</summary>
    /// <param name="number">At most 15.</param>
    public static byte[] FieldHead(int number, long length)
    {
        Span<byte> head = stackalloc byte[12];
        head[0] = checked((byte)((number << 3) | (int)WireForm.Bytes));
        var at = 1;
        for (; length > 0x7f; length >>= 7)
            head[at++] = (byte)(length | 0x80);
        head[at++] = (byte)length;
        return head[..at].ToArray();
    }

    /// <exception cref="FormatException">Not in this form, or of a kind that is not known.</exception>
    public static byte[] ToJson(ReadOnlySpan<byte> bytes)
    {
        if (!bytes.StartsWith(Magic))
            throw new FormatException(
                "provided data does not appear to be a protobuf message, expected prefix [107 56 115 0]"
            );
        bytes = bytes[Magic.Length..];
        var about = MessageReader.Find(bytes, 1);
        var apiVersion = Encoding.UTF8.GetString(MessageReader.Find(about, 1));
        var kind = Encoding.UTF8.GetString(MessageReader.Find(about, 2));
        var plan = MessagePlan.Of(TypeOf(apiVersion, kind));
        var buffer = new ArrayBufferWriter<byte>(bytes.Length * 2 + 256);
        using (var writer = new Utf8JsonWriter(buffer, Writing))
        {
            writer.WriteStartObject();
            writer.WriteString("kind", kind);
            writer.WriteString("apiVersion", apiVersion);
            new MessageReader(writer).ReadFields(MessageReader.Find(bytes, 2), plan.Fields, 0);
            writer.WriteEndObject();
        }
        return buffer.WrittenSpan.ToArray();
    }

    private static TypeSchema TypeOf(string apiVersion, string kind) =>
        Find(apiVersion, kind)
        ?? throw new FormatException($"no kind \"{kind}\" is registered for version \"{apiVersion}\"");
}
