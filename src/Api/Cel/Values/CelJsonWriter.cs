using System.Text.Json.Nodes;

namespace Arktos.Api.Cel;

/// <summary>
/// Values as JSON, for what expressions make. Parts of a value may be shared within it many times over, so that what
/// comes out is bounded. One value; not thread-safe.
/// </summary>
/// <param name="sizeMax">Of what comes out, in characters of its texts and names and one for each value.</param>
public sealed class CelJsonWriter(long sizeMax)
{
    private const int DepthMax = 100;

    private long _written;

    /// <summary>Why there is no JSON; empty: there is.</summary>
    public string Fault { get; private set; } = "";

    /// <param name="path">The name that the type of an object must have here, which is that of its place: below
    /// <c>Object</c> there is <c>Object.spec</c>. Empty: types may have any names.</param>
    /// <returns>False: <see cref="Fault"/> says why.</returns>
    public bool TryWrite(in CelValue value, string path, out JsonNode? node) => TryWrite(value, path, 0, out node);

    private bool TryWrite(in CelValue value, string path, int depth, out JsonNode? node)
    {
        node = null;
        if (depth > DepthMax)
            return Fail($"a value is nested more than {DepthMax} levels deep");
        var size = 1 + (value.Kind is CelKind.String or CelKind.Bytes ? value.Size : 0);
        if ((_written += size) > sizeMax)
            return Fail($"the value is larger than {sizeMax} characters");
        switch (value.Kind)
        {
            case CelKind.Null:
                return true;
            case CelKind.Bool:
                node = value.AsBool;
                return true;
            case CelKind.Int:
                node = value.AsInt;
                return true;
            case CelKind.Uint:
                node = value.AsUint;
                return true;
            case CelKind.Double when double.IsFinite(value.AsDouble):
                node = value.AsDouble;
                return true;
            case CelKind.String or CelKind.Timestamp or CelKind.Duration:
                node = CelConvert.ToText(value).AsString;
                return true;
            case CelKind.Bytes:
                node = Convert.ToBase64String(value.AsBytes);
                return true;
            case CelKind.List:
                return TryList(value.AsList, path, depth, out node);
            case CelKind.Map:
                return TryMap(value.AsMap, path, depth, out node);
            default:
                return Fail(value.IsFailure ? value.ErrorMessage : $"a value of type {value.RuntimeType} is no JSON");
        }
    }

    private bool TryList(CelList list, string path, int depth, out JsonNode? node)
    {
        var array = new JsonArray();
        node = array;
        for (var i = 0; i < list.Count; i++)
        {
            if (!TryWrite(list[i], path, depth + 1, out var item))
                return false;
            array.Add(item);
        }
        return true;
    }

    private bool TryMap(CelMap map, string path, int depth, out JsonNode? node)
    {
        var fields = new JsonObject();
        node = fields;
        var isMessage = map is CelMessage;
        if (isMessage && path.Length > 0 && map.ObjectType!.Name != path)
            return Fail(
                $"type mismatch: unexpected type name \"{map.ObjectType.Name}\", expected \"{path}\", which matches "
                    + "field name path from root Object type"
            );
        for (var i = 0; i < map.Count; i++)
        {
            var key = map.KeyAt(i);
            if (!map.TryGet(key, out var entry))
                continue;
            var name = CelConvert.ToText(key).AsString;
            _written += name.Length;
            if (!TryWrite(entry, isMessage && path.Length > 0 ? $"{path}.{name}" : path, depth + 1, out var inner))
                return false;
            fields[name] = inner;
        }
        return true;
    }

    private bool Fail(string fault)
    {
        Fault = fault;
        return false;
    }
}
