using System.Globalization;
using System.Text.Json.Nodes;
using Arktos.Api.Json;
using Arktos.Api.Schemas;
using Google.Protobuf;

namespace Arktos.Api.Protobuf;

/// <summary>
/// Reads Kubernetes' protobuf form: "k8s\0", then a runtime.Unknown {typeMeta = 1 {apiVersion = 1, kind = 2}, raw = 2},
/// whose raw bytes are the object's message. Comes out as JSON by the type facts, so that everything behind it sees one
/// form only. Writing it is not supported: answers are JSON.
/// </summary>
public static class KubeProtobuf
{
    public const string MediaType = "application/vnd.kubernetes.protobuf";

    private const int DepthMax = 100;
    private static ReadOnlySpan<byte> Magic => "k8s\0"u8;

    /// <exception cref="FormatException">Not in this form, or of a kind that is not known.</exception>
    /// <param name="find">The type of a kind.</param>
    public static byte[] ToJson(byte[] bytes, Func<string, string, TypeSchema?> find)
    {
        if (!bytes.AsSpan().StartsWith(Magic))
            throw new FormatException(
                "provided data does not appear to be a protobuf message, expected prefix [107 56 115 0]"
            );
        try
        {
            var (apiVersion, kind, raw) = ("", "", Array.Empty<byte>());
            var input = new CodedInputStream(bytes, Magic.Length, bytes.Length - Magic.Length);
            while (input.ReadTag() is > 0 and var tag)
                switch (WireFormat.GetTagFieldNumber(tag))
                {
                    case 1:
                        (apiVersion, kind) = ReadTypeMeta(input.ReadBytes());
                        break;
                    case 2:
                        raw = input.ReadBytes().ToByteArray();
                        break;
                    default:
                        input.SkipLastField();
                        break;
                }
            var type =
                find(apiVersion, kind)
                ?? throw new FormatException($"no kind \"{kind}\" is registered for version \"{apiVersion}\"");
            var document = new JsonObject { ["kind"] = kind, ["apiVersion"] = apiVersion };
            ReadMessage(raw, type, document, 0);
            return JsonTree.Encode(document);
        }
        catch (InvalidProtocolBufferException e)
        {
            throw new FormatException($"proto: {e.Message}");
        }
    }

    private static (string, string) ReadTypeMeta(ByteString bytes)
    {
        var (apiVersion, kind) = ("", "");
        var input = bytes.CreateCodedInput();
        while (input.ReadTag() is > 0 and var tag)
            switch (WireFormat.GetTagFieldNumber(tag))
            {
                case 1:
                    apiVersion = input.ReadString();
                    break;
                case 2:
                    kind = input.ReadString();
                    break;
                default:
                    input.SkipLastField();
                    break;
            }
        return (apiVersion, kind);
    }

    private static void ReadMessage(byte[] bytes, TypeSchema type, JsonObject into, int depth)
    {
        if (depth > DepthMax)
            throw new FormatException("proto: message is too deep");
        var input = new CodedInputStream(bytes);
        while (input.ReadTag() is > 0 and var tag)
        {
            var number = WireFormat.GetTagFieldNumber(tag);
            if (type.Fields.FirstOrDefault(f => f.ProtoNumber == number) is { } field)
                ReadField(input, WireFormat.GetTagWireType(tag), field, into, depth);
            else if (type.Inlined.FirstOrDefault(i => i.ProtoNumber == number) is { Type: { } inlined })
                ReadMessage(input.ReadBytes().ToByteArray(), inlined, into, depth + 1);
            else
                input.SkipLastField();
        }
    }

    private static void ReadField(
        CodedInputStream input,
        WireFormat.WireType wire,
        FieldSchema field,
        JsonObject into,
        int depth
    )
    {
        switch (field.Shape.Kind)
        {
            case ShapeKind.List:
                if (into[field.Name] is not JsonArray list)
                    into[field.Name] = list = [];
                if (
                    wire == WireFormat.WireType.LengthDelimited
                    && field.Shape.Element!.Kind is ShapeKind.Integer or ShapeKind.Boolean
                )
                {
                    var packed = input.ReadBytes().CreateCodedInput();
                    while (!packed.IsAtEnd)
                        list.Add(ReadValue(packed, field.Shape.Element, depth));
                }
                else
                    list.Add(ReadValue(input, field.Shape.Element!, depth));
                break;
            case ShapeKind.Map:
                if (into[field.Name] is not JsonObject map)
                    into[field.Name] = map = [];
                var entry = input.ReadBytes().CreateCodedInput();
                var (key, value) = ("", (JsonNode?)null);
                while (entry.ReadTag() is > 0 and var tag)
                    switch (WireFormat.GetTagFieldNumber(tag))
                    {
                        case 1:
                            key = entry.ReadString();
                            break;
                        // A list as a map's value is a message of its own, with the items as field 1.
                        case 2 when field.Shape.Element!.Kind == ShapeKind.List:
                            value = ReadItems(entry.ReadBytes(), field.Shape.Element.Element!, depth);
                            break;
                        case 2:
                            value = ReadValue(entry, field.Shape.Element!, depth);
                            break;
                        default:
                            entry.SkipLastField();
                            break;
                    }
                map[key] = value ?? (field.Shape.Element!.Kind is ShapeKind.Text or ShapeKind.Bytes ? "" : null);
                break;
            default:
                into[field.Name] = ReadValue(input, field.Shape, depth);
                break;
        }
    }

