namespace Arktos.StoreClient;

/// <summary>A link to each store, made when it is wanted. Thread-safe.</summary>
internal sealed class StoreLinks : IDisposable
{
    private readonly Dictionary<StoreId, StoreLink> _links = [];
    private bool _disposed;

    /// <summary>
    /// The link to a store: one is made when there is none, when it broke, or when the store's address is another.
    /// </summary>
    public StoreLink To(StoreId store, StoreChannel channel)
    {
        lock (_links)
        {
            ObjectDisposedException.ThrowIf(_disposed, this);
            if (_links.TryGetValue(store, out var link))
            {
                if (!link.IsBroken && link.Channel == channel)
                    return link;
                link.Dispose();
            }
            return _links[store] = new StoreLink(channel);
        }
    }

    public void Dispose()
    {
        lock (_links)
        {
            _disposed = true;
            foreach (var link in _links.Values)
                link.Dispose();
        }
    }
}
