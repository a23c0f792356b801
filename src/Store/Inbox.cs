using System.Collections.Concurrent;

namespace Arktos.Store;

/// <summary>
/// A queue with one taker, which sleeps at once when there is nothing: a <see cref="BlockingCollection{T}"/> spins
/// before it sleeps, and that was half of a worker's time on a machine with two cores, taken from whoever had work. Any
/// thread adds; unbounded, so who adds keeps to a bound (by <see cref="Count"/>, or by room that is given back).
/// </summary>
internal sealed class Inbox<T> : IDisposable
{
    private readonly ConcurrentQueue<T> _items = new();
    private readonly AutoResetEvent _arrived = new(false);
    private int _isAsleep;

    public int Count => _items.Count;

    public void Add(T item)
    {
        _items.Enqueue(item);
        // After the item is there: either it is found by the taker's second look, or the taker is seen asleep here.
        if (Interlocked.CompareExchange(ref _isAsleep, 0, 1) == 1)
            _arrived.Set();
    }

    public bool TryTake([System.Diagnostics.CodeAnalysis.MaybeNullWhen(false)] out T item) =>
        _items.TryDequeue(out item);

    /// <summary>Waits for an item; false also now and then before the time is over.</summary>
    public bool TryTake([System.Diagnostics.CodeAnalysis.MaybeNullWhen(false)] out T item, int milliseconds)
    {
        if (_items.TryDequeue(out item))
            return true;
        if (milliseconds == 0)
            return false;
        Interlocked.Exchange(ref _isAsleep, 1);
        if (_items.IsEmpty)
            _arrived.WaitOne(milliseconds);
        Interlocked.Exchange(ref _isAsleep, 0);
        return _items.TryDequeue(out item);
    }

    public void Dispose() => _arrived.Dispose();
}
