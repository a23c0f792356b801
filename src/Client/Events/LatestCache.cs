using System.Diagnostics.CodeAnalysis;

namespace Arktos.Client.Events;

/// <summary>The entries that were used last, up to a number; the one that was not used for longest goes. One
/// thread.</summary>
internal sealed class LatestCache<TKey, TValue>(int entriesMax)
    where TKey : notnull
{
    private readonly Dictionary<TKey, LinkedListNode<(TKey Key, TValue Value)>> _entries = [];
    private readonly LinkedList<(TKey Key, TValue Value)> _byUse = new();

    public int Count => _entries.Count;

    public bool TryGet(TKey key, [MaybeNullWhen(false)] out TValue value)
    {
        value = default;
        if (!_entries.TryGetValue(key, out var entry))
            return false;
        _byUse.Remove(entry);
        _byUse.AddLast(entry);
        value = entry.Value.Value;
        return true;
    }

    public void Set(TKey key, TValue value)
    {
        if (_entries.Remove(key, out var before))
            _byUse.Remove(before);
        _entries[key] = _byUse.AddLast((key, value));
        if (_entries.Count <= entriesMax)
            return;
        _entries.Remove(_byUse.First!.Value.Key);
        _byUse.RemoveFirst();
    }
}
