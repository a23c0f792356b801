using System.Globalization;
using Arktos.Api;
using Arktos.Client.Resources;

namespace Arktos.Client.Informers;

/// <summary>
/// Objects by key, with indexes. Objects are shared and must not be changed. Thread-safe; one writer.
/// </summary>
internal sealed class ObjectCache<T>
    where T : class, IKubeObject
{
    private readonly Lock _lock = new();
    private readonly Dictionary<ObjectKey, T> _objects = [];
    private readonly Dictionary<string, Index> _indexes = [];

    public int Count
    {
        get
        {
            lock (_lock)
                return _objects.Count;
        }
    }

    public void AddIndex(string name, Func<T, IEnumerable<string>> values)
    {
        lock (_lock)
            _indexes.Add(name, new Index(values));
    }

    public T? Get(ObjectKey key)
    {
        lock (_lock)
            return _objects.GetValueOrDefault(key);
    }

    public List<T> List()
    {
        lock (_lock)
            return [.. _objects.Values];
    }

    public List<ObjectKey> Keys()
    {
        lock (_lock)
            return [.. _objects.Keys];
    }

    public List<T> ByIndex(string name, string value)
    {
        lock (_lock)
            return _indexes[name].Keys.TryGetValue(value, out var keys) ? [.. keys.Select(k => _objects[k])] : [];
    }

    /// <summary>
    /// False when the cache has a newer revision of the same object. What an index function throws comes out, and
    /// nothing has changed then.
    /// </summary>
    public bool TryPut(T o, out T? before)
    {
        lock (_lock)
        {
            var key = ObjectKey.Of(o);
            var values = _indexes.Values.Select(i => (Index: i, Values: i.Values(o).ToList())).ToList();
            if (_objects.TryGetValue(key, out before))
            {
                if (before.Metadata.Uid == o.Metadata.Uid && Revision(o) < Revision(before))
                    return false;
                Unindex(key, before);
            }
            _objects[key] = o;
            foreach (var (index, of) in values)
            foreach (var value in of)
            {
                if (!index.Keys.TryGetValue(value, out var keys))
                    index.Keys.Add(value, keys = []);
                keys.Add(key);
            }
            return true;
        }
    }

    public bool TryRemove(ObjectKey key, out T? before)
    {
        lock (_lock)
        {
            if (!_objects.Remove(key, out before))
                return false;
            Unindex(key, before);
            return true;
        }
    }

    private void Unindex(ObjectKey key, T before)
    {
        foreach (var index in _indexes.Values)
        foreach (var value in index.Values(before))
            if (index.Keys.TryGetValue(value, out var keys) && keys.Remove(key) && keys.Count == 0)
                index.Keys.Remove(value);
    }

    private static long Revision(T o) =>
        long.TryParse(o.Metadata.ResourceVersion, NumberStyles.None, CultureInfo.InvariantCulture, out var revision)
            ? revision
            : 0;

    private sealed class Index(Func<T, IEnumerable<string>> values)
    {
        public Func<T, IEnumerable<string>> Values { get; } = values;

        public Dictionary<string, HashSet<ObjectKey>> Keys { get; } = new(StringComparer.Ordinal);
    }
}
