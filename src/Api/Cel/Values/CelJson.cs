using System.Text.Json;
using System.Text.Json.Nodes;

namespace Arktos.Api.Cel;

/// <summary>
/// JSON as values of declared types. Arrays and objects are adapted, not copied: the JSON must not change as long as
/// the value is used. What does not have its declared type becomes an error, which shows where it is used.
/// </summary>
public static class CelJson
{
    public static CelValue ToValue(JsonNode? node, CelType type) =>
        node switch
        {
            null => type.MayBeNull ? CelValue.Null : CelValue.Error($"got null, expected {type}"),
            _ when type.Kind == CelTypeKind.Nullable => ToValue(node, type.Element),
            JsonArray array => type.Kind switch
            {
                CelTypeKind.List => CelValue.Of(new CelJsonList(array, type.Element)),
                CelTypeKind.Dyn => CelValue.Of(new CelJsonList(array, CelType.Dyn)),
                _ => Unexpected("list", type),
            },
            JsonObject fields => type.Kind switch
            {
                CelTypeKind.Object => CelValue.Of(new CelJsonObject(fields, type)),
                CelTypeKind.Map => CelValue.Of(new CelJsonMap(fields, type.Value)),
                CelTypeKind.Dyn => CelValue.Of(new CelJsonMap(fields, CelType.Dyn)),
                _ => Unexpected("map", type),
            },
            JsonValue value => Scalar(value, type),
            _ => Unexpected("value", type),
        };

    private static CelValue Scalar(JsonValue value, CelType type)
    {
        switch (value.GetValueKind())
        {
            case JsonValueKind.True or JsonValueKind.False:
                return type.Kind is CelTypeKind.Bool or CelTypeKind.Dyn
                    ? CelValue.Of(value.GetValueKind() == JsonValueKind.True)
                    : Unexpected("bool", type);
            case JsonValueKind.Number:
                return Number(value, type);
            case JsonValueKind.String:
                return value.TryGetValue<string>(out var text) ? Text(text, type) : Text(value.ToString(), type);
            default:
                return Unexpected("value", type);
        }
    }

    private static CelValue Number(JsonValue value, CelType type)
    {
        var isInteger = TryInteger(value, out var integer);
        switch (type.Kind)
        {
            case CelTypeKind.Int or CelTypeKind.Dyn when isInteger:
                return CelValue.Of(integer);
            case CelTypeKind.Uint when isInteger && integer >= 0:
                return CelValue.Of((ulong)integer);
            case CelTypeKind.Double or CelTypeKind.Dyn:
                return CelValue.Of(TryReal(value, out var real) ? real : integer);
            case CelTypeKind.Int when TryReal(value, out var whole) && CelConvert.TryInt(whole, out integer):
                return Math.Floor(whole).Equals(whole) ? CelValue.Of(integer) : Unexpected("double", type);
            default:
                return Unexpected(isInteger ? "int" : "double", type);
        }
    }

    private static bool TryInteger(JsonValue value, out long integer)
    {
        if (value.TryGetValue(out integer))
            return true;
        if (value.TryGetValue<int>(out var small))
        {
            integer = small;
            return true;
        }
        return false;
    }

    private static bool TryReal(JsonValue value, out double real)
    {
        if (value.TryGetValue(out real))
            return true;
        if (!value.TryGetValue<decimal>(out var exact))
            return false;
        real = (double)exact;
        return true;
    }

    private static CelValue Text(string text, CelType type) =>
        type.Kind switch
        {
            CelTypeKind.String or CelTypeKind.Dyn => CelValue.Of(text),
            CelTypeKind.Timestamp => CelTime.ParseTimestampOrDate(text),
            CelTypeKind.Duration => CelTime.ParseDuration(text),
            CelTypeKind.Bytes => Base64(text),
            _ => Unexpected("string", type),
        };

    private static CelValue Base64(string text)
    {
        var buffer = new byte[text.Length / 4 * 3 + 3];
        return Convert.TryFromBase64String(text, buffer, out var length)
            ? CelValue.Of(buffer[..length])
            : CelValue.Error("expected a byte string in base64");
    }

    private static CelValue Unexpected(string found, CelType type) =>
        CelValue.Error($"unexpected type of value: got {found}, expected {type}");
}