    private static JsonArray ReadItems(ByteString bytes, Shape element, int depth)
    {
        var list = new JsonArray();
        var input = bytes.CreateCodedInput();
        while (input.ReadTag() is > 0 and var tag)
            if (WireFormat.GetTagFieldNumber(tag) == 1)
                list.Add(ReadValue(input, element, depth));
            else
                input.SkipLastField();
        return list;
    }

    private static JsonNode? ReadValue(CodedInputStream input, Shape shape, int depth)
    {
        switch (shape.Kind)
        {
            case ShapeKind.Text when shape.GoType is "metav1.Duration" or "Duration":
                return ReadDuration(input.ReadBytes());
            case ShapeKind.Text:
                return input.ReadString();
            case ShapeKind.Integer:
                return shape.GoType == "int64" ? input.ReadInt64() : input.ReadInt32();
            case ShapeKind.Boolean:
                return input.ReadBool();
            case ShapeKind.Number:
                return input.ReadDouble();
            case ShapeKind.Bytes:
                return Convert.ToBase64String(input.ReadBytes().Span);
            case ShapeKind.Time:
                return ReadTime(input.ReadBytes(), "yyyy-MM-dd'T'HH:mm:ss'Z'");
            case ShapeKind.MicroTime:
                return ReadTime(input.ReadBytes(), "yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'");
            case ShapeKind.Quantity:
                return ReadSole(input.ReadBytes());
            case ShapeKind.IntOrString:
                return ReadIntOrString(input.ReadBytes());
            case ShapeKind.Any:
                return ReadRaw(input.ReadBytes());
            case ShapeKind.Struct:
                var inner = new JsonObject();
                ReadMessage(input.ReadBytes().ToByteArray(), shape.Struct!, inner, depth + 1);
                return inner;
            default:
                throw new FormatException("proto: a list of lists");
        }
    }

    // The zero time is none.
    private static JsonNode? ReadTime(ByteString bytes, string format)
    {
        var (seconds, nanos) = (0L, 0);
        var input = bytes.CreateCodedInput();
        while (input.ReadTag() is > 0 and var tag)
            switch (WireFormat.GetTagFieldNumber(tag))
            {
                case 1:
                    seconds = input.ReadInt64();
                    break;
                case 2:
                    nanos = input.ReadInt32();
                    break;
                default:
                    input.SkipLastField();
                    break;
            }
        if (bytes.IsEmpty || seconds is < -62_135_596_800 or > 253_402_300_799)
            return null;
        return DateTimeOffset
            .FromUnixTimeSeconds(seconds)
            .AddTicks(nanos / 100)
            .UtcDateTime.ToString(format, CultureInfo.InvariantCulture);
    }

    private static JsonNode ReadIntOrString(ByteString bytes)
    {
        var (type, number, text) = (0L, 0, "");
        var input = bytes.CreateCodedInput();
        while (input.ReadTag() is > 0 and var tag)
            switch (WireFormat.GetTagFieldNumber(tag))
            {
                case 1:
                    type = input.ReadInt64();
                    break;
                case 2:
                    number = input.ReadInt32();
                    break;
                case 3:
                    text = input.ReadString();
                    break;
                default:
                    input.SkipLastField();
                    break;
            }
        return type == 0 ? number : text;
    }

    private static JsonNode ReadSole(ByteString bytes)
    {
        var text = "0";
        var input = bytes.CreateCodedInput();
        while (input.ReadTag() is > 0 and var tag)
            if (WireFormat.GetTagFieldNumber(tag) == 1)
                text = input.ReadString();
            else
                input.SkipLastField();
        return text;
    }

    private static JsonNode ReadDuration(ByteString bytes)
    {
        var nanoseconds = 0L;
        var input = bytes.CreateCodedInput();
        while (input.ReadTag() is > 0 and var tag)
            if (WireFormat.GetTagFieldNumber(tag) == 1)
                nanoseconds = input.ReadInt64();
            else
                input.SkipLastField();
        return $"{nanoseconds / 1e9m:0.#########}s";
    }

    private static JsonNode? ReadRaw(ByteString bytes)
    {
        JsonNode? raw = null;
        var input = bytes.CreateCodedInput();
        while (input.ReadTag() is > 0 and var tag)
            if (WireFormat.GetTagFieldNumber(tag) == 1)
                raw = JsonTree.Parse(input.ReadBytes().Span);
            else
                input.SkipLastField();
        return raw;
    }
}
