using System.Collections.Concurrent;
using Arktos.Rpc;

namespace Arktos.Store;

/// <summary>
/// A queue with one taker, which sleeps at once when there is nothing: a <see cref="BlockingCollection{T}"/> spins
/// before it sleeps, and that was half of a worker's time on a machine with two cores, taken from whoever had work. Any
/// thread adds; unbounded, so who adds keeps to a bound (by <see cref="Count"/>, or by room that is given back).
/// </summary>
internal sealed class Inbox<T>
{
    private const int Awake = 0,
        Asleep = 1;

    private readonly ConcurrentQueue<T> _items = new();
    private readonly Futex _taker = new();

    public int Count => _items.Count;

    public void Add(T item)
    {
        _items.Enqueue(item);
        // After the item is there: either it is found by the taker's second look, or the taker is seen asleep here.
        if (_taker.TryChange(Asleep, Awake))
            _taker.WakeOne();
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
        _taker.Set(Asleep);
        // Who has added meanwhile has changed that, and nobody waits.
        if (_items.IsEmpty)
            _taker.WaitWhile(Asleep, milliseconds);
        _taker.Set(Awake);
        return _items.TryDequeue(out item);
    }
}
