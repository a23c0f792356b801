namespace Arktos.Controllers.Garbage;

/// <summary>
/// Uids that a live read has shown to be gone, the latest few, so that an owner of many is asked for once. Thread-safe.
/// </summary>
internal sealed class AbsentOwners
{
    public const int UidsMax = 5000;

    private readonly Lock _lock = new();
    private readonly HashSet<string> _uids = [];
    private readonly Queue<string> _order = new();

    public bool Contains(string uid)
    {
        lock (_lock)
            return _uids.Contains(uid);
    }

    public void Add(string uid)
    {
        lock (_lock)
        {
            if (!_uids.Add(uid))
                return;
            _order.Enqueue(uid);
            if (_order.Count > UidsMax)
                _uids.Remove(_order.Dequeue());
        }
    }
}
