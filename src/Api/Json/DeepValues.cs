using System.Text.Json;

namespace Arktos.Api.Json;

/// <summary>
/// A value of the API that is copied, compared, read and written field by field, as generated code does it. Lists and
/// maps that are empty equal those that are absent, as in the JSON that is stored.
/// </summary>
public interface IApiValue
{
    /// <summary>A copy that shares nothing that can be changed.</summary>
    object CloneValue();

    bool EqualsValue(object? other);

    /// <summary>The JSON of <see cref="KubeJson"/>.</summary>
    void WriteJson(Utf8JsonWriter writer);
}

/// <inheritdoc cref="IApiValue"/>
public interface IApiValue<TSelf> : IApiValue
    where TSelf : class
{
    TSelf DeepClone();

    bool DeepEquals(TSelf? other);

    /// <summary>From the value's first token to its last; null: it is null.</summary>
    /// <inheritdoc cref="JsonRead.Value{T}"/>
    static abstract TSelf? ReadJson(ref Utf8JsonReader reader, bool managers);
}

/// <summary>What generated copies and comparisons are made of.</summary>
public static class DeepValues
{
    public static byte[]? Clone(byte[]? bytes) => bytes?.AsSpan().ToArray();

    public static List<T>? Copy<T>(List<T>? list) => list is null ? null : [.. list];

    public static Map<T>? Copy<T>(Map<T>? map) => map is null ? null : new Map<T>(map);

    public static List<T>? Clone<T>(List<T>? list, Func<T, T> clone)
    {
        if (list is null)
            return null;
        var copy = new List<T>(list.Count);
        foreach (var item in list)
            copy.Add(item is null ? item : clone(item));
        return copy;
    }

    public static Map<T>? Clone<T>(Map<T>? map, Func<T, T> clone)
    {
        if (map is null)
            return null;
        var copy = new Map<T>();
        foreach (var (key, value) in map)
            copy.Add(key, value is null ? value : clone(value));
        return copy;
    }

    public static bool Same<T>(T? a, T? b)
        where T : class, IApiValue<T> => a is null ? b is null : a.DeepEquals(b);

    /// <summary>Lists of such values; an absent one equals an empty one.</summary>
    public static bool Same<T>(List<T>? a, List<T>? b)
        where T : class, IApiValue<T> => Same(a, b, static (x, y) => x.DeepEquals(y));

    public static bool Same<T>(List<T>? a, List<T>? b, Func<T, T, bool> same)
    {
        if ((a?.Count ?? 0) != (b?.Count ?? 0))
            return false;
        for (var i = 0; i < (a?.Count ?? 0); i++)
            if (a![i] is null || b![i] is null ? a[i] is not null || b![i] is not null : !same(a[i], b[i]))
                return false;
        return true;
    }

    public static bool Same<T>(Map<T>? a, Map<T>? b, Func<T, T, bool> same)
    {
        if ((a?.Count ?? 0) != (b?.Count ?? 0))
            return false;
        foreach (var (key, value) in a ?? [])
            if (
                !b!.TryGetValue(key, out var other)
                || (value is null || other is null ? value is not null || other is not null : !same(value, other))
            )
                return false;
        return true;
    }

    public static bool Same(byte[]? a, byte[]? b) => (a ?? []).AsSpan().SequenceEqual(b ?? []);

    public static bool Same(JsonElement? a, JsonElement? b) =>
        (a is { ValueKind: not JsonValueKind.Undefined } x, b is { ValueKind: not JsonValueKind.Undefined } y) switch
        {
            (true, true) => JsonElement.DeepEquals(a!.Value, b!.Value),
            (false, false) => true,
            _ => false,
        };

    /// <summary>Times are stored by the second.</summary>
    public static bool SameSeconds(DateTimeOffset? a, DateTimeOffset? b) =>
        a?.ToUnixTimeSeconds() == b?.ToUnixTimeSeconds();

    /// <summary>Micro times are stored by the microsecond.</summary>
    public static bool SameMicros(DateTimeOffset? a, DateTimeOffset? b) =>
        a?.UtcTicks / TimeSpan.TicksPerMicrosecond == b?.UtcTicks / TimeSpan.TicksPerMicrosecond;
}
