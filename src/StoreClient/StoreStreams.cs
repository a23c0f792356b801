namespace Arktos.StoreClient;

/// <summary>A stream to one store that many callers share.</summary>
internal interface IStoreStream : IDisposable
{
    StoreChannel Channel { get; }

    bool IsBroken { get; }
}

/// <summary>A stream to each store, opened when it is wanted. Thread-safe.</summary>
internal sealed class StoreStreams<T>(Func<StoreChannel, T> open) : IDisposable
    where T : class, IStoreStream
{
    private readonly Dictionary<StoreId, T> _streams = [];
    private bool _disposed;

    /// <summary>
    /// The stream to a store: one is opened when there is none, when it broke, or when the store's address is another.
    /// </summary>
    public T To(StoreId store, StoreChannel channel)
    {
        lock (_streams)
        {
            ObjectDisposedException.ThrowIf(_disposed, this);
            if (_streams.TryGetValue(store, out var stream))
            {
                if (!stream.IsBroken && stream.Channel == channel)
                    return stream;
                stream.Dispose();
            }
            return _streams[store] = open(channel);
        }
    }

    public void Dispose()
    {
        lock (_streams)
        {
            _disposed = true;
            foreach (var stream in _streams.Values)
                stream.Dispose();
        }
    }
}
