using Arktos.Client.Resources;
using Microsoft.Extensions.Logging;

namespace Arktos.Client.Informers;

/// <summary>
/// Says of each object that cannot be read that it is passed over, once, and of the first hundred only. One thread.
/// </summary>
internal sealed class UnreadableObjects(string resource, ILogger? logger)
{
    private const int ToldMax = 100;

    private readonly HashSet<string> _told = new(StringComparer.Ordinal);
    private long _count;

    /// <summary>How often one was passed over.</summary>
    public long Count => Interlocked.Read(ref _count);

    public void PassOver(ObjectKey? key, string reason)
    {
        Interlocked.Increment(ref _count);
        var name = key?.ToString() ?? "one without a name";
        if (_told.Count >= ToldMax || !_told.Add(name))
            return;
        logger?.LogError(
            "{Resource} {Object} cannot be read and is passed over; what was known of it stays: {Reason}",
            resource,
            name,
            reason
        );
        if (_told.Count == ToldMax)
            logger?.LogError("more than {Max} {Resource} cannot be read; no more are named", ToldMax, resource);
    }
}
