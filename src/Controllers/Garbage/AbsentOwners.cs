namespace Arktos.Controllers.Garbage;

/// <summary>
/// Owners that a live read has shown to be gone, the latest few, so that an owner of many is asked for once. A uid
/// alone says nothing: that it is not where one dependent claims it to be must not be held against another's live
/// owner. Thread-safe.
/// </summary>
internal sealed class AbsentOwners
{
    public const int OwnersMax = 5000;

    private readonly Lock _lock = new();
    private readonly HashSet<OwnerIdentity> _owners = [];
    private readonly Queue<OwnerIdentity> _order = new();

    public bool Contains(OwnerIdentity owner)
    {
        lock (_lock)
            return _owners.Contains(owner);
    }

    public void Add(OwnerIdentity owner)
    {
        lock (_lock)
        {
            if (!_owners.Add(owner))
                return;
            _order.Enqueue(owner);
            if (_order.Count > OwnersMax)
                _owners.Remove(_order.Dequeue());
        }
    }
}
