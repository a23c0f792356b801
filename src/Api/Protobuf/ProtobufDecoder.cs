using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Arktos.Api.Json;
using Arktos.Api.Schemas;
using Google.Protobuf;

namespace Arktos.Api.Protobuf;

/// <summary>
/// Reads API objects in Kubernetes' protobuf form: the magic "k8s" 00, then <c>Unknown {typeMeta = 1 {apiVersion = 1, kind = 2}, raw = 2}</c>, where raw is the
/// object's message. Field numbers come from the type facts; the result is the object's JSON. Fields that the facts do not know are skipped, as protobuf has it.
/// </summary>
public static class ProtobufDecoder
{
    public const string MediaType = "application/vnd.kubernetes.protobuf";

    private const int DepthMax = 64;

    private static ReadOnlySpan<byte> Magic => "k8s\0"u8;

    /// <summary>The object as JSON, with kind and apiVersion.</summary>
    /// <exception cref="FormatException">The bytes are no such form, or of a type that is not known here.</exception>
    public static byte[] ToJson(ReadOnlySpan<byte> bytes)
    {
        if (!bytes.StartsWith(Magic)) throw new FormatException("provided data does not appear to be a protobuf message, expected prefix [107 56 115 0]");
        try
        {
            var (apiVersion, kind, raw) = ReadUnknown(bytes[Magic.Length..].ToArray());
            var slash = apiVersion.IndexOf('/');
            var type = SchemaCatalog.Instance.Find(slash < 0 ? "" : apiVersion[..slash], kind) ?? SchemaCatalog.Instance.FindMeta(kind) ?? throw new FormatException($"no kind \"{kind}\" is registered for version \"{apiVersion}\"");
            var o = new JsonObject { ["kind"] = kind, ["apiVersion"] = apiVersion };
            ReadStruct(raw, type, o, 0);
            return KubeJson.Encode(o);
        }
        catch (Exception e) when (e is InvalidProtocolBufferException or InvalidOperationException or ArgumentException) { throw new FormatException($"the protobuf message is damaged: {e.Message}", e); }
    }

    private static (string ApiVersion, string Kind, byte[] Raw) ReadUnknown(byte[] bytes)
    {
        string apiVersion = "", kind = "";
        byte[] raw = [];
        foreach (var (number, input) in Fields(bytes))
            switch (number)
            {
                case 1:
                    foreach (var (inner, typeMeta) in Fields(input.ReadBytes().ToByteArray()))
                        if (inner == 1) apiVersion = typeMeta.ReadString();
                        else if (inner == 2) kind = typeMeta.ReadString();
                        else typeMeta.SkipLastField();
                    break;
                case 2: raw = input.ReadBytes().ToByteArray(); break;
                default: input.SkipLastField(); break;
            }
        return (apiVersion, kind, raw);
    }

    private static void ReadStruct(byte[] bytes, TypeSchema type, JsonObject into, int depth)
    {
        if (depth > DepthMax) throw new FormatException($"the message is nested deeper than {DepthMax}");
        foreach (var (number, input) in Fields(bytes))
        {
            if (!type.ProtobufFields.TryGetValue(number, out var field)) { input.SkipLastField(); continue; }
            if (field.Name.Length == 0 && field.Shape.Struct is { } inlined) ReadStruct(input.ReadBytes().ToByteArray(), inlined, into, depth + 1);
            else ReadField(input, field, into, depth);
        }
    }

    private static void ReadField(CodedInputStream input, ProtobufField field, JsonObject into, int depth)
    {
        switch (field.Shape.Kind)
        {
            case ShapeKind.List:
                if (into[field.Name] is not JsonArray list) into[field.Name] = list = [];
                list.Add(ReadValue(input, field.Shape.Element!, depth));
                break;
            case ShapeKind.Map:
                if (into[field.Name] is not JsonObject map) into[field.Name] = map = [];
                ReadEntry(input.ReadBytes().ToByteArray(), field.Shape.Element!, map, depth);
                break;
            default:
                into[field.Name] = ReadValue(input, field.Shape, depth);
                break;
        }
    }

    private static void ReadEntry(byte[] bytes, Shape element, JsonObject map, int depth)
    {
        var key = "";
        JsonNode? value = element.Kind switch { ShapeKind.Text => "", ShapeKind.Bytes => "", _ => null };
        foreach (var (number, input) in Fields(bytes))
            if (number == 1) key = input.ReadString();
            else if (number == 2) value = ReadValue(input, element, depth);
            else input.SkipLastField();
        map[key] = value;
    }

