namespace Arktos.Api.Json;

/// <summary>
/// A string-keyed map whose keys are kept in byte order, so that equal maps always encode to equal JSON.
/// </summary>
public sealed class Map<TValue> : SortedDictionary<string, TValue>
{
    public Map()
        : base(StringComparer.Ordinal) { }

    public Map(IEnumerable<KeyValuePair<string, TValue>> entries)
        : this()
    {
        foreach (var (key, value) in entries)
            this[key] = value;
    }

    public TValue? GetValueOrDefault(string key) => TryGetValue(key, out var value) ? value : default;
}
