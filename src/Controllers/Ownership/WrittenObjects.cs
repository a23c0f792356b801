using System.Collections.Concurrent;
using System.Globalization;
using Arktos.Api;
using Arktos.Client.Informers;
using Arktos.Client.Resources;

namespace Arktos.Controllers.Ownership;

/// <summary>
/// Objects as this process wrote them last, for as long as the cache does not show that yet: who decides by the newest
/// never decides by a state from before its own write. Bounded by the writes that the cache has not shown. Thread-safe.
/// </summary>
internal sealed class WrittenObjects<T>
    where T : class, IKubeObject
{
    private readonly ConcurrentDictionary<string, T> _written = new();
    private readonly Informer<T> _cache;

    /// <summary>Adds a handler to the cache.</summary>
    public WrittenObjects(Informer<T> cache)
    {
        _cache = cache;
        cache.AddHandler(new InformerHandler<T> { Deleted = o => _written.TryRemove(o.Metadata.Uid, out _) });
    }

    /// <summary>The cached object, or what was written since.</summary>
    public T Newest(T cached)
    {
        if (!_written.TryGetValue(cached.Metadata.Uid, out var written))
            return cached;
        if (VersionOf(written) > VersionOf(cached))
            return written;
        _written.TryRemove(cached.Metadata.Uid, out _);
        return cached;
    }

    /// <param name="o">As the server answered; the cache has shown it in an earlier state.</param>
    public void Wrote(T o)
    {
        _written[o.Metadata.Uid] = o;
        // Its end may have been shown before.
        if (_cache.Get(ObjectKey.Of(o))?.Metadata.Uid != o.Metadata.Uid)
            _written.TryRemove(o.Metadata.Uid, out _);
    }

    /// <summary>Of one object the later version is the greater number.</summary>
    public static ulong VersionOf(IKubeObject o) =>
        ulong.TryParse(o.Metadata.ResourceVersion, NumberStyles.None, CultureInfo.InvariantCulture, out var version)
            ? version
            : 0;
}
