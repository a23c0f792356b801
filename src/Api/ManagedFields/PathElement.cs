using System.Globalization;
using System.Text;
using System.Text.Json;
using Arktos.Api.Json;
using Arktos.Api.Validation;

namespace Arktos.Api.ManagedFields;

/// <summary>
/// One step from a value to a part of it, in the form of a key of FieldsV1 JSON: <c>f:name</c> is a field or the key of
/// a map, <c>k:{"name":"a"}</c> the element of a list that has these keys (sorted), <c>v:"a"</c> the element of a set,
/// <c>i:3</c> the element at an index.
/// </summary>
public readonly record struct PathElement : IComparable<PathElement>
{
    private readonly string? _text;

    private PathElement(string text) => _text = text;

    public string Text => _text ?? "f:";

    /// <summary>Whether this is a field, or the key of a map.</summary>
    public bool IsField => Text[0] == 'f';

    /// <summary>The field's name; only of a field.</summary>
    public string FieldName => Text[2..];

    public static PathElement Field(string name) => new("f:" + name);

    /// <param name="keys">Names in ordinal order; values in the JSON that <see cref="Canonical"/> gives.</param>
    public static PathElement Keys(IReadOnlyList<(string Name, string Json)> keys)
    {
        // Nearly all lists have one key.
        if (keys.Count == 1)
            return new(string.Concat("k:{", Quoted(keys[0].Name), ":", string.Concat(keys[0].Json, "}")));
        var text = new StringBuilder("k:{");
        foreach (var (name, json) in keys)
        {
            if (text.Length > 3)
                text.Append(',');
            text.Append(Quoted(name)).Append(':').Append(json);
        }
        return new(text.Append('}').ToString());
    }

    /// <param name="json">As <see cref="Canonical"/> gives it.</param>
    public static PathElement Value(string json) => new("v:" + json);

    public static PathElement Index(int index) => new("i:" + index.ToString(CultureInfo.InvariantCulture));

    /// <summary>The JSON of a value in the one form in which equal values are equal text.</summary>
    public static string Canonical(JsonElement value)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.String:
            {
                var raw = System.Runtime.InteropServices.JsonMarshal.GetRawUtf8Value(value);
                return Ascii.IsValid(raw) && raw.IndexOfAny((byte)'\\', (byte)0x7f) < 0
                    ? Encoding.ASCII.GetString(raw)
                    : Quoted(value.GetString()!);
            }
            case JsonValueKind.Number when !value.TryGetInt64(out _) && value.TryGetDecimal(out var number):
                return (number / 1.000000000000000000000000000000m).ToString(CultureInfo.InvariantCulture);
            case JsonValueKind.Number when value.TryGetInt64(out var whole):
                return whole.ToString(CultureInfo.InvariantCulture);
            case JsonValueKind.Object:
                return "{"
                    + string.Join(
                        ',',
                        value
                            .EnumerateObject()
                            .OrderBy(f => f.Name, StringComparer.Ordinal)
                            .Select(f => $"{Quoted(f.Name)}:{Canonical(f.Value)}")
                    )
                    + "}";
            case JsonValueKind.Array:
                return $"[{string.Join(',', value.EnumerateArray().Select(Canonical))}]";
            default:
                return value.GetRawText();
        }
    }

    /// <summary>Reads a key of FieldsV1 JSON.</summary>
    /// <exception cref="FormatException">It is none.</exception>
    public static PathElement Parse(string key)
    {
        if (key.Length < 2 || key[1] != ':')
            throw new FormatException($"missing colon: \"{key}\"");
        var rest = key[2..];
        try
        {
            switch (key[0])
            {
                case 'f':
                    return new(key);
                case 'v':
                    using (var value = JsonDocument.Parse(rest))
                        return Value(Canonical(value.RootElement));
                case 'k':
                    using (var keys = JsonDocument.Parse(rest))
                        return keys.RootElement.ValueKind == JsonValueKind.Object
                            ? new("k:" + Canonical(keys.RootElement))
                            : throw new FormatException($"\"{key}\" holds no object");
                case 'i' when int.TryParse(rest, NumberStyles.None, CultureInfo.InvariantCulture, out var index):
                    return new("i:" + index.ToString(CultureInfo.InvariantCulture));
                default:
                    throw new FormatException($"\"{key}\" is no key of a set of fields");
            }
        }
        catch (JsonException e)
        {
            throw new FormatException($"\"{key}\" holds no JSON: {e.Message}", e);
        }
    }

    /// <summary>Fields, keyed elements, values, indexes; each kind by its text, indexes by number.</summary>
    public int CompareTo(PathElement other)
    {
        var (a, b) = (Text, other.Text);
        if (a[0] != b[0])
            return Rank(a[0]) - Rank(b[0]);
        return a[0] == 'i' && a.Length != b.Length ? a.Length - b.Length : string.CompareOrdinal(a, b);
    }

    /// <summary><c>.name</c>, <c>[name="a"]</c>, <c>[="a"]</c>, <c>[3]</c>: as it stands in a path.</summary>
    public override string ToString()
    {
        switch (Text[0])
        {
            case 'f':
                return "." + FieldName;
            case 'v':
                return $"[={Text.AsSpan(2)}]";
            case 'i':
                return $"[{Text.AsSpan(2)}]";
            default:
                using (var keys = JsonDocument.Parse(Text.AsMemory(2)))
                {
                    var parts = keys.RootElement.EnumerateObject().Select(k => $"{k.Name}={Shown(k.Value)}");
                    return $"[{string.Join(',', parts)}]";
                }
        }
    }

    private static string Shown(JsonElement value) =>
        value.ValueKind == JsonValueKind.String ? GoText.Quote(value.GetString()!) : value.GetRawText();

    private static int Rank(char kind) =>
        kind switch
        {
            'f' => 0,
            'k' => 1,
            'v' => 2,
            _ => 3,
        };

    private static string Quoted(string text) => JsonSerializer.Serialize(text, KubeJson.Options);
}