    private static JsonNode? ReadValue(CodedInputStream input, Shape shape, int depth) => shape.Kind switch
    {
        ShapeKind.Text when shape.GoType == "metav1.Duration" => ReadDuration(input.ReadBytes().ToByteArray()),
        ShapeKind.Text => input.ReadString(),
        ShapeKind.Integer => input.ReadInt64(),
        ShapeKind.Number => input.ReadDouble(),
        ShapeKind.Boolean => input.ReadBool(),
        ShapeKind.Bytes => Convert.ToBase64String(input.ReadBytes().Span),
        ShapeKind.Time => ReadTime(input.ReadBytes().ToByteArray(), "yyyy-MM-dd'T'HH:mm:ss'Z'"),
        ShapeKind.MicroTime => ReadTime(input.ReadBytes().ToByteArray(), "yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'"),
        ShapeKind.Quantity => ReadText(input.ReadBytes().ToByteArray(), "0"),
        ShapeKind.IntOrString => ReadIntOrString(input.ReadBytes().ToByteArray()),
        ShapeKind.Any => ReadRaw(input.ReadBytes().ToByteArray()),
        ShapeKind.Struct => ReadNested(input.ReadBytes().ToByteArray(), shape.Struct!, depth),
        ShapeKind.List => ReadItems(input.ReadBytes().ToByteArray(), shape.Element!, depth),
        _ => throw new FormatException($"a {shape.Kind} cannot stand here"),
    };

    private static JsonObject ReadNested(byte[] bytes, TypeSchema type, int depth)
    {
        var nested = new JsonObject();
        ReadStruct(bytes, type, nested, depth + 1);
        return nested;
    }

    /// <summary>A list as the value of a map is a message: <c>{items = 1}</c>.</summary>
    private static JsonArray ReadItems(byte[] bytes, Shape element, int depth)
    {
        var items = new JsonArray();
        foreach (var (number, input) in Fields(bytes))
            if (number == 1) items.Add(ReadValue(input, element, depth + 1));
            else input.SkipLastField();
        return items;
    }

    /// <summary><c>{seconds = 1, nanos = 2}</c>; an empty message is no time.</summary>
    private static JsonNode? ReadTime(byte[] bytes, string format)
    {
        if (bytes.Length == 0) return null;
        long seconds = 0, nanos = 0;
        foreach (var (number, input) in Fields(bytes))
            if (number == 1) seconds = input.ReadInt64();
            else if (number == 2) nanos = input.ReadInt64();
            else input.SkipLastField();
        return DateTimeOffset.FromUnixTimeSeconds(seconds).AddTicks(nanos / TimeSpan.NanosecondsPerTick).UtcDateTime.ToString(format, CultureInfo.InvariantCulture);
    }

    private static string ReadDuration(byte[] bytes)
    {
        long nanoseconds = 0;
        foreach (var (number, input) in Fields(bytes))
            if (number == 1) nanoseconds = input.ReadInt64();
            else input.SkipLastField();
        return (nanoseconds / 1e9).ToString("0.#########", CultureInfo.InvariantCulture) + "s";
    }

    private static string ReadText(byte[] bytes, string absent)
    {
        var text = absent;
        foreach (var (number, input) in Fields(bytes))
            if (number == 1) text = input.ReadString();
            else input.SkipLastField();
        return text.Length == 0 ? absent : text;
    }

    private static JsonNode ReadIntOrString(byte[] bytes)
    {
        long type = 0, value = 0;
        var text = "";
        foreach (var (number, input) in Fields(bytes))
            switch (number)
            {
                case 1: type = input.ReadInt64(); break;
                case 2: value = input.ReadInt64(); break;
                case 3: text = input.ReadString(); break;
                default: input.SkipLastField(); break;
            }
        return type == 1 ? text : value;
    }

    /// <summary><c>{raw = 1}</c>: JSON as it is.</summary>
    private static JsonNode? ReadRaw(byte[] bytes)
    {
        var text = ReadText(bytes, "null");
        try { return JsonNode.Parse(Encoding.UTF8.GetBytes(text)); }
        catch (System.Text.Json.JsonException e) { throw new FormatException($"raw data within the message is no JSON: {e.Message}", e); }
    }

    /// <summary>Walks a message: whoever takes a field reads or skips it.</summary>
    private static IEnumerable<(int Number, CodedInputStream Input)> Fields(byte[] bytes)
    {
        var input = new CodedInputStream(bytes);
        for (uint tag; (tag = input.ReadTag()) != 0;) yield return (WireFormat.GetTagFieldNumber(tag), input);
    }
}
