using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Nodes;

namespace Arktos.Api.Cel;

/// <summary>A map, or an object with declared fields. Keys are booleans, integers and strings.</summary>
public abstract class CelMap
{
    public abstract int Count { get; }

    /// <summary>The type of an object; null for a plain map.</summary>
    public virtual CelType? ObjectType => null;

    /// <summary>The entry of a key. A double with an integer's value finds that integer.</summary>
    public abstract bool TryGet(in CelValue key, out CelValue value);

    /// <summary>
    /// The entry of a field as an expression names it (a map has the same entries for keys that are strings).
    /// </summary>
    public virtual bool TryGetField(string name, out CelValue value) => TryGet(CelValue.Of(name), out value);

    /// <summary>
    /// The key at a place, in the order of iteration, which is that of the JSON or of the expression.
    /// </summary>
    public abstract CelValue KeyAt(int index);
}

/// <summary>Entries that an expression made.</summary>
public sealed class CelDictionary : CelMap
{
    private readonly Dictionary<CelValue, CelValue> _entries = new(CelKeyComparer.Instance);
    private readonly List<CelValue> _keys = [];

    public override int Count => _keys.Count;

    /// <summary>False when the key is there already. Only whoever makes the map may call this.</summary>
    public bool TryAdd(in CelValue key, in CelValue value)
    {
        if (!_entries.TryAdd(key, value))
            return false;
        _keys.Add(key);
        return true;
    }

    public override bool TryGet(in CelValue key, out CelValue value) => _entries.TryGetValue(key, out value);

    public override CelValue KeyAt(int index) => _keys[index];
}

/// <summary>An object that an expression made of its type's name: `Type{field: value}`.</summary>
public sealed class CelMessage(CelType type) : CelMap
{
    private readonly List<(string Name, CelValue Value)> _fields = [];

    public override int Count => _fields.Count;

    public override CelType ObjectType => type;

    /// <summary>
    /// Of a field that is given twice the last one counts. Only whoever makes the object may call this.
    /// </summary>
    internal void Set(string name, in CelValue value)
    {
        _fields.RemoveAll(f => f.Name == name);
        _fields.Add((name, value));
    }

    public override bool TryGet(in CelValue key, out CelValue value)
    {
        value = default;
        return key.Kind == CelKind.String && TryGetField(key.AsString, out value);
    }

    public override bool TryGetField(string name, out CelValue value)
    {
        foreach (var field in _fields)
            if (field.Name == name)
            {
                value = field.Value;
                return true;
            }
        value = default;
        return false;
    }

    public override CelValue KeyAt(int index) => CelValue.Of(_fields[index].Name);
}

/// <summary>A JSON object whose keys are free: additionalProperties, or an object of unknown fields.</summary>
public sealed class CelJsonMap(JsonObject entries, CelType valueType) : CelMap
{
    public override int Count => entries.Count;

    public override bool TryGet(in CelValue key, out CelValue value)
    {
        value = default;
        if (key.Kind != CelKind.String || !entries.TryGetPropertyValue(key.AsString, out var node))
            return false;
        value = CelJson.ToValue(node, valueType);
        return true;
    }

    public override CelValue KeyAt(int index) => CelValue.Of(entries.GetAt(index).Key);
}

/// <summary>
/// A JSON object of a declared type. Fields that the type does not have are not seen; names are escaped as
/// <see cref="CelFieldNames"/> says.
/// </summary>
public sealed class CelJsonObject(JsonObject fields, CelType type) : CelMap
{
    public override int Count => fields.Count;

    public override CelType ObjectType => type;

    public override bool TryGet(in CelValue key, out CelValue value)
    {
        value = default;
        return key.Kind == CelKind.String && TryGetField(key.AsString, out value);
    }

    public override bool TryGetField(string name, out CelValue value)
    {
        value = default;
        return type.Object!.TryName(name, out var field)
            && type.Object.FindField(field) is { } fieldType
            && TryGetJsonField(field, fieldType, out value);
    }

    /// <summary>
    /// The field of that name in JSON. A null is a value where the type is nullable, and no field elsewhere.
    /// </summary>
    internal bool TryGetJsonField(string field, CelType fieldType, out CelValue value)
    {
        value = default;
        if (!fields.TryGetPropertyValue(field, out var node))
            return false;
        if (node is null && !fieldType.MayBeNull)
            return false;
        value = CelJson.ToValue(node, fieldType);
        return true;
    }

    public override CelValue KeyAt(int index)
    {
        var field = fields.GetAt(index).Key;
        return CelValue.Of(type.Object!.HasPlainNames ? field : CelFieldNames.Escape(field));
    }
}

/// <summary>Keys that are equal across integers and doubles have one hash.</summary>
internal sealed class CelKeyComparer : IEqualityComparer<CelValue>
{
    public static readonly CelKeyComparer Instance = new();

    public bool Equals(CelValue x, CelValue y) => CelEquality.ScalarsEqual(x, y);

    public int GetHashCode([DisallowNull] CelValue key) =>
        key.Kind switch
        {
            CelKind.String => key.AsString.GetHashCode(StringComparison.Ordinal),
            CelKind.Double => key.AsDouble.GetHashCode(),
            CelKind.Int => ((double)key.AsInt).GetHashCode(),
            CelKind.Uint => ((double)key.AsUint).GetHashCode(),
            _ => key.AsInt.GetHashCode(),
        };
}
