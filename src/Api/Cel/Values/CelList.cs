using System.Text.Json.Nodes;

namespace Arktos.Api.Cel;

/// <summary>A list. Elements may be failures, where JSON does not have the type that was declared.</summary>
public abstract class CelList
{
    public static CelList Empty { get; } = new CelArray([], 0);

    public abstract int Count { get; }

    /// <summary>The index is within the list.</summary>
    public abstract CelValue this[int index] { get; }
}

/// <summary>Values that an expression made.</summary>
public sealed class CelArray(CelValue[] values, int count) : CelList
{
    public CelArray(CelValue[] values)
        : this(values, values.Length) { }

    public override int Count => count;

    public override CelValue this[int index] => values[index];
}

/// <summary>A JSON array whose elements become values when they are asked for.</summary>
public sealed class CelJsonList(JsonArray array, CelType element) : CelList
{
    public override int Count => array.Count;

    public override CelValue this[int index] => CelJson.ToValue(array[index], element);
}
