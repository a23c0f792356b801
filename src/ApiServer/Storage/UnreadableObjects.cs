using Arktos.StoreClient;
using Microsoft.Extensions.Logging;

namespace Arktos.ApiServer.Storage;

/// <summary>
/// Says of stored objects that cannot be decoded (of another version, or put there by hand) that they are passed over:
/// each once, and of a hundred at most. Thread-safe.
/// </summary>
public sealed class UnreadableObjects(ILogger<UnreadableObjects> log)
{
    private const int NamedMax = 100;

    private readonly HashSet<ObjectKey> _named = [];

    public void PassOver(ObjectKey key)
    {
        lock (_named)
            if (_named.Count >= NamedMax || !_named.Add(key))
                return;
        log.LogError("{Key} holds what is no object of its kind; it is passed over: delete or repair it", key);
    }
}
