using System.Collections.Concurrent;
using System.Globalization;
using Arktos.Api;

namespace Arktos.Controllers.Ownership;

/// <summary>
/// Objects as this process wrote them last, for as long as the cache does not show that yet: who decides by the newest
/// never decides by a state from before its own write. Bounded by the writes that the cache has not shown, as long as
/// objects that are gone are forgotten. Thread-safe.
/// </summary>
internal sealed class WrittenObjects<T>
    where T : class, IKubeObject
{
    private readonly ConcurrentDictionary<string, T> _written = new();

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

    public void Wrote(T o) => _written[o.Metadata.Uid] = o;

    public void Forget(string uid) => _written.TryRemove(uid, out _);

    /// <summary>Of one object the later version is the greater number.</summary>
    public static ulong VersionOf(IKubeObject o) =>
        ulong.TryParse(o.Metadata.ResourceVersion, NumberStyles.None, CultureInfo.InvariantCulture, out var version)
            ? version
            : 0;
}
